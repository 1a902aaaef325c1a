import { normalCdf } from '../../core/math'
import { Status } from '../../core/status'
import type { Cells } from '../types'
import { evidenceAt, evidenceOfPeriod, newestInPool, type FitSource } from './fit'
import { undefinedRow } from './scale'

/** Count, mean, sum of squared deviations, and extremes of the values so far. */
interface Moments2 {
  count: number
  mean: number
  squares: number
  low: number
  high: number
}

/** Standard normal distribution function of (x − mean) / sd, population sd of the fitting values; `flip` gives 1 − that.
 *  Fewer than two different fitting values: notDefined. Missing stays missing with its reason.
 *  Running sums: B. P. Welford (1962), Note on a method for calculating corrected sums of squares and products.
 *  @see OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5 */
export function zScore(source: FitSource, flip: boolean): Cells {
  const { filled, panel } = source
  const { nUnits } = panel
  const values = new Float64Array(filled.values.length)
  const status = new Uint8Array(filled.values.length)
  const fits = source.pool === 'this-period' ? periodFits(source) : expandingFits(source)
  for (let m = 0; m < source.due.length; m++) {
    const mean = fits.mean[m]!
    const sd = fits.sd[m]!
    const base = m * nUnits
    if (!(sd > 0) || sd === Infinity) {
      undefinedRow(filled, values, status, base, base + nUnits)
      continue
    }
    for (let cell = base; cell < base + nUnits; cell++) {
      const own = filled.status[cell]!
      status[cell] = own
      if (own >= Status.missing) values[cell] = NaN
      else {
        const z = (filled.values[cell]! - mean) / sd
        values[cell] = normalCdf(flip ? -z : z)
      }
    }
  }
  return Object.freeze({ values, status })
}

function add(into: Moments2, values: Float64Array, count: number): void {
  for (let i = 0; i < count; i++) {
    const x = values[i]!
    into.count++
    const step = x - into.mean
    into.mean += step / into.count
    into.squares += step * (x - into.mean)
    if (x < into.low) into.low = x
    if (x > into.high) into.high = x
  }
}

function start(): Moments2 {
  return { count: 0, mean: 0, squares: 0, low: Infinity, high: -Infinity }
}

function sdOf(fit: Moments2): number {
  return fit.high > fit.low ? Math.sqrt(fit.squares / fit.count) : NaN
}

function periodFits(source: FitSource) {
  const scratch = new Float64Array(source.panel.nUnits)
  const mean = new Float64Array(source.due.length)
  const sd = new Float64Array(source.due.length)
  for (let m = 0; m < source.due.length; m++) {
    const fit = start()
    add(fit, scratch, evidenceAt(source, m, scratch))
    mean[m] = fit.mean
    sd[m] = sdOf(fit)
  }
  return { mean, sd }
}

function expandingFits(source: FitSource) {
  const { nPeriods, nUnits } = source.panel
  const scratch = new Float64Array(nUnits)
  const means = new Float64Array(nPeriods)
  const sds = new Float64Array(nPeriods)
  const fit = start()
  for (let p = 0; p < nPeriods; p++) {
    add(fit, scratch, evidenceOfPeriod(source, p, scratch, 0))
    means[p] = fit.mean
    sds[p] = sdOf(fit)
  }
  const at = (values: Float64Array) =>
    Float64Array.from(source.due.keys(), (m) => {
      const p = newestInPool(source, m)
      return p < 0 ? NaN : values[p]!
    })
  return { mean: at(means), sd: at(sds) }
}
