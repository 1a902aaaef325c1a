/** Minimises ½ dᵀH d + gᵀd subject to b + d ≥ 0, by cyclic coordinate descent. H is symmetric positive definite,
 *  `k × k`, row by row.
 *  @returns d   @see Franc, Hlaváč and Navara (2005), Sequential coordinate-wise algorithm for non-negative least squares */
export function nonNegativeStep(h: Float64Array, g: Float64Array, b: Float64Array): Float64Array {
  const k = g.length
  const d = new Float64Array(k)
  const slope = g.slice()
  for (let sweep = 0; sweep < 10_000; sweep++) {
    let largest = 0
    for (let j = 0; j < k; j++) {
      const curvature = h[j * k + j]!
      const wanted = d[j]! - slope[j]! / curvature
      const next = wanted < -b[j]! ? -b[j]! : wanted
      const change = next - d[j]!
      if (change === 0) continue
      d[j] = next
      for (let i = 0, at = j * k; i < k; i++, at++) slope[i]! += h[at]! * change
      const size = Math.abs(change) * Math.sqrt(curvature)
      if (size > largest) largest = size
    }
    if (largest < 1e-14) break
  }
  return d
}
