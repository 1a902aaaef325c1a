import { thresholdPoints, type ThresholdPoint } from './average-precision'
import type { ModelOnRows } from './types'

/** Stops of the false-alarm axis, 0–1. */
export const FALSE_ALARM_STOPS: readonly number[] = Array.from({ length: 101 }, (_, i) => i / 100)
/** Stops of the recall axis, above 0 to 1. */
export const RECALL_STOPS: readonly number[] = Array.from({ length: 50 }, (_, i) => (i + 1) / 50)

/** Share of onsets found (0–1) at each stop of the false-alarm rate; between two thresholds in a straight line, as equal
 *  scores demand. Empty where a class is empty. */
export function rocCurve(score: Float64Array, label: Uint8Array): number[] {
  return rocAt(thresholdPoints(score, label))
}

export function rocAt(points: readonly ThresholdPoint[]): number[] {
  const positives = points.at(-1)?.truePositives ?? 0
  const negatives = points.at(-1)?.falsePositives ?? 0
  if (positives === 0 || negatives === 0) return []
  let i = 0
  return FALSE_ALARM_STOPS.map((stop) => {
    const wanted = stop * negatives
    // the last point at or left of the stop; a vertical rise counts as soon as it is reached
    while (i < points.length && points[i]!.falsePositives <= wanted) i++
    const left = i === 0 ? { truePositives: 0, falsePositives: 0 } : points[i - 1]!
    const right = points[i]
    if (!right) return 1
    const share = (wanted - left.falsePositives) / (right.falsePositives - left.falsePositives)
    return (left.truePositives + share * (right.truePositives - left.truePositives)) / positives
  })
}

/** Precision (0–1) of the shortest list, over all years together, that finds at least each stop's share of the onsets.
 *  Empty without a positive row. */
export function precisionCurve(score: Float64Array, label: Uint8Array): number[] {
  const points = thresholdPoints(score, label)
  const positives = points.at(-1)?.truePositives ?? 0
  if (positives === 0) return []
  let i = 0
  return RECALL_STOPS.map((stop) => {
    while (points[i]!.truePositives < stop * positives - 1e-9) i++
    const { truePositives, falsePositives } = points[i]!
    return truePositives / (truePositives + falsePositives)
  })
}

/** Share of onsets found (0–1) by the list of the k highest of each origin year, in the order of the evaluation's `topK`;
 *  ties share the last places. Empty without a positive row. */
export function recallByLength(model: ModelOnRows, label: Uint8Array): number[] {
  let positives = 0
  for (const value of label) positives += value
  if (positives === 0) return []
  return model.credit.map((credit) => {
    let hits = 0
    for (let row = 0; row < label.length; row++) if (label[row] === 1) hits += credit[row]!
    return hits / positives
  })
}
