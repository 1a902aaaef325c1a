import type { RowStatus } from '../../charts/country/indicators'
import { DASH, numbers } from '../../format/numbers'
import { ageText as age, dateText, monthText } from '../../format/dates'
import { scoreText as score } from '../../format/score-text'
import { statusWord } from '../../format/status-words'

export { dateText, monthText, statusWord as statusWords }

/** Score 0–100, whole unless that read as of another tier; a dash where there is none.
 *  @param lines  where the tiers begin; none for parts of the score, which have no tiers */
export const scoreText = (score100: number, lines: readonly number[] = []): string => score(score100, lines)
/** Points with their sign, one decimal. */
export const pointsText = (points: number): string => numbers.signed(points, 1)
export const percentText = (share: number): string => numbers.percent(share)
/** Share with one decimal, for weights. */
export const shareText = (share: number): string => numbers.percent(share, 1)
/** Whole numbers in full, others to four significant digits. */
export const quantityText = (value: number): string =>
  Number.isInteger(value) ? numbers.integer(value) : numbers.plain(value)
export const ageText = (months: number): string => age(months)
export const ageLong = (months: number): string => age(months, 'long')

/** Label of a period on a series' own axis. */
export function ordinalText(frequency: 'year' | 'month', ordinal: number): string {
  return frequency === 'year' ? String(ordinal) : monthText(ordinal)
}

/** Whole period in words: both ends. */
export function periodSpan(frequency: 'year' | 'month', ordinal: number | undefined): string {
  if (ordinal === undefined) return DASH
  return frequency === 'year' ? `1 Jan – 31 Dec ${ordinal}` : monthText(ordinal)
}

/** Word on the status mark of an indicator row. */
export const ROW_STATUS_WORDS: Readonly<Record<RowStatus, string>> = {
  observed: 'Observed',
  zero: 'Zero',
  judged: 'Judged',
  filled: 'Filled',
  'part-filled': 'Part filled',
  missing: 'Missing',
  'not-covered': 'Not covered',
  'not-yet-published': 'Not yet published',
  withdrawn: 'Withdrawn',
  'no-series': 'No series',
}

export const NATURE_WORDS = { structural: 'Structural', dynamic: 'Dynamic', trigger: 'Trigger' } as const

/** Class of a tier's colour; index −1 (withheld) holds none. */
export function tierClass(index: number, tiers: number): string {
  return index < 0 ? 'tier-0' : `tier-${index + 1}${tiers === 6 ? ' of-6' : ''}`
}
