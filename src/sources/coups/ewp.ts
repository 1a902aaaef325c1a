import { readCsv } from '../csv'
import { onlyFile } from '../files'
import type { Importer } from '../importer'
import { importResult } from '../result'
import { createCollector, readNumber, readYear } from '../rows'
import { UNSTATED_LICENCE, listCoverage } from './events'

const FILES = 'all-coups.csv of the Early Warning Project'

/** Country-years with a coup attempt. Zeros stand in the file for 1945 to 1949 only; later it is a list of ones. */
export const coupsEwp: Importer = {
  id: 'coups-ewp',
  title: 'Coup attempts as the Early Warning Project uses them',
  files: FILES,
  shipped: true,
  read(files, registry) {
    const table = readCsv(onlyFile(files, FILES), { required: ['ccode', 'year', 'cou.any'] })
    const collector = createCollector(registry, table.file, 'max')
    let last = 0
    for (const row of table.rows) {
      const year = readYear(table, row)
      last = Math.max(last, year)
      const value = readNumber(table, row, 'cou.any', { integer: true, range: [0, 1] })
      const unit = collector.unit('cow', row.cell('ccode'), year, row.number)
      if (unit === undefined) continue
      if (value === undefined) collector.drop('no value in cou.any', `row ${row.number}: ${unit} ${year}`)
      else collector.add({ unit, period: year, indicator: 'ewp_coup_attempt', value }, row.number)
    }
    return importResult(
      {
        id: 'coups-ewp',
        title: 'Coup attempts as the Early Warning Project uses them',
        publisher: 'Early Warning Project, United States Holocaust Memorial Museum',
        edition: 'Statistical Risk Assessment 2025-26',
        editionDate: '2026-01-15',
        citation:
          'United States Holocaust Memorial Museum, Early Warning Project, Statistical Risk Assessment 2025-26; joined there from published lists of coups.',
        url: 'https://github.com/EarlyWarningProject/2025-Statistical-Risk-Assessment',
        licence: UNSTATED_LICENCE,
        licenceClass: 'UNSTATED',
        attribution: 'Early Warning Project, United States Holocaust Memorial Museum',
      },
      [
        {
          id: 'ewp_coup_attempt',
          title: 'Coup attempt in the year',
          description: '1 in a year with at least one attempted coup d’état, successful or not.',
          unit: '0 or 1',
          direction: 'higher-is-riskier',
          scale: 'binary',
          validRange: [0, 1],
          publicationLagMonths: 0,
          coverage: listCoverage(registry, { from: 1945, to: last }),
          caveat: 'The lists of coups disagree about single cases; this is one list’s judgement.',
        },
      ],
      collector,
      table.rows.length,
    )
  },
}
