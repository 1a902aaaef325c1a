import { applyIsotonic, fitIsotonic } from './isotonic'
import { windowLabel } from './labels'
import { applyPlatt, fitPlatt } from './platt'
import { gridValue } from './place'
import { UNKNOWN, type OutcomePanel, type ScoreGrid } from './types'

export type CalibrationMethod = 'isotonic' | 'platt' | 'base-rate'

export interface ForwardCalibrationOptions {
  readonly method: CalibrationMethod
  readonly firstOrigin: number
  readonly lastOrigin: number
  readonly horizonYears: number
  readonly outcomeLagYears?: number
  /** Earliest year whose rows may teach; absent = the grid's first. */
  readonly trainFrom?: number
  /** Fewer positive rows than this: no chance is given for that origin. Default 5. */
  readonly minPositives?: number
  readonly universe?: ScoreGrid
}

/** Turns scores into chances, each origin by a mapping fitted only on rows whose whole window had passed at that
 *  origin: years ≤ origin − horizon − outcome lag. `base-rate` gives every row the share of onsets known then.
 *  Origins with too few positive rows before them stay NaN. */
export function forwardCalibration(
  grid: ScoreGrid,
  panel: OutcomePanel,
  options: ForwardCalibrationOptions,
): ScoreGrid {
  const { nUnits } = grid
  const nYears = options.lastOrigin - options.firstOrigin + 1
  const values = new Float64Array(nYears * nUnits).fill(Number.NaN)
  const score: number[] = []
  const label: number[] = []
  let positives = 0
  let learnt = Math.max(grid.firstYear, options.trainFrom ?? grid.firstYear)
  const inUniverse = (year: number, u: number) =>
    options.universe === undefined || Number.isFinite(gridValue(options.universe, year, u))
  for (let origin = options.firstOrigin; origin <= options.lastOrigin; origin++) {
    const last = origin - options.horizonYears - (options.outcomeLagYears ?? 0)
    for (; learnt <= last; learnt++) {
      for (let u = 0; u < nUnits; u++) {
        const value = gridValue(grid, learnt, u)
        if (!Number.isFinite(value) || !inUniverse(learnt, u)) continue
        const outcome = windowLabel(panel, learnt, options.horizonYears, u)
        if (outcome === UNKNOWN) continue
        score.push(value)
        label.push(outcome)
        positives += outcome
      }
    }
    if (positives < (options.minPositives ?? 5)) continue
    const chanceOf = mapping(options.method, score, label, positives)
    for (let u = 0; u < nUnits; u++) {
      const value = gridValue(grid, origin, u)
      if (Number.isFinite(value)) values[(origin - options.firstOrigin) * nUnits + u] = chanceOf(value)
    }
  }
  return {
    id: `${grid.id}-${options.method}`,
    title: `${grid.title}, ${options.method}`,
    kind: 'probability',
    firstYear: options.firstOrigin,
    nYears,
    nUnits,
    values,
  }
}

function mapping(
  method: CalibrationMethod,
  score: readonly number[],
  label: readonly number[],
  positives: number,
): (value: number) => number {
  const share = positives / label.length
  if (method === 'isotonic') {
    const map = fitIsotonic(score, label)
    if (map) return (value) => applyIsotonic(map, value)
  }
  if (method === 'platt') {
    const map = fitPlatt(score, label)
    if (map) return (value) => applyPlatt(map, value)
  }
  return () => share
}
