/** Made-up rows of the size of the real back-test, so that the bench runs on a bare machine: 168 units, 1960–2022,
 *  4,872 rows of origins 1994–2022 and about 70 positive ones. */
import { createRandom } from '../../core/random'
import { Bootstrap } from '../../engine/evaluate/bootstrap'
import { measure } from '../../engine/evaluate/measure'
import { prepareEvaluation } from '../../engine/evaluate/prepare'
import type { Evaluation, EvaluationOptions, OutcomePanel, ScoreGrid } from '../../engine/evaluate/types'
import { forwardChain } from '../../engine/learn/forward-chain'
import type { FeatureTable } from '../../engine/learn/types'

const N_UNITS = 168
const FIRST_YEAR = 1960
const N_YEARS = 65

/** One thing to measure. `run` does the work once and gives something that depends on it. */
export interface BenchCase {
  readonly name: string
  readonly boundMs: number
  readonly run: () => number
}

interface MadeUp {
  readonly table: (nFeatures: number) => FeatureTable
  readonly outcome: OutcomePanel
  readonly grid: (seed: number) => ScoreGrid
}

function makeUp(): MadeUp {
  const random = createRandom(7)
  const risk = Float64Array.from({ length: N_UNITS }, () => random.next() ** 3)
  const n = N_YEARS * N_UNITS
  const onset = Uint8Array.from({ length: n }, (_, cell) =>
    random.next() < risk[cell % N_UNITS]! * 0.04 ? 1 : 0,
  )
  const zero = new Uint8Array(n)
  const outcome: OutcomePanel = {
    id: 'made-up',
    title: 'Made-up onsets',
    unitIds: Array.from({ length: N_UNITS }, (_, u) => `U${u}`),
    firstYear: FIRST_YEAR,
    nYears: N_YEARS,
    onset,
    ongoing: zero,
    ever: zero,
    continuesAs: new Int16Array(N_UNITS).fill(-1),
  }
  const grid = (seed: number): ScoreGrid => {
    const own = createRandom(seed)
    const values = Float64Array.from(
      { length: n },
      (_, cell) => risk[cell % N_UNITS]! * 0.1 + own.next() * 0.05,
    )
    const about = { id: `made-up-${seed}`, title: 'Made-up chances', kind: 'probability' as const }
    return { ...about, firstYear: FIRST_YEAR, nYears: N_YEARS, nUnits: N_UNITS, values }
  }
  const table = (nFeatures: number): FeatureTable => ({
    featureIds: Array.from({ length: nFeatures }, (_, j) => `f${j}`),
    x: Float64Array.from({ length: n * nFeatures }, (_, i) =>
      random.next() < 0.3 ? 0 : 0.5 * risk[Math.floor(i / nFeatures) % N_UNITS]! + 0.5 * random.next(),
    ),
    year: Int16Array.from({ length: n }, (_, row) => FIRST_YEAR + Math.floor(row / N_UNITS)),
    unitIndex: Int16Array.from({ length: n }, (_, row) => row % N_UNITS),
    nRows: n,
  })
  return { table, outcome, grid }
}

const OPTIONS: EvaluationOptions = {
  unit: 'direct',
  firstOrigin: 1994,
  lastOrigin: 2022,
  horizonYears: 2,
  ongoing: 'keep',
  topK: [10, 20, 30],
}

/** The bounds of the evaluation: rows re-evaluated after a weight change, forward refits, bootstraps. */
export function evaluationBench(): readonly BenchCase[] {
  const world = makeUp()
  const model = world.grid(1)
  const rival = world.grid(2)
  const evaluation: Evaluation = prepareEvaluation(world.outcome, [model, rival], OPTIONS)
  const chain = (table: FeatureTable) => () =>
    forwardChain(
      table,
      world.outcome,
      { penalty: 0.003, firstOrigin: 1993, lastOrigin: 2023, horizonYears: 2 },
      { id: 'learnt', title: 'Learnt' },
    ).fits.at(-1)!.intercept
  return [
    {
      name: 'evaluate one model on 4,872 rows, every figure',
      boundMs: 30,
      run: () => measure(prepareEvaluation(world.outcome, [model], OPTIONS), 0).auc ?? 0,
    },
    { name: '31 forward refits, 13 features', boundMs: 400, run: chain(world.table(13)) },
    { name: '31 forward refits, 28 features', boundMs: 1000, run: chain(world.table(28)) },
    {
      name: '2,000 country bootstraps, two models, every figure',
      boundMs: 1500,
      run: () => {
        const bootstrap = new Bootstrap(evaluation, { seed: 1, draws: 2000, recallAt: 2, reference: 0 })
        bootstrap.advance(2000)
        return bootstrap.results()[0]!.interval?.low ?? 0
      },
    },
  ]
}
