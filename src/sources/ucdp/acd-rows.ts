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

const BEFORE_BREAK = ['conflict_id', 'location', 'incompatibility'] as const
/** Where the second half's cells stand, counted from the column `location`: its first cell continues a text. */
const AFTER_BREAK: Readonly<Record<string, string>> = {
  year: 'location',
  intensity_level: 'side_a',
  type_of_conflict: 'side_a_2nd',
  start_date2: 'side_b_2nd',
}

/** The re-saved copy holds a record that a line break inside a cell split in two (China 2008). The halves are put
 *  together again; the place is then known by name only. Returns the rows and how many were joined. */
export function rejoinSplitRows(table: CsvTable): { rows: CsvRow[]; joined: number } {
  const rows: CsvRow[] = []
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
        if ((BEFORE_BREAK as readonly string[]).includes(column)) return row.cell(column)
        const moved = AFTER_BREAK[column]
        return moved === undefined ? '' : next.cell(moved)
      },
    })
    joined++
    i++
  }
  return { rows, joined }
}
