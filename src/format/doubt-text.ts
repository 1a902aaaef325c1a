import { likelierTier, tierShare, type FrameDoubt } from '../core/frame-doubt'
import type { TierSpec } from '../model/types'
import { numbers } from './numbers'

/** A share of draws as per cent. Draws cannot show certainty, so the ends read “> 99 %” and “< 1 %”. */
export function shareOfDraws(share: number): string {
  if (Number.isNaN(share)) return numbers.percent(share)
  if (share > 0.994) return `>${numbers.percent(0.99)}`
  if (share > 0 && share < 0.01) return `<${numbers.percent(0.01)}`
  return numbers.percent(share)
}

/** Every tier held by at least 1 % of the draws, the likeliest first: “77 % very high, 22 % high”. Empty without figures. */
export function tierShares(doubt: FrameDoubt, tiers: readonly TierSpec[], unitIndex: number): string {
  return tiers
    .map((tier, t) => ({
      title: tier.title.toLowerCase(),
      share: doubt.tierProbability[unitIndex * doubt.nTiers + t] ?? 0,
    }))
    .filter(({ share }) => share >= 0.01)
    .sort((a, b) => b.share - a.share)
    .map(({ title, share }) => `${shareOfDraws(share)} ${title}`)
    .join(', ')
}

/** How many draws hold the tier shown, “77 % of draws”; where more of them say another tier, that too: “47 % of draws,
 *  while 53 % say Moderate”. Empty without figures. */
export function heldText(
  doubt: FrameDoubt | undefined,
  tiers: readonly TierSpec[],
  unitIndex: number,
  tierIndex: number,
): string {
  const own = tierShare(doubt, unitIndex, tierIndex)
  if (!doubt || Number.isNaN(own)) return ''
  const other = likelierTier(doubt, unitIndex, tierIndex)
  const most =
    other < 0
      ? ''
      : `, while ${shareOfDraws(tierShare(doubt, unitIndex, other))} say ${tiers[other]?.title ?? ''}`
  return `${shareOfDraws(own)} of draws${most}`
}

/** The tier that holds most draws where that is another than the tier shown, with its share: “Elevated 76 %”. Empty where
 *  it is that one, or without figures. */
export function likelierText(
  doubt: FrameDoubt | undefined,
  tiers: readonly TierSpec[],
  unitIndex: number,
  tierIndex: number,
): string {
  const other = likelierTier(doubt, unitIndex, tierIndex)
  return other < 0 ? '' : `${tiers[other]?.title ?? ''} ${shareOfDraws(tierShare(doubt, unitIndex, other))}`
}

/** “1–9”; one number where both ends are it. Empty without figures. */
export function rankRange(doubt: FrameDoubt | undefined, unitIndex: number): string {
  const low = doubt?.rankLow[unitIndex] ?? NaN
  const high = doubt?.rankHigh[unitIndex] ?? NaN
  if (Number.isNaN(low) || Number.isNaN(high)) return ''
  return low === high ? numbers.integer(low) : numbers.range(low, high)
}

/** “72–91”. Empty without figures. */
export function scoreRange(doubt: FrameDoubt | undefined, unitIndex: number): string {
  const low = doubt?.low100[unitIndex] ?? NaN
  return Number.isNaN(low) ? '' : numbers.range(low, doubt!.high100[unitIndex]!)
}

/** What the ranges rest on, for a foot or a tooltip. */
export function doubtBasis({ draws, drawsAsked, seed }: FrameDoubt): string {
  const so = draws < drawsAsked ? ` of ${numbers.integer(drawsAsked)}` : ''
  return `${numbers.integer(draws)}${so} draws over data error, fills, norms, weights, aggregation and sources, seed ${seed}`
}
