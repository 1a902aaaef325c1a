/** Why a cell holds its value, or why it holds none. Kept beside every number through every stage.
 *  Codes below 16 come with a finite value; from 16 on the value is NaN. Missing is never zero. */
export const Status = {
  /** Reported by the source for this unit and period. */
  observed: 0,
  /** Zero because the source states that, inside its coverage, no record means none. */
  absentMeansZero: 1,
  /** An expert's judgement. */
  judged: 2,
  /** An earlier observation carried forward because the newest one due is not there. */
  carriedForward: 3,
  /** Median of the unit's region or group. */
  groupMedian: 4,

  /** The source covers the unit and period but holds no value. */
  missing: 16,
  /** Outside the units or periods that the source covers. */
  notCovered: 17,
  /** Exists, but had not been published by the as-of date. */
  notYetPublished: 18,
  /** Taken back by the source. */
  withdrawn: 19,
  /** Outside the series' valid range; the value is not used. */
  outOfRange: 20,
  /** The unit did not exist as a State or territory of its own in the period. */
  noSuchUnit: 21,
  /** The norm is not defined, for instance because all units hold the same value. */
  notDefined: 22,
  /** A node whose available children carry less weight than its minimum coverage. */
  belowCoverage: 23,
} as const
export type StatusName = keyof typeof Status
export type StatusCode = (typeof Status)[StatusName]

const NAMES = new Map<number, StatusName>(
  (Object.entries(Status) as [StatusName, number][]).map(([name, code]) => [code, name]),
)

export function statusName(code: number): StatusName {
  return NAMES.get(code) ?? 'missing'
}

/** True where the cell holds a finite value, observed, judged or filled. */
export function hasValue(code: number): boolean {
  return code < 16
}

/** True where the value is evidence: reported, zero by the source's own rule, or judged. Fills do not count. */
export function isEvidence(code: number): boolean {
  return code <= Status.judged
}

export function isFilled(code: number): boolean {
  return code === Status.carriedForward || code === Status.groupMedian
}
