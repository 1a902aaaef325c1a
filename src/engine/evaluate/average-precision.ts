import { descendingOrder } from './rank'

/** One point of a curve: all rows at or above `threshold` are flagged. */
export interface ThresholdPoint {
  readonly threshold: number
  readonly truePositives: number
  readonly falsePositives: number
}

/** Counts at every distinct score, highest first: the common basis of the ROC and the precision–recall curve. */
export function thresholdPoints(score: Float64Array, label: Uint8Array): ThresholdPoint[] {
  const order = descendingOrder(score)
  const points: ThresholdPoint[] = []
  let truePositives = 0
  let falsePositives = 0
  for (let i = 0; i < order.length; i++) {
    const row = order[i]!
    if (label[row] === 1) truePositives++
    else falsePositives++
    const next = order[i + 1]
    if (next === undefined || score[next] !== score[row]) {
      points.push({ threshold: score[row]!, truePositives, falsePositives })
    }
  }
  return points
}

/** Sum over distinct thresholds of recall step × precision: equal scores are taken together, nothing is interpolated.
 *  @returns 0–1, or null without a positive row */
export function averagePrecision(score: Float64Array, label: Uint8Array): number | null {
  const points = thresholdPoints(score, label)
  const positives = points.at(-1)?.truePositives ?? 0
  if (positives === 0) return null
  let sum = 0
  let before = 0
  for (const { truePositives, falsePositives } of points) {
    sum += ((truePositives - before) * truePositives) / (truePositives + falsePositives)
    before = truePositives
  }
  return sum / positives
}
