import type { TierSpec } from '../../model/types'

export const BASELINE_TIERS: readonly TierSpec[] = [
  { id: 'lower', title: 'Lower', fromScore100: 0 },
  { id: 'moderate', title: 'Moderate', fromScore100: 25 },
  { id: 'elevated', title: 'Elevated', fromScore100: 40 },
  { id: 'high', title: 'High', fromScore100: 55 },
  { id: 'very-high', title: 'Very high', fromScore100: 70 },
]
