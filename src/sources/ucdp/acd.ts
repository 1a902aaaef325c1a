import type { UnitRegistry } from '../../core/registry'
import { readCsv, type CsvRow } from '../csv'
import { onlyFile, unitsWithNumber } from '../files'
import type { Importer, ImportResult, OriginalFile } from '../importer'
import { importResult, type SeriesDraft } from '../result'
import { createCollector, readNumber, readYear } from '../rows'
import { rejoinSplitRows, yearOfDate } from './acd-rows'
import { gwUnits } from './gw-list'
import { editionOf } from './organised-violence'
import { PLACE_NOTE, releaseDate, ucdpSource, UCDP_LAG_MONTHS } from './source'

interface Conflict {
  readonly intensity: number
  readonly type: number
  readonly incompatibility: number
  readonly newEpisode: boolean
}
type Measure = (conflicts: readonly Conflict[]) => number

function flag(test: (conflict: Conflict) => boolean): Measure {
  return (conflicts) => (conflicts.some(test) ? 1 : 0)
}

interface AcdSeries {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly unit: string
  readonly scale: SeriesDraft['scale']
  readonly max: number | null
  readonly measure: Measure
}

const SERIES: readonly AcdSeries[] = [
  {
    id: 'ucdp_acd_intensity',
    title: 'Intensity of armed conflict',
    description:
      'Highest level of any conflict located here: 1 = 25 to 999 battle-related deaths, 2 = 1,000 or more.',
    unit: 'level 0–2',
    scale: 'ordinal',
    max: 2,
    measure: (conflicts) => Math.max(...conflicts.map((conflict) => conflict.intensity)),
  },
  {
    id: 'ucdp_acd_active_conflicts',
    title: 'Active armed conflicts',
    description: 'Number of state-based armed conflicts located here.',
    unit: 'conflicts a year',
    scale: 'count',
    max: null,
    measure: (conflicts) => conflicts.length,
  },
  {
    id: 'ucdp_acd_internationalised',
    title: 'Internationalised civil conflict',
    description: '1 where troops of another State take part in a conflict between a government and a group.',
    unit: '0 or 1',
    scale: 'binary',
    max: 1,
    measure: flag((conflict) => conflict.type === 4),
  },
  {
    id: 'ucdp_acd_territorial',
    title: 'Armed conflict over territory',
    description: '1 where an active conflict is about territory (alone or with government).',
    unit: '0 or 1',
    scale: 'binary',
    max: 1,
    measure: flag((conflict) => conflict.incompatibility !== 2),
  },
  {
    id: 'ucdp_acd_government',
    title: 'Armed conflict over government',
    description: '1 where an active conflict is about the government (alone or with territory).',
    unit: '0 or 1',
    scale: 'binary',
    max: 1,
    measure: flag((conflict) => conflict.incompatibility !== 1),
  },
  {
    id: 'ucdp_acd_new_episode',
    title: 'New episode of armed conflict',
    description:
      '1 in a year in which an episode of conflict passes 25 battle-related deaths for the first time.',
    unit: '0 or 1',
    scale: 'binary',
    max: 1,
    measure: flag((conflict) => conflict.newEpisode),
  },
]

function read(files: readonly OriginalFile[], registry: UnitRegistry): ImportResult {
  const file = onlyFile(files, 'the UCDP/PRIO Armed Conflict Dataset as CSV')
  const table = readCsv(file, {
    required: [
      'conflict_id',
      'location',
      'incompatibility',
      'year',
      'intensity_level',
      'type_of_conflict',
      'start_date2',
      'gwno_loc',
    ],
  })
  const collector = createCollector(registry, table.file)
  const { rows, joined } = rejoinSplitRows(table)
  if (joined > 0)
    collector.drop('second half of a record split by a line break: joined again', `${joined} record`)
  const cells = new Map<string, { unit: string; year: number; row: number; conflicts: Conflict[] }>()
  let lastYear = 0
  const whole = (row: CsvRow, column: string, max: number) =>
    readNumber(table, row, column, { integer: true, range: [1, max] })
  for (const row of rows) {
    const year = readYear(table, row)
    const conflict: Conflict = {
      intensity: whole(row, 'intensity_level', 2) ?? 0,
      type: whole(row, 'type_of_conflict', 4) ?? 0,
      incompatibility: whole(row, 'incompatibility', 3) ?? 0,
      newEpisode: yearOfDate(table, row, 'start_date2') === year,
    }
    lastYear = Math.max(lastYear, year)
    const named =
      row.cell('gwno_loc') === '' ? collector.unit('name', row.cell('location'), year, row.number) : undefined
    const units = named === undefined ? gwUnits(collector, row, 'gwno_loc', year) : [named]
    for (const unit of units) {
      const key = `${unit}|${year}`
      const cell = cells.get(key) ?? { unit, year, row: row.number, conflicts: [] }
      cell.conflicts.push(conflict)
      cells.set(key, cell)
    }
  }
  for (const { unit, year, row, conflicts } of cells.values()) {
    for (const { id, measure } of SERIES) {
      collector.add({ unit, period: year, indicator: id, value: measure(conflicts) }, row)
    }
  }
  const covered = unitsWithNumber(registry, 'gw')
  const drafts = SERIES.map(({ id, title, description, unit, scale, max }): SeriesDraft => ({
    id,
    title,
    description,
    unit,
    direction: 'higher-is-riskier',
    scale,
    validRange: [0, max],
    publicationLagMonths: UCDP_LAG_MONTHS,
    coverage: {
      from: '1946',
      to: String(lastYear),
      absence: 'zero',
      absenceNote:
        'The list holds every conflict with at least 25 battle-related deaths in the year; no record means none.',
      units: covered,
    },
    caveat: `A conflict located in several States counts for each. ${PLACE_NOTE}`,
  }))
  const edition = editionOf(rows.at(0)?.cell('version') ?? '')
  const title = 'UCDP/PRIO Armed Conflict Dataset'
  const source = ucdpSource('ucdp-prio-acd', title, edition, releaseDate(edition), 'armed')
  return importResult(source, drafts, collector, table.rows.length)
}

/** Reads the original (commas, ISO dates) and the copy re-saved by a spreadsheet (semicolons, d-m-yyyy). */
export const ucdpAcd: Importer = {
  id: 'ucdp-prio-acd',
  title: 'UCDP/PRIO Armed Conflict Dataset',
  files: 'UcdpPrioConflict_v25_1.csv',
  shipped: true,
  read,
}
