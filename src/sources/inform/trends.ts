import type { UnitRegistry } from '../../core/registry'
import { readCsv } from '../csv'
import { onlyFile } from '../files'
import type { Importer, ImportResult, OriginalFile } from '../importer'
import { importResult, type SeriesDraft } from '../result'
import { createCollector, readNumber, readYear } from '../rows'

function draft(id: string, title: string, description: string): SeriesDraft {
  return {
    id,
    title,
    description: `${description} 0 (lowest) to 10 (highest risk).`,
    unit: 'index 0–10',
    direction: 'context',
    scale: 'index',
    validRange: [0, 10],
    publicationLagMonths: 3,
    coverage: { absence: 'missing', absenceNote: 'No score for the country.', units: 'held' },
    caveat:
      'Itself made of conflict, displacement and governance data: shown beside the score, never added to it. The whole trend is recomputed with every edition.',
  }
}

/** INFORM's own letters for its indices. */
const SERIES: Readonly<Record<string, SeriesDraft>> = {
  INFORM: draft('inform_risk', 'INFORM Risk Index', 'Risk of humanitarian crisis and disaster.'),
  HA: draft(
    'inform_hazard_exposure',
    'INFORM hazard and exposure',
    'Natural and human hazards and the people exposed.',
  ),
  VU: draft(
    'inform_vulnerability',
    'INFORM vulnerability',
    'Social and economic vulnerability and vulnerable groups.',
  ),
  CC: draft(
    'inform_lack_of_coping',
    'INFORM lack of coping capacity',
    'Weakness of institutions and infrastructure to cope with crisis.',
  ),
}

function read(files: readonly OriginalFile[], registry: UnitRegistry): ImportResult {
  const file = onlyFile(files, 'the INFORM trends table')
  const table = readCsv(file, { required: ['Iso3', 'GNAYear', 'IndicatorId', 'IndicatorScore'] })
  const collector = createCollector(registry, table.file)
  let lastYear = 0
  for (const row of table.rows) {
    const series = SERIES[row.cell('IndicatorId')]
    if (!series) {
      collector.drop('another INFORM indicator', `row ${row.number}: ${row.cell('IndicatorId')}`)
      continue
    }
    const year = readYear(table, row, 'GNAYear')
    lastYear = Math.max(lastYear, year)
    const unit = collector.unit('iso3', row.cell('Iso3'), year, row.number)
    if (unit === undefined) continue
    const value = readNumber(table, row, 'IndicatorScore', { range: series.validRange })
    if (value !== undefined) collector.add({ unit, period: year, indicator: series.id, value }, row.number)
  }
  const source: ImportResult['source'] = {
    id: 'inform',
    title: 'INFORM Risk Index, trends',
    publisher: 'Joint Research Centre of the European Commission',
    edition: `trends to ${lastYear}`,
    editionDate: '2026-06-30',
    citation: 'Joint Research Centre of the European Commission, INFORM Risk Index.',
    url: 'https://drmkc.jrc.ec.europa.eu/inform-index',
    licence: 'CC BY 4.0',
    licenceClass: 'OPEN',
    attribution: 'INFORM Risk Index, Joint Research Centre of the European Commission, CC BY',
  }
  return importResult(source, Object.values(SERIES), collector, table.rows.length)
}

/** GNAYear is the year that a trend value is computed for. INFORM issues its editions ahead of their year, but a trend
 *  is recomputed later from that year's data, so values count as published three months after the year. */
export const informTrends: Importer = {
  id: 'inform',
  title: 'INFORM Risk Index trends',
  files: 'inform_risk_index_trends.csv',
  shipped: true,
  read,
}
