import type { BaseRates } from '../../core/base-rates'
import { ForewatchError } from '../../core/errors'
import { tierOf } from '../frame'
import type { ScoreRun } from '../types'
import { yearsOfRun } from './grids'
import { windowLabel } from './labels'
import { UNKNOWN, type OutcomePanel } from './types'
import { wilson } from './wilson'

export interface BaseRateOptions {
  readonly firstOrigin: number
  readonly lastOrigin: number
  /** Whole years after the origin. */
  readonly horizonYears: number
}

/** Of all country-years that stood in a tier of the headline reading, how many saw an onset in the years after it up to
 *  the horizon. A country-year counts if a tier was given then (score, coverage at the floor or above) and every year of
 *  its window is observed; rows with an episode under way are kept, as in the Early Warning Project. Years outside the
 *  run or the list give no rows.
 *  @param run over consecutive years; with as-of moments each row rests on what had been published then
 *  @throws ForewatchError `bad-argument` (other units, moments that are no consecutive years) */
export function tierBaseRates(run: ScoreRun, panel: OutcomePanel, options: BaseRateOptions): BaseRates {
  const { firstYear, nYears } = yearsOfRun(run)
  const nUnits = run.units.length
  if (panel.unitIds.length !== nUnits) {
    throw new ForewatchError('bad-argument', {
      what: 'The outcome list stands on other units than the scores',
      found: `${panel.unitIds.length} and ${nUnits} units`,
      expected: 'the same units in the same order',
    })
  }
  const { tiers, tierCoverageFloor } = run.model
  const rows = tiers.map(() => 0)
  const onsets = tiers.map(() => 0)
  let first = Infinity
  let last = -Infinity
  const scores = run.readings[0]!.values
  const from = Math.max(firstYear, options.firstOrigin)
  const to = Math.min(firstYear + nYears - 1, options.lastOrigin)
  for (let origin = from; origin <= to; origin++) {
    for (let u = 0; u < nUnits; u++) {
      const cell = (origin - firstYear) * nUnits + u
      if (!(run.coverage[cell]! >= tierCoverageFloor)) continue
      const tier = tierOf(tiers, scores[cell]! * 100)
      if (tier < 0) continue
      const label = windowLabel(panel, origin, options.horizonYears, u)
      if (label === UNKNOWN) continue
      rows[tier]!++
      onsets[tier]! += label
      first = Math.min(first, origin)
      last = origin
    }
  }
  return Object.freeze({
    modelId: run.model.id,
    modelVersion: run.model.version,
    outcomeId: panel.id,
    outcomeTitle: panel.title,
    firstOrigin: Number.isFinite(first) ? first : options.firstOrigin,
    lastOrigin: Number.isFinite(last) ? last : options.lastOrigin,
    horizonYears: options.horizonYears,
    tiers: tiers.map(({ id }, t) => ({
      tierId: id,
      rows: rows[t]!,
      onsets: onsets[t]!,
      observed: wilson(onsets[t]!, rows[t]!),
    })),
  })
}
