import type { UnitRegistry } from '../../core/registry'
import { decodeText, readCsv } from '../csv'
import { onlyFile } from '../files'
import type { ImportResult, Importer, OriginalFile } from '../importer'
import { importResult } from '../result'
import { createCollector, readNumber } from '../rows'
import { repairQuotes } from './repair'

const FILES = 'nelda_1945-2011.csv (package PoliticalDatasets, without the note columns)'
const FIRST_YEAR = 1945
/** The file names one election of January 2011 only, so 2010 is its last full year. */
const LAST_YEAR = 2010

/** One row per election round. Names cut off at an accent had slid the cells of 22 rows of Côte d'Ivoire by one column;
 *  they are put right before reading (see `repair.ts`). @throws ForewatchError as `Importer.read` */
export function readNelda(file: OriginalFile, registry: UnitRegistry): ImportResult {
  const { text } = repairQuotes(decodeText(file.bytes))
  const repairedFile = { name: file.name, bytes: new TextEncoder().encode(text) }
  const table = readCsv(repairedFile, { required: ['nelda_ccode', 'year', 'types', 'electionid'] })
  const collector = createCollector(registry, file.name, 'max')
  for (const row of table.rows) {
    const year = readNumber(table, row, 'year', { integer: true, range: [FIRST_YEAR, 2100] })
    const at = `row ${row.number}: ${row.cell('electionid')}`
    if (year === undefined) collector.drop('no year', at)
    else if (year > LAST_YEAR) collector.drop('a year that is not complete', at)
    else {
      const unit = collector.unit('cow', row.cell('nelda_ccode'), year, row.number)
      if (unit)
        collector.add({ unit, period: year, indicator: 'nelda_national_election', value: 1 }, row.number)
    }
  }
  return importResult(
    {
      id: 'nelda',
      title: 'National Elections across Democracy and Autocracy',
      publisher: 'Susan Hyde and Nikolay Marinov',
      edition: '1945 to 2010',
      editionDate: '2015-09-03',
      citation: 'Hyde, S. D. and Marinov, N. (2012). Which elections can be lost? Political Analysis 20(2).',
      url: 'https://nelda.co',
      licence: 'No explicit licence for the data in the copy. Not passed on: for the user’s own copy.',
      licenceClass: 'UNSTATED',
      attribution: 'NELDA (Hyde and Marinov)',
    },
    [
      {
        id: 'nelda_national_election',
        title: 'National election in the year',
        description:
          '1 in a year with a national election of a president, a parliament or a constituent assembly.',
        unit: '0 or 1',
        direction: 'context',
        scale: 'binary',
        validRange: [0, 1],
        publicationLagMonths: 24,
        coverage: {
          from: String(FIRST_YEAR),
          to: String(LAST_YEAR),
          absence: 'zero',
          absenceNote:
            'The list names every national election of the States it covers, so no row means no election.',
          units: 'held',
        },
        caveat: 'Ends in 2010: nothing here speaks of elections after that.',
      },
    ],
    collector,
    table.rows.length,
  )
}

export const nelda: Importer = {
  id: 'nelda',
  title: 'National Elections across Democracy and Autocracy',
  files: FILES,
  shipped: false,
  read: (files, registry) => readNelda(onlyFile(files, FILES), registry),
}
