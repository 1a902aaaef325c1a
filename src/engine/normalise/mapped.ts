import { exp } from '../../core/portable-math'
import { Status } from '../../core/status'
import type { Cells } from '../types'

/** Applies a function of the value alone to every cell that has one; NaN from it means out of range.
 *  Missing stays missing with its reason. */
export function mapCells(filled: Cells, risk: (value: number) => number): Cells {
  const nCells = filled.values.length
  const values = new Float64Array(nCells)
  const status = filled.status.slice()
  for (let cell = 0; cell < nCells; cell++) {
    if (status[cell]! >= Status.missing) {
      values[cell] = NaN
      continue
    }
    const result = risk(filled.values[cell]!)
    values[cell] = result
    if (Number.isNaN(result)) status[cell] = Status.outOfRange
  }
  return Object.freeze({ values, status })
}

/** Straight lines through the points in ascending order of x, flat beyond the ends. At an x given twice the later point
 *  holds. The y values already say risk. */
export function piecewise(points: readonly (readonly [number, number])[]): (value: number) => number {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const last = xs.length - 1
  return (value) => {
    if (value < xs[0]!) return ys[0]!
    if (value >= xs[last]!) return ys[last]!
    let i = 0
    while (value >= xs[i + 1]!) i++
    return ys[i]! + ((value - xs[i]!) / (xs[i + 1]! - xs[i]!)) * (ys[i + 1]! - ys[i]!)
  }
}

/** 1 / (1 + e^(−steepness (x − midpoint))). */
export function logistic(midpoint: number, steepness: number): (value: number) => number {
  return (value) => 1 / (1 + exp(-steepness * (value - midpoint)))
}

/** The risk share of each category; NaN for a category that is not listed. The shares already say risk. */
export function ordinal(map: Readonly<Record<string, number>>): (value: number) => number {
  const shares = new Map(Object.entries(map).map(([category, share]) => [Number(category), share]))
  return (value) => shares.get(value) ?? NaN
}

/** 1 at or above the threshold, else 0. */
export function binary(threshold: number): (value: number) => number {
  return (value) => (value >= threshold ? 1 : 0)
}
