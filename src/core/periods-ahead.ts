import { endMonth, parsePeriod } from './period'

/** Values of years or months later than the one of a day, and the last such period; undefined = none. Forecasts are like
 *  that, and slips of the pen. They count in no score before their period has ended. */
export function valuesAhead(
  observations: readonly { readonly period: string }[],
  isoDay: string,
): { readonly count: number; readonly last: string } | undefined {
  const now = endMonth(parsePeriod(isoDay.slice(0, 7)))
  const thisYear = isoDay.slice(0, 4)
  const ahead = observations
    .map(({ period }) => period)
    .filter((period) => (period.length === 4 ? period > thisYear : endMonth(parsePeriod(period)) > now))
  return ahead.length === 0 ? undefined : { count: ahead.length, last: ahead.sort().at(-1)! }
}
