/** Why a score moved: the difference between two dates, data editions or models, split exactly. */
export { CAUSE_IDS, CAUSES, type Cause } from './causes'
export { splitChange, splitting, type ChangeSplit, type SplitOptions } from './split'
export { passing, type Passing } from './passing'
export type { ChangeSide } from './input-change'
export type { InputPoints } from './by-input'
