import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Observation, SeriesRecord } from '../../../core/series'
import { buildDataSet } from '../../../engine/data/build-data-set'
import { gridFromRun } from '../../../engine/evaluate/grids'
import { measure, type ModelMetrics } from '../../../engine/evaluate/measure'
import { parseOutcomeFile } from '../../../engine/evaluate/outcome-list'
import { panelOfOutcome, seriesOfOutcome } from '../../../engine/evaluate/outcome-series'
import { prepareEvaluation } from '../../../engine/evaluate/prepare'
import { Bootstrap } from '../../../engine/evaluate/bootstrap'
import type { EvaluationOptions, OutcomePanel, ScoreGrid } from '../../../engine/evaluate/types'
import { yearEnds, yearsKnownToday } from '../../../engine/moments'
import { runScores } from '../../../engine/run'
import type { DataSet, ScoreRun } from '../../../engine/types'
import { seriesOf } from '../../../model/tree'
import type { RiskModel } from '../../../model/types'
import { findImporter } from '../../../sources/registry'
import { findPath, HOME, readJson, readSeries } from '../../cli/files'
import { loadRegistry } from '../../registry/load'

/** Origins that a choice may look at. Nothing after the last is ever scored by this command. */
export const FIRST_ORIGIN = 1975
export const LAST_ORIGIN = 1990
const EARLIER = [1962, 1974] as const
const HORIZON_YEARS = 2

export interface SelectionData {
  readonly data: DataSet
  /** Onset lists by id. */
  readonly lists: ReadonlyMap<string, OutcomePanel>
}

/** The shipped series, and the onset lists whose files are given: the shipped one always.
 *  @param files outcome id → the user's own copy   @throws ForewatchError for whatever is wrong in a file */
export async function readSelectionData(
  models: readonly RiskModel[],
  files: ReadonlyMap<string, string>,
): Promise<SelectionData> {
  const pack = readSeries('indicators')
  const series: SeriesRecord[] = [...pack.series]
  const observations: Observation[] = [...pack.observations]
  const outcomes = ['ewp-onsets', ...files.keys()].map((id) =>
    parseOutcomeFile(readJson(`indicators/outcomes/${id}.outcome.json`), id),
  )
  for (const outcome of outcomes) {
    const path = files.get(outcome.id)
    if (path === undefined || outcome.importer === undefined) continue
    const file = { name: basename(path), bytes: new Uint8Array(readFileSync(findPath(path))) }
    const result = await findImporter(outcome.importer).read([file], loadRegistry(HOME))
    series.push(...result.series)
    for (const observation of result.observations) observations.push(observation)
  }
  const wanted = new Set([
    ...models.flatMap((model) => seriesOf(model.tree)),
    ...outcomes.flatMap(seriesOfOutcome),
    'ucdp_acd_active_conflicts',
  ])
  const data = buildDataSet(
    pack.units,
    series.filter(({ id }) => wanted.has(id)),
    observations.filter(({ indicator }) => wanted.has(indicator)),
  )
  return { data, lists: new Map(outcomes.map((outcome) => [outcome.id, panelOfOutcome(outcome, data)])) }
}

/** Scores of every year from 1961 to the last origin. @param convention `published` = as known at each year's end */
export function runToLastOrigin(
  model: RiskModel,
  data: DataSet,
  convention: 'period' | 'published',
  earlier?: ScoreRun,
): ScoreRun {
  const moments = (convention === 'period' ? yearsKnownToday : yearEnds)(EARLIER[0] - 1, LAST_ORIGIN)
  return runScores(model, data, moments, earlier ? { earlier } : {})
}

const optionsOf = (early: boolean, universe?: ScoreGrid): EvaluationOptions => ({
  unit: 'direct',
  firstOrigin: early ? EARLIER[0] : FIRST_ORIGIN,
  lastOrigin: early ? EARLIER[1] : LAST_ORIGIN,
  horizonYears: HORIZON_YEARS,
  ongoing: 'keep',
  topK: [10, 20, 30],
  ...(universe ? { universe } : {}),
})

/** Figures on one list, direct unit, two years ahead. @param early the years before the usual origins
 *  @param universe rows that all forms have */
export function figures(
  panel: OutcomePanel,
  grid: ScoreGrid,
  early: boolean,
  universe?: ScoreGrid,
): ModelMetrics {
  return measure(prepareEvaluation(panel, [grid], optionsOf(early, universe)), 0)
}

/** Country bootstrap of one grid against another, within-year AUC: `+0.020 [−0.010, 0.050], p 0.21`. */
export function difference(panel: OutcomePanel, grid: ScoreGrid, against: ScoreGrid): string {
  const evaluation = prepareEvaluation(panel, [against, { ...grid, id: `${grid.id}-new` }], optionsOf(false))
  const bootstrap = new Bootstrap(evaluation, { seed: 20250903, draws: 2000, recallAt: 2, reference: 0 })
  bootstrap.advance(2000)
  const found = bootstrap
    .results()
    .find(({ modelId, figure }) => modelId === `${grid.id}-new` && figure === 'aucWithinYear')!.difference!
  return `${found.mean.toFixed(3)} [${found.low.toFixed(3)}, ${found.high.toFixed(3)}], p ${found.p.toFixed(2)}`
}

export const gridOf = (run: ScoreRun): ScoreGrid => gridFromRun(run)
