import { calibratedTable, type CalibratedTable } from '../engine/evaluate/calibrated'
import { CurveBandBootstrap, type CurveBandOptions, type CurveBands } from '../engine/evaluate/curve-bands'
import { eventTable, type EventTable } from '../engine/evaluate/events'
import { gridFromRun } from '../engine/evaluate/grids'
import { measure, type ModelMetrics } from '../engine/evaluate/measure'
import { prepareEvaluation } from '../engine/evaluate/prepare'
import { onsetRanks, type OnsetRanks } from '../engine/evaluate/onset-table'
import type { Evaluation, EvaluationOptions, OutcomePanel, ScoreGrid } from '../engine/evaluate/types'
import { featuresOf, type FeatureKind } from '../engine/learn/features'
import { forwardFits, gridOfFits } from '../engine/learn/forward-chain'
import type { Fit } from '../engine/learn/types'
import { runScores } from '../engine/run'
import type { DataSet, ScoreMoment, ScoreRun } from '../engine/types'
import type { LearningSpec, RiskModel } from '../model/types'

/** Jobs of the Evaluation screen. Everything survives structured cloning. */
export interface BackTestJobs {
  /** A model beside its yardsticks on common rows, and its onsets, misses and false alarms by name. */
  readonly compare: {
    readonly payload: {
      readonly outcome: OutcomePanel
      /** The model first; all are kept, on the rows that all share. */
      readonly grids: readonly ScoreGrid[]
      readonly options: EvaluationOptions
      /** Length of the list for hits and misses by name. */
      readonly k: number
    }
    readonly result: Comparison
  }
  readonly 'curve-bands': {
    readonly payload: { readonly evaluation: Evaluation; readonly options: CurveBandOptions }
    readonly result: readonly CurveBands[]
  }
  /** A model over other moments, for example with what is known today. */
  readonly rescore: {
    readonly payload: {
      readonly model: RiskModel
      readonly data: DataSet
      readonly moments: readonly ScoreMoment[]
    }
    readonly result: ScoreRun
  }
  /** Weights learnt from onsets, learnt again at every origin from what was known then; one grid for each request. */
  readonly relearn: {
    readonly payload: readonly RelearnRequest[]
    readonly result: readonly ScoreGrid[]
  }
  /** All years of the data: what the years before an origin teach about it. */
  readonly history: {
    readonly payload: HistoryRequest
    readonly result: History
  }
}

export interface Comparison {
  readonly evaluation: Evaluation
  readonly metrics: readonly ModelMetrics[]
  readonly onsets: readonly OnsetRanks[]
  readonly events: EventTable
}

export interface HistoryRequest {
  readonly model: RiskModel
  readonly data: DataSet
  readonly moments: readonly ScoreMoment[]
  readonly outcome: OutcomePanel
  readonly options: EvaluationOptions
  readonly outcomeLagYears: number
  /** Features to learn weights for. */
  readonly features: FeatureKind
  readonly penalty: number
  /** Scores that chances are made from; absent = those of the model. */
  readonly own?: ScoreGrid | undefined
}

export interface RelearnRequest {
  /** The tree that the weights were learnt for. */
  readonly base: RiskModel
  readonly data: DataSet
  readonly moments: readonly ScoreMoment[]
  /** The list that teaches; its rows are known after so many whole years. */
  readonly lesson: OutcomePanel
  readonly outcomeLagYears: number
  readonly recipe: Pick<LearningSpec, 'features' | 'penalty' | 'horizonYears'>
  readonly firstOrigin: number
  readonly lastOrigin: number
  readonly about: Pick<ScoreGrid, 'id' | 'title'>
}

export interface History {
  readonly calibrated: CalibratedTable
  readonly featureIds: readonly string[]
  /** One fit per origin. */
  readonly fits: readonly Fit[]
  readonly learnt: ScoreGrid
}

export type BackTestRequest = {
  readonly [K in keyof BackTestJobs]: { readonly kind: K; readonly payload: BackTestJobs[K]['payload'] }
}[keyof BackTestJobs]

/** Says how far a job is and whether it is still wanted. */
export type GoOn = (done: number, total: number) => Promise<boolean>

const DRAWS_PER_TURN = 100

/** Runs one job; undefined once it is cancelled. */
export async function runBackTestJob(
  request: BackTestRequest,
  goOn: GoOn,
): Promise<BackTestJobs[keyof BackTestJobs]['result'] | undefined> {
  switch (request.kind) {
    case 'compare':
      return compare(request.payload)
    case 'curve-bands': {
      const bands = new CurveBandBootstrap(request.payload.evaluation, request.payload.options)
      while (!bands.advance(DRAWS_PER_TURN))
        if (!(await goOn(bands.done, request.payload.options.draws))) return undefined
      return bands.results()
    }
    case 'rescore':
      return runScores(request.payload.model, request.payload.data, request.payload.moments)
    case 'relearn':
      return relearn(request.payload, goOn)
    case 'history':
      return history(request.payload, goOn)
  }
}

function compare({ outcome, grids, options, k }: BackTestJobs['compare']['payload']): Comparison {
  const evaluation = prepareEvaluation(outcome, grids, options)
  return {
    evaluation,
    metrics: grids.map((_, i) => measure(evaluation, i)),
    onsets: onsetRanks(outcome, grids, options),
    events: eventTable(outcome, grids, options, k),
  }
}

async function history(request: HistoryRequest, goOn: GoOn): Promise<History | undefined> {
  const { model, data, moments, outcome, options, outcomeLagYears, features, penalty, own } = request
  const origins = options.lastOrigin - options.firstOrigin + 1
  const total = origins + 2
  if (!(await goOn(0, total))) return undefined
  const run = runScores(model, data, moments)
  if (!(await goOn(1, total))) return undefined
  const calibrated = calibratedTable(own ?? gridFromRun(run), outcome, options, outcomeLagYears)
  if (!(await goOn(2, total))) return undefined
  const table = featuresOf(run, { kind: features, missing: 'year-mean' })
  const { firstOrigin, lastOrigin, horizonYears } = options
  const chain = { penalty, firstOrigin, lastOrigin, horizonYears, outcomeLagYears }
  const fits: Fit[] = []
  for (const fit of forwardFits(table, outcome, chain)) {
    fits.push(fit)
    if (!(await goOn(2 + fits.length, total))) return undefined
  }
  const about = { id: `learnt-${features}`, title: `${model.title}, weights learnt` }
  const learnt = gridOfFits(fits, table, outcome.unitIds.length, about)
  return { calibrated, featureIds: table.featureIds, fits, learnt }
}

async function relearn(
  requests: readonly RelearnRequest[],
  goOn: GoOn,
): Promise<readonly ScoreGrid[] | undefined> {
  const grids: ScoreGrid[] = []
  const steps = requests.map(({ firstOrigin, lastOrigin }) => lastOrigin - firstOrigin + 2)
  const total = steps.reduce((sum, n) => sum + n, 0)
  let before = 0
  for (const [i, request] of requests.entries()) {
    const from = before
    const grid = await relearnOne(request, (done) => goOn(from + done, total))
    if (!grid) return undefined
    grids.push(grid)
    before += steps[i]!
  }
  return grids
}

async function relearnOne(
  request: RelearnRequest,
  goOn: (done: number) => Promise<boolean>,
): Promise<ScoreGrid | undefined> {
  const { base, data, moments, lesson, outcomeLagYears, recipe, firstOrigin, lastOrigin, about } = request
  if (!(await goOn(0))) return undefined
  const table = featuresOf(runScores(base, data, moments), { kind: recipe.features, missing: 'year-mean' })
  const { penalty, horizonYears } = recipe
  const fits: Fit[] = []
  for (const fit of forwardFits(table, lesson, {
    penalty,
    horizonYears,
    outcomeLagYears,
    firstOrigin,
    lastOrigin,
  })) {
    fits.push(fit)
    if (!(await goOn(1 + fits.length))) return undefined
  }
  return gridOfFits(fits, table, lesson.unitIds.length, about)
}
