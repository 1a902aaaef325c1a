import { numbers } from '../../format/numbers'
import type { SourceRow } from './catalogue'

/** Title of the sources screen, from the rows: how many feed a score, how many indicators, how many are late. */
export function sourcesTitle(rows: readonly SourceRow[]): string {
  const series = rows.reduce((sum, row) => sum + row.series.length, 0)
  const feeding = rows.filter((row) =>
    row.series.some(({ uses }) => uses.some((use) => use.role === 'scored')),
  ).length
  const indicators = new Set(
    rows.flatMap((row) =>
      row.series.flatMap(({ uses }) =>
        uses.filter((use) => use.role === 'scored').map((use) => use.indicatorId),
      ),
    ),
  ).size
  const late = rows.filter((row) => row.behindMonths >= 12).length
  const limit =
    late === 0 ? 'none is a year behind' : `${late} ${late === 1 ? 'is' : 'are'} a year or more behind`
  return `${feeding} of ${rows.length} sources, with ${numbers.integer(series)} series in all, feed ${indicators} scored ${indicators === 1 ? 'indicator' : 'indicators'}; ${limit}`
}
