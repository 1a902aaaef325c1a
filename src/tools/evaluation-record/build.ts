import type {
  EvaluationRecord,
  RecordedCalibration,
  RecordedContender,
  RecordedEvaluation,
} from '../../core/evaluation-record'
import { Bootstrap, type BootstrapResult } from '../../engine/evaluate/bootstrap'
import { onCommonRows } from '../../engine/evaluate/common-rows'
import { eventTable } from '../../engine/evaluate/events'
import { forwardCalibration } from '../../engine/evaluate/forward-calibration'
import { measure, type ModelMetrics } from '../../engine/evaluate/measure'
import { prepareEvaluation } from '../../engine/evaluate/prepare'
import type { EvaluationOptions, ScoreGrid } from '../../engine/evaluate/types'
import { contest } from '../cli/evaluation/scores'
import { readFlags } from '../cli/evaluation/flags'
import { readWorld, type EvaluationWorld } from '../cli/evaluation/world'
import { softwareVersion } from '../cli/files'
import { flagsOf, RECORD_DRAWS, RECORD_SEED, RECORDED_MODELS, recordSpecs, type OwnLists, type RecordSpec } from './specs' // prettier-ignore

/** Length of the list that onsets are looked up in. */
const LIST = 30
/** Position of that length in `topK`. */
const LIST_AT = 2

/** Measures every shipped model on every list. Deterministic: the same data, models and seed give the same record. */
export async function buildRecord(
  own: OwnLists,
  onProgress: (text: string) => void = () => {},
): Promise<EvaluationRecord> {
  const evaluations: RecordedEvaluation[] = []
  let models: EvaluationRecord['models'] = []
  for (const spec of recordSpecs(own)) {
    onProgress(`${spec.outcome}, ${spec.convention}`)
    const { evaluation, tested } = await recordOne(spec)
    evaluations.push(evaluation)
    models = tested
  }
  return {
    schemaVersion: 1,
    software: softwareVersion(),
    seed: RECORD_SEED,
    draws: RECORD_DRAWS,
    models,
    evaluations,
    leftOut: [
      ...(own.tmk === undefined ? ['tmk-onsets: no copy was given'] : []),
      ...(own.pitf === undefined ? ['pitf-onsets: no copy was given'] : []),
    ],
  }
}

/** One list, one convention. @param draws fewer for a test */
export async function recordOne(
  spec: RecordSpec,
  draws = RECORD_DRAWS,
): Promise<{ readonly evaluation: RecordedEvaluation; readonly tested: EvaluationRecord['models'] }> {
  const models: ScoreGrid[] = []
  const yardsticks: ScoreGrid[] = []
  const tested: EvaluationRecord['models'][number][] = []
  let world: EvaluationWorld | undefined
  let universe: ScoreGrid | undefined
  for (const path of RECORDED_MODELS) {
    const settings = readFlags(flagsOf(spec, path))
    const own = await readWorld(settings)
    const found = contest(own, { ...settings, baseline: models.length === 0 ? settings.baseline : [] })
    const { id, title, version } = own.contender.model
    tested.push({ id, title, version })
    const [grid, ...others] = found.grids
    models.push({ ...grid!, id, title })
    yardsticks.push(...others)
    world ??= own
    universe ??= found.universe
  }
  const settings = readFlags(flagsOf(spec, RECORDED_MODELS[0]))
  const { outcome, outcomeFile, outcomeLagYears } = world!
  const options: EvaluationOptions = {
    unit: 'direct',
    firstOrigin: settings.firstOrigin,
    lastOrigin: settings.lastOrigin,
    horizonYears: settings.horizonYears,
    ongoing: 'keep',
    topK: settings.topK,
    ...(universe ? { universe } : {}),
  }
  const { evaluation, kept, leftOut } = onCommonRows(outcome, [...models, ...yardsticks], options)
  const metrics = kept.map((_, i) => measure(evaluation, i))
  const bootstrap = new Bootstrap(evaluation, { seed: RECORD_SEED, draws, recallAt: LIST_AT, reference: 0 })
  bootstrap.advance(draws)
  const intervals = bootstrap.results()
  const contenders = kept.map((grid, i): RecordedContender => {
    const isModel = models.includes(grid)
    const against = isModel ? bootstrap.results(i) : []
    const events = eventTable(outcome, [grid, ...kept.filter((other) => other !== grid)], options, LIST)
    const leads = events.caught.map(({ leadYears }) => leadYears).sort((a, b) => a - b)
    return {
      ...figures(grid, metrics[i]!, isModel),
      aucBounds: boundsOf(intervals, grid.id, 'auc'),
      recall30Bounds: boundsOf(intervals, grid.id, 'recall'),
      onsetsCaught: events.caught.length,
      onsetsReachable: events.caught.length + events.missed.length,
      onsetsUnreachable: events.unreachable.length,
      medianLeadYears:
        leads.length === 0 ? null : (leads[(leads.length - 1) >> 1]! + leads[leads.length >> 1]!) / 2,
      against: kept
        .filter((other) => isModel && other !== grid)
        .map(({ id }) => ({ id, auc: minus(against, id, 'auc'), recall30: minus(against, id, 'recall') })),
    }
  })
  const { rows } = evaluation
  return {
    tested,
    evaluation: {
      outcomeId: outcomeFile.id,
      outcomeTitle: outcomeFile.title,
      convention: spec.convention,
      onEwpRows: spec.onEwpRows,
      firstOrigin: rows.years[0]!,
      lastOrigin: rows.years.at(-1)!,
      horizonYears: options.horizonYears,
      rows: rows.label.length,
      positives: metrics[0]!.positives,
      leftOut,
      contenders,
      calibration: models.flatMap((grid) => calibrated(grid, outcome, options, outcomeLagYears)),
      perYear: (spec.outcome === 'ewp-onsets' ? rows.years : []).map((origin, y) => ({
        origin,
        rows: metrics[0]!.perYear[y]!.rows,
        positives: metrics[0]!.perYear[y]!.positives,
        auc: metrics.map(({ perYear }) => rounded(perYear[y]!.auc)),
        hits30: metrics.map(({ perYear }) => rounded(perYear[y]!.hits[LIST_AT]!)!),
      })),
    },
  }
}

function figures(grid: ScoreGrid, metrics: ModelMetrics, isModel: boolean) {
  return {
    id: grid.id,
    title: grid.title,
    isModel,
    auc: rounded(metrics.auc),
    aucWithinYear: rounded(metrics.aucWithinYear),
    averagePrecision: rounded(metrics.averagePrecision),
    brier: rounded(metrics.brier),
    logLoss: rounded(metrics.logLoss),
    top: metrics.topK.map(({ k, hits, falseFlagsPerHit }) => ({
      k,
      hits: rounded(hits)!,
      falseFlagsPerHit: rounded(falseFlagsPerHit),
    })),
    aucNoOngoing: rounded(metrics.noOngoing.auc),
    aucOngoing: rounded(metrics.ongoing.auc),
    aucNeverBefore: rounded(metrics.neverBefore.auc),
  }
}

/** Chances learnt forward, on the rows where the base rate known at the time is there too. */
function calibrated(
  grid: ScoreGrid,
  outcome: EvaluationWorld['outcome'],
  options: EvaluationOptions,
  outcomeLagYears: number,
): RecordedCalibration[] {
  const { firstOrigin, lastOrigin, horizonYears } = options
  const common = { firstOrigin, lastOrigin, horizonYears, outcomeLagYears }
  const base = forwardCalibration(grid, outcome, { ...common, method: 'base-rate' })
  return (['isotonic', 'platt'] as const).map((method) => {
    const chances = forwardCalibration(grid, outcome, { ...common, method })
    const evaluation = prepareEvaluation(outcome, [chances, base], options)
    const [own, known] = [measure(evaluation, 0), measure(evaluation, 1)]
    return {
      id: grid.id,
      method,
      rows: own.rows,
      brier: rounded(own.brier),
      brierOfBaseRate: rounded(known.brier),
      logLoss: rounded(own.logLoss),
      logLossOfBaseRate: rounded(known.logLoss),
    }
  })
}

function boundsOf(results: readonly BootstrapResult[], id: string, figure: 'auc' | 'recall') {
  const interval = results.find((one) => one.modelId === id && one.figure === figure)?.interval
  return interval ? { low: rounded(interval.low)!, high: rounded(interval.high)! } : null
}

/** The reference minus another: what the bootstrap gives is the other minus the reference. */
function minus(results: readonly BootstrapResult[], id: string, figure: 'auc' | 'recall') {
  const found = results.find((one) => one.modelId === id && one.figure === figure)?.difference
  if (!found) return null
  return {
    mean: rounded(-found.mean)!,
    low: rounded(-found.high)!,
    high: rounded(-found.low)!,
    p: rounded(found.p)!,
  }
}

/** Ten decimals: more than any reader needs, few enough to read. */
function rounded(value: number): number
function rounded(value: number | null | undefined): number | null
function rounded(value: number | null | undefined): number | null {
  return value === null || value === undefined || !Number.isFinite(value)
    ? null
    : Number(value.toFixed(10)) + 0
}
