/** Rank-order centroid weights of n things, most important first: the centre of all weights that agree with the order,
 *  w_k = (1/n) Σ_{i=k..n} 1/i. They sum to 1.
 *  @see F. H. Barron and B. E. Barrett (1996), Decision quality using ranked attribute weights, Management Science 42(11) */
export function rankingWeights(count: number): readonly number[] {
  const weights: number[] = []
  let sum = 0
  for (let i = count; i >= 1; i--) {
    sum += 1 / i
    weights.unshift(sum / count)
  }
  return weights
}
