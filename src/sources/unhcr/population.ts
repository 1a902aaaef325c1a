import type { UnitRegistry } from '../../core/registry'
import { readCsv } from '../csv'
import { onlyFile } from '../files'
import type { Importer, ImportResult, OriginalFile } from '../importer'
import { importResult } from '../result'
import { createCollector, readNumber, readYear } from '../rows'
import { UNHCR_SERIES } from './series'

const ROW_NUMBERS = ['refugees', 'asylum_seekers', 'idps', 'stateless', 'oip'] as const

function source(lastYear: number): ImportResult['source'] {
  return {
    id: 'unhcr-population',
    title: 'UNHCR Refugee Population Statistics Database',
    publisher: 'Office of the United Nations High Commissioner for Refugees',
    edition: `end of ${lastYear}`,
    editionDate: `${lastYear + 1}-06-25`,
    citation: 'UNHCR Refugee Population Statistics Database.',
    url: 'https://www.unhcr.org/refugee-statistics/',
    licence: 'CC BY 4.0',
    licenceClass: 'OPEN',
    attribution: 'UNHCR Refugee Population Statistics Database, CC BY 4.0',
  }
}

function read(files: readonly OriginalFile[], registry: UnitRegistry): ImportResult {
  const file = onlyFile(files, 'the UNHCR population table, origin by asylum by year')
  const table = readCsv(file, { required: ['year', 'coo_iso', 'coa_iso', ...ROW_NUMBERS] })
  const collector = createCollector(registry, table.file)
  const sums = new Map<
    string,
    { indicator: string; unit: string; year: number; value: number; row: number }
  >()
  let lastYear = 0
  for (const row of table.rows) {
    const year = readYear(table, row)
    lastYear = Math.max(lastYear, year)
    const origin = collector.unit('iso3', row.cell('coo_iso'), year, row.number)
    const host = collector.unit('iso3', row.cell('coa_iso'), year, row.number)
    for (const { draft, columns, group, from } of UNHCR_SERIES) {
      const unit = group === 'origin' ? origin : host
      if (unit === undefined || year < from) continue
      for (const column of columns) {
        const value = readNumber(table, row, column, { missing: ['-', '*'], range: [0, null] })
        if (value === undefined) continue
        const key = `${draft.id}|${unit}|${year}`
        const sum = sums.get(key)
        if (sum) sum.value += value
        else sums.set(key, { indicator: draft.id, unit, year, value, row: row.number })
      }
    }
  }
  const zeroIsCount = new Map(UNHCR_SERIES.map((series) => [series.draft.id, series.zeroIsCount]))
  for (const { indicator, unit, year, value, row } of sums.values()) {
    if (value === 0 && zeroIsCount.get(indicator) === false) {
      collector.drop(`${indicator}: zero is not a count`, `${unit} ${year}`)
    } else collector.add({ indicator, unit, period: year, value }, row)
  }
  return importResult(
    source(lastYear),
    UNHCR_SERIES.map(({ draft }) => draft),
    collector,
    table.rows.length,
  )
}

/** Sums the origin × asylum table. Countries are read from `coo_iso` and `coa_iso`, never from UNHCR's own letters
 *  (AUS is Austria there). Blank and `-` are no value; years before a column was collected are left out. */
export const unhcrPopulation: Importer = {
  id: 'unhcr-population',
  title: 'UNHCR population statistics',
  files: 'population_all.csv (origin by asylum by year)',
  shipped: true,
  read,
}
