import { Status } from '../../core/status'
import type { Cells } from '../types'
import type { Ends } from './min-max'

/** Where a value lies between the ends of its moment, clipped to 0–1; `flip` gives 1 − that.
 *  Ends that are not there or not apart: notDefined. Missing stays missing with its reason. */
export function scaleBetween(filled: Cells, nUnits: number, ends: Ends, flip: boolean): Cells {
  const nCells = filled.values.length
  const values = new Float64Array(nCells)
  const status = new Uint8Array(nCells)
  for (let m = 0, base = 0; base < nCells; m++, base += nUnits) {
    const low = ends.low[m]!
    const span = ends.high[m]! - low
    if (!(span > 0) || span === Infinity) {
      undefinedRow(filled, values, status, base, base + nUnits)
      continue
    }
    for (let cell = base; cell < base + nUnits; cell++) {
      const own = filled.status[cell]!
      status[cell] = own
      if (own >= Status.missing) {
        values[cell] = NaN
        continue
      }
      let share = (filled.values[cell]! - low) / span
      if (share < 0) share = 0
      else if (share > 1) share = 1
      values[cell] = flip ? 1 - share : share
    }
  }
  return Object.freeze({ values, status })
}

/** Marks every cell that has a value as notDefined; the others keep their reason. */
export function undefinedRow(
  filled: Cells,
  values: Float64Array,
  status: Uint8Array,
  from: number,
  to: number,
): void {
  for (let cell = from; cell < to; cell++) {
    const own = filled.status[cell]!
    values[cell] = NaN
    status[cell] = own < Status.missing ? Status.notDefined : own
  }
}
