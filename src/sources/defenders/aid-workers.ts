import type { UnitRegistry } from '../../core/registry'
import { readCsv } from '../csv'
import { onlyFile } from '../files'
import type { ImportResult, Importer, OriginalFile } from '../importer'
import { importResult, type SeriesDraft } from '../result'
import { createCollector, readNumber, readYear } from '../rows'

const FILES = 'awsd_country_year_1997-2016.csv: incidents counted by country name and year'

/** Parts of countries that the database lists on their own. Kashmir is left out: the row does not say which side. */
const PART_OF: Readonly<Record<string, string>> = { Chechnya: 'Russian Federation' }

/** The extract was taken in October 2016, so that year is not complete and is left out. */
const LAST_FULL_YEAR = 2015

const MEASURES: readonly (readonly [column: string, id: string, title: string, unit: string])[] = [
  ['incidents', 'awsd_incidents', 'Major attacks on aid workers', 'incidents in the year'],
  ['total_killed', 'awsd_killed', 'Aid workers killed', 'persons in the year'],
  ['total_wounded', 'awsd_wounded', 'Aid workers wounded', 'persons in the year'],
  ['total_kidnapped', 'awsd_kidnapped', 'Aid workers kidnapped', 'persons in the year'],
  ['total_affected', 'awsd_affected', 'Aid workers killed, wounded or kidnapped', 'persons in the year'],
]

const DRAFTS: readonly SeriesDraft[] = MEASURES.map(([column, id, title, unit]) => ({
  id,
  title,
  description: `${title}: violence against national and international staff of aid organisations, as the Aid Worker Security Database records it (column ${column}).`,
  unit,
  direction: 'higher-is-riskier',
  scale: 'count',
  validRange: [0, 1000],
  publicationLagMonths: 8,
  coverage: {
    absence: 'missing',
    absenceNote:
      'The database means to record every major attack, but this old extract has attacks without a country and does not say where aid workers were present: no row reads as not known.',
    units: 'held',
  },
  caveat: 'An old extract that ends in 2015; numbers also depend on how many aid workers are in the country.',
}))

/** @throws ForewatchError as `Importer.read` */
export function readAidWorkers(file: OriginalFile, registry: UnitRegistry): ImportResult {
  const table = readCsv(file, { required: ['country', 'year', ...MEASURES.map(([column]) => column)] })
  const collector = createCollector(registry, file.name, 'sum')
  for (const row of table.rows) {
    const name = row.cell('country')
    const year = readYear(table, row)
    const at = `row ${row.number}: ${name} ${year}`
    if (name === '') {
      collector.drop('no country', at)
      continue
    }
    if (year > LAST_FULL_YEAR) {
      collector.drop('a year that is not complete (the extract is of October 2016)', at)
      continue
    }
    const unit = collector.unit('name', PART_OF[name] ?? name, year, row.number)
    if (unit === undefined) continue
    for (const [column, indicator] of MEASURES) {
      const value = readNumber(table, row, column, { integer: true, range: [0, 1000] })
      if (value === undefined) collector.drop(`no value in ${column}`, at)
      else collector.add({ unit, period: year, indicator, value }, row.number)
    }
  }
  return importResult(
    {
      id: 'aid-worker-security',
      title: 'Aid Worker Security Database, counted by country and year',
      publisher: 'Humanitarian Outcomes',
      edition: 'extract of October 2016',
      editionDate: '2017-11-07',
      citation:
        'Humanitarian Outcomes, Aid Worker Security Database, aidworkersecurity.org; counted by country and year.',
      url: 'https://aidworkersecurity.org',
      licence: 'Counts of published incidents (facts), with the source named',
      licenceClass: 'FACTS',
      attribution: 'Aid Worker Security Database, Humanitarian Outcomes',
    },
    DRAFTS,
    collector,
    table.rows.length,
  )
}

export const aidWorkerSecurity: Importer = {
  id: 'aid-worker-security',
  title: 'Aid Worker Security Database, counted by country and year',
  files: FILES,
  shipped: true,
  read: (files, registry) => readAidWorkers(onlyFile(files, FILES), registry),
}
