/** A share with its interval. */
export interface ShareInterval {
  readonly share: number
  readonly low: number
  readonly high: number
}

/** Wilson score interval of a share. @param z 1.959964 for 95 %   @returns null for n = 0
 *  @see Wilson, JASA 22 (1927) */
export function wilson(successes: number, n: number, z = 1.959963984540054): ShareInterval | null {
  if (n === 0) return null
  const share = successes / n
  const spread = (z * z) / n
  const centre = (share + spread / 2) / (1 + spread)
  const half = (z / (1 + spread)) * Math.sqrt((share * (1 - share)) / n + spread / (4 * n))
  // at 0 and n successes the bound is exactly 0 or 1; rounding must not say otherwise
  return {
    share,
    low: successes === 0 ? 0 : Math.max(0, centre - half),
    high: successes === n ? 1 : Math.min(1, centre + half),
  }
}
