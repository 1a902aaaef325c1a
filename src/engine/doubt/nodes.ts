import type { Aggregation } from '../../model/types'
import { meanKind } from '../aggregate/generator'
import type { PlanNode } from '../plan/plan'
import { MeanCode, type DoubtNode, type NodeKernel } from './plan-types'

/** Floor that a mean with an exponent of 0 or less needs, where the model gives none. */
const LEAST_FLOOR = 0.05

/** Own aggregation, then one step less compensation (a weak side counts for more), one step more, half the floor, double
 *  the floor. Where there is no such step, the own one stands in. */
export function nodeKernels(aggregation: Aggregation): readonly NodeKernel[] {
  const mean = meanKind(aggregation)
  if (mean) {
    const own = { code: MeanCode.mean, a: mean.exponent, floor: mean.floor }
    const step = (by: number): NodeKernel => {
      const a = own.a + by
      return { ...own, a, floor: a > 0 ? own.floor : Math.max(own.floor, LEAST_FLOOR) }
    }
    const floored = own.a <= 0 && own.floor > 0
    return [
      own,
      step(-1),
      step(1),
      floored ? { ...own, floor: own.floor / 2 } : own,
      floored ? { ...own, floor: Math.min(0.9, own.floor * 2) } : own,
    ]
  }
  switch (aggregation.method) {
    case 'share-present': {
      const at = (a: number): NodeKernel => ({
        code: MeanCode.sharePresent,
        a: Math.min(1, Math.max(0.01, a)),
        floor: 0,
      })
      const own = { ...at(0), a: aggregation.threshold }
      return [own, at(own.a + 0.1), at(own.a - 0.1), own, own]
    }
    case 'top-k-mean': {
      const at = (a: number): NodeKernel => ({ code: MeanCode.topK, a: Math.max(1, a), floor: 0 })
      const own = at(aggregation.k)
      return [own, at(own.a + 1), at(own.a - 1), own, own]
    }
    default: {
      const own = { code: MeanCode.maximum, a: 0, floor: 0 }
      return [own, { code: MeanCode.topK, a: 2, floor: 0 }, own, own, own]
    }
  }
}

export interface DoubtTree {
  /** Children before parents. */
  readonly nodes: readonly DoubtNode[]
  /** Inputs (indices in the plan) that take part, in the order of their rows. */
  readonly inputs: readonly number[]
}

/** The subtree of a node under a mask of leaves, without what has no weight. */
export function doubtTree(
  root: PlanNode,
  takesPart: (leaf: PlanNode) => boolean,
  inputWeight: (index: number) => number,
  isOptional: (index: number) => boolean = () => false,
): DoubtTree {
  const drafts: {
    readonly node: PlanNode
    readonly depth: number
    readonly weights: number[]
    readonly rows: number[]
    readonly optional: boolean[]
  }[] = []
  const inputs: number[] = []
  const placed = new Map<PlanNode, number>()
  const visit = (node: PlanNode, depth: number): boolean => {
    const rows: number[] = []
    const weights: number[] = []
    const optional: boolean[] = []
    for (const child of node.children) {
      if (!(child.spec.weight > 0) || !visit(child, depth + 1)) continue
      rows.push(-1 - placed.get(child)!)
      weights.push(child.spec.weight)
      optional.push(drafts[placed.get(child)!]!.optional.every(Boolean))
    }
    for (const index of node.inputs.length > 0 && takesPart(node) ? node.inputs : []) {
      if (!(inputWeight(index) > 0)) continue
      rows.push(inputs.push(index) - 1)
      weights.push(inputWeight(index))
      optional.push(isOptional(index))
    }
    if (rows.length === 0) return false
    placed.set(node, drafts.push({ node, depth, weights, rows, optional }) - 1)
    return true
  }
  visit(root, 0)
  const nodes = drafts.map(({ node, depth, weights, rows, optional }) => ({
    id: node.spec.id,
    children: Int32Array.from(rows, (row) => (row < 0 ? inputs.length - 1 - row : row)),
    weights: Float64Array.from(weights),
    ...(optional.includes(true) ? { optional: Uint8Array.from(optional, Number) } : {}),
    minCoverage: node.spec.minCoverage,
    depth,
    kernels: nodeKernels(node.spec.aggregation),
  }))
  return { nodes, inputs }
}
