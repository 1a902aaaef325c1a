/** Engine figures on a made-up world of the size of the real one: 200 units, 143 indicators, 35 year ends. */
import { yearEnds } from '../../engine/moments'
import { reweigh, runScores } from '../../engine/run'
import type { DataSet, ScoreRun } from '../../engine/types'
import type { NodeSpec, Norm, RiskModel } from '../../model/types'
import { benchWorld } from './bench-world'

/** One thing to measure. `run` does the work once and gives something that depends on it. */
export interface EngineCase {
  readonly name: string
  /** Milliseconds; absent = shown without a bound. */
  readonly boundMs?: number
  readonly run: () => number
}

const size = { seed: 1, nUnits: 200, firstYear: 1990, lastYear: 2024 }
const moments = yearEnds(1990, 2024)

export function engineCases(): readonly EngineCase[] {
  const minMax = benchWorld({ ...size, norm: { method: 'min-max', pool: 'this-period' } })
  const under = (norm: Norm) => benchWorld({ ...size, norm }).model
  const { model, data } = minMax
  let newest = runScores(model, data, moments)
  headline(newest)
  let weight = 1
  const oneWeight = () => {
    weight += 0.01
    newest = reweigh(newest, withWeight(model, weight))
    return newest
  }
  return [
    { name: 'yardstick: a bare weighted mean of as many cells', run: yardstick() },
    { name: 'full rescore, min–max of the period', boundMs: 25, run: () => full(model, data) },
    {
      name: 'full rescore, min–max of all periods',
      boundMs: 25,
      run: again(under({ method: 'min-max', pool: 'all-periods' }), data),
    },
    {
      name: 'full rescore, percentile rank of the period',
      boundMs: 120,
      run: again(under({ method: 'percentile-rank', pool: 'this-period' }), data),
    },
    {
      name: 'full rescore, percentile rank of all periods',
      boundMs: 120,
      run: again(under({ method: 'percentile-rank', pool: 'all-periods' }), data),
    },
    {
      name: 'full rescore, z-score of all periods',
      run: again(under({ method: 'z-score', pool: 'all-periods' }), data),
    },
    { name: 'full rescore on fresh data, all transforms anew', run: () => full(model, { ...data }) },
    {
      name: 'all eight readings, ages and coverage asked for',
      run: () => everything(runScores(model, data, moments)),
    },
    { name: REWEIGH, boundMs: 4, run: () => headline(oneWeight()) },
    { name: 'one weight changed, all years, all eight readings', run: () => readings(oneWeight()) },
  ]
}

export const FULL = 'full rescore, min–max of the period'
export const REWEIGH = 'one weight changed, all years'
/** Most that reweighing may take of a full rescore, both measured in the same run. */
export const MOST_OF_FULL = 0.5

/** What the machine can do at best: one pass over 143 × 7,000 cells, none missing, no status. */
function yardstick(): () => number {
  const cells = Float64Array.from({ length: 143 * 7000 }, (_, i) => (i % 97) / 97)
  return () => {
    const sums = new Float64Array(7000)
    for (let input = 0; input < 143; input++) {
      for (let i = 0, at = input * 7000; i < 7000; i++, at++) sums[i] = sums[i]! + 0.5 * cells[at]!
    }
    return sums[0]!
  }
}

function full(model: RiskModel, data: DataSet): number {
  return headline(runScores(model, data, moments))
}

function again(model: RiskModel, data: DataSet): () => number {
  return () => full(model, data)
}

function headline(run: ScoreRun): number {
  return run.readings[0]!.values.at(-1)! + run.coverage.at(-1)!
}

function readings(run: ScoreRun): number {
  return run.readings.reduce((sum, { values }) => sum + values.at(-1)!, 0)
}

function everything(run: ScoreRun): number {
  return readings(run) + run.ageMonths.median.at(-1)! + run.frameworkCoverage.at(-1)!
}

function withWeight(model: RiskModel, weight: number): RiskModel {
  const change = (node: NodeSpec): NodeSpec =>
    node.id === '7.4'
      ? { ...node, weight }
      : node.children
        ? { ...node, children: node.children.map(change) }
        : node
  return { ...model, tree: change(model.tree) }
}
