import type { TierSpec } from '../../model/types'

/** Lines read once from the country-years of 1990 to 2019 by the rule in `fit-tiers.ts` and fixed for version 2 of the
 *  model; a test says when the rule would now give others. See indicators/decisions/003. */
export const BASELINE_TIERS: readonly TierSpec[] = [
  { id: 'lower', title: 'Lower', fromScore100: 0 },
  { id: 'moderate', title: 'Moderate', fromScore100: 13 },
  { id: 'elevated', title: 'Elevated', fromScore100: 22 },
  { id: 'high', title: 'High', fromScore100: 30 },
  { id: 'very-high', title: 'Very high', fromScore100: 36 },
]
