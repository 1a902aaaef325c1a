import { ForewatchError } from '../../core/errors'
import { createRandom } from '../../core/random'
import { quantileOfSorted } from '../../core/math'
import { scrambledSobol } from './sobol-points'

/** One output's indices by input: shares of its variance. Estimates may lie slightly outside 0–1. */
export interface SobolIndices {
  /** Share that goes away where the input alone is known. */
  readonly first: Float64Array
  /** Share that stays where all but the input are known. */
  readonly total: Float64Array
  /** 5th and 95th percentile over resampled rows. */
  readonly firstRange: readonly [low: Float64Array, high: Float64Array]
  readonly totalRange: readonly [low: Float64Array, high: Float64Array]
  readonly mean: number
  readonly variance: number
}

export interface SobolOptions {
  readonly inputs: number
  readonly outputs: number
  /** Rows N of each sample; a power of two keeps the points a net. N × (inputs + 2) evaluations. */
  readonly rows: number
  readonly seed: number
  /** Writes all outputs at a point of the unit cube. */
  readonly evaluate: (point: Float64Array, into: Float64Array) => void
}

const RESAMPLES = 200

/** Variance-based sensitivity by pick and freeze, row by row so that it can report progress and be stopped.
 *  Samples A and B are the two halves of one scrambled Sobol sequence; outputs are centred before they are multiplied,
 *  so that a constant added to them changes nothing.
 *  @see A. Saltelli et al. (2010), Variance based sensitivity analysis of model output, Comput. Phys. Commun. 181 (first
 *       order: formula b of table 2; total order: formula f, after Jansen 1999) */
export class SobolRun {
  readonly options: SobolOptions
  done = 0
  readonly #point: (index: number, into: Float64Array) => void
  readonly #both: Float64Array
  readonly #at: Float64Array
  readonly #out: Float64Array
  /** `[(sample * rows + row) * outputs + output]`, samples A, B, then A with one column of B. */
  readonly #values: Float64Array

  constructor(options: SobolOptions) {
    const { inputs, outputs, rows, seed } = options
    if (!Number.isInteger(rows) || rows < 2) {
      throw new ForewatchError('bad-argument', {
        what: 'Sensitivity needs at least two rows',
        found: String(rows),
      })
    }
    this.options = options
    this.#point = scrambledSobol(2 * inputs, seed)
    this.#both = new Float64Array(2 * inputs)
    this.#at = new Float64Array(inputs)
    this.#out = new Float64Array(outputs)
    this.#values = new Float64Array((inputs + 2) * rows * outputs)
  }

  /** @returns whether all rows are done */
  advance(count: number): boolean {
    const { inputs, rows } = this.options
    for (const end = Math.min(rows, this.done + count); this.done < end; this.done++) {
      this.#point(this.done, this.#both)
      for (let sample = 0; sample < inputs + 2; sample++) {
        const offset = sample === 1 ? inputs : 0
        for (let i = 0; i < inputs; i++) this.#at[i] = this.#both[sample === i + 2 ? inputs + i : offset + i]!
        this.options.evaluate(this.#at, this.#out)
        this.#values.set(this.#out, (sample * rows + this.done) * this.#out.length)
      }
    }
    return this.done >= rows
  }

  /** Mean of one output over samples A and B, as far as they have a value; NaN where they have none. */
  mean(output = 0): number {
    const { rows, outputs } = this.options
    let sum = 0
    let n = 0
    for (let sample = 0; sample < 2; sample++) {
      for (let row = 0; row < this.done; row++) {
        const value = this.#values[(sample * rows + row) * outputs + output]!
        if (Number.isNaN(value)) continue
        sum += value
        n++
      }
    }
    return n > 0 ? sum / n : NaN
  }

  /** Indices of one output over the rows done. Rows without a value (NaN) in any sample are left out.
   *  @throws ForewatchError `too-few-observed` where fewer than two rows are whole or nothing varies */
  indices(output = 0): SobolIndices {
    const { inputs } = this.options
    const whole = this.#wholeRows(output)
    const columns = Array.from({ length: inputs + 2 }, (_, sample) => this.#column(sample, output, whole))
    const all = Int32Array.from(whole.keys())
    const { mean, variance } = spread(columns, all)
    if (!(variance > 0)) {
      throw new ForewatchError('too-few-observed', {
        what: 'Sensitivity was asked of an output that does not vary',
        found: `${whole.length} whole rows, variance ${variance}`,
        expected: 'at least two different values',
      })
    }
    const estimate = (rows: Int32Array) => estimates(columns, rows)
    const { first, total } = estimate(all)
    const random = createRandom(this.options.seed)
    const resampled = Array.from({ length: RESAMPLES }, () =>
      estimate(Int32Array.from(all, () => random.nextInt(all.length))),
    )
    return {
      first,
      total,
      firstRange: ranges(resampled.map((one) => one.first)),
      totalRange: ranges(resampled.map((one) => one.total)),
      mean,
      variance,
    }
  }

  #wholeRows(output: number): number[] {
    const { inputs, rows, outputs } = this.options
    return Array.from({ length: this.done }, (_, row) => row).filter((row) => {
      for (let sample = 0; sample < inputs + 2; sample++)
        if (Number.isNaN(this.#values[(sample * rows + row) * outputs + output]!)) return false
      return true
    })
  }

  #column(sample: number, output: number, whole: readonly number[]): Float64Array {
    const { rows, outputs } = this.options
    return Float64Array.from(whole, (row) => this.#values[(sample * rows + row) * outputs + output]!)
  }
}

/** Mean and variance over samples A and B together. */
function spread([a, b]: readonly Float64Array[], rows: Int32Array) {
  let mean = 0
  for (const row of rows) mean += a![row]! + b![row]!
  mean /= 2 * rows.length
  let variance = 0
  for (const row of rows) variance += (a![row]! - mean) ** 2 + (b![row]! - mean) ** 2
  return { mean, variance: variance / (2 * rows.length) }
}

function estimates(columns: readonly Float64Array[], rows: Int32Array) {
  const [a, b, ...mixed] = columns
  const { mean, variance } = spread(columns, rows)
  const first = new Float64Array(mixed.length)
  const total = new Float64Array(mixed.length)
  mixed.forEach((ab, i) => {
    let product = 0
    let squares = 0
    for (const row of rows) {
      product += (b![row]! - mean) * (ab[row]! - a![row]!)
      squares += (a![row]! - ab[row]!) ** 2
    }
    first[i] = product / rows.length / variance
    total[i] = squares / (2 * rows.length) / variance
  })
  return { first, total }
}

function ranges(list: readonly Float64Array[]): readonly [Float64Array, Float64Array] {
  const at = (probability: number) =>
    Float64Array.from(list[0]!, (_, i) => {
      const sorted = Float64Array.from(list, (one) => one[i]!).sort()
      return quantileOfSorted(sorted, sorted.length, probability)
    })
  return [at(0.05), at(0.95)]
}
