import { ForewatchError } from './errors'

/** A year or a month that an observation describes. Compared through month ordinals, never as text. */
export type Period = YearPeriod | MonthPeriod
export interface YearPeriod {
  readonly kind: 'year'
  readonly year: number
}
export interface MonthPeriod {
  readonly kind: 'month'
  readonly year: number
  /** 1–12 */
  readonly month: number
}
export type Frequency = Period['kind']

/** Months since January of year 0; December 2024 is 2024 * 12 + 11. */
export type MonthOrdinal = number

const PATTERN = /^(\d{4})(?:-(\d{2}))?$/

/** Reads `2024` or `2024-07`. @throws ForewatchError `bad-period` */
export function parsePeriod(text: string): Period {
  const match = PATTERN.exec(text)
  const month = match?.[2] === undefined ? undefined : Number(match[2])
  if (!match || (month !== undefined && (month < 1 || month > 12))) {
    throw new ForewatchError('bad-period', {
      what: 'A period cannot be read',
      found: text,
      expected: 'YYYY or YYYY-MM, for example 2024 or 2024-07',
      next: 'Correct the period in the file and load it again',
    })
  }
  const year = Number(match[1])
  return month === undefined ? { kind: 'year', year } : { kind: 'month', year, month }
}

export function formatPeriod(period: Period): string {
  return period.kind === 'year'
    ? String(period.year).padStart(4, '0')
    : `${String(period.year).padStart(4, '0')}-${String(period.month).padStart(2, '0')}`
}

/** Last month that the period covers. */
export function endMonth(period: Period): MonthOrdinal {
  return period.kind === 'year' ? period.year * 12 + 11 : period.year * 12 + period.month - 1
}

export function startMonth(period: Period): MonthOrdinal {
  return period.kind === 'year' ? period.year * 12 : period.year * 12 + period.month - 1
}

export function year(value: number): YearPeriod {
  return { kind: 'year', year: value }
}

export function monthPeriod(ordinal: MonthOrdinal): MonthPeriod {
  return { kind: 'month', year: Math.floor(ordinal / 12), month: (((ordinal % 12) + 12) % 12) + 1 }
}

/** Position of a period on the axis of its own frequency: the year itself, or the month ordinal. */
export function periodOrdinal(period: Period): number {
  return period.kind === 'year' ? period.year : endMonth(period)
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** An as-of date read as the last month that had wholly passed on that day: 2024-12-31 gives December 2024,
 *  2024-12-30 gives November 2024. Only what was published by the end of that month counts.
 *  @throws ForewatchError `bad-date` */
export function asOfMonth(isoDate: string): MonthOrdinal {
  const match = DATE.exec(isoDate)
  const yearNumber = Number(match?.[1])
  const month = Number(match?.[2])
  const day = Number(match?.[3])
  const leap = yearNumber % 4 === 0 && (yearNumber % 100 !== 0 || yearNumber % 400 === 0)
  const days = month === 2 && leap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0)
  if (!match || day < 1 || day > days) {
    throw new ForewatchError('bad-date', {
      what: 'An as-of date cannot be read',
      found: isoDate,
      expected: 'an existing day written YYYY-MM-DD, for example 2024-12-31',
      next: 'Give the date in that form',
    })
  }
  return yearNumber * 12 + month - 1 - (day === days ? 0 : 1)
}

/** Last day of a month as an ISO date. */
export function lastDayOf(ordinal: MonthOrdinal): string {
  const { year: y, month } = monthPeriod(ordinal)
  const leap = y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0)
  const day = month === 2 && leap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0)
  return `${String(y).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** First and last month that can be asked for. */
export interface MonthSpan {
  readonly first: MonthOrdinal
  readonly last: MonthOrdinal
}

/** The date itself where its month lies in the span, else the end of the span that is nearer. */
export function withinSpan(isoDate: string, { first, last }: MonthSpan): string {
  const month = asOfMonth(isoDate)
  return month < first ? lastDayOf(first) : month > last ? lastDayOf(last) : isoDate
}
