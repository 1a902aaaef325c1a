import { readCsv } from '../csv'
import { onlyFile } from '../files'
import type { Importer } from '../importer'
import { importResult } from '../result'
import { createCollector, readNumber, readYear } from '../rows'
import { COUP_COUNT, UNSTATED_LICENCE, listCoverage } from './events'

const FILES = 'powell_thyne_coups_final.txt or its copy as CSV (here ptcoups_V2022.11.29.csv)'

/** One row per attempt: `coup` 1 failed, 2 successful. Several in a year are counted. The release names its own day, so
 *  its last year is complete up to that day only. */
export const coupsPowellThyne: Importer = {
  id: 'coups-powell-thyne',
  title: 'Global Instances of Coups (Powell and Thyne)',
  files: FILES,
  shipped: true,
  read(files, registry) {
    const table = readCsv(onlyFile(files, FILES), { required: ['ccode', 'year', 'coup', 'version'] })
    const collector = createCollector(registry, table.file, 'sum')
    const version = table.rows[0]?.cell('version').replace(/^V/, '') ?? ''
    let last = 0
    for (const row of table.rows) {
      const year = readYear(table, row)
      last = Math.max(last, year)
      const outcome = readNumber(table, row, 'coup', { integer: true, range: [1, 2] })
      const unit = collector.unit('cow', row.cell('ccode'), year, row.number)
      if (unit === undefined) continue
      if (outcome === undefined) {
        collector.drop('no outcome in coup', `row ${row.number}: ${unit} ${year}`)
        continue
      }
      const place = { unit, period: year }
      collector.add({ ...place, indicator: 'pt_coup_attempts', value: 1 }, row.number)
      collector.add({ ...place, indicator: 'pt_coups_successful', value: outcome === 2 ? 1 : 0 }, row.number)
    }
    const coverage = listCoverage(
      registry,
      { from: 1950, to: last },
      version === '' ? '' : ` The release is of ${version}: what came later in that year is not in it.`,
    )
    return importResult(
      {
        id: 'coups-powell-thyne',
        title: 'Global Instances of Coups',
        publisher: 'Jonathan M. Powell and Clayton L. Thyne',
        edition: `release of ${version}`,
        editionDate: '2023-03-24',
        citation:
          'Powell, J. M. and Thyne, C. L. (2011). Global instances of coups from 1950 to 2010: a new dataset. Journal of Peace Research 48(2).',
        url: 'http://www.uky.edu/~clthyn2/coup_data/home.htm',
        licence: UNSTATED_LICENCE,
        licenceClass: 'UNSTATED',
        attribution: 'Powell and Thyne, Global Instances of Coups',
      },
      [
        {
          ...COUP_COUNT,
          id: 'pt_coup_attempts',
          title: 'Coup attempts (Powell and Thyne)',
          description:
            'Attempts in the year to unseat the head of the executive by illegal and overt means, failed or successful.',
          publicationLagMonths: 1,
          coverage,
        },
        {
          ...COUP_COUNT,
          id: 'pt_coups_successful',
          title: 'Successful coups (Powell and Thyne)',
          description: 'Attempts of the year after which the plotters held power for at least seven days.',
          publicationLagMonths: 1,
          coverage,
        },
      ],
      collector,
      table.rows.length,
    )
  },
}
