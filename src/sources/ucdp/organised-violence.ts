import { readCsv } from '../csv'
import { onlyFile } from '../files'
import type { Importer, ImportResult, OriginalFile } from '../importer'
import type { UnitRegistry } from '../../core/registry'
import { importResult } from '../result'
import { createCollector, readNumber, readYear } from '../rows'
import { withBounds } from './bounds'
import { ORGANISED_VIOLENCE_SERIES } from './organised-violence-series'
import { releaseDate, ucdpSource } from './source'

const COLUMNS = ORGANISED_VIOLENCE_SERIES.flatMap(({ best, low, high }) => [best, low, high]).filter(
  (column) => column !== undefined,
)

/** The edition as the file itself writes it, for instance 25.1. */
export function editionOf(cell: string): string {
  return /^\d+\.\d+$/.test(cell) ? cell : 'unknown'
}

function read(files: readonly OriginalFile[], registry: UnitRegistry): ImportResult {
  const file = onlyFile(files, 'the UCDP Country-Year Dataset on Organized Violence as CSV')
  const table = readCsv(file, {
    required: ['country_id', 'year', ...COLUMNS],
    rename: (name) => name.replace(/_cy$/, ''),
  })
  const collector = createCollector(registry, table.file)
  for (const row of table.rows) {
    const year = readYear(table, row)
    const unit = collector.unit('gw', row.cell('country_id'), year, row.number)
    if (unit === undefined) continue
    for (const { draft, best, low, high } of ORGANISED_VIOLENCE_SERIES) {
      const bound = (column: string | undefined) =>
        column === undefined ? undefined : readNumber(table, row, column, { range: [0, null] })
      const value = readNumber(table, row, best, { range: draft.validRange })
      if (value === undefined) continue
      const where = `row ${row.number}: ${draft.id} ${unit} ${year}`
      const bounded = withBounds(collector, where, value, bound(low), bound(high))
      collector.add({ unit, period: year, indicator: draft.id, ...bounded }, row.number)
    }
  }
  const edition = editionOf(table.rows[0]?.cell('version') ?? '')
  const source = ucdpSource(
    'ucdp-organised-violence',
    'UCDP Country-Year Dataset on Organized Violence within Country Borders',
    edition,
    releaseDate(edition),
    'organised',
  )
  return importResult(
    source,
    ORGANISED_VIOLENCE_SERIES.map(({ draft }) => draft),
    collector,
    table.rows.length,
  )
}

/** Reads both the 25.1 column names (ending in `_cy`) and the 26.1 names without that ending. */
export const ucdpOrganisedViolence: Importer = {
  id: 'ucdp-organised-violence',
  title: 'UCDP organised violence by country and year',
  files: 'organizedviolencecy_v25_1.csv or OrganizedViolenceCYDataSet26_1.csv',
  shipped: true,
  read,
}
