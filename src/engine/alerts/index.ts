/** Alerts: rules over past and present moments, each on what was known then, and how they would have done. */
export { alertTrack, lookoutOf, type AlertTrack, type TierDoubt } from './track'
export { checkRule, findAlerts, GROUPED_FROM, neverFires, ruleText, unitsAt, type Alert } from './find'
export { LEAD_YEARS, replayAlerts, type Replay, type RuleRecord } from './replay'
export { changePoint } from './change-point'
