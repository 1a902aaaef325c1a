import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { UnitRegistry } from '../../../core/registry'
import type { Observation, SeriesRecord } from '../../../core/series'
import { buildDataSet } from '../../../engine/data/build-data-set'
import { parseOutcomeFile, type OutcomeFile } from '../../../engine/evaluate/outcome-list'
import { panelFromSeries, panelOfOutcome, seriesOfOutcome } from '../../../engine/evaluate/outcome-series'
import type { OutcomePanel, ScoreGrid } from '../../../engine/evaluate/types'
import { SHIPPED_BASELINES } from '../../../engine/evaluate/baselines'
import { EWP_FORECAST_SERIES } from '../../../engine/evaluate/line-up'
import type { DataSet } from '../../../engine/types'
import { seriesOf } from '../../../model/tree'
import type { RiskModel } from '../../../model/types'
import { readEwpForecasts } from '../../../sources/ewp/forecasts'
import { EWP_OUTCOME_SERIES, readEwpPredictors, type EwpPredictors } from '../../../sources/ewp/predictors'
import { findImporter } from '../../../sources/registry'
import { loadRegistry } from '../../registry/load'
import { findPath, HOME, readJson, readSeries } from '../files'
import { lessonsOf, readContender, treesOf, type Contender } from './contender'
import type { EvaluationSettings } from './flags'

/** Model, data and outcome of one evaluation, all over the same units. */
export interface EvaluationWorld {
  /** What is measured. */
  readonly contender: Contender
  /** Its tree; of an ensemble or learnt weights, the tree of the first member. */
  readonly model: RiskModel
  /** Onset lists that weights are learnt from, by id. */
  readonly lessons: ReadonlyMap<string, { readonly panel: OutcomePanel; readonly lagYears: number }>
  readonly data: DataSet
  readonly outcomeFile: OutcomeFile
  readonly outcome: OutcomePanel
  /** Whole years until the outcome list says what happened in a year, under the convention chosen. */
  readonly outcomeLagYears: number
  /** First year with data that a model may be run on. */
  readonly firstYear: number
  /** Unit index of a country code of the Early Warning Project in a year; −1 = none. */
  readonly ewpUnit: (code: string, year: number) => number
}

function outcomeDefinition(idOrFile: string): OutcomeFile {
  const shipped = join('indicators/outcomes', `${idOrFile}.outcome.json`)
  const path = existsSync(join(HOME, shipped)) ? shipped : idOrFile
  return parseOutcomeFile(readJson(path), basename(path))
}

/** The predictor file is told by its first columns. */
function predictorsOf(path: string, registry: UnitRegistry): EwpPredictors | undefined {
  const found = findPath(path)
  if (statSync(found).isDirectory() || found.endsWith('.json')) return undefined
  const bytes = readFileSync(found)
  const head = bytes.subarray(0, 4000).toString('utf8').split('\n')[0]!
  if (!head.includes('mk_onset_1or2') || !head.includes('ccode')) return undefined
  return readEwpPredictors({ name: basename(found), bytes: new Uint8Array(bytes) }, registry)
}

/** Reads model, series and outcome list. Only the series that are needed are kept.
 *  @throws ForewatchError for whatever is wrong in a file, with its name */
export async function readWorld(settings: EvaluationSettings): Promise<EvaluationWorld> {
  const registry = loadRegistry(HOME)
  const definition = outcomeDefinition(settings.outcome)
  const predictors = predictorsOf(settings.series, registry)
  return predictors
    ? worldOfPredictors(settings, definition, predictors)
    : worldOfPackage(settings, definition, registry)
}

function worldOfPredictors(
  settings: EvaluationSettings,
  outcomeFile: OutcomeFile,
  predictors: EwpPredictors,
): EvaluationWorld {
  const data: DataSet = {
    units: predictors.units,
    series: new Map(predictors.series.map((record) => [record.id, record])),
    panels: new Map(predictors.panels.map((panel) => [panel.seriesId, panel])),
  }
  const contender = readContender(settings.model, new Set(data.series.keys()))
  // the file brings the project's own onsets on the project's own country lines
  const own = outcomeFile.id === 'ewp-onsets'
  const { id, title } = outcomeFile
  const outcome = own
    ? panelFromSeries(data, EWP_OUTCOME_SERIES, { id, title })
    : panelOfOutcome(outcomeFile, data)
  return {
    contender,
    model: treesOf(contender)[0]!,
    lessons: new Map([[id, { panel: outcome, lagYears: 0 }]]),
    data,
    outcomeFile,
    outcome,
    outcomeLagYears: 0,
    firstYear: predictors.firstYear,
    ewpUnit: (code) => predictors.codes.indexOf(code),
  }
}

async function worldOfPackage(
  settings: EvaluationSettings,
  outcomeFile: OutcomeFile,
  registry: UnitRegistry,
): Promise<EvaluationWorld> {
  const pack = readSeries(settings.series)
  const series: SeriesRecord[] = [...pack.series]
  const observations: Observation[] = [...pack.observations]
  if (settings.outcomeFile !== undefined && outcomeFile.importer !== undefined) {
    const path = findPath(settings.outcomeFile)
    const file = { name: basename(path), bytes: new Uint8Array(readFileSync(path)) }
    const result = await findImporter(outcomeFile.importer).read([file], registry)
    series.push(...result.series)
    for (const observation of result.observations) observations.push(observation)
  }
  const contender = readContender(settings.model, new Set(series.map(({ id }) => id)))
  const trees = treesOf(contender)
  const lessonFiles = lessonsOf(contender).map((id) =>
    id === outcomeFile.id ? outcomeFile : outcomeDefinition(id),
  )
  const wanted = new Set([
    ...trees.flatMap(({ tree }) => seriesOf(tree)),
    ...[outcomeFile, ...lessonFiles].flatMap(seriesOfOutcome),
    ...Object.values(SHIPPED_BASELINES),
    EWP_FORECAST_SERIES,
  ])
  const data = buildDataSet(
    pack.units,
    series.filter(({ id }) => wanted.has(id)),
    observations.filter(({ indicator }) => wanted.has(indicator)),
  )
  const lagYearsOf = ({ publicationLagMonths }: OutcomeFile) =>
    settings.convention === 'published' ? Math.ceil(publicationLagMonths / 12) : 0
  const index = new Map(pack.units.map((unit, i) => [unit.id, i]))
  return {
    contender,
    model: trees[0]!,
    lessons: new Map(
      lessonFiles.map((file) => [file.id, { panel: panelOfOutcome(file, data), lagYears: lagYearsOf(file) }]),
    ),
    data,
    outcomeFile,
    outcome: panelOfOutcome(outcomeFile, data),
    outcomeLagYears: lagYearsOf(outcomeFile),
    firstYear: Math.min(...seriesOf(trees[0]!.tree).map((id) => firstYearOf(data, id))),
    ewpUnit: (code, year) => {
      const found = registry.resolve('cow', code, year)
      return found.ok ? (index.get(found.unit) ?? -1) : -1
    },
  }
}

function firstYearOf(data: DataSet, id: string): number {
  const panel = data.panels.get(id)!
  return panel.frequency === 'year' ? panel.firstOrdinal : Math.floor(panel.firstOrdinal / 12)
}

/** The Early Warning Project's own forecasts on the units of the world.
 *  @throws ForewatchError as `readEwpForecasts` */
export function ewpForecastGrid(path: string, world: EvaluationWorld): ScoreGrid {
  const found = findPath(path)
  const file = { name: basename(found), bytes: new Uint8Array(readFileSync(found)) }
  const nUnits = world.data.units.length
  const { firstYear, nYears, values } = readEwpForecasts(file, nUnits, world.ewpUnit)
  return { id: 'ewp-foos', title: 'EWP forecasts', kind: 'probability', firstYear, nYears, nUnits, values }
}
