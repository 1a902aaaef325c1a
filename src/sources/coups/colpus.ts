import { ForewatchError } from '../../core/errors'
import type { CsvRow, CsvTable } from '../csv'
import { onlyFile } from '../files'
import type { Importer } from '../importer'
import { importResult } from '../result'
import { createCollector, readNumber, readYear } from '../rows'
import { readXlsx } from '../xlsx'
import { COUP_COUNT, UNSTATED_LICENCE, listCoverage } from './events'

const FILES = 'the Colpus list of coups as .xlsx (here Colpus_Master_Coup_List_all_countries_basic.xlsx)'

/** The day of an event, which must lie in its year: a spreadsheet that shifted its dates is refused. */
function checkDate(table: CsvTable, row: CsvRow, year: number): void {
  const day = row.cell('date')
  if (day === '' || day.startsWith(String(year))) return
  throw new ForewatchError('bad-date', {
    what: 'The day of a coup does not lie in its year',
    where: `${table.file}, row ${row.number}, column date`,
    found: day,
    expected: `a day in ${year}`,
    next: 'Check the dates of the workbook (1900 or 1904 date system)',
  })
}

/** One row per coup attempt: `success` 1 successful, 2 failed; dates are spreadsheet dates. */
export const coupsColpus: Importer = {
  id: 'coups-colpus',
  title: 'Colpus list of coups',
  files: FILES,
  shipped: true,
  async read(files, registry) {
    const table = await readXlsx(onlyFile(files, FILES), { required: ['ccode', 'date', 'year', 'success'] })
    const collector = createCollector(registry, table.file, 'sum')
    let last = 0
    for (const row of table.rows) {
      const year = readYear(table, row)
      last = Math.max(last, year)
      checkDate(table, row, year)
      const success = readNumber(table, row, 'success', { integer: true, range: [1, 2] })
      const unit = collector.unit('cow', row.cell('ccode'), year, row.number)
      if (unit === undefined) continue
      if (success === undefined) {
        collector.drop('no outcome in success', `row ${row.number}: ${unit} ${year}`)
        continue
      }
      const place = { unit, period: year }
      collector.add({ ...place, indicator: 'colpus_coup_attempts', value: 1 }, row.number)
      collector.add(
        { ...place, indicator: 'colpus_coups_successful', value: success === 1 ? 1 : 0 },
        row.number,
      )
    }
    const coverage = listCoverage(registry, { from: 1946, to: last })
    const common = { ...COUP_COUNT, publicationLagMonths: 12, coverage }
    return importResult(
      {
        id: 'coups-colpus',
        title: 'Colpus',
        publisher: 'John J. Chin, David B. Carter and Joseph G. Wright',
        edition: 'working copy of the master list, to 2022',
        editionDate: '2023-08-25',
        citation:
          'Chin, J. J., Carter, D. B. and Wright, J. G. (2021). The varieties of coups d’état: introducing the Colpus dataset. International Studies Quarterly 65(4).',
        url: 'https://www.johnjchin.com/colpus',
        licence: UNSTATED_LICENCE,
        licenceClass: 'UNSTATED',
        attribution: 'Colpus (Chin, Carter and Wright)',
      },
      [
        {
          ...common,
          id: 'colpus_coup_attempts',
          title: 'Coup attempts (Colpus)',
          description: 'Coups of the year, successful or failed, by soldiers or civilians within the regime.',
        },
        {
          ...common,
          id: 'colpus_coups_successful',
          title: 'Successful coups (Colpus)',
          description: 'Coups of the year that succeeded.',
        },
      ],
      collector,
      table.rows.length,
    )
  },
}
