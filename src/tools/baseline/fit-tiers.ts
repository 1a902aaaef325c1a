import { quantile } from '../../core/stats'
import { yearEnds } from '../../engine/moments'
import { runScores } from '../../engine/run'
import type { DataSet } from '../../engine/types'
import type { RiskModel } from '../../model/types'

/** Year ends that the tiers of version 2 were read from, and the share of country-years at or above each line. Outcomes
 *  have no part in it: the lines say how unusual a score is, the back-test says what followed. */
export const TIER_YEARS = [1990, 2019] as const
export const TIER_SHARES: Readonly<Record<string, number>> = {
  moderate: 0.4,
  elevated: 0.2,
  high: 0.1,
  'very-high': 0.05,
}

/** Lower line of each tier, in whole points, from the headline scores of all country-years that may have a tier. */
export function fitTiers(model: RiskModel, data: DataSet): Readonly<Record<string, number>> {
  const headline = { ...model, readings: model.readings.slice(0, 1) }
  const { readings, coverage } = runScores(headline, data, yearEnds(...TIER_YEARS))
  const scores = [...readings[0]!.values]
    .filter((value, i) => !Number.isNaN(value) && coverage[i]! >= model.tierCoverageFloor)
    .map((value) => value * 100)
  return Object.fromEntries(
    Object.entries(TIER_SHARES).map(([id, share]) => [id, Math.round(quantile(scores, 1 - share))]),
  )
}
