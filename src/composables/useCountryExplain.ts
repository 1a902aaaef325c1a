import { computed, type ComputedRef } from 'vue'
import type { Contribution } from '../charts/country/waterfall'
import { shortFactorTitle } from '../charts/country/factor-names'
import { factorGroups, indicatorsOf } from '../charts/country/tree'
import type { ScoredMoment } from './useScored'

/** Contributions of one country's score against the median profile, in points of 0–100. */
export interface CountryExplanation {
  readonly base100: number
  readonly score100: number
  /** Points by node id: factors and indicators. */
  readonly points: ReadonlyMap<string, number>
  /** Points by input id. */
  readonly inputPoints: ReadonlyMap<string, number>
  readonly factors: readonly Contribution[]
}

export function useCountryExplain(
  scored: ComputedRef<ScoredMoment | undefined>,
  unitIndex: ComputedRef<number>,
): ComputedRef<CountryExplanation | undefined> {
  return computed(() => {
    if (!scored.value || unitIndex.value < 0) return undefined
    return undefined
  })
}
void [factorGroups, indicatorsOf, shortFactorTitle]
