import type { CsvRow } from '../csv'
import type { Collector } from '../rows'

/** The units of a cell that holds one or several Gleditsch–Ward numbers separated by commas; each once. */
export function gwUnits(collector: Collector, row: CsvRow, column: string, year: number): string[] {
  const codes = row
    .cell(column)
    .split(',')
    .map((code) => code.trim())
  const units = codes
    .filter((code) => code !== '')
    .map((code) => collector.unit('gw', code, year, row.number))
    .filter((unit) => unit !== undefined)
  return [...new Set(units)]
}
