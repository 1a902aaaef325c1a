import { quantile } from '../../core/stats'
import { fitIsotonic } from '../evaluate/isotonic'
import { yearsOfRun } from '../evaluate/grids'
import { windowLabel } from '../evaluate/labels'
import type { BaseRateOptions } from '../evaluate/tier-base-rates'
import { UNKNOWN, type OutcomePanel } from '../evaluate/types'
import type { ScoreRun } from '../types'

/** Lower bounds of the tiers above the lowest so that each holds a given share of the scored units.
 *  @param score100  scores at one moment; NaN = none   @param below  share 0–1 of units below each bound, ascending */
export function breaksByQuantile(score100: ArrayLike<number>, below: readonly number[]): readonly number[] {
  const held = Array.from(score100).filter(Number.isFinite)
  return held.length === 0 ? [] : below.map((share) => quantile(held, share))
}

/** Lower bounds of the tiers above the lowest so that at each bound the back-test's rising fit of onset on score (pooled
 *  adjacent violators) reaches a given frequency. Country-years without a score, below the coverage floor or with an
 *  unknown window take no part.
 *  @param frequencies  0–1, ascending   @returns NaN where no score reaches the frequency
 *  @throws ForewatchError `bad-argument` (moments that are no consecutive years) */
export function breaksByFrequency(
  run: ScoreRun,
  panel: OutcomePanel,
  options: BaseRateOptions,
  frequencies: readonly number[],
): readonly number[] {
  const { firstYear, nYears } = yearsOfRun(run)
  const nUnits = run.units.length
  const { values } = run.readings[0]!
  const score: number[] = []
  const label: number[] = []
  const to = Math.min(firstYear + nYears - 1, options.lastOrigin)
  for (let origin = Math.max(firstYear, options.firstOrigin); origin <= to; origin++) {
    for (let u = 0; u < nUnits; u++) {
      const cell = (origin - firstYear) * nUnits + u
      const seen = windowLabel(panel, origin, options.horizonYears, u)
      if (!Number.isFinite(values[cell]!) || seen === UNKNOWN) continue
      if (run.coverage[cell]! < run.model.tierCoverageFloor) continue
      score.push(values[cell]! * 100)
      label.push(seen)
    }
  }
  const fit = fitIsotonic(score, label)
  return frequencies.map((frequency) => {
    const at = fit ? fit.chance.findIndex((chance) => chance >= frequency) : -1
    return at < 0 ? NaN : fit!.from[at]!
  })
}
