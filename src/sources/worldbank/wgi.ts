import type { UnitRegistry } from '../../core/registry'
import { readCsv } from '../csv'
import type { Importer, ImportResult, OriginalFile } from '../importer'
import { importResult, type SeriesDraft } from '../result'
import { createCollector, readNumber, readYear, type Collector } from '../rows'
import { bulkDate, isBulkFile, readBulk } from './bulk'

/** Half-width of a 90% interval in standard errors. */
const Z90 = 1.645
const RANGE = [-5, 5] as const

function draft(id: string, title: string, description: string, caveat: string): SeriesDraft {
  return {
    id,
    title,
    description: `${description} Standardised over all countries of a year: about −2.5 to 2.5, higher is better.`,
    unit: 'standard units, mean 0',
    direction: 'lower-is-riskier',
    scale: 'interval',
    validRange: RANGE,
    publicationLagMonths: 9,
    coverage: {
      absence: 'missing',
      absenceNote: 'No estimate; before 2002 every second year only (1996, 1998, 2000).',
      units: 'held',
    },
    caveat,
  }
}

const RELATIVE = 'Relative to other countries of the same year: a country can fall because others rose.'
const DRAFTS: readonly SeriesDraft[] = [
  draft(
    'wgi_political_stability',
    'Political stability and absence of violence',
    'Perceived likelihood of political instability and politically motivated violence, including terrorism.',
    RELATIVE,
  ),
  draft(
    'wgi_voice_accountability',
    'Voice and accountability',
    'How far citizens can take part in choosing their government, with freedom of expression, association and media. Bounds: estimate ± 1.645 standard errors (90% interval).',
    RELATIVE,
  ),
]
const BY_CODE = { 'PV.EST': 'wgi_political_stability', 'VA.EST': 'wgi_voice_accountability' }

function readVoice(file: OriginalFile, collector: Collector): number {
  const table = readCsv(file, { required: ['wb_code', 'year', 'Estimate', 'StdErr'] })
  for (const row of table.rows) {
    const year = readYear(table, row)
    const value = readNumber(table, row, 'Estimate', { range: RANGE })
    if (value === undefined) continue
    const unit = collector.unit('worldbank', row.cell('wb_code'), year, row.number)
    if (unit === undefined) continue
    const standardError = readNumber(table, row, 'StdErr', { range: [0, 5] })
    const bounds =
      standardError === undefined
        ? {}
        : { low: round(value - Z90 * standardError), high: round(value + Z90 * standardError) }
    collector.add({ unit, period: year, indicator: 'wgi_voice_accountability', value, ...bounds }, row.number)
  }
  return table.rows.length
}

/** Bounds are computed here, so they are written to six decimals; estimates stay as published. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6
}

function read(files: readonly OriginalFile[], registry: UnitRegistry): ImportResult {
  const collector = createCollector(registry, files.map((file) => file.name).join(' and '))
  let rowsRead = 0
  for (const file of files) {
    rowsRead += isBulkFile(file) ? readBulk(file, BY_CODE, collector) : readVoice(file, collector)
  }
  const date =
    files
      .filter(isBulkFile)
      .map(bulkDate)
      .find((found) => found !== undefined) ?? '2024-11-05'
  const source: ImportResult['source'] = {
    id: 'worldbank-wgi',
    title: 'Worldwide Governance Indicators',
    publisher: 'World Bank',
    edition: `Worldwide Governance Indicators, copies to ${date}`,
    editionDate: date,
    citation: 'Kaufmann, D. and Kraay, A. Worldwide Governance Indicators. World Bank.',
    url: 'https://www.worldbank.org/en/publication/worldwide-governance-indicators',
    licence: 'CC BY 4.0',
    licenceClass: 'OPEN',
    attribution: 'Worldwide Governance Indicators, World Bank, CC BY 4.0',
  }
  return importResult(source, DRAFTS, collector, rowsRead)
}

export const worldbankWgi: Importer = {
  id: 'worldbank-wgi',
  title: 'Worldwide Governance Indicators',
  files:
    'API_PV.EST_DS2_en_csv_v2_<n>.csv and the long table of Voice and Accountability with standard errors',
  shipped: true,
  read,
}
