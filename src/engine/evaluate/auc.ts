import type { EvaluationRows } from './types'

/** First position in ascending `sorted` whose value is ≥ x (or > x when `after`). */
function bound(sorted: Float64Array, x: number, after: boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const v = sorted[middle]!
    if (v < x || (after && v === x)) low = middle + 1
    else high = middle
  }
  return low
}

/** Area under the ROC curve: the chance that a row with an onset scores higher than a row without, ties one half
 *  (Mann–Whitney with mid-ranks). Any finite scores; labels 0 or 1.
 *  @returns 0–1, or null where a class is empty
 *  @see Hanley and McNeil, Radiology 143 (1982) */
export function auc(score: ArrayLike<number>, label: ArrayLike<number>): number | null {
  let positives = 0
  for (let i = 0; i < label.length; i++) positives += label[i]!
  const negatives = new Float64Array(label.length - positives)
  if (positives === 0 || negatives.length === 0) return null
  let n = 0
  for (let i = 0; i < label.length; i++) if (label[i] === 0) negatives[n++] = score[i]!
  negatives.sort()
  // twice the number of pairs won is a whole number: no rounding until the one division
  let twiceWon = 0
  for (let i = 0; i < label.length; i++) {
    if (label[i] === 1) twiceWon += bound(negatives, score[i]!, false) + bound(negatives, score[i]!, true)
  }
  return twiceWon / (2 * positives * negatives.length)
}

/** AUC of each year's own list, null where a class is empty; in the order of `rows.years`. */
export function aucByYear(score: Float64Array, rows: EvaluationRows): (number | null)[] {
  return rows.years.map((_, i) => {
    const from = rows.starts[i]!
    const to = rows.starts[i + 1]!
    return auc(score.subarray(from, to), rows.label.subarray(from, to))
  })
}

/** Plain mean over the years that hold both classes; null where none does. */
export function meanDefined(values: readonly (number | null)[]): number | null {
  const defined = values.filter((value) => value !== null)
  return defined.length === 0 ? null : defined.reduce((sum, value) => sum + value, 0) / defined.length
}
