import { emptyQuantiles, take, type DoubtTally } from './tally'
import type { ChangeDoubt, Quantiles } from './types'

/** Compares two moments draw by draw: both tallies must hold the same draws of plans with the same seed, settings and
 *  inputs, so that a draw means the same choices and the same errors at both. */
export function changeDoubt(before: DoubtTally, after: DoubtTally): ChangeDoubt {
  const earlier = before.summary()
  const now = after.summary()
  const { nUnits, ranked } = after.plan
  const placeBefore = new Map(Array.from(before.plan.ranked, (u, i) => [u, i]))
  const change100 = emptyQuantiles(nUnits)
  const draws = after.draws()
  const steps = new Float64Array(draws.length)
  ranked.forEach((u, i) => {
    const j = placeBefore.get(u)
    if (j === undefined) return
    let n = 0
    for (const d of draws) {
      const step =
        after.score100[d * ranked.length + i]! - before.score100[d * before.plan.ranked.length + j]!
      if (!Number.isNaN(step)) steps[n++] = step
    }
    if (n > 0) take(change100, u, steps, n)
  })
  return { earlier, now, change100, beyondRange: beyondRange(earlier.rank, now.rank) }
}

/** 1 = the rank rose beyond its range (towards 1), −1 = it fell, 0 = the ranges touch or one of them is not there. */
export function beyondRange(earlier: Quantiles, now: Quantiles): Int8Array {
  return Int8Array.from(now.p05, (low, u) => {
    if (now.p95[u]! < earlier.p05[u]!) return 1
    return low > earlier.p95[u]! ? -1 : 0
  })
}
