import { asOfMonth, monthPeriod, parsePeriod, type MonthOrdinal } from '../core/period'
import { DASH } from './numbers'

const MONTHS = [
  ['Jan', 'January'],
  ['Feb', 'February'],
  ['Mar', 'March'],
  ['Apr', 'April'],
  ['May', 'May'],
  ['Jun', 'June'],
  ['Jul', 'July'],
  ['Aug', 'August'],
  ['Sep', 'September'],
  ['Oct', 'October'],
  ['Nov', 'November'],
  ['Dec', 'December'],
] as const
const NO_BREAK = '\u00a0'

/** `Nov 2026` (short) or `November 2026`. */
export function monthText(ordinal: MonthOrdinal, style: 'short' | 'long' = 'short'): string {
  const { year, month } = monthPeriod(ordinal)
  return `${MONTHS[month - 1]![style === 'short' ? 0 : 1]}${NO_BREAK}${year}`
}

/** ISO `2026-11-01` as `1 Nov 2026`; the text itself where it is no date. */
export function dateText(iso: string, style: 'short' | 'long' = 'short'): string {
  try {
    asOfMonth(iso)
  } catch {
    return iso
  }
  const [year = '', month = '1', day = '1'] = iso.split('-')
  return `${Number(day)}${NO_BREAK}${MONTHS[Number(month) - 1]![style === 'short' ? 0 : 1]}${NO_BREAK}${year}`
}

/** An ISO day, month or year, as exact as it was given: `1 Nov 2026`, `Nov 2026`, `2026`. */
export function looseDateText(iso: string): string {
  return /^\d{4}-\d{2}$/.test(iso) ? periodText(iso) : dateText(iso)
}

/** `2024` or `Jul 2024` from a period's label. */
export function periodText(label: string): string {
  const period = parsePeriod(label)
  return period.kind === 'year' ? String(period.year) : monthText(period.year * 12 + period.month - 1)
}

/** Age in months as `4 mo` (rows) or `4 months`; a dash where there is none. */
export function ageText(months: number, style: 'short' | 'long' = 'short'): string {
  if (!Number.isFinite(months)) return DASH
  const whole = Math.round(months)
  return style === 'short'
    ? `${whole}${NO_BREAK}mo`
    : `${whole}${NO_BREAK}${whole === 1 ? 'month' : 'months'}`
}
