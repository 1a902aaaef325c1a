/** A step function from score to chance: `chance[i]` from `from[i]` on. Never falls. */
export interface IsotonicMap {
  readonly from: Float64Array
  readonly chance: Float64Array
}

/** Least-squares rising fit by pooling adjacent violators; equal scores are taken together.
 *  @returns null without rows   @see Ayer et al., Annals of Mathematical Statistics 26 (1955) */
export function fitIsotonic(score: ArrayLike<number>, label: ArrayLike<number>): IsotonicMap | null {
  const order = Int32Array.from({ length: score.length }, (_, i) => i).sort((a, b) => score[a]! - score[b]!)
  const from: number[] = []
  const sum: number[] = []
  const weight: number[] = []
  for (let i = 0; i < order.length;) {
    const value = score[order[i]!]!
    let s = 0
    let w = 0
    for (; i < order.length && score[order[i]!] === value; i++, w++) s += label[order[i]!]!
    from.push(value)
    sum.push(s)
    weight.push(w)
    while (sum.length > 1 && sum.at(-2)! * weight.at(-1)! >= sum.at(-1)! * weight.at(-2)!) {
      sum[sum.length - 2]! += sum.pop()!
      weight[weight.length - 2]! += weight.pop()!
      from.pop()
    }
  }
  if (from.length === 0) return null
  return { from: Float64Array.from(from), chance: Float64Array.from(sum, (s, i) => s / weight[i]!) }
}

/** Chance of a score; below the first step that of the first. */
export function applyIsotonic(map: IsotonicMap, score: number): number {
  let low = 0
  let high = map.from.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (map.from[middle]! <= score) low = middle + 1
    else high = middle
  }
  return map.chance[Math.max(0, low - 1)]!
}
