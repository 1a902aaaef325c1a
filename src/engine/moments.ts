import { ForewatchError } from '../core/errors'
import { endMonth, formatPeriod, monthPeriod, year, type Period } from '../core/period'
import type { ScoreMoment } from './types'

/** Every year from `from` to `to`, each as known on 31 December of that year.
 *  @throws ForewatchError `bad-argument` */
export function yearEnds(from: number, to: number): readonly ScoreMoment[] {
  return Object.freeze(years(from, to).map((y) => moment(year(y), y * 12 + 11)))
}

/** Every year from `from` to `to` with what is known today: publication lags are ignored. */
export function yearsKnownToday(from: number, to: number): readonly ScoreMoment[] {
  return Object.freeze(years(from, to).map((y) => moment(year(y), null)))
}

/** Every month from one to the other, both included, each as known on its last day.
 *  @param from for example `parsePeriod('2020-01')`; a year stands for its December
 *  @throws ForewatchError `bad-argument` */
export function monthEnds(from: Period, to: Period): readonly ScoreMoment[] {
  const [first, last] = [endMonth(from), endMonth(to)]
  if (first > last) throw reversed(formatPeriod(from), formatPeriod(to))
  return Object.freeze(
    Array.from({ length: last - first + 1 }, (_, i) => moment(monthPeriod(first + i), first + i)),
  )
}

function years(from: number, to: number): number[] {
  if (!Number.isInteger(from) || !Number.isInteger(to) || from > to) throw reversed(String(from), String(to))
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}

function moment(period: Period, asOfMonth: number | null): ScoreMoment {
  return Object.freeze({ period: Object.freeze(period), asOfMonth })
}

function reversed(from: string, to: string): ForewatchError {
  return new ForewatchError('bad-argument', {
    what: 'A span of periods cannot be scored',
    found: `${from} to ${to}`,
    expected: 'whole periods, the first not after the last',
  })
}
