import type { UnitRegistry } from '../../core/registry'
import { readCsv } from '../csv'
import { onlyFile } from '../files'
import type { Importer, ImportResult, OriginalFile } from '../importer'
import { importResult, type SeriesDraft } from '../result'
import { createCollector, readNumber, readYear } from '../rows'
import { withBounds } from './bounds'
import { gwUnits } from './gw-list'
import { editionOf } from './organised-violence'
import { PLACE_NOTE, releaseDate, ucdpSource, UCDP_LAG_MONTHS } from './source'

const COVERAGE = {
  absence: 'missing',
  absenceNote:
    'Only dyads with at least 25 battle-related deaths in the year are listed; a State without a record had none, or fights that cannot be placed.',
} as const

const DRAFTS: readonly SeriesDraft[] = [
  {
    id: 'ucdp_brd_deaths',
    title: 'Battle-related deaths, by dyad',
    description:
      'People killed in battle between a government and another party, best estimate, summed over dyads. A dyad that fought in several States counts where the conflict is about, if that is one State; otherwise it counts for none.',
    unit: 'deaths a year',
    direction: 'higher-is-riskier',
    scale: 'count',
    validRange: [0, null],
    publicationLagMonths: UCDP_LAG_MONTHS,
    coverage: COVERAGE,
    caveat: `Fights of several States over one territory, such as Russia and Ukraine, are left out because the file does not split them. ${PLACE_NOTE}`,
  },
  {
    id: 'ucdp_brd_dyads',
    title: 'Dyads with battle-related deaths',
    description:
      'Number of pairs of parties that fought here, a government on at least one side; each counts in every State it fought in.',
    unit: 'dyads a year',
    direction: 'higher-is-riskier',
    scale: 'count',
    validRange: [0, null],
    publicationLagMonths: UCDP_LAG_MONTHS,
    coverage: COVERAGE,
    caveat: PLACE_NOTE,
  },
]

function read(files: readonly OriginalFile[], registry: UnitRegistry): ImportResult {
  const file = onlyFile(files, 'the UCDP Battle-Related Deaths Dataset, dyad version, as CSV')
  const table = readCsv(file, {
    required: ['dyad_id', 'year', 'bd_best', 'bd_low', 'bd_high', 'gwno_loc', 'gwno_battle'],
  })
  const collector = createCollector(registry, table.file, 'sum')
  const seen = new Set<string>()
  for (const row of table.rows) {
    const year = readYear(table, row)
    const places = gwUnits(collector, row, 'gwno_battle', year)
    for (const unit of places) {
      const key = `${unit}|${year}|${row.cell('dyad_id')}`
      if (!seen.has(key))
        collector.add({ unit, period: year, indicator: 'ucdp_brd_dyads', value: 1 }, row.number)
      seen.add(key)
    }
    const subjects = places.length === 1 ? places : gwUnits(collector, row, 'gwno_loc', year)
    const place = subjects[0]
    if (subjects.length !== 1 || place === undefined || !places.includes(place)) {
      if (places.length > 0) {
        collector.drop(
          'deaths in several States that cannot be split',
          `row ${row.number}: ${places.join(', ')} ${year}`,
        )
      }
      continue
    }
    const number = (column: string) => readNumber(table, row, column, { range: [0, null] })
    const value = number('bd_best')
    if (value === undefined) continue
    const bounded = withBounds(collector, `row ${row.number}`, value, number('bd_low'), number('bd_high'))
    collector.add({ unit: place, period: year, indicator: 'ucdp_brd_deaths', ...bounded }, row.number)
  }
  const edition = editionOf(table.rows[0]?.cell('version') ?? '')
  const source = ucdpSource(
    'ucdp-brd',
    'UCDP Battle-Related Deaths Dataset, dyad version',
    edition,
    releaseDate(edition),
    'organised',
  )
  return importResult(source, DRAFTS, collector, table.rows.length)
}

export const ucdpBrd: Importer = {
  id: 'ucdp-brd',
  title: 'UCDP Battle-Related Deaths',
  files: 'BattleDeaths_v25_1.csv (dyad version)',
  shipped: true,
  read,
}
