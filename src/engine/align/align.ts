import { periodIndexAt, type SeriesPanel } from '../../core/panel'
import { endMonth } from '../../core/period'
import { Status } from '../../core/status'
import type { Fill } from '../../model/types'
import type { Cells, ScoreMoment } from '../types'
import { carryForward, markNotYetPublished, type Row } from './carry-forward'
import type { UnitGroups } from './eligibility'
import { groupMedian } from './group-median'

export interface Aligned {
  readonly filled: Cells
  /** Period index each cell was taken from; −1 for none and for group medians. */
  readonly sourceIndex: Int16Array
}

/** As-of cut and fill. The period due at a moment is the newest p with end(p) ≤ the moment's period end and, unless lags
 *  are ignored, end(p) + publication lag ≤ as-of month. Its cell is taken as it is; a cell without a value is filled by
 *  the steps in order. What stays without: notYetPublished where a later period up to the moment's own holds a value;
 *  else the reason of the due cell; notCovered where the due period lies outside the panel (edition ended or not begun).
 *  @param panel   after transforms   @param due  from `dueIndices`   @param eligible  from `eligibility`
 *  @returns       `[momentIndex * nUnits + unitIndex]` in the transformed unit */
export function align(
  panel: SeriesPanel,
  fill: readonly Fill[],
  moments: readonly ScoreMoment[],
  due: Int32Array,
  eligible: Uint8Array,
  groups: UnitGroups,
): Aligned {
  const { nUnits, nPeriods } = panel
  const nCells = moments.length * nUnits
  const values = new Float64Array(nCells)
  const status = new Uint8Array(nCells)
  const sourceIndex = new Int16Array(nCells)
  for (let m = 0; m < moments.length; m++) {
    const base = m * nUnits
    const p = due[m]!
    const gaps =
      p >= 0 && p < nPeriods
        ? takeRow(panel, p, values, status, sourceIndex, eligible, base)
        : emptyRow(nUnits, values, status, sourceIndex, eligible, base)
    if (gaps === 0) continue
    const row: Row = { values, status, sourceIndex, eligible, base }
    for (const step of fill) {
      if (step.op === 'carry-forward') carryForward(panel, p, step.maxAgeMonths, row)
      else groupMedian(step.by === 'region' ? groups.region : groups.subregion, step.minUnits, row)
    }
    markNotYetPublished(panel, p, periodIndexAt(panel, endMonth(moments[m]!.period)), row)
  }
  return { filled: Object.freeze({ values, status }), sourceIndex }
}

/** Copies one period; returns the number of eligible cells without a value. */
function takeRow(
  panel: SeriesPanel,
  period: number,
  values: Float64Array,
  status: Uint8Array,
  sourceIndex: Int16Array,
  eligible: Uint8Array,
  base: number,
): number {
  const { nUnits } = panel
  const from = period * nUnits
  let gaps = 0
  for (let u = 0; u < nUnits; u++) {
    const cell = base + u
    const blocked = eligible[cell]!
    const own = panel.status[from + u]!
    if (blocked === 0 && own < Status.missing) {
      values[cell] = panel.values[from + u]!
      status[cell] = own
      sourceIndex[cell] = period
    } else {
      values[cell] = NaN
      status[cell] = blocked === 0 ? own : blocked
      sourceIndex[cell] = -1
      if (blocked === 0) gaps++
    }
  }
  return gaps
}

function emptyRow(
  nUnits: number,
  values: Float64Array,
  status: Uint8Array,
  sourceIndex: Int16Array,
  eligible: Uint8Array,
  base: number,
): number {
  for (let u = 0; u < nUnits; u++) {
    const cell = base + u
    values[cell] = NaN
    status[cell] = eligible[cell] === 0 ? Status.notCovered : eligible[cell]!
    sourceIndex[cell] = -1
  }
  return nUnits
}
