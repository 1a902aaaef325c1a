import type { Aggregation } from '../../model/types'
import { fromMeanScale, meanKind, toMeanScale } from './generator'

/** One aggregate of a few shares 0–1. NaN shares and weights of 0 take no part, and the other weights are renormalised.
 *  - arithmetic, geometric, power: weighted quasi-arithmetic means with a floor mapped back (types.ts).
 *  - maximum: the highest. top-k-mean: plain mean of the k highest, of all where there are fewer.
 *  - share-present: share of the weight at or above the threshold.
 *  @returns 0–1; NaN where nothing takes part
 *  @see     P. S. Bullen (2003), Handbook of Means and Their Inequalities, ch. III and IV */
export function combine(
  shares: ArrayLike<number>,
  weights: ArrayLike<number>,
  aggregation: Aggregation,
): number {
  const kind = meanKind(aggregation)
  let sum = 0
  let weight = 0
  let highest = NaN
  for (let i = 0; i < shares.length; i++) {
    const x = shares[i]!
    const w = weights[i]!
    if (!(w > 0) || Number.isNaN(x)) continue
    if (kind) sum += w * toMeanScale(x, kind.exponent, kind.floor)
    else if (aggregation.method === 'share-present') sum += x >= aggregation.threshold ? w : 0
    if (!(x <= highest)) highest = x
    weight += w
  }
  if (weight === 0) return NaN
  if (kind) return fromMeanScale(sum / weight, kind.exponent, kind.floor)
  if (aggregation.method === 'maximum') return highest
  if (aggregation.method === 'top-k-mean') return topMean(shares, weights, aggregation.k)
  return sum / weight
}

function topMean(shares: ArrayLike<number>, weights: ArrayLike<number>, k: number): number {
  const present: number[] = []
  for (let i = 0; i < shares.length; i++) {
    if (weights[i]! > 0 && !Number.isNaN(shares[i]!)) present.push(shares[i]!)
  }
  present.sort((a, b) => b - a)
  const taken = present.slice(0, k)
  return taken.reduce((total, share) => total + share, 0) / taken.length
}
