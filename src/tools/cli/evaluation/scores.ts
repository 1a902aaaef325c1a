import { ForewatchError } from '../../../core/errors'
import { plainBaselines } from '../../../engine/evaluate/baselines'
import { ewpForecastGrid as shippedForecasts } from '../../../engine/evaluate/line-up'
import { forwardCalibration } from '../../../engine/evaluate/forward-calibration'
import type { ScoreGrid } from '../../../engine/evaluate/types'
import { rankEnsemble } from '../../../engine/learn/ensemble'
import { featuresOf, type FeatureKind } from '../../../engine/learn/features'
import { forwardChain, type Chain } from '../../../engine/learn/forward-chain'
import { yearEnds, yearsKnownToday } from '../../../engine/moments'
import { runScores } from '../../../engine/run'
import type { ScoreRun } from '../../../engine/types'
import type { RiskModel } from '../../../model/types'
import { contenderGrid } from './contender-grid'
import type { EvaluationSettings } from './flags'
import { ewpForecastGrid, type EvaluationWorld } from './world'

/** Everything that is measured together, the model first. */
export interface Contest {
  readonly run: ScoreRun
  readonly grids: readonly ScoreGrid[]
  readonly chains: ReadonlyMap<FeatureKind, { readonly chain: Chain; readonly featureIds: readonly string[] }>
  /** Only these unit-years are rows; absent = all that have scores. */
  readonly universe: ScoreGrid | undefined
  /** Baselines that were left out, with the reason. */
  readonly leftOut: readonly string[]
}

/** First origin with enough onsets before it to learn from. */
const FIRST_REFIT = 1975

const LEARNT_TITLE: Readonly<Record<FeatureKind, string>> = {
  factors: 'learnt factor weights',
  'log-factors': 'learnt geometric weights',
  indicators: 'learnt indicator weights',
}

/** Scores the model at every year that is needed and adds what it is compared with.
 *  @throws ForewatchError from the engine; `bad-argument` (a baseline that needs a file) */
export function contest(world: EvaluationWorld, settings: EvaluationSettings): Contest {
  const { contender } = world
  const refits = contender.kind !== 'tree'
  const needed = settings.learnt.length > 0 || settings.calibrate.length > 0 || refits
  // years before any list begins teach nothing
  const begins = [world.outcome, ...[...world.lessons.values()].map(({ panel }) => panel)]
  const early =
    settings.trainFromYear ??
    Math.max(world.firstYear, Math.min(...begins.map((panel) => panel.firstYear)) - settings.horizonYears)
  const from = needed ? Math.min(early, settings.firstOrigin - 1) : settings.firstOrigin - 1
  const moments = settings.convention === 'period' ? yearsKnownToday : yearEnds
  const years = moments(Math.max(from, world.firstYear), settings.lastOrigin)
  const runs = new Map<RiskModel['id'], ScoreRun>()
  const runOf = (model: RiskModel): ScoreRun => {
    const known = runs.get(model.id) ?? runScores(model, world.data, years)
    runs.set(model.id, known)
    return known
  }
  const run = runOf(world.model)
  const own = contenderGrid(contender, {
    runOf,
    lesson: (id) => world.lessons.get(id)!,
    // a mapping of scores to chances is learnt from the years before
    firstOrigin:
      settings.calibrate.length > 0
        ? Math.min(FIRST_REFIT, settings.firstOrigin - 1)
        : settings.firstOrigin - 1,
    lastOrigin: settings.lastOrigin,
    readingId: settings.reading,
  })
  const leftOut: string[] = []
  const foos =
    settings.baselineFile === undefined
      ? shippedForecasts(world.data)
      : ewpForecastGrid(settings.baselineFile, world)
  const baselines: ScoreGrid[] = []
  const known = plainBaselines(
    world.data,
    world.outcome,
    settings.convention,
    undefined,
    own,
    world.outcomeLagYears,
  )
  for (const name of settings.baseline) {
    if (name === 'ewp-foos') baselines.push(foos ?? needsFile())
    else if (name === 'plain') baselines.push(...known.grids)
    else {
      const found = known.grids.find((grid) => grid.id === name)
      if (found) baselines.push(found)
      else leftOut.push(`${name}: its series is not loaded`)
    }
  }
  if (settings.baseline.includes('plain'))
    for (const id of known.absent) leftOut.push(`series not loaded: ${id}`)
  const universe = settings.universe === 'ewp-foos' ? (foos ?? needsFile()) : undefined
  const chains = new Map<FeatureKind, { chain: Chain; featureIds: readonly string[] }>()
  const kinds = new Set(settings.learnt.flatMap((kind) => (kind === 'ensemble' ? [] : [kind])))
  if (settings.learnt.includes('ensemble'))
    for (const kind of ['log-factors', 'indicators'] as const) kinds.add(kind)
  for (const kind of kinds) {
    const table = featuresOf(run, { kind, missing: settings.missing })
    const about = { id: `learnt-${kind}`, title: `${world.model.title}, ${LEARNT_TITLE[kind]}` }
    const options = {
      penalty: settings.penaltyValue,
      firstOrigin: settings.firstOrigin,
      lastOrigin: settings.lastOrigin,
      horizonYears: settings.horizonYears,
      outcomeLagYears: world.outcomeLagYears,
      ...(settings.trainFromYear === undefined ? {} : { trainFrom: settings.trainFromYear }),
    }
    chains.set(kind, {
      chain: forwardChain(table, world.outcome, options, about),
      featureIds: table.featureIds,
    })
  }
  const learnt = [...chains.values()].map(({ chain }) => chain.grid)
  if (settings.learnt.includes('ensemble')) {
    const members = [own, chains.get('log-factors')!.chain.grid, chains.get('indicators')!.chain.grid]
    learnt.push(rankEnsemble(members, { id: 'ensemble', title: `${world.model.title}, ensemble` }))
  }
  const calibrated = settings.calibrate.map((method) =>
    forwardCalibration(own, world.outcome, {
      method,
      firstOrigin: settings.firstOrigin,
      lastOrigin: settings.lastOrigin,
      horizonYears: settings.horizonYears,
      outcomeLagYears: world.outcomeLagYears,
    }),
  )
  if (calibrated.length > 0) {
    const base = forwardCalibration(own, world.outcome, {
      method: 'base-rate',
      firstOrigin: settings.firstOrigin,
      lastOrigin: settings.lastOrigin,
      horizonYears: settings.horizonYears,
      outcomeLagYears: world.outcomeLagYears,
    })
    calibrated.push({ ...base, id: 'base-rate', title: 'Base rate known at the time' })
  }
  return { run, grids: [own, ...learnt, ...calibrated, ...baselines], chains, universe, leftOut }
}

function needsFile(): never {
  throw new ForewatchError('bad-argument', {
    what: 'The forecasts of the Early Warning Project need a file',
    found: 'no --baseline-file, and the series do not hold them',
    expected: 'its file of forward out-of-sample forecasts',
    next: 'Give the path with --baseline-file',
  })
}
