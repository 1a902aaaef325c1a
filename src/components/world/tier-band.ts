import type { TierSpec } from '../../model/types'

/** “70 and over”, “55–69”, “under 25”. */
export function tierBand(tiers: readonly TierSpec[], index: number): string {
  const from = tiers[index]?.fromScore100 ?? 0
  const next = tiers[index + 1]
  if (next === undefined) return `${from} and over`
  return from === 0 ? `under ${next.fromScore100}` : `${from}\u2013${next.fromScore100 - 1}`
}
