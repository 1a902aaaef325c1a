import { ForewatchError } from '../../core/errors'
import { readCsv } from '../csv'
import type { OriginalFile } from '../importer'
import { readNumber, readYear } from '../rows'

/** The project's own forward forecasts by origin year: `values[(origin - firstYear) * nUnits + unitIndex]`, chance of an
 *  onset in the two years after the origin, 0–1; NaN = no forecast. */
export interface EwpForecasts {
  readonly firstYear: number
  readonly nYears: number
  readonly values: Float64Array
  readonly rowsRead: number
  /** Country codes of the file that are not among the codes asked for. */
  readonly unknownCodes: readonly string[]
}

/** Reads the file of forward out-of-sample forecasts (`FOOSforecasts….csv`). A row of year y holds the forecast made from
 *  data of y − 1 and the one made from y − 2, so each forecast stands twice; the two must agree.
 *  @param unitOf    unit index of a country code and origin year, −1 where it is not wanted
 *  @throws ForewatchError `bad-csv`, `bad-columns`, `bad-number`, `out-of-range`, `duplicate-observation` */
export function readEwpForecasts(
  file: OriginalFile,
  nUnits: number,
  unitOf: (code: string, originYear: number) => number,
): EwpForecasts {
  const table = readCsv(file, { required: ['ccode', 'year', 'risk_prev', 'risk_two_years_prior'] })
  const years = table.rows.map((row) => readYear(table, row))
  const firstYear = Math.min(...years) - 2
  const nYears = Math.max(...years) - firstYear
  const values = new Float64Array(nYears * nUnits).fill(Number.NaN)
  const unknown = new Set<string>()
  table.rows.forEach((row, i) => {
    const code = row.cell('ccode')
    for (const [column, back] of [
      ['risk_prev', 1],
      ['risk_two_years_prior', 2],
    ] as const) {
      const risk = readNumber(table, row, column, { range: [0, 1] })
      if (risk === undefined) continue
      const origin = years[i]! - back
      const unit = unitOf(code, origin)
      if (unit < 0) {
        unknown.add(code)
        continue
      }
      const cell = (origin - firstYear) * nUnits + unit
      if (Number.isFinite(values[cell]!) && values[cell] !== risk) {
        throw new ForewatchError('duplicate-observation', {
          what: 'Two rows give different forecasts for the same country and origin',
          where: `${file.name}, row ${row.number}, column ${column}`,
          found: `${code} ${origin}: ${risk} and ${values[cell]}`,
          expected: 'the same forecast in both places',
          next: 'Check whether the file was joined from two editions',
        })
      }
      values[cell] = risk
    }
  })
  return { firstYear, nYears, values, rowsRead: table.rows.length, unknownCodes: [...unknown].sort() }
}
