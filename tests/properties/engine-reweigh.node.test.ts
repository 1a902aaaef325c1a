import { describe, expect, it } from 'vitest'
import type { Random } from '../../src/core/random'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { reweigh, runScores } from '../../src/engine/run'
import type { ScoreRun } from '../../src/engine/types'
import type { NodeSpec, RiskModel } from '../../src/model/types'
import { pooledNorm, randomMean } from '../helpers/random-world'
import { forWorlds, sameBits, YEARS } from '../helpers/scored-world'

describe('reweighing', () => {
  it('equals a full run bit for bit, after any chain of edits', () => {
    forWorlds(({ units, records, observations, model, data, random }) => {
      let current = model
      let run = runScores(model, data, YEARS)
      for (let step = random.nextInt(3); step < 3; step += 2) {
        current = edited(current, random)
        if (random.nextInt(2) === 0) for (const reading of run.readings) void reading.nodes
        run = reweigh(run, current)
        const fresh = step === 2 ? data : buildDataSet(units, records, observations)
        expectSameRun(run, runScores(current, fresh, YEARS))
      }
    })
  })
})

function edited(model: RiskModel, random: Random): RiskModel {
  const kind = random.nextInt(4)
  const visit = (node: NodeSpec): NodeSpec => ({
    ...node,
    ...(random.nextInt(3) === 0 && kind === 2 ? { weight: 1 + random.nextInt(5), minCoverage: 0.5 } : {}),
    ...(random.nextInt(3) === 0 && kind === 3 ? { aggregation: randomMean(random) } : {}),
    ...(node.children ? { children: node.children.map(visit) } : {}),
    ...(node.inputs
      ? {
          inputs: node.inputs.map((spec) => {
            if (kind > 1 || random.nextInt(3) > 0) return spec
            return kind === 0
              ? { ...spec, weight: 1 + random.nextInt(5) }
              : { ...spec, norm: pooledNorm(random) }
          }),
        }
      : {}),
  })
  return { ...model, tree: visit(model.tree) }
}

function expectSameRun(a: ScoreRun, b: ScoreRun): void {
  const shape = (run: ScoreRun) =>
    JSON.stringify(run.readings.map(({ spec, nodes }) => [spec, nodes.map(({ spec: own }) => own)]))
  expect(shape(a)).toBe(shape(b))
  const arrays = (run: ScoreRun) => [
    ...run.readings.flatMap(({ values, status, nodes }) => [
      values,
      status,
      ...nodes.flatMap((node) => [
        node.values,
        node.status,
        node.availableShare,
        node.evidenceShare,
        node.filledShare,
      ]),
    ]),
    ...[run.coverage, run.frameworkCoverage, run.filledShare],
    ...[run.ageMonths.newest, run.ageMonths.median, run.ageMonths.oldest],
  ]
  const others = arrays(b)
  expect(arrays(a).findIndex((list, i) => !sameBits(list, others[i]!))).toBe(-1)
}
