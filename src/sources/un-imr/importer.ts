import type { UnitRegistry } from '../../core/registry'
import { readCsv } from '../csv'
import { onlyFile } from '../files'
import type { Importer, ImportResult, OriginalFile } from '../importer'
import { importResult, type SeriesDraft } from '../result'
import { createCollector, readNumber, readYear } from '../rows'

const DRAFT: SeriesDraft = {
  id: 'un_infant_mortality',
  title: 'Infant mortality (United Nations)',
  description: 'Children who die before their first birthday per 1,000 live births.',
  unit: 'deaths per 1,000 live births',
  direction: 'higher-is-riskier',
  scale: 'rate',
  validRange: [0, 1000],
  publicationLagMonths: 7,
  coverage: {
    absence: 'missing',
    absenceNote:
      'Estimated for every country and territory; nothing is missing after the unit came to exist.',
    units: 'held',
  },
  caveat: 'Model estimates, smoothed; all years are recomputed with every revision.',
}

const SOURCE: ImportResult['source'] = {
  id: 'un-infant-mortality',
  title: 'World Population Prospects: infant mortality',
  publisher: 'United Nations, Department of Economic and Social Affairs, Population Division',
  edition: 'World Population Prospects 2024',
  editionDate: '2024-07-11',
  citation:
    'United Nations, Department of Economic and Social Affairs, Population Division (2024). World Population Prospects 2024.',
  url: 'https://population.un.org/wpp/',
  licence: 'CC BY 3.0 IGO',
  licenceClass: 'OPEN',
  attribution: 'United Nations, World Population Prospects, CC BY 3.0 IGO',
}

function read(files: readonly OriginalFile[], registry: UnitRegistry): ImportResult {
  const file = onlyFile(files, 'the table of infant mortality with iso3c, year, un_imr')
  const table = readCsv(file, { required: ['iso3c', 'year', 'un_imr'] })
  const collector = createCollector(registry, table.file)
  for (const row of table.rows) {
    const year = readYear(table, row)
    const unit = collector.unit('iso3', row.cell('iso3c'), year, row.number)
    if (unit === undefined) continue
    const value = readNumber(table, row, 'un_imr', { range: DRAFT.validRange })
    if (value !== undefined) collector.add({ unit, period: year, indicator: DRAFT.id, value }, row.number)
  }
  return importResult(SOURCE, [DRAFT], collector, table.rows.length)
}

export const unInfantMortality: Importer = {
  id: 'un-infant-mortality',
  title: 'United Nations infant mortality',
  files: 'un_imr_clean.csv',
  shipped: true,
  read,
}
