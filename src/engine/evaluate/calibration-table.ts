import { wilson, type ShareInterval } from './wilson'

/** One line of a calibration table: rows whose score falls in a band. */
export interface CalibrationBin {
  /** Scores from this value (included) … */
  readonly from: number
  /** … to the next bin's `from` (excluded; the last bin has no end). */
  readonly to: number
  readonly rows: number
  readonly positives: number
  /** Mean score of the rows; null without rows. */
  readonly meanScore: number | null
  /** Observed share with its Wilson interval at 95 %; null without rows. Rows of one country are not independent, so
   *  the true interval is wider. */
  readonly observed: ShareInterval | null
}

/** How often rows of each score band saw an onset within the horizon. Scores below the first edge are left out of no
 *  bin: the first bin takes them. @param edges lower ends of the bins, ascending, for example the tiers' lowest scores */
export function calibrationTable(
  score: Float64Array,
  label: Uint8Array,
  edges: readonly number[],
): CalibrationBin[] {
  const rows = edges.map(() => 0)
  const positives = edges.map(() => 0)
  const sums = edges.map(() => 0)
  for (let i = 0; i < score.length; i++) {
    let bin = 0
    while (bin + 1 < edges.length && score[i]! >= edges[bin + 1]!) bin++
    rows[bin]!++
    positives[bin]! += label[i]!
    sums[bin]! += score[i]!
  }
  return edges.map((from, bin) => ({
    from,
    to: edges[bin + 1] ?? Infinity,
    rows: rows[bin]!,
    positives: positives[bin]!,
    meanScore: rows[bin] === 0 ? null : sums[bin]! / rows[bin]!,
    observed: wilson(positives[bin]!, rows[bin]!),
  }))
}

/** Lower ends of at most `bins` bands that hold about equally many rows; fewer where scores tie. */
export function equalCountEdges(score: Float64Array, bins: number): number[] {
  const sorted = score.slice().sort()
  const edges: number[] = []
  for (let bin = 0; bin < bins && sorted.length > 0; bin++) {
    const edge = sorted[Math.floor((bin * sorted.length) / bins)]!
    if (edge !== edges.at(-1)) edges.push(edge)
  }
  return edges
}
