import { periodIndexAt, type SeriesPanel } from '../../core/panel'
import { Status } from '../../core/status'
import { periodEndMonth } from '../axis'

/** The cells of one moment while they are filled. `base` is the index of unit 0; `gaps` lists, in its first `nGaps`
 *  entries, the units that may be filled: those that can be scored and had no value. */
export interface Row {
  readonly values: Float64Array
  readonly status: Uint8Array
  readonly sourceIndex: Int16Array
  readonly base: number
  readonly gaps: Int32Array
  readonly nGaps: number
}

/** Indices of the periods that a value may be carried from; none where `newest` is below `oldest`. */
export interface CarryRange {
  readonly newest: number
  readonly oldest: number
}
export const NOTHING_TO_CARRY: CarryRange = { newest: -1, oldest: 0 }

/** Periods before the due one that end at most `maxAgeMonths` before its end. */
export function carryRange(panel: SeriesPanel, due: number, maxAgeMonths: number): CarryRange {
  const oldestEnd = periodEndMonth(panel, due) - maxAgeMonths
  const oldest = Math.max(0, periodIndexAt(panel, oldestEnd))
  return {
    newest: Math.min(due - 1, panel.nPeriods - 1),
    oldest: periodEndMonth(panel, oldest) < oldestEnd ? oldest + 1 : oldest,
  }
}

/** Gives every gap that is still open the newest earlier value whose period ends at most `maxAgeMonths` before the end
 *  of the due period. */
export function carryForward(panel: SeriesPanel, due: number, maxAgeMonths: number, row: Row): void {
  const { nUnits, status, values } = panel
  const { newest, oldest } = carryRange(panel, due, maxAgeMonths)
  for (let g = 0; g < row.nGaps; g++) {
    const u = row.gaps[g]!
    const cell = row.base + u
    if (row.status[cell]! < Status.missing) continue
    for (let p = newest; p >= oldest; p--) {
      if (status[p * nUnits + u]! >= Status.missing) continue
      row.values[cell] = values[p * nUnits + u]!
      row.status[cell] = Status.carriedForward
      row.sourceIndex[cell] = p
      break
    }
  }
}

/** Marks gaps still open where a value exists for a period up to the moment's own, not published by its as-of month. */
export function markNotYetPublished(panel: SeriesPanel, due: number, momentIndex: number, row: Row): void {
  const { nUnits, nPeriods, status } = panel
  const last = Math.min(momentIndex, nPeriods - 1)
  for (let g = 0; g < row.nGaps; g++) {
    const u = row.gaps[g]!
    if (row.status[row.base + u]! < Status.missing) continue
    for (let p = Math.max(0, due + 1); p <= last; p++) {
      if (status[p * nUnits + u]! < Status.missing) row.status[row.base + u] = Status.notYetPublished
    }
  }
}
