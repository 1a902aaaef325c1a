import type { AlertTrack } from './track'

interface Cusum {
  readonly allowance: number
  readonly limit: number
  readonly learnFrom: number
}

/** Upper cumulative sum of the changes of a unit's score up to a moment: Sₜ = max(0, Sₜ₋₁ + zₜ − allowance), where zₜ is
 *  the change less the mean of all earlier changes of the unit, over their standard deviation (n − 1). Starts once
 *  `learnFrom` changes are there, and anew at 0 after it passed the limit at an earlier moment, so that one shift
 *  signals once. Nothing later than the moment is used.
 *  With allowance 0.5 and limit 4 independent normal changes pass by chance about once in 168.
 *  @returns Sₜ, or NaN where too little is known
 *  @see E. S. Page (1954), Continuous inspection schemes, Biometrika 41; D. C. Montgomery, Introduction to Statistical
 *       Quality Control, ch. 9 (run length of the tabular CUSUM); D. M. Hawkins (1987), Self-starting CUSUM charts,
 *       The Statistician 36 (mean and spread learnt on the way) */
export function changePoint(track: AlertTrack, unit: number, moment: number, rule: Cusum): number {
  const { score100, nUnits } = track
  let count = 0
  let mean = 0
  let squares = 0
  let sum = 0
  let at = NaN
  for (let m = 1; m <= moment; m++) {
    const change = score100[m * nUnits + unit]! - score100[(m - 1) * nUnits + unit]!
    at = NaN
    if (!Number.isFinite(change)) continue
    if (count >= rule.learnFrom && squares > 0) {
      if (sum > rule.limit) sum = 0
      const z = (change - mean) / Math.sqrt(squares / (count - 1))
      sum = Math.max(0, sum + z - rule.allowance)
      at = sum
    }
    count++
    const step = change - mean
    mean += step / count
    squares += step * (change - mean)
  }
  return at
}
