import type { UnitRegistry } from '../../core/registry'
import { readCsv } from '../csv'
import { onlyFile } from '../files'
import type { Importer, ImportResult, OriginalFile } from '../importer'
import { importResult, type SeriesDraft } from '../result'
import { createCollector, readNumber, readYear } from '../rows'

const COMMON = {
  direction: 'higher-is-riskier',
  scale: 'count',
  validRange: [0, null],
  publicationLagMonths: 5,
  coverage: {
    absence: 'missing',
    absenceNote: 'A country without a row, or an empty cell, has no figure; that is not zero.',
  },
  caveat: 'Earlier years are revised with each yearly release.',
} as const

const DRAFTS: readonly SeriesDraft[] = [
  {
    ...COMMON,
    id: 'idmc_conflict_idp_stock',
    title: 'Internally displaced by conflict, year end',
    description:
      'People living in internal displacement because of conflict and violence at the end of the year.',
    unit: 'people at year end',
  },
  {
    ...COMMON,
    id: 'idmc_conflict_new_displacement',
    title: 'New internal displacement by conflict',
    description:
      'Movements of people forced to flee inside the country by conflict and violence in the year; one person may be counted more than once.',
    unit: 'movements a year',
  },
]
const COLUMNS = {
  idmc_conflict_idp_stock: 'total_displacement',
  idmc_conflict_new_displacement: 'new_displacement',
}

function read(files: readonly OriginalFile[], registry: UnitRegistry): ImportResult {
  const file = onlyFile(files, 'the IDMC table of conflict displacement')
  const table = readCsv(file, { required: ['iso3', 'year', ...Object.values(COLUMNS)] })
  const collector = createCollector(registry, table.file)
  let lastYear = 0
  for (const row of table.rows) {
    const year = readYear(table, row)
    lastYear = Math.max(lastYear, year)
    const unit = collector.unit('iso3', row.cell('iso3'), year, row.number)
    if (unit === undefined) continue
    for (const [indicator, column] of Object.entries(COLUMNS)) {
      const value = readNumber(table, row, column, { range: [0, null] })
      if (value !== undefined) collector.add({ unit, period: year, indicator, value }, row.number)
    }
  }
  const source: ImportResult['source'] = {
    id: 'idmc-gidd',
    title: 'Global Internal Displacement Database',
    publisher: 'Internal Displacement Monitoring Centre',
    edition: `GIDD, figures to ${lastYear}`,
    editionDate: `${lastYear + 1}-05-13`,
    citation: 'Internal Displacement Monitoring Centre (IDMC), Global Internal Displacement Database (GIDD).',
    url: 'https://www.internal-displacement.org/database/displacement-data/',
    licence: 'CC BY 3.0 IGO',
    licenceClass: 'OPEN',
    attribution: 'IDMC, Global Internal Displacement Database, CC BY 3.0 IGO',
  }
  return importResult(source, DRAFTS, collector, table.rows.length)
}

export const idmcGidd: Importer = {
  id: 'idmc-gidd',
  title: 'IDMC internal displacement by conflict and violence',
  files: 'gidd_conflict_idps_2009-2024.csv',
  shipped: true,
  read,
}
