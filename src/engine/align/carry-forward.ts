import type { SeriesPanel } from '../../core/panel'
import { Status } from '../../core/status'
import { periodEndMonth } from '../axis'

/** Cells of one moment that are being filled. `base` is the index of unit 0. */
export interface Row {
  readonly values: Float64Array
  readonly status: Uint8Array
  readonly sourceIndex: Int16Array
  readonly eligible: Uint8Array
  readonly base: number
}

/** Gives every eligible cell without a value the newest earlier one whose period ends at most `maxAgeMonths` before the
 *  end of the due period. Cells with a value are not touched. */
export function carryForward(panel: SeriesPanel, due: number, maxAgeMonths: number, row: Row): void {
  const { nUnits, nPeriods } = panel
  const oldestEnd = periodEndMonth(panel, due) - maxAgeMonths
  const newest = Math.min(due - 1, nPeriods - 1)
  for (let u = 0; u < nUnits; u++) {
    const cell = row.base + u
    if (row.eligible[cell] !== 0 || row.status[cell]! < Status.missing) continue
    for (let p = newest; p >= 0 && periodEndMonth(panel, p) >= oldestEnd; p--) {
      if (panel.status[p * nUnits + u]! >= Status.missing) continue
      row.values[cell] = panel.values[p * nUnits + u]!
      row.status[cell] = Status.carriedForward
      row.sourceIndex[cell] = p
      break
    }
  }
}

/** Marks what exists for a period up to the moment's own but was not published by its as-of month. */
export function markNotYetPublished(panel: SeriesPanel, due: number, momentIndex: number, row: Row): void {
  const { nUnits, nPeriods } = panel
  const last = Math.min(momentIndex, nPeriods - 1)
  for (let p = Math.max(0, due + 1); p <= last; p++) {
    for (let u = 0; u < nUnits; u++) {
      const cell = row.base + u
      if (row.eligible[cell] !== 0 || row.status[cell]! < Status.missing) continue
      if (panel.status[p * nUnits + u]! < Status.missing) row.status[cell] = Status.notYetPublished
    }
  }
}
