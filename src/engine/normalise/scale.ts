import { Status } from '../../core/status'
import type { Cells } from '../types'
import type { Ends } from './min-max'

/** Where a value lies between the ends of its moment, clipped to 0–1; `flip` gives 1 − that.
 *  Ends that are not there or not apart: `whenConstant` where it is given, else notDefined. Missing stays missing with
 *  its reason. */
export function scaleBetween(
  filled: Cells,
  nUnits: number,
  ends: Ends,
  flip: boolean,
  whenConstant?: number,
): Cells {
  const nCells = filled.values.length
  const given = filled.values
  const values = new Float64Array(nCells)
  let status = filled.status
  for (let m = 0, base = 0; base < nCells; m++, base += nUnits) {
    const low = ends.low[m]!
    const span = ends.high[m]! - low
    if (!(span > 0) || span === Infinity) {
      if (whenConstant !== undefined) {
        for (let cell = base; cell < base + nUnits; cell++)
          values[cell] = Number.isNaN(given[cell]!) ? NaN : whenConstant
        continue
      }
      if (status === filled.status) status = filled.status.slice()
      undefinedRow(filled, values, status, base, base + nUnits)
      continue
    }
    // A missing value is NaN and passes through every line below as NaN.
    if (flip) {
      for (let cell = base; cell < base + nUnits; cell++) {
        const share = (given[cell]! - low) / span
        values[cell] = share < 0 ? 1 : share > 1 ? 0 : 1 - share
      }
    } else {
      for (let cell = base; cell < base + nUnits; cell++) {
        const share = (given[cell]! - low) / span
        values[cell] = share < 0 ? 0 : share > 1 ? 1 : share
      }
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
