import { exp } from './portable-math'

/** Standard normal distribution function Φ(x), absolute error below 1e-14.
 *  @see G. West (2005), Better Approximations to Cumulative Normal Functions, Wilmott; after J. F. Hart (1968), 5666 */
/** Zero for what is nothing but the noise of binary fractions, such as 7e-16 on a scale of 0 to 100. For files. */
export function withoutNoise(value: number): number {
  return Math.abs(value) < 1e-12 ? 0 : value
}

export function normalCdf(x: number): number {
  const z = Math.abs(x)
  if (z > 37) return x > 0 ? 1 : 0
  const density = exp((-z * z) / 2)
  let tail: number
  if (z < 7.07106781186547) {
    const top =
      (((((0.0352624965998911 * z + 0.700383064443688) * z + 6.37396220353165) * z + 33.912866078383) * z +
        112.079291497871) *
        z +
        221.213596169931) *
        z +
      220.206867912376
    const bottom =
      ((((((0.0883883476483184 * z + 1.75566716318264) * z + 16.064177579207) * z + 86.7807322029461) * z +
        296.564248779674) *
        z +
        637.333633378831) *
        z +
        793.826512519948) *
        z +
      440.413735824752
    tail = (density * top) / bottom
  } else {
    tail = density / (z + 1 / (z + 2 / (z + 3 / (z + 4 / (z + 0.65))))) / 2.506628274631
  }
  return x > 0 ? 1 - tail : tail
}

/** Quantile, type 7 of Hyndman and Fan (1996), of the first `count` entries of an ascending array.
 *  @param probability 0–1   @returns NaN for count 0 */
export function quantileOfSorted(sorted: Float64Array, count: number, probability: number): number {
  if (count === 0) return NaN
  const position = (count - 1) * probability
  const below = Math.floor(position)
  const low = sorted[below]!
  const fraction = position - below
  return fraction === 0 ? low : low + fraction * (sorted[below + 1]! - low)
}

/** How many of the first `count` entries of an ascending array are below `x`. */
export function countBelow(sorted: Float64Array, count: number, x: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! < x) low = middle + 1
    else high = middle
  }
  return low
}

/** How many of the first `count` entries of an ascending array are at most `x`, where at least `from` are known to be. */
export function countAtMost(sorted: Float64Array, count: number, x: number, from = 0): number {
  let low = from
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! <= x) low = middle + 1
    else high = middle
  }
  return low
}
