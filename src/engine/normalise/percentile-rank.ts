import { countAtMost, countBelow } from '../../core/math'
import { Status } from '../../core/status'
import type { Cells } from '../types'
import { ExpandingPool } from './expanding-pool'
import { byPool, evidenceAt, newestInPool, type FitSource } from './fit'
import { undefinedRow } from './scale'

/** Mid-rank percentile: (values below + half of the values equal) / number of values, over the fitting values.
 *  For a fitting value this is (mid-rank − 0.5) / n, Hazen's plotting position; it is the mid-distribution function and
 *  what SciPy calls `percentileofscore(kind='mean')`. `flip` gives 1 − that. Fewer than two different fitting values:
 *  notDefined. Missing stays missing with its reason.
 *  @see A. Hazen (1914), Storage to be provided in impounding reservoirs; E. Parzen (2004), Quantile probability and
 *       statistical data modeling, Statistical Science 19(4); OECD/JRC Handbook (2008), step 5 */
export function percentileRank(source: FitSource, flip: boolean): Cells {
  const { filled, panel } = source
  const nCells = filled.values.length
  const cells = { values: new Float64Array(nCells), status: new Uint8Array(nCells) }
  if (source.pool === 'this-period') {
    const sorted = new Float64Array(panel.nUnits)
    for (let m = 0; m < source.due.length; m++) {
      const base = m * panel.nUnits
      const count = evidenceAt(source, m, sorted)
      sorted.subarray(0, count).sort()
      if (differ(sorted, count)) rankRow(filled, cells, base, panel.nUnits, sorted, count, flip)
      else undefinedRow(filled, cells.values, cells.status, base, base + panel.nUnits)
    }
  } else {
    const order = byPool(source)
    const pool = new ExpandingPool(source, newestInPool(source, order.at(-1)!))
    for (const m of order) {
      const base = m * panel.nUnits
      pool.advanceTo(newestInPool(source, m))
      if (differ(pool.sorted, pool.count)) rankRowInPool(filled, cells, base, panel.nUnits, pool, flip)
      else undefinedRow(filled, cells.values, cells.status, base, base + panel.nUnits)
    }
  }
  return Object.freeze(cells)
}

/** Whether an ascending list holds two different values. */
function differ(sorted: Float64Array, count: number): boolean {
  return count > 1 && sorted[count - 1]! > sorted[0]!
}

function rankRow(
  filled: Cells,
  cells: Cells,
  base: number,
  nUnits: number,
  sorted: Float64Array,
  count: number,
  flip: boolean,
): void {
  for (let cell = base; cell < base + nUnits; cell++) {
    const own = filled.status[cell]!
    cells.status[cell] = own
    if (own >= Status.missing) {
      cells.values[cell] = NaN
      continue
    }
    const x = filled.values[cell]!
    const below = countBelow(sorted, count, x)
    const tied = below < count && sorted[below] === x
    const atMost = tied ? countAtMost(sorted, count, x, below + 1) : below
    const share = (below + atMost) / (2 * count)
    cells.values[cell] = flip ? 1 - share : share
  }
}

function rankRowInPool(
  filled: Cells,
  cells: Cells,
  base: number,
  nUnits: number,
  pool: ExpandingPool,
  flip: boolean,
): void {
  for (let cell = base; cell < base + nUnits; cell++) {
    const own = filled.status[cell]!
    cells.status[cell] = own
    if (own >= Status.missing) {
      cells.values[cell] = NaN
      continue
    }
    const share = pool.belowPlusAtMost(filled.values[cell]!) / (2 * pool.count)
    cells.values[cell] = flip ? 1 - share : share
  }
}
