import { DoubtKernel } from './kernel'
import type { DoubtPlan } from './plan-types'

/** Draws from `first` on, `[drawIndex * nRanked + i]`, in the order of `plan.ranked`. Survives structured cloning. */
export interface DoubtBlock {
  readonly first: number
  readonly count: number
  /** Float32: the draws' own spread is far above its rounding. NaN = no score. */
  readonly score100: Float32Array
  /** 0 = no score. */
  readonly rank: Uint16Array
  /** Score 0–100 of each child of the node shown, for the plan's detail unit: `[drawIndex * nChildren + child]`. */
  readonly detail100: Float32Array
}

const kernels = new WeakMap<DoubtPlan, DoubtKernel>()

/** Some draws of a plan. Which block a draw stands in makes no difference. */
export function drawBlock(plan: DoubtPlan, first: number, count: number): DoubtBlock {
  const kernel = kernels.get(plan) ?? new DoubtKernel(plan)
  kernels.set(plan, kernel)
  const nRanked = plan.ranked.length
  const { children } = plan.nodes.at(-1)!
  const details = plan.detailUnit >= 0 ? children.length : 0
  const block = {
    first,
    count,
    score100: new Float32Array(count * nRanked),
    rank: new Uint16Array(count * nRanked),
    detail100: new Float32Array(count * details),
  }
  const index = new Int32Array(6)
  for (let d = 0; d < count; d++) {
    index.fill(first + d)
    kernel.draw(index)
    block.score100.set(kernel.score100, d * nRanked)
    block.rank.set(kernel.rank, d * nRanked)
    for (let c = 0; c < details; c++)
      block.detail100[d * details + c] = kernel.value(children[c]!, plan.detailUnit) * 100
  }
  return block
}
