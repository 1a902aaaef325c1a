import { quantileOfSorted } from '../../core/math'
import { Status } from '../../core/status'
import { ExpandingPool } from './expanding-pool'
import { byPool, newestInPool, SortedRow, type FitSource } from './fit'
import { NO_UNIT, panelExtremes } from './panel-extremes'

/** Lower and upper end of the scale at each moment; NaN where there are no two different values. */
export interface Ends {
  readonly low: Float64Array
  readonly high: Float64Array
}

/** Smallest and largest fitting value. @see OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5 */
export function fitMinMax(source: FitSource): Ends {
  return source.pool === 'this-period' ? periodExtremes(source) : expandingExtremes(source)
}

/** Type-7 quantiles of the fitting values: the ends that values are clipped to before min–max.
 *  @param probabilities for example [0.025, 0.975] */
export function fitWinsorised(source: FitSource, probabilities: readonly [number, number]): Ends {
  const ends = emptyEnds(source.due.length)
  if (source.pool === 'this-period') {
    const row = new SortedRow(source)
    for (let m = 0; m < source.due.length; m++) setEnds(ends, m, row.values, row.take(m), probabilities)
    return ends
  }
  const order = byPool(source)
  const pool = new ExpandingPool(source, newestInPool(source, order.at(-1)!))
  for (const m of order) {
    pool.advanceTo(newestInPool(source, m))
    setEnds(ends, m, pool.sorted, pool.count, probabilities)
  }
  return ends
}

function setEnds(ends: Ends, m: number, sorted: Float64Array, count: number, at: readonly [number, number]) {
  const low = quantileOfSorted(sorted, count, at[0])
  const high = quantileOfSorted(sorted, count, at[1])
  if (!(high > low)) return
  ends.low[m] = low
  ends.high[m] = high
}

function periodExtremes(source: FitSource): Ends {
  const ends = emptyEnds(source.due.length)
  const { nUnits, nPeriods } = source.panel
  const { values, status } = source.filled
  const known = panelExtremes(source.panel)
  for (let m = 0; m < source.due.length; m++) {
    const p = source.due[m]!
    // A moment takes the due period as it is, but for units that are no State then.
    if (p < 0 || p >= nPeriods || known.highUnit[p] === NO_UNIT) continue
    let low = known.low[p]!
    let high = known.high[p]!
    const base = m * nUnits
    if (
      status[base + known.lowUnit[p]!]! > Status.judged ||
      status[base + known.highUnit[p]!]! > Status.judged
    ) {
      low = Infinity
      high = -Infinity
      for (let cell = base; cell < base + nUnits; cell++) {
        if (status[cell]! > Status.judged) continue
        const x = values[cell]!
        if (x < low) low = x
        if (x > high) high = x
      }
    }
    if (high > low) {
      ends.low[m] = low
      ends.high[m] = high
    }
  }
  return ends
}

function expandingExtremes(source: FitSource): Ends {
  const ends = emptyEnds(source.due.length)
  const { nPeriods, nUnits, values, status } = source.panel
  const lows = new Float64Array(nPeriods)
  const highs = new Float64Array(nPeriods)
  let low = Infinity
  let high = -Infinity
  for (let p = 0; p < nPeriods; p++) {
    for (let u = 0, cell = p * nUnits; u < nUnits; u++, cell++) {
      const x = values[cell]!
      if (!(x < low || x > high)) continue
      if (status[cell]! > Status.judged || source.scoredUnits[u] === 0) continue
      if (x < low) low = x
      if (x > high) high = x
    }
    lows[p] = low
    highs[p] = high
  }
  for (let m = 0; m < source.due.length; m++) {
    const p = newestInPool(source, m)
    if (p < 0 || !(highs[p]! > lows[p]!)) continue
    ends.low[m] = lows[p]!
    ends.high[m] = highs[p]!
  }
  return ends
}

function emptyEnds(nMoments: number): Ends {
  return { low: new Float64Array(nMoments).fill(NaN), high: new Float64Array(nMoments).fill(NaN) }
}
