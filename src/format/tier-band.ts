import type { TierSpec } from '../model/types'

/** “70 and over”, “55–69”, “under 25”. */
export function tierBand(tiers: readonly TierSpec[], index: number): string {
  const from = tiers[index]?.fromScore100 ?? 0
  const next = tiers[index + 1]
  if (next === undefined) return `${from} and over`
  return from === 0 ? `under ${next.fromScore100}` : `${from}\u2013${next.fromScore100 - 1}`
}

/** The same as both ends, short enough for a row: “0–24”, “55–69”, “70–100”. */
export function classBand(tiers: readonly TierSpec[], index: number): string {
  const next = tiers[index + 1]
  return `${tiers[index]?.fromScore100 ?? 0}\u2013${next === undefined ? 100 : next.fromScore100 - 1}`
}

/** Classes of a part of the score: the tiers’ lines and colours under their bands of points, because the lines were fixed
 *  for the overall score and no tier of the part is claimed. */
export function partClasses(tiers: readonly TierSpec[]): readonly TierSpec[] {
  return tiers.map((tier, i) => ({ ...tier, title: classBand(tiers, i) }))
}
