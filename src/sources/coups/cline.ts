import type { UnitRegistry } from '../../core/registry'
import { readCsv, type CsvRow, type CsvTable } from '../csv'
import { onlyFile } from '../files'
import type { Importer } from '../importer'
import { importResult } from '../result'
import { createCollector, readNumber, readYear } from '../rows'
import { COUP_COUNT, UNSTATED_LICENCE, listCoverage } from './events'

const FILES = 'coup_data_2.1.2.csv of the Cline Center Coup d’État Project'
/** The copy used is of August 2023 and reaches the end of 2022. */
const LAG_MONTHS = 8

/** Two rows of this release carry a number that no State has (393, for Russia in 1993). A State without a row reads as
 *  zero here, so a row that cannot be placed by its number is placed by its name instead of being dropped. */
function place(registry: UnitRegistry, row: CsvRow, year: number): readonly ['cow' | 'name', string] {
  const code = row.cell('cowcode')
  const known = registry.resolve('cow', code, year)
  return known.ok || known.reason !== 'unknown' ? ['cow', code] : ['name', row.cell('country')]
}

const flag = (table: CsvTable, row: CsvRow, column: string): boolean =>
  readNumber(table, row, column, { integer: true, range: [0, 1] }) === 1

/** One row per event: a coup that succeeded (`realized`), an attempt that failed (`attempt`), or a plot that was found
 *  out (`conspiracy`). Attempts are counted as realized or attempted; plots have a series of their own. */
export const coupsCline: Importer = {
  id: 'coups-cline',
  title: 'Cline Center Coup d’État Project',
  files: FILES,
  shipped: true,
  read(files, registry) {
    const table = readCsv(onlyFile(files, FILES), {
      required: ['cowcode', 'country', 'year', 'realized', 'conspiracy', 'attempt'],
    })
    const collector = createCollector(registry, table.file, 'sum')
    let last = 0
    for (const row of table.rows) {
      const year = readYear(table, row)
      last = Math.max(last, year)
      const realized = flag(table, row, 'realized')
      const attempted = realized || flag(table, row, 'attempt')
      const plotted = flag(table, row, 'conspiracy')
      const unit = collector.unit(...place(registry, row, year), year, row.number)
      if (unit === undefined) continue
      const add = (indicator: string, is: boolean): void =>
        collector.add({ unit, period: year, indicator, value: is ? 1 : 0 }, row.number)
      add('cline_coup_attempts', attempted)
      add('cline_coups_realized', realized)
      add('cline_conspiracies', plotted)
    }
    const coverage = listCoverage(registry, { from: 1945, to: last })
    const draft = (id: string, title: string, description: string) => ({
      ...COUP_COUNT,
      id,
      title,
      description,
      publicationLagMonths: LAG_MONTHS,
      coverage,
    })
    return importResult(
      {
        id: 'coups-cline',
        title: 'Coup d’État Project',
        publisher: 'Cline Center for Advanced Social Research, University of Illinois',
        edition: '2.1.2',
        editionDate: '2023-08-25',
        citation:
          'Peyton, B., Bajjalieh, J., Shalmon, D., Martin, M. and Bonaguro, J. Cline Center Coup d’État Project Dataset, version 2.1.2. University of Illinois.',
        url: 'https://databank.illinois.edu',
        licence: UNSTATED_LICENCE,
        licenceClass: 'UNSTATED',
        attribution: 'Cline Center Coup d’État Project',
      },
      [
        draft(
          'cline_coup_attempts',
          'Coup attempts (Cline Center)',
          'Coups of the year that were carried out, successful or failed; plots not counted.',
        ),
        draft(
          'cline_coups_realized',
          'Successful coups (Cline Center)',
          'Coups of the year that changed who governs.',
        ),
        draft(
          'cline_conspiracies',
          'Coup plots found out (Cline Center)',
          'Plots of the year that were stopped before they began.',
        ),
      ],
      collector,
      table.rows.length,
    )
  },
}
