/** Row numbers in order of falling score; equal scores keep their order. `score` must be finite. */
export function descendingOrder(score: Float64Array): Int32Array {
  return Int32Array.from(score.keys()).sort((a, b) => score[b]! - score[a]! || a - b)
}

/** Mid-ranks 0 … n − 1 of finite values, lowest first; equal values share the mean of their places, so twice the rank
 *  is a whole number. Used for sums of ranks that must be exact. */
export function midRanks(values: Float64Array): Float64Array {
  const order = Int32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]! || a - b)
  const ranks = new Float64Array(values.length)
  for (let i = 0; i < order.length;) {
    let j = i
    while (j + 1 < order.length && values[order[j + 1]!] === values[order[i]!]) j++
    for (let k = i; k <= j; k++) ranks[order[k]!] = (i + j) / 2
    i = j + 1
  }
  return ranks
}

/** Places in one list: `above` = number of strictly higher scores, `tied` = number of equal ones, itself included. */
export interface Places {
  readonly above: Int32Array
  readonly tied: Int32Array
}

export function places(score: Float64Array): Places {
  const order = descendingOrder(score)
  const above = new Int32Array(score.length)
  const tied = new Int32Array(score.length)
  for (let i = 0; i < order.length;) {
    let j = i
    while (j + 1 < order.length && score[order[j + 1]!] === score[order[i]!]) j++
    for (let k = i; k <= j; k++) {
      above[order[k]!] = i
      tied[order[k]!] = j - i + 1
    }
    i = j + 1
  }
  return { above, tied }
}

/** Share (0–1) of a place among the first k of a list: with m equal scores the places left are shared evenly, so that
 *  a score on which everybody ties does not appear to catch everything. */
export function topCredit(above: number, tied: number, k: number): number {
  return Math.min(1, Math.max(0, (k - above) / tied))
}
