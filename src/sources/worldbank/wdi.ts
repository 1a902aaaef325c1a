import type { UnitRegistry } from '../../core/registry'
import { readCsv } from '../csv'
import type { Importer, ImportResult, OriginalFile } from '../importer'
import { importResult } from '../result'
import { createCollector, readNumber, readYear, type Collector } from '../rows'
import { bulkDate, isBulkFile, readBulk } from './bulk'
import { WDI_SERIES } from './wdi-series'

const BY_CODE = Object.fromEntries(WDI_SERIES.map(({ code, draft }) => [code, draft.id]))

function readLong(file: OriginalFile, collector: Collector): number {
  const held = WDI_SERIES.filter((series) => series.column !== undefined)
  const table = readCsv(file, { required: ['iso3c', 'year', ...held.map((series) => series.column)] })
  for (const row of table.rows) {
    const code = row.cell('iso3c')
    if (code === '') {
      collector.drop('aggregate without a country code', `row ${row.number}: ${row.cell('country')}`)
      continue
    }
    const year = readYear(table, row)
    const unit = collector.unit('worldbank', code, year, row.number)
    if (unit === undefined) continue
    for (const { column, draft } of held) {
      const value = readNumber(table, row, column, { range: draft.validRange })
      if (value !== undefined) collector.add({ unit, period: year, indicator: draft.id, value }, row.number)
    }
  }
  return table.rows.length
}

function read(files: readonly OriginalFile[], registry: UnitRegistry): ImportResult {
  const collector = createCollector(registry, files.map((file) => file.name).join(' and '))
  let rowsRead = 0
  for (const file of files) {
    rowsRead += isBulkFile(file) ? readBulk(file, BY_CODE, collector) : readLong(file, collector)
  }
  const dates = files
    .filter(isBulkFile)
    .map(bulkDate)
    .filter((date) => date !== undefined)
  const date = dates.sort().at(-1) ?? '2025-09-03'
  const source: ImportResult['source'] = {
    id: 'worldbank-wdi',
    title: 'World Development Indicators',
    publisher: 'World Bank',
    edition: `World Development Indicators, copies to ${date}`,
    editionDate: date,
    citation: 'World Bank, World Development Indicators.',
    url: 'https://data.worldbank.org/',
    licence: 'CC BY 4.0',
    licenceClass: 'OPEN',
    attribution: 'World Bank, World Development Indicators, CC BY 4.0',
  }
  const drafts = WDI_SERIES.map(({ draft }) => draft)
  return importResult(source, drafts, collector, rowsRead)
}

/** Reads the long table (`iso3c`, `year`, `wdi.*.new`) and any number of World Bank bulk files, one indicator each. */
export const worldbankWdi: Importer = {
  id: 'worldbank-wdi',
  title: 'World Development Indicators',
  files: 'ewp_wdi.csv and World Bank bulk files API_<indicator>_DS2_en_csv_v2_<n>.csv',
  shipped: true,
  read,
}
