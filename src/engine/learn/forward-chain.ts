import { exp } from '../../core/portable-math'
import { ForewatchError } from '../../core/errors'
import { windowLabel } from '../evaluate/labels'
import { UNKNOWN, type OutcomePanel, type ScoreGrid } from '../evaluate/types'
import { RunningMoments } from './moments'
import { fitRidgeLogistic, type RidgeOptions, type RidgeSolution } from './ridge-logistic'
import type { FeatureTable, Fit } from './types'

export interface ChainOptions extends RidgeOptions {
  readonly firstOrigin: number
  readonly lastOrigin: number
  readonly horizonYears: number
  /** Whole years until an outcome list says what happened in a year; 0 = known at that year's end. */
  readonly outcomeLagYears?: number
  /** Earliest training year; absent = all. */
  readonly trainFrom?: number
}

/** Fits in order of origin and the chances they give to that origin's rows. */
export interface Chain {
  readonly fits: readonly Fit[]
  readonly grid: ScoreGrid
}

/** Rows with a known label, sorted by year. */
interface Known {
  readonly x: Float64Array
  readonly label: Uint8Array
  readonly year: Int16Array
}

function knownRows(table: FeatureTable, panel: OutcomePanel, options: ChainOptions): Known {
  const p = table.featureIds.length
  const kept: number[] = []
  const labels: number[] = []
  for (let row = 0; row < table.nRows; row++) {
    if (table.year[row]! < (options.trainFrom ?? -Infinity)) continue
    const label = windowLabel(panel, table.year[row]!, options.horizonYears, table.unitIndex[row]!)
    if (label === UNKNOWN) continue
    kept.push(row)
    labels.push(label)
  }
  const x = new Float64Array(kept.length * p)
  kept.forEach((row, i) => x.set(table.x.subarray(row * p, (row + 1) * p), i * p))
  return { x, label: Uint8Array.from(labels), year: Int16Array.from(kept, (row) => table.year[row]!) }
}

/** Last year whose rows may train a forecast made at the end of `origin`: their whole window has passed and is listed. */
export function lastTrainingYear(
  origin: number,
  options: Pick<ChainOptions, 'horizonYears' | 'outcomeLagYears'>,
): number {
  return origin - options.horizonYears - (options.outcomeLagYears ?? 0)
}

/** The chance a fit gives to one row. */
export function chanceOf(fit: Pick<Fit, 'intercept' | 'coefficients'>, x: Float64Array, row: number): number {
  const p = fit.coefficients.length
  let eta = fit.intercept
  for (let j = 0; j < p; j++) eta += fit.coefficients[j]! * x[row * p + j]!
  return 1 / (1 + exp(-eta))
}

function sumOf(values: Uint8Array): number {
  let total = 0
  for (const value of values) total += value
  return total
}

/** The steps of a forward chain, one origin at a time, so that a worker can report progress and stop in between. */
export function* forwardFits(
  table: FeatureTable,
  panel: OutcomePanel,
  options: ChainOptions,
): Generator<Fit, void, void> {
  if (!(Number.isInteger(options.firstOrigin) && options.firstOrigin <= options.lastOrigin)) {
    throw new ForewatchError('bad-argument', {
      what: 'The origins of a forward chain cannot be used',
      found: `${options.firstOrigin}–${options.lastOrigin}`,
      expected: 'first year not after last year',
    })
  }
  const p = table.featureIds.length
  const known = knownRows(table, panel, options)
  const moments = new RunningMoments(p)
  let nRows = 0
  let earlier: RidgeSolution | undefined
  for (let origin = options.firstOrigin; origin <= options.lastOrigin; origin++) {
    const last = lastTrainingYear(origin, options)
    while (nRows < known.year.length && known.year[nRows]! <= last) nRows++
    moments.extend(known.x, nRows)
    const mean = moments.mean()
    const sd = moments.sd()
    const solution = fitRidgeLogistic(
      { x: known.x, label: known.label, nRows, nFeatures: p, mean, sd },
      options,
      earlier,
    )
    earlier = solution
    const coefficients = solution.weights.map((weight, j) => (sd[j] === 0 ? 0 : weight / sd[j]!))
    let intercept = solution.intercept
    for (let j = 0; j < p; j++) intercept -= coefficients[j]! * mean[j]!
    yield {
      origin,
      trainRows: nRows,
      trainPositives: sumOf(known.label.subarray(0, nRows)),
      trainFrom: known.year[0]!,
      trainTo: known.year[nRows - 1]!,
      intercept,
      coefficients,
      standardised: solution.weights,
      iterations: solution.iterations,
    }
  }
}

/** Chances on the grid of origins and units, each from the fit of its own origin; NaN where a row is not in the table. */
export function gridOfFits(
  fits: readonly Fit[],
  table: FeatureTable,
  nUnits: number,
  about: Pick<ScoreGrid, 'id' | 'title'>,
): ScoreGrid {
  const firstYear = fits[0]?.origin ?? 0
  const byOrigin = new Map(fits.map((fit) => [fit.origin, fit]))
  const values = new Float64Array(fits.length * nUnits).fill(Number.NaN)
  for (let row = 0; row < table.nRows; row++) {
    const fit = byOrigin.get(table.year[row]!)
    if (!fit) continue
    values[(fit.origin - firstYear) * nUnits + table.unitIndex[row]!] = chanceOf(fit, table.x, row)
  }
  return { ...about, kind: 'probability', firstYear, nYears: fits.length, nUnits, values }
}

/** Refits at every origin on the rows whose outcome was known then, and forecasts that origin's rows.
 *  @param table rows sorted by year   @throws ForewatchError `bad-argument`, `too-few-observed` */
export function forwardChain(
  table: FeatureTable,
  panel: OutcomePanel,
  options: ChainOptions,
  about: Pick<ScoreGrid, 'id' | 'title'>,
): Chain {
  const fits = [...forwardFits(table, panel, options)]
  return { fits, grid: gridOfFits(fits, table, panel.unitIds.length, about) }
}
