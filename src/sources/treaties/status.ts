import { ForewatchError } from '../../core/errors'
import type { CsvRow, CsvTable } from '../csv'
import { FIRST_YEAR, type Treaty } from './treaties'

/** From which year on a State is a party, and from which no more. Infinity = never. */
export interface PartySpan {
  readonly joined: number
  readonly left: number
}

const NEVER: PartySpan = { joined: Infinity, left: Infinity }
const YEAR_OR_DATE = /^(\d{4})(?:-\d{2}-\d{2})?$/

function yearIn(table: CsvTable, row: CsvRow, column: string): number | undefined {
  const text = row.cell(column)
  if (text === '') return undefined
  const year = YEAR_OR_DATE.exec(text)?.[1]
  if (year !== undefined) return Number(year)
  throw new ForewatchError('bad-date', {
    what: 'A date of the treaty table cannot be read',
    where: `${table.file}, row ${row.number}, column ${column}`,
    found: text.slice(0, 40),
    expected: 'YYYY or YYYY-MM-DD',
    next: 'Correct the date in the table',
  })
}

/** Reads one row of the table. Undefined = a party or former party without the year that says since when.
 *  @throws ForewatchError `bad-date`, `bad-csv` (unknown status) */
export function partySpan(table: CsvTable, row: CsvRow): PartySpan | undefined {
  const status = row.cell('status')
  if (status === 'none' || status === 'signatory') return NEVER
  if (status !== 'party' && status !== 'withdrawn') {
    throw new ForewatchError('bad-csv', {
      what: 'A status of the treaty table is not known',
      where: `${table.file}, row ${row.number}, column status`,
      found: status === '' ? 'an empty cell' : status.slice(0, 40),
      expected: 'party, signatory, withdrawn or none',
      next: 'Correct the table',
    })
  }
  const joined = yearIn(table, row, 'ratification_date_or_year')
  const left = yearIn(table, row, 'withdrawal_effective')
  if (joined === undefined || (status === 'withdrawn' && left === undefined)) return undefined
  return { joined, left: left ?? Infinity }
}

/** Status at each year end: 1 party, 0 not. A ratification counts from the year it was deposited; a withdrawal ends it
 *  in the year it takes effect. */
export function partyAtYearEnds(treaty: Treaty, span: PartySpan): { year: number; party: 0 | 1 }[] {
  const years: { year: number; party: 0 | 1 }[] = []
  for (let year = Math.max(FIRST_YEAR, treaty.adopted); year <= treaty.lastYear; year++) {
    years.push({ year, party: span.joined <= year && year < span.left ? 1 : 0 })
  }
  return years
}
