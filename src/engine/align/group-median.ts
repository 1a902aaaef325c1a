import { quantileOfSorted } from '../../core/math'
import { Status } from '../../core/status'
import type { Row } from './fill-row'

/** Gives every gap that is still open the median of its group at this moment, where at least `minUnits` units of the
 *  group hold evidence for the period due. Fills never feed fills. */
export function groupMedian(group: Uint16Array, minUnits: number, row: Row): void {
  const nUnits = group.length
  const medians = new Map<number, number>()
  const sorted = new Float64Array(nUnits)
  for (let g = 0; g < row.nGaps; g++) {
    const u = row.gaps[g]!
    const cell = row.base + u
    if (row.status[cell]! < Status.missing) continue
    const own = group[u]!
    let median = medians.get(own)
    if (median === undefined) {
      let count = 0
      for (let v = 0; v < nUnits; v++) {
        if (group[v] === own && row.status[row.base + v]! <= Status.judged)
          sorted[count++] = row.values[row.base + v]!
      }
      sorted.subarray(0, count).sort()
      median = count >= Math.max(1, minUnits) ? quantileOfSorted(sorted, count, 0.5) : NaN
      medians.set(own, median)
    }
    if (Number.isNaN(median)) continue
    row.values[cell] = median
    row.status[cell] = Status.groupMedian
  }
}
