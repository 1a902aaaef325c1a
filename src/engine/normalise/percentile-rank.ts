import { countAtMost, countBelow } from '../../core/math'
import { Status } from '../../core/status'
import type { Cells } from '../types'
import { ExpandingPool } from './expanding-pool'
import { byPool, newestInPool, SortedRow, type FitSource } from './fit'
import { undefinedRow } from './scale'

/** Mid-rank percentile: (values below + half of the values equal) / number of values, over the fitting values.
 *  For a fitting value this is (mid-rank − 0.5) / n, Hazen's plotting position; it is the mid-distribution function and
 *  what SciPy calls `percentileofscore(kind='mean')`. `flip` gives 1 − that. Fewer than two different fitting values:
 *  notDefined. Missing stays missing with its reason.
 *  @see A. Hazen (1914), Storage to be provided in impounding reservoirs; E. Parzen (2004), Quantile probability and
 *       statistical data modeling, Statistical Science 19(4); OECD/JRC Handbook (2008), step 5 */
export function percentileRank(source: FitSource, flip: boolean): Cells {
  const { status } = source.filled
  const cells = { values: new Float64Array(status.length), status: status.slice() }
  if (source.pool === 'this-period') ranksOfPeriods(source, flip, cells)
  else ranksInPools(source, flip, cells)
  return Object.freeze(cells)
}

function ranksOfPeriods(source: FitSource, flip: boolean, cells: Cells): void {
  const { filled, panel } = source
  const { nUnits } = panel
  const row = new SortedRow(source)
  for (let m = 0; m < source.due.length; m++) {
    const base = m * nUnits
    const count = row.take(m)
    const { values, units } = row
    if (count < 2 || values[0] === values[count - 1]) {
      undefinedRow(filled, cells.values, cells.status, base, base + nUnits)
      continue
    }
    for (let next = 0; next < count;) {
      const below = next
      while (next < count && values[next] === values[below]) next++
      const share = (below + next) / (2 * count)
      for (let k = below; k < next; k++) cells.values[base + units[k]!] = flip ? 1 - share : share
    }
    for (let cell = base; cell < base + nUnits; cell++) {
      const own = cells.status[cell]!
      if (own <= Status.judged) continue
      cells.values[cell] = NaN
      if (own >= Status.missing) continue
      const x = filled.values[cell]!
      const below = countBelow(values, count, x)
      const share = (below + countAtMost(values, count, x, below)) / (2 * count)
      cells.values[cell] = flip ? 1 - share : share
    }
  }
}

function ranksInPools(source: FitSource, flip: boolean, cells: Cells): void {
  const { filled, panel } = source
  const { nUnits } = panel
  const order = byPool(source)
  const pool = new ExpandingPool(source, newestInPool(source, order.at(-1)!))
  for (const m of order) {
    const base = m * nUnits
    pool.advanceTo(newestInPool(source, m))
    const { sorted, count, belowPlusAtMost } = pool
    if (count < 2 || sorted[0] === sorted[count - 1]) {
      undefinedRow(filled, cells.values, cells.status, base, base + nUnits)
      continue
    }
    for (let u = 0; u < nUnits; u++) {
      const own = cells.status[base + u]!
      if (own >= Status.missing) {
        cells.values[base + u] = NaN
        continue
      }
      // Evidence at a moment is always of the period due, the newest of the pool.
      const place = own <= Status.judged ? belowPlusAtMost[u]! : pool.placeOf(filled.values[base + u]!)
      const share = place / (2 * count)
      cells.values[base + u] = flip ? 1 - share : share
    }
  }
}
