/** Doubt: how firm scores, ranks and tiers are. Pure and seeded; made of draws that stand each for itself. */
export { changeDoubt } from './change'
export { compileDoubt, type DoubtRequest } from './compile'
export { frameDoubt } from './frame-doubt'
export { firmnessOf, ownOrder, type Firmness } from './firmness'
export { drawBlock, type DoubtBlock } from './draw-block'
export { DoubtTally, type DoubtDetail } from './tally'
export type { DoubtPlan } from './plan-types'
export {
  DEFAULT_DOUBT,
  DEFAULT_DRAWS,
  DEFAULT_TOP_K,
  DOUBT_CHOICES,
  type ChangeDoubt,
  type DoubtChoice,
  type DoubtSettings,
  type DoubtSummary,
  type Quantiles,
} from './types'
