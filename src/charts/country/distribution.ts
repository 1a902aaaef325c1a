import { shareOfDraws } from '../../format/doubt-text'
import { numbers } from '../../format/numbers'
import type { TierSpec } from '../../model/types'

export interface DistributionBar {
  /** Lower end, whole points 0–99. */
  readonly from100: number
  /** Share 0–1 of the draws. */
  readonly share: number
  readonly tierIndex: number
}

export interface ScoreDistribution {
  readonly draws: number
  /** One bar a point, from the lowest to the highest that any draw reaches. */
  readonly bars: readonly DistributionBar[]
  /** Share 0–1 of the draws by tier, lowest tier first. */
  readonly tierShares: readonly number[]
}

/** Draws of one country's score as bars of one point; undefined where there is none.
 *  @param histogram  draws by whole points, 0 to 99 */
export function scoreDistribution(
  histogram: Uint32Array,
  tiers: readonly TierSpec[],
  shares: readonly number[],
): ScoreDistribution | undefined {
  const draws = histogram.reduce((sum, count) => sum + count, 0)
  if (draws === 0) return undefined
  const first = histogram.findIndex((count) => count > 0)
  const last = histogram.findLastIndex((count) => count > 0)
  const tierOf = (point: number) => tiers.findLastIndex(({ fromScore100 }) => point + 0.5 >= fromScore100)
  const bars = Array.from({ length: last - first + 1 }, (_, i) => ({
    from100: first + i,
    share: histogram[first + i]! / draws,
    tierIndex: tierOf(first + i),
  }))
  return { draws, bars, tierShares: shares }
}

/** The finding as a sentence: where nine draws in ten put the score, and the likeliest other tier; said plainly where
 *  more draws say that one than the tier shown. */
export function distributionTitle(
  { tierShares }: ScoreDistribution,
  tiers: readonly TierSpec[],
  low100: number,
  high100: number,
  ownTier: number,
): string {
  const range = `Nine draws in ten put the score between ${numbers.integer(low100)} and ${numbers.integer(high100)}`
  if (ownTier < 0) return range
  const other = tierShares
    .map((share, t) => ({ share, t }))
    .filter(({ t, share }) => t !== ownTier && share >= 0.01)
    .sort((a, b) => b.share - a.share)[0]
  if (!other) return `${range}; hardly any reaches another tier`
  const [word, share] = [tiers[other.t]?.title ?? '', shareOfDraws(other.share)]
  const own = tierShares[ownTier] ?? 0
  if (other.share > own)
    return `${range}; more say ${word} (${share}) than ${tiers[ownTier]?.title ?? ''} (${shareOfDraws(own)})`
  return `${range}; ${share} ${other.t > ownTier ? 'reach' : 'fall to'} ${word}`
}
