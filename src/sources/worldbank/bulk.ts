import { ForewatchError } from '../../core/errors'
import { decodeText, readCsv } from '../csv'
import type { OriginalFile } from '../importer'
import { readNumber, type Collector } from '../rows'

const YEAR = /^\d{4}$/

/** True where a file begins like a World Bank bulk download: "Data Source" in its first line. */
export function isBulkFile(file: OriginalFile): boolean {
  return /^\uFEFF?"?Data Source"?/.test(decodeText(file.bytes.slice(0, 200)))
}

/** Date on which the World Bank last changed the file, from the lines before the header, or undefined. */
export function bulkDate(file: OriginalFile): string | undefined {
  return /"?Last Updated Date"?,"?(\d{4}-\d{2}-\d{2})/.exec(decodeText(file.bytes.slice(0, 400)))?.[1]
}

/** Reads a wide World Bank bulk file (preamble lines, one column a year, empty last column) into the collector.
 *  `seriesByCode`: World Bank indicator code → series id; a file of another indicator is refused.
 *  Returns the number of rows. @throws ForewatchError as `readCsv` and `readNumber` */
export function readBulk(
  file: OriginalFile,
  seriesByCode: Readonly<Record<string, string>>,
  collector: Collector,
): number {
  const table = readCsv(file, { required: ['Country Code', 'Indicator Code'], preamble: 5 })
  const years = table.columns.filter((column) => YEAR.test(column))
  for (const row of table.rows) {
    const code = row.cell('Indicator Code')
    const indicator = seriesByCode[code]
    if (indicator === undefined) {
      throw new ForewatchError('bad-columns', {
        what: 'The file holds an indicator that this importer does not read',
        where: `${table.file}, row ${row.number}`,
        found: code === '' ? 'an empty cell' : code,
        expected: Object.keys(seriesByCode).join(', '),
        next: 'Give a file of one of these indicators',
      })
    }
    const country = row.cell('Country Code')
    for (const column of years) {
      const value = readNumber(table, row, column)
      if (value === undefined) continue
      const unit = collector.unit('worldbank', country, Number(column), row.number)
      if (unit !== undefined) collector.add({ unit, period: column, indicator, value }, row.number)
    }
  }
  return table.rows.length
}
