import { exp, ln, ln1p } from '../../core/portable-math'

/** chance = 1 / (1 + exp(−(intercept + slope × score))), slope ≥ 0. */
export interface PlattMap {
  readonly intercept: number
  readonly slope: number
}

/** Logistic curve through one score, fitted by Newton steps on Platt's smoothed targets ((n₊ + 1)/(n₊ + 2) and
 *  1/(n₋ + 2)), so that separation stays finite. A falling fit is replaced by the constant base rate: a calibration may
 *  not turn a ranking round.
 *  @returns null without rows   @see Platt (1999); Lin, Lin and Weng, Machine Learning 68 (2007) */
export function fitPlatt(score: ArrayLike<number>, label: ArrayLike<number>): PlattMap | null {
  const n = score.length
  if (n === 0) return null
  let positives = 0
  let mean = 0
  for (let i = 0; i < n; i++) {
    positives += label[i]!
    mean += score[i]! / n
  }
  let variance = 0
  for (let i = 0; i < n; i++) variance += (score[i]! - mean) ** 2 / n
  const sd = Math.sqrt(variance)
  const high = (positives + 1) / (positives + 2)
  const low = 1 / (n - positives + 2)
  const baseTarget = (positives * high + (n - positives) * low) / n
  const constant = { intercept: ln(baseTarget / (1 - baseTarget)), slope: 0 }
  if (!(sd > Math.abs(mean) * 1e-12)) return constant
  let a = constant.intercept
  let b = 0
  const loss = (intercept: number, slope: number) => {
    let total = 0
    for (let i = 0; i < n; i++) {
      const eta = intercept + (slope * (score[i]! - mean)) / sd
      const target = label[i] === 1 ? high : low
      total += Math.max(eta, 0) - target * eta + ln1p(exp(-Math.abs(eta)))
    }
    return total
  }
  let current = loss(a, b)
  for (let iteration = 0; iteration < 100; iteration++) {
    let [ga, gb, haa, hab, hbb] = [0, 0, 1e-12, 0, 1e-12]
    for (let i = 0; i < n; i++) {
      const z = (score[i]! - mean) / sd
      const chance = 1 / (1 + exp(-(a + b * z)))
      const residual = chance - (label[i] === 1 ? high : low)
      const w = chance * (1 - chance)
      ga += residual
      gb += residual * z
      haa += w
      hab += w * z
      hbb += w * z * z
    }
    const determinant = haa * hbb - hab * hab
    const da = -(hbb * ga - hab * gb) / determinant
    const db = -(haa * gb - hab * ga) / determinant
    let share = 1
    let next = loss(a + da, b + db)
    while (next > current && share > 1e-6) {
      share /= 2
      next = loss(a + share * da, b + share * db)
    }
    if (next > current) break
    a += share * da
    b += share * db
    current = next
    if (Math.abs(da) + Math.abs(db) < 1e-10) break
  }
  return b > 0 ? { intercept: a - (b * mean) / sd, slope: b / sd } : constant
}

export function applyPlatt(map: PlattMap, score: number): number {
  return 1 / (1 + exp(-(map.intercept + map.slope * score)))
}
