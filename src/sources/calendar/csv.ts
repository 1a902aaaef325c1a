import { ForewatchError, isForewatchError } from '../../core/errors'
import type { UnitRegistry } from '../../core/registry'
import { calendarEventSchema, EVENT_KINDS, MOST_EVENTS, type CalendarEvent } from '../../model/calendar'
import { readCsv, type CsvOptions, type CsvRow, type CsvTable } from '../csv'
import type { OriginalFile } from '../importer'
import { namedCountry } from '../named-country'

const COLUMNS = ['country', 'date', 'kind', 'title'] as const
const ALSO_CALLED: Readonly<Record<string, string>> = {
  iso3: 'country',
  unit: 'country',
  on: 'date',
  day: 'date',
  type: 'kind',
  event: 'title',
  name: 'title',
  announced: 'known_since',
  known: 'known_since',
}

/** Reads a calendar of events: `country` (ISO3 code or a name in a UN language), `date`, `kind`, `title`, and where known
 *  `known_since` and `source`. An event without `known_since` counts as known since the day it is read, so that no earlier
 *  date sees it.
 *  @param registry  all countries; only those that are scored have a calendar   @param readOn  day of reading, ISO date
 *  @throws ForewatchError as `readCsv`; `unknown-unit`, `bad-date`, `bad-csv` with row, what was found and what is expected.
 *          Nothing is taken in then. */
export function readCalendarCsv(
  file: OriginalFile,
  registry: UnitRegistry,
  readOn: string,
): readonly CalendarEvent[] {
  const table = ownTable(file, {
    required: COLUMNS,
    rename: (name) => {
      const key = name.toLowerCase().replace(/\s+/g, '_')
      return ALSO_CALLED[key] ?? key
    },
  })
  if (table.rows.length > MOST_EVENTS) {
    throw new ForewatchError('bad-file', {
      what: 'The calendar has too many events',
      where: file.name,
      found: `${table.rows.length} rows`,
      expected: `at most ${MOST_EVENTS}`,
      next: 'Leave out years that are long past',
    })
  }
  return table.rows.map((row) => {
    const unit = countryOf(row, registry, readOn, file.name)
    const source = row.cell('source')
    return checked(
      {
        unit,
        on: row.cell('date'),
        kind: row.cell('kind').toLowerCase().replace(/\s+/g, '-') || 'other',
        title: row.cell('title'),
        knownSince: row.cell('known_since') || readOn,
        ...(source === '' ? {} : { source }),
      },
      row,
      file.name,
    )
  })
}

const NEXT = 'Correct the cell and import the file again; nothing has been taken in'

/** The country of a row, in the year of the event; in that of reading where the date is none, which is told afterwards. */
function countryOf(row: CsvRow, registry: UnitRegistry, readOn: string, file: string): string {
  const text = row.cell('country')
  const year = Number(/^\d{4}/.exec(row.cell('date'))?.[0] ?? readOn.slice(0, 4))
  const where = `${file}, row ${row.number}`
  const unit = namedCountry(registry, text, year, { where, next: NEXT })
  if (registry.units[registry.indexOf(unit)]?.treatment === 'scored') return unit
  throw new ForewatchError('unknown-unit', {
    what: 'The country is not scored, so that no screen would show its events',
    ...{ where, found: text.slice(0, 60), expected: 'a country of the list on World', next: NEXT },
  })
}

/** As `readCsv`, with advice for a file that somebody wrote. */
function ownTable(file: OriginalFile, options: CsvOptions): CsvTable {
  try {
    return readCsv(file, options)
  } catch (error) {
    if (!isForewatchError(error)) throw error
    const next = 'Correct the file and import it again; nothing has been taken in'
    throw new ForewatchError(error.tag, { ...error.details, next })
  }
}

const EXPECTED: Readonly<Record<string, string>> = {
  on: 'a day written YYYY-MM-DD, for example 2026-03-29',
  knownSince: 'a day written YYYY-MM-DD, or an empty cell',
  kind: EVENT_KINDS.join(', '),
  title: 'a text of 1 to 200 characters',
  source: 'at most 400 characters',
}
const COLUMN_OF: Readonly<Record<string, string>> = { on: 'date', knownSince: 'known_since' }

function checked(draft: unknown, row: CsvRow, file: string): CalendarEvent {
  const parsed = calendarEventSchema.safeParse(draft)
  if (parsed.success) return parsed.data
  const field = String(parsed.error.issues[0]?.path[0] ?? '')
  const column = COLUMN_OF[field] ?? field
  throw new ForewatchError(field === 'on' || field === 'knownSince' ? 'bad-date' : 'bad-csv', {
    what: 'A cell of the calendar cannot be read',
    where: `${file}, row ${row.number}, column ${column}`,
    found: row.cell(column).slice(0, 60) || 'an empty cell',
    expected: EXPECTED[field] ?? 'what the column says',
    next: NEXT,
  })
}
