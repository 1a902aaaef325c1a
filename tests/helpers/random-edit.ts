import type { Random } from '../../src/core/random'
import type { Target } from '../../src/model/edit/at'
import { changeInput, changeNode } from '../../src/model/edit/fields'
import { excludeSeries } from '../../src/model/edit/structure'
import { rebalance, setShare, siblingsUnder, type Locks } from '../../src/model/edit/weights'
import { treeInputs, walkTree } from '../../src/model/tree'
import type { RiskModel } from '../../src/model/types'
import { randomFill, randomMean, randomNorm, randomTransforms } from './random-world'

/** Every node and input below the root. */
export function targetsOf(model: RiskModel): readonly Target[] {
  return walkTree(model.tree).flatMap(({ node }) => siblingsUnder(node).map(({ kind, id }) => ({ kind, id })))
}

export function pick<T>(random: Random, list: readonly T[]): T {
  return list[random.nextInt(list.length)]!
}

/** One edit of any kind. */
export function randomEdit(model: RiskModel, random: Random, locks: Locks): RiskModel {
  const targets = targetsOf(model)
  const { input } = pick(random, treeInputs(model.tree))
  const { node } = pick(random, walkTree(model.tree))
  switch (random.nextInt(8)) {
    case 0:
      return rebalance(model, node.id, locks)
    case 1:
      return changeInput(model, input.id, { norm: randomNorm(random) })
    case 2:
      return changeInput(model, input.id, { fill: randomFill(random), transforms: randomTransforms(random) })
    case 3:
      return changeNode(model, node.id, { aggregation: randomMean(random), minCoverage: random.next() })
    case 4:
      return changeInput(model, input.id, { direction: pick(random, ['lower-is-riskier', null]) })
    case 5:
      return excludeSeries(model, new Set([input.series]))
    default:
      return setShare(model, pick(random, targets), random.next(), locks)
  }
}
