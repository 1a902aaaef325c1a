/** The engine's public face. Pure: no DOM, no clock, no randomness without a seed. */
export { buildDataSet, type BuiltDataSet, type DataNote } from './data/build-data-set'
export { monthEnds, yearEnds, yearsKnownToday } from './moments'
export { reweigh, runScores, type RunOptions } from './run'
export {
  contributions,
  type Contribution,
  type ExplainOptions,
  type Explanation,
} from './explain/contributions'
export { walkBack, type WalkBack, type WayPoint } from './explain/walk-back'
export { combine } from './aggregate/combine'
export type * from './types'
