import { ForewatchError } from '../../core/errors'
import { readCsv } from '../csv'
import { onlyFile } from '../files'
import type { ImportResult, Importer, OriginalFile } from '../importer'
import { importResult, type SeriesDraft } from '../result'
import { createCollector, readNumber, readYear } from '../rows'
import type { UnitRegistry } from '../../core/registry'

const FILES = 'hrd_killings_published_counts.csv: one row per published count, with its address'

/** The file's two publishers and the series each feeds. */
const SERIES_OF: Readonly<Record<string, string>> = {
  'FLD-HRDM': 'hrd_defenders_killed_published',
  'GLOBAL-WITNESS': 'gw_defenders_killed_published',
}

const common = {
  direction: 'higher-is-riskier',
  scale: 'count',
  validRange: [0, 1000],
  coverage: {
    absence: 'missing',
    absenceNote:
      'Reports name only the countries with the highest counts: a country that is not named may have had killings too, and never reads as zero.',
    units: 'held',
  },
} as const

const DRAFTS: readonly SeriesDraft[] = [
  {
    ...common,
    id: 'hrd_defenders_killed_published',
    title: 'Human rights defenders killed, where published',
    description:
      'Killings of human rights defenders in the year as named by country in the yearly analysis of Front Line Defenders and the HRD Memorial.',
    unit: 'persons killed in the year',
    publicationLagMonths: 5,
    caveat:
      'A partial list: a few countries a year. Not fit for comparing countries that are named with those that are not.',
  },
  {
    ...common,
    id: 'gw_defenders_killed_published',
    title: 'Land and environmental defenders killed or disappeared, where published',
    description:
      'Killings and long-term disappearances in the year as named by country in Global Witness reports from 2023 on.',
    unit: 'persons killed or disappeared in the year',
    publicationLagMonths: 9,
    caveat:
      'A partial list, and another measure than the counts to 2021, which leave the disappeared out: never join the two.',
  },
]

/** @throws ForewatchError as `Importer.read` */
export function readPublishedCounts(file: OriginalFile, registry: UnitRegistry): ImportResult {
  const table = readCsv(file, { required: ['source', 'year', 'iso3', 'killed'] })
  const collector = createCollector(registry, file.name)
  for (const row of table.rows) {
    const indicator = SERIES_OF[row.cell('source')]
    if (indicator === undefined) {
      throw new ForewatchError('bad-csv', {
        what: 'A count comes from a publisher that has no series',
        where: `${file.name}, row ${row.number}, column source`,
        found: row.cell('source').slice(0, 60),
        expected: Object.keys(SERIES_OF).join(' or '),
        next: 'Correct the column, or add a series for that publisher',
      })
    }
    const year = readYear(table, row)
    const value = readNumber(table, row, 'killed', { integer: true, range: [0, 1000] })
    const unit = collector.unit('iso3', row.cell('iso3'), year, row.number)
    if (unit === undefined) continue
    if (value === undefined) collector.drop('no value in killed', `row ${row.number}: ${unit} ${year}`)
    else collector.add({ unit, period: year, indicator, value }, row.number)
  }
  return importResult(
    {
      id: 'hrd-memorial',
      title: 'Defenders killed: published counts by country',
      publisher: 'Front Line Defenders and the HRD Memorial; Global Witness',
      edition: 'statements on 2019 to 2024',
      editionDate: '2025-09-30',
      citation:
        'Front Line Defenders, Global Analysis 2019 to 2024/25, with the HRD Memorial; Global Witness, reports of 2024 and 2025. Each count was read from a published statement.',
      url: 'https://www.hrdmemorial.org',
      licence: 'Published counts (facts), with the source named',
      licenceClass: 'FACTS',
      attribution: 'Front Line Defenders and HRD Memorial; Global Witness',
    },
    DRAFTS,
    collector,
    table.rows.length,
  )
}

export const hrdMemorial: Importer = {
  id: 'hrd-memorial',
  title: 'Defenders killed: published counts by country',
  files: FILES,
  shipped: true,
  read: (files, registry) => readPublishedCounts(onlyFile(files, FILES), registry),
}
