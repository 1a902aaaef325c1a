/** Kendall's τ-b of two lists of finite values, ties counted; NaN where one side is constant or there are fewer than two.
 *  Every pair is looked at: 20,000 for 200 countries.
 *  @see M. G. Kendall (1945), The treatment of ties in ranking problems, Biometrika 33(3) */
export function kendallTau(first: ArrayLike<number>, second: ArrayLike<number>): number {
  const n = first.length
  let agree = 0
  let tiedFirst = 0
  let tiedSecond = 0
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const a = Math.sign(first[i]! - first[j]!)
      const b = Math.sign(second[i]! - second[j]!)
      agree += a * b
      if (a === 0) tiedFirst++
      if (b === 0) tiedSecond++
    }
  }
  const pairs = (n * (n - 1)) / 2
  const scale = Math.sqrt((pairs - tiedFirst) * (pairs - tiedSecond))
  return scale > 0 ? agree / scale : NaN
}
