import { exp, ln, power } from '../../core/portable-math'
import type { Aggregation } from '../../model/types'

/** The means among the aggregations, g⁻¹(Σ wᵢ g(xᵢ) / Σ wᵢ), as numbers: exponent r and floor f, with g(x) = y^r, or
 *  ln y where r = 0, on y = f + (1 − f) x. Undefined for those that are no such mean. */
export interface MeanKind {
  readonly exponent: number
  readonly floor: number
}

export function meanKind(aggregation: Aggregation): MeanKind | undefined {
  switch (aggregation.method) {
    case 'arithmetic':
      return { exponent: 1, floor: 0 }
    case 'geometric':
      return { exponent: 0, floor: aggregation.floor }
    case 'power':
      // With exponent 1 the floor cancels out.
      return { exponent: aggregation.exponent, floor: aggregation.exponent === 1 ? 0 : aggregation.floor }
    default:
      return undefined
  }
}

/** g of one share. */
export function toMeanScale(share: number, exponent: number, floor: number): number {
  const lifted = floor + (1 - floor) * share
  if (exponent === 1) return lifted
  if (exponent === 0) return ln(lifted)
  if (exponent === -1) return 1 / lifted
  if (exponent === 2) return lifted * lifted
  return power(lifted, exponent)
}

/** g⁻¹, mapped back from the floor and held to 0–1 against rounding. */
export function fromMeanScale(mean: number, exponent: number, floor: number): number {
  if (exponent === 1) return mean
  let lifted: number
  if (exponent === 0) lifted = exp(mean)
  else if (exponent === -1) lifted = 1 / mean
  else if (exponent === 2) lifted = Math.sqrt(mean)
  else lifted = power(mean, 1 / exponent)
  const share = (lifted - floor) / (1 - floor)
  return share < 0 ? 0 : share > 1 ? 1 : share
}
