import { periodIndexAt, type SeriesPanel } from '../../core/panel'
import { endMonth } from '../../core/period'
import { Status } from '../../core/status'
import type { Fill } from '../../model/types'
import type { Cells, ScoreMoment } from '../types'
import { carryForward, carryRange, markNotYetPublished, NOTHING_TO_CARRY, type Row } from './fill-row'
import type { Eligibility, UnitGroups } from './eligibility'
import { groupMedian } from './group-median'
import { panelGaps } from './panel-gaps'

export interface Aligned {
  readonly filled: Cells
  /** Period index each cell was taken from; −1 for none and for group medians. */
  readonly sourceIndex: Int16Array
  /** Indices of cells that hold a filled value, ascending. */
  readonly filledCells: Int32Array
}

/** As-of cut and fill. The period due at a moment is the newest p with end(p) ≤ the moment's period end and, unless lags
 *  are ignored, end(p) + publication lag ≤ as-of month. Its cell is taken as it is; a cell without a value is filled by
 *  the steps in order. What stays without: notYetPublished where a later period up to the moment's own holds a value;
 *  else the reason of the due cell; notCovered where the due period lies outside the panel (edition ended or not begun).
 *  @param panel   after transforms   @param due  from `dueIndices`
 *  @param scratch  room for one index per cell, overwritten
 *  @returns       `[momentIndex * nUnits + unitIndex]` in the transformed unit */
export function align(
  panel: SeriesPanel,
  fill: readonly Fill[],
  moments: readonly ScoreMoment[],
  due: Int32Array,
  eligible: Eligibility,
  groups: UnitGroups,
  scratch: Int32Array = new Int32Array(moments.length * panel.nUnits),
): Aligned {
  const { nUnits, nPeriods } = panel
  const nCells = moments.length * nUnits
  const values = new Float64Array(nCells)
  const status = new Uint8Array(nCells)
  const sourceIndex = new Int16Array(nCells)
  takeDueRows(panel, due, values, status, sourceIndex)
  const held = panelGaps(panel)
  const gaps = new Int32Array(nUnits)
  // Nearly every gap is closed by carrying forward as the first step: that is done while the gaps are listed.
  const carry = fill[0]?.op === 'carry-forward' ? fill[0] : undefined
  const later = carry ? fill.slice(1) : fill
  const { codes } = eligible
  const { units: heldUnits, start: heldStart } = held
  const { values: given, status: givenStatus } = panel
  let nFilled = 0
  for (let m = 0; m < moments.length; m++) {
    const base = m * nUnits
    for (let k = eligible.start[m]!; k < eligible.start[m + 1]!; k++) {
      const cell = base + eligible.blocked[k]!
      values[cell] = NaN
      status[cell] = codes[cell]!
      sourceIndex[cell] = -1
    }
    const p = due[m]!
    const inside = p >= 0 && p < nPeriods
    const first = inside ? heldStart[p]! : 0
    const end = inside ? heldStart[p + 1]! : nUnits
    const { newest, oldest } = carry ? carryRange(panel, p, carry.maxAgeMonths) : NOTHING_TO_CARRY
    const firstFilled = nFilled
    let nGaps = 0
    for (let k = first; k < end; k++) {
      const u = inside ? heldUnits[k]! : k
      const cell = base + u
      sourceIndex[cell] = -1
      if (codes[cell] !== 0) continue
      let q = newest
      while (q >= oldest && givenStatus[q * nUnits + u]! >= Status.missing) q--
      if (q < oldest) {
        gaps[nGaps++] = u
        continue
      }
      values[cell] = given[q * nUnits + u]!
      status[cell] = Status.carriedForward
      sourceIndex[cell] = q
      scratch[nFilled++] = cell
    }
    if (nGaps === 0) continue
    const row: Row = { values, status, sourceIndex, base, gaps, nGaps }
    for (const step of later) {
      if (step.op === 'carry-forward') carryForward(panel, p, step.maxAgeMonths, row)
      else groupMedian(step.by === 'region' ? groups.region : groups.subregion, step.minUnits, row)
    }
    if (later.length > 0) {
      for (let g = 0; g < nGaps; g++) {
        if (status[base + gaps[g]!]! < Status.missing) scratch[nFilled++] = base + gaps[g]!
      }
      scratch.subarray(firstFilled, nFilled).sort()
    }
    markNotYetPublished(panel, p, periodIndexAt(panel, endMonth(moments[m]!.period)), row)
  }
  return {
    filled: Object.freeze({ values, status }),
    sourceIndex,
    filledCells: scratch.slice(0, nFilled),
  }
}

/** Copies the due period of every moment; runs of consecutive periods are copied at once. */
function takeDueRows(
  panel: SeriesPanel,
  due: Int32Array,
  values: Float64Array,
  status: Uint8Array,
  sourceIndex: Int16Array,
): void {
  const { nUnits, nPeriods } = panel
  for (let m = 0; m < due.length;) {
    const first = due[m]!
    let rows = 1
    if (first < 0 || first >= nPeriods) {
      values.fill(NaN, m * nUnits, (m + 1) * nUnits)
      status.fill(Status.notCovered, m * nUnits, (m + 1) * nUnits)
    } else {
      while (m + rows < due.length && due[m + rows] === first + rows && first + rows < nPeriods) rows++
      values.set(panel.values.subarray(first * nUnits, (first + rows) * nUnits), m * nUnits)
      status.set(panel.status.subarray(first * nUnits, (first + rows) * nUnits), m * nUnits)
      for (let k = 0; k < rows; k++) sourceIndex.fill(first + k, (m + k) * nUnits, (m + k + 1) * nUnits)
    }
    m += rows
  }
}
