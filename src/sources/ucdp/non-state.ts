import type { UnitRegistry } from '../../core/registry'
import { readCsv } from '../csv'
import { onlyFile } from '../files'
import type { Importer, ImportResult, OriginalFile } from '../importer'
import { importResult, type SeriesDraft } from '../result'
import { createCollector, readNumber, readYear } from '../rows'
import { withBounds } from './bounds'
import { gwUnits } from './gw-list'
import { editionOf } from './organised-violence'
import { releaseDate, ucdpSource, UCDP_LAG_MONTHS } from './source'

const COMMON = {
  direction: 'higher-is-riskier',
  scale: 'count',
  validRange: [0, null],
  publicationLagMonths: UCDP_LAG_MONTHS,
  coverage: {
    absence: 'missing',
    absenceNote:
      'Only conflicts between groups with at least 25 deaths in the year are listed; use the country-year series where a zero is needed.',
  },
} as const

const DRAFTS: readonly SeriesDraft[] = [
  {
    ...COMMON,
    id: 'ucdp_nonstate_conflicts',
    title: 'Conflicts between armed groups',
    description:
      'Number of conflicts between organised groups, none of them a government; a conflict counts in every State it touched.',
    unit: 'conflicts a year',
  },
  {
    ...COMMON,
    id: 'ucdp_nonstate_deaths',
    title: 'Deaths in conflicts between armed groups, by conflict',
    description:
      'People killed in conflicts between organised groups that were fought in this State alone, best estimate.',
    unit: 'deaths a year',
    caveat: 'Conflicts fought in several States are left out because the file does not split them.',
  },
]

function read(files: readonly OriginalFile[], registry: UnitRegistry): ImportResult {
  const file = onlyFile(files, 'the UCDP Non-State Conflict Dataset as CSV')
  const table = readCsv(file, {
    required: [
      'conflict_id',
      'year',
      'best_fatality_estimate',
      'low_fatality_estimate',
      'high_fatality_estimate',
      'gwno_location',
    ],
  })
  const collector = createCollector(registry, table.file, 'sum')
  const seen = new Set<string>()
  for (const row of table.rows) {
    const year = readYear(table, row)
    const places = gwUnits(collector, row, 'gwno_location', year)
    for (const unit of places) {
      const key = `${unit}|${year}|${row.cell('conflict_id')}`
      if (!seen.has(key))
        collector.add({ unit, period: year, indicator: 'ucdp_nonstate_conflicts', value: 1 }, row.number)
      seen.add(key)
    }
    const place = places[0]
    if (place === undefined) continue
    if (places.length > 1) {
      collector.drop(
        'deaths in several States that cannot be split',
        `row ${row.number}: ${places.join(', ')} ${year}`,
      )
      continue
    }
    const number = (column: string) => readNumber(table, row, column, { range: [0, null] })
    const value = number('best_fatality_estimate')
    if (value === undefined) continue
    const low = number('low_fatality_estimate')
    const bounded = withBounds(collector, `row ${row.number}`, value, low, number('high_fatality_estimate'))
    collector.add({ unit: place, period: year, indicator: 'ucdp_nonstate_deaths', ...bounded }, row.number)
  }
  const edition = editionOf(table.rows[0]?.cell('version') ?? '')
  const source = ucdpSource(
    'ucdp-nonstate',
    'UCDP Non-State Conflict Dataset',
    edition,
    releaseDate(edition),
    'nonState',
  )
  return importResult(source, DRAFTS, collector, table.rows.length)
}

export const ucdpNonState: Importer = {
  id: 'ucdp-nonstate',
  title: 'UCDP Non-State Conflict',
  files: 'ucdp-nonstate-221.csv',
  shipped: true,
  read,
}
