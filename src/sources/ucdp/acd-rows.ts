import { ForewatchError } from '../../core/errors'
import type { CsvRow, CsvTable } from '../csv'

const ISO = /^(\d{4})-\d{1,2}-\d{1,2}/
const DAY_FIRST = /^\d{1,2}-\d{1,2}-(\d{4})$/

/** Year of a date written yyyy-mm-dd (the original) or d-m-yyyy (the copy re-saved by a spreadsheet).
 *  @throws ForewatchError `bad-date` */
export function yearOfDate(table: CsvTable, row: CsvRow, column: string): number {
  const text = row.cell(column)
  const found = ISO.exec(text)?.[1] ?? DAY_FIRST.exec(text)?.[1]
  if (found !== undefined) return Number(found)
  throw new ForewatchError('bad-date', {
    what: 'A date cannot be read',
    where: `${table.file}, row ${row.number}, column ${column}`,
    found: text === '' ? 'an empty cell' : text.slice(0, 40),
    expected: 'yyyy-mm-dd or d-m-yyyy',
    next: 'Download the file again; spreadsheets rewrite dates',
  })
}

const BEFORE_BREAK: ReadonlySet<string> = new Set(['conflict_id', 'location', 'incompatibility'])
/** What is read from the second half; its later cells, the numbers of States among them, are garbled. */
const AFTER_BREAK: ReadonlySet<string> = new Set([
  'year',
  'intensity_level',
  'type_of_conflict',
  'start_date2',
])

/** The re-saved copy holds a record that a line break inside a cell split in two (China 2008). The halves are put
 *  together again; the place is then known by name only. Returns the rows and how many were joined. */
export function rejoinSplitRows(table: CsvTable): { rows: CsvRow[]; joined: number } {
  const rows: CsvRow[] = []
  // The break follows the cell before the year; the second half begins with what was left of that cell.
  const shift = table.columns.indexOf('year') - 1
  let joined = 0
  for (let i = 0; i < table.rows.length; i++) {
    const row = table.rows[i]!
    const next = table.rows[i + 1]
    const split =
      row.cell('year') === '' && next?.cell('conflict_id') === '' && /^\d{4}$/.test(next.cell('location'))
    if (!split) {
      rows.push(row)
      continue
    }
    rows.push({
      number: row.number,
      cell: (column) => {
        if (BEFORE_BREAK.has(column)) return row.cell(column)
        if (!AFTER_BREAK.has(column)) return ''
        return next.cell(table.columns[table.columns.indexOf(column) - shift] ?? '')
      },
    })
    joined++
    i++
  }
  return { rows, joined }
}
