import type { UnitRegistry } from '../../core/registry'
import { ForewatchError } from '../../core/errors'
import type { CsvRow, CsvTable } from '../csv'
import type { DroppedRows, OriginalFile } from '../importer'
import { createCollector, readNumber, readYear } from '../rows'
import { readXlsx } from '../xlsx'

/** One episode of mass killing. Where, when and by whom (State or armed group); no names, no text. */
export interface Episode {
  readonly unit: string
  readonly startYear: number
  /** Null where the list gives no end: under way at the edition's end. */
  readonly endYear: number | null
  readonly ledBy: 'state' | 'non-state'
}

const COLUMNS = {
  start: 'startyear',
  end: 'endyear',
  led: 'State-Led or Non-State-Led',
  place: 'mk_location_cow',
  heir: 'mk_location_inheritor1',
} as const

function ledBy(table: CsvTable, row: CsvRow): Episode['ledBy'] {
  const text = row.cell(COLUMNS.led)
  if (text === 'State-Led') return 'state'
  if (text === 'Non-State-Led') return 'non-state'
  throw new ForewatchError('bad-csv', {
    what: 'An episode does not say who led it',
    where: `${table.file}, row ${row.number}, column ${COLUMNS.led}`,
    found: text === '' ? 'an empty cell' : text.slice(0, 40),
    expected: 'State-Led or Non-State-Led',
    next: 'Download the workbook again',
  })
}

/** Reads the first sheet (`mk_events`) of the master list; the sheet of dropped cases and the notes are not read. The
 *  place is the State on whose territory it happened, by COW number in the first year; where the registry has no such unit
 *  (Zanzibar 1964) it is the State the list names as heir, as in the project's panel. Order: unit, start, end, led by.
 *  @throws ForewatchError `bad-file`, `bad-columns`, `bad-csv`, `bad-number` */
export async function readEpisodes(
  file: OriginalFile,
  registry: UnitRegistry,
): Promise<{ episodes: readonly Episode[]; rowsRead: number; dropped: readonly DroppedRows[] }> {
  const table = await readXlsx(file, { sheet: 'mk_events', required: Object.values(COLUMNS) })
  const collector = createCollector(registry, file.name)
  const episodes: Episode[] = []
  for (const row of table.rows) {
    const startYear = readYear(table, row, COLUMNS.start)
    const endYear = readNumber(table, row, COLUMNS.end, { integer: true, range: [startYear, 2200] }) ?? null
    const known = registry.resolve('cow', row.cell(COLUMNS.place), startYear).ok
    const code = row.cell(known ? COLUMNS.place : COLUMNS.heir)
    const unit = collector.unit('cow', code, startYear, row.number)
    if (unit !== undefined) episodes.push({ unit, startYear, endYear, ledBy: ledBy(table, row) })
  }
  return { episodes: episodes.sort(inOrder), rowsRead: table.rows.length, dropped: collector.dropped() }
}

const by = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function inOrder(a: Episode, b: Episode): number {
  return (
    by(a.unit, b.unit) ||
    a.startYear - b.startYear ||
    (a.endYear ?? Infinity) - (b.endYear ?? Infinity) ||
    by(a.ledBy, b.ledBy)
  )
}
