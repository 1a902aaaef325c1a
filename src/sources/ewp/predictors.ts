import { ForewatchError } from '../../core/errors'
import { makeSeriesPanel, type SeriesPanel } from '../../core/panel'
import type { UnitRecord, UnitRegistry } from '../../core/registry'
import type { SeriesRecord } from '../../core/series'
import { Status } from '../../core/status'
import { readCsv, type CsvTable } from '../csv'
import type { OriginalFile } from '../importer'
import { readNumber, readYear } from '../rows'
import { EWP_LOWER_IS_RISKIER, EWP_PREDICTORS, ewpSeriesId } from './columns'
import { ewpUnits, type EwpEntity } from './entities'

const OUTCOMES = ['mk_onset', 'mk_ongoing', 'mk_ever_known'] as const
/** Outcome series of the file: onset in that year, episode under way, episode recorded up to that year. */
export const EWP_OUTCOME_SERIES = {
  onset: ewpSeriesId('mk_onset'),
  ongoing: ewpSeriesId('mk_ongoing'),
  ever: ewpSeriesId('mk_ever_known'),
} as const

/** The file as panels over the project's own country lines. */
export interface EwpPredictors {
  readonly units: readonly UnitRecord[]
  /** Country codes of the file, in the order of `units`. */
  readonly codes: readonly string[]
  readonly firstYear: number
  readonly nYears: number
  readonly series: readonly SeriesRecord[]
  readonly panels: readonly SeriesPanel[]
  readonly rowsRead: number
  /** Rows that the project's model leaves out because a predictor is empty, for example `Kosovo 2008`. */
  readonly incomplete: readonly string[]
}

function entitiesOf(table: CsvTable): EwpEntity[] {
  const byCode = new Map<string, { code: string; name: string; firstYear: number; lastYear: number }>()
  for (const row of table.rows) {
    const code = row.cell('ccode')
    const year = readYear(table, row)
    const entity = byCode.get(code)
    if (!entity) byCode.set(code, { code, name: row.cell('ewp_name'), firstYear: year, lastYear: year })
    else {
      if (year < entity.firstYear) entity.firstYear = year
      if (year > entity.lastYear) entity.lastYear = year
    }
  }
  return [...byCode.values()].sort((a, b) => Number(a.code) - Number(b.code))
}

function record(id: string, column: string, entities: readonly EwpEntity[]): SeriesRecord {
  const predictor = column !== 'mk_onset' && column !== 'mk_ongoing' && column !== 'mk_ever_known'
  return {
    id,
    title: predictor ? `EWP predictor ${column}` : `EWP outcome ${column}`,
    description:
      'Column of the predictor file of the Early Warning Project; only rows without an empty predictor.',
    unit: 'as in the file',
    direction: EWP_LOWER_IS_RISKIER.has(column) ? 'lower-is-riskier' : 'higher-is-riskier',
    scale: 'index',
    frequency: 'year',
    validRange: [null, null],
    publicationLagMonths: 0,
    coverage: {
      from: String(Math.min(...entities.map((entity) => entity.firstYear))),
      to: String(Math.max(...entities.map((entity) => entity.lastYear))),
      absence: 'missing',
      absenceNote: 'No row means that the project does not watch the country in that year.',
    },
  }
}

/** Reads the project's predictor file (`prepared…predictors….csv`): one row per country and year. Predictors hold only
 *  complete rows, as in the project's model; outcomes hold every row. Codings are those of the file's date throughout.
 *  @throws ForewatchError `bad-csv`, `bad-columns`, `bad-number`, `duplicate-observation`, `file-truncated` */
export function readEwpPredictors(file: OriginalFile, registry: UnitRegistry): EwpPredictors {
  const predictors = EWP_PREDICTORS
  const table = readCsv(file, { required: ['ewp_name', 'ccode', ...predictors, 'mk_onset'] })
  const entities = entitiesOf(table)
  const position = new Map(entities.map((entity, i) => [entity.code, i]))
  const firstYear = Math.min(...entities.map((entity) => entity.firstYear))
  const nYears = Math.max(...entities.map((entity) => entity.lastYear)) - firstYear + 1
  const nUnits = entities.length
  const columns = [...predictors, ...OUTCOMES]
  const values = columns.map(() => new Float64Array(nYears * nUnits).fill(Number.NaN))
  const status = new Uint8Array(nYears * nUnits).fill(Status.noSuchUnit)
  const incomplete: string[] = []
  for (const row of table.rows) {
    const year = readYear(table, row)
    const cell = (year - firstYear) * nUnits + position.get(row.cell('ccode'))!
    if (status[cell] !== Status.noSuchUnit) throw twice(table, row.cell('ewp_name'), year, row.number)
    status[cell] = Status.missing
    const found = predictors.map((column) => readNumber(table, row, column))
    if (found.every((value) => value !== undefined)) found.forEach((value, i) => (values[i]![cell] = value))
    else incomplete.push(`${row.cell('ewp_name')} ${year}`)
    const outcomes = [
      readNumber(table, row, 'mk_onset', { range: [0, 1] }),
      readNumber(table, row, 'mk_ongoing_count_log2'),
      readNumber(table, row, 'mk_ever', { range: [0, 1] }),
    ]
    outcomes.forEach((value, i) => {
      if (value !== undefined) values[predictors.length + i]![cell] = value > 0 ? 1 : 0
    })
  }
  const series = columns.map((column) => record(ewpSeriesId(column), column, entities))
  const panels = series.map((about, i) => {
    const own = values[i]!
    const cellStatus = status.map((code, cell) => (Number.isFinite(own[cell]!) ? Status.observed : code))
    return makeSeriesPanel({
      seriesId: about.id,
      frequency: 'year',
      firstOrdinal: firstYear,
      nPeriods: nYears,
      nUnits,
      values: own,
      status: cellStatus,
      publicationLagMonths: 0,
    })
  })
  const codes = entities.map((entity) => entity.code)
  const units = ewpUnits(entities, registry)
  return { units, codes, firstYear, nYears, series, panels, rowsRead: table.rows.length, incomplete }
}

function twice(table: CsvTable, name: string, year: number, rowNumber: number): ForewatchError {
  return new ForewatchError('duplicate-observation', {
    what: 'A country and year stand twice',
    where: `${table.file}, row ${rowNumber}`,
    found: `${name} ${year}`,
    expected: 'one row',
    next: 'Check whether the file was joined from two',
  })
}
