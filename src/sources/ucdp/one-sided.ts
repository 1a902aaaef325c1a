import type { UnitRegistry } from '../../core/registry'
import { readCsv } from '../csv'
import { onlyFile, unitsWithNumber } from '../files'
import type { Importer, ImportResult, OriginalFile } from '../importer'
import { importResult, type SeriesDraft } from '../result'
import { createCollector, readNumber, readYear } from '../rows'
import { withBounds } from './bounds'
import { gwUnits } from './gw-list'
import { editionOf } from './organised-violence'
import { PLACE_NOTE, releaseDate, ucdpSource, UCDP_LAG_MONTHS } from './source'

function drafts(units: readonly string[], lastYear: number): SeriesDraft[] {
  const common = {
    direction: 'higher-is-riskier',
    scale: 'count',
    validRange: [0, null],
    publicationLagMonths: UCDP_LAG_MONTHS,
    coverage: {
      from: '1989',
      to: String(lastYear),
      absence: 'zero',
      absenceNote:
        'The list holds every actor that killed at least 25 civilians in the year; no record means fewer.',
      units,
    },
  } as const
  return [
    {
      ...common,
      id: 'ucdp_os_actors',
      title: 'Actors in one-sided violence, 25 deaths or more',
      description:
        'Number of governments and groups that killed at least 25 civilians in the year and were active here; an actor counts in every State it killed in.',
      unit: 'actors a year',
      caveat: PLACE_NOTE,
    },
    {
      ...common,
      id: 'ucdp_os_by_own_government',
      title: 'Civilians killed by the government, at home and abroad',
      description:
        'Civilians killed deliberately by the government of this State, wherever they died, best estimate.',
      unit: 'deaths a year',
      caveat:
        'Booked by perpetrator, not by place. Two governments named together as one actor are left out.',
    },
  ]
}

function read(files: readonly OriginalFile[], registry: UnitRegistry): ImportResult {
  const file = onlyFile(files, 'the UCDP One-sided Violence Dataset as CSV')
  const table = readCsv(file, {
    required: [
      'actor_id',
      'year',
      'best_fatality_estimate',
      'low_fatality_estimate',
      'high_fatality_estimate',
      'is_government_actor',
      'gwno_location',
      'gwnoa',
    ],
  })
  const collector = createCollector(registry, table.file, 'sum')
  let lastYear = 0
  for (const row of table.rows) {
    const year = readYear(table, row)
    lastYear = Math.max(lastYear, year)
    for (const unit of gwUnits(collector, row, 'gwno_location', year)) {
      collector.add({ unit, period: year, indicator: 'ucdp_os_actors', value: 1 }, row.number)
    }
    if (row.cell('is_government_actor') !== '1') continue
    const governments = gwUnits(collector, row, 'gwnoa', year)
    const government = governments[0]
    if (governments.length !== 1 || government === undefined) {
      collector.drop('several governments, or none, for one actor', `row ${row.number}: ${year}`)
      continue
    }
    const number = (column: string) => readNumber(table, row, column, { range: [0, null] })
    const value = number('best_fatality_estimate')
    if (value === undefined) continue
    const low = number('low_fatality_estimate')
    const bounded = withBounds(collector, `row ${row.number}`, value, low, number('high_fatality_estimate'))
    collector.add(
      { unit: government, period: year, indicator: 'ucdp_os_by_own_government', ...bounded },
      row.number,
    )
  }
  const edition = editionOf(table.rows[0]?.cell('version') ?? '')
  const source = ucdpSource(
    'ucdp-onesided',
    'UCDP One-sided Violence Dataset',
    edition,
    releaseDate(edition),
    'oneSided',
  )
  return importResult(source, drafts(unitsWithNumber(registry, 'gw'), lastYear), collector, table.rows.length)
}

export const ucdpOneSided: Importer = {
  id: 'ucdp-onesided',
  title: 'UCDP One-sided Violence by actor',
  files: 'OneSided_v23_1.csv',
  shipped: true,
  read,
}
