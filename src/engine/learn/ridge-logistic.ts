import { exp, ln1p } from '../../core/portable-math'
import { ForewatchError } from '../../core/errors'
import { nonNegativeStep } from './non-negative-step'

/** A training set: the first `nRows` rows of `x[row * nFeatures + feature]` with labels 0 or 1. */
export interface TrainingSet {
  readonly x: Float64Array
  readonly label: Uint8Array
  readonly nRows: number
  readonly nFeatures: number
  /** Mean and population sd of each feature over the rows; sd 0 = constant, its weight stays 0. */
  readonly mean: Float64Array
  readonly sd: Float64Array
}

export interface RidgeOptions {
  /** λ > 0 in (1/N) Σ nll + (λ/2) Σ b². With λ > 0 the minimum is unique and finite, perfect separation included. */
  readonly penalty: number
  /** Weights may not fall below 0. Default true. */
  readonly nonNegative?: boolean
}

/** Weights on standardised columns, the intercept on centred columns. */
export interface RidgeSolution {
  readonly intercept: number
  readonly weights: Float64Array
  readonly iterations: number
}

const MAX_ITERATIONS = 100
const TOLERANCE = 1e-8

class Objective {
  residualMean = 0
  readonly gradient: Float64Array
  readonly #raw: Float64Array
  readonly #w: Float64Array
  loss = 0

  constructor(
    readonly set: TrainingSet,
    readonly penalty: number,
  ) {
    this.gradient = new Float64Array(set.nFeatures)
    this.#raw = new Float64Array(set.nFeatures)
    this.#w = new Float64Array(set.nRows)
  }

  /** Loss and gradient at a point; keeps the row weights for `curvature`. */
  evaluate(intercept: number, b: Float64Array): void {
    const { x, label, nRows, nFeatures: p, mean, sd } = this.set
    const used: number[] = []
    const slope: number[] = []
    let constant = intercept
    for (let j = 0; j < p; j++) {
      if (b[j] === 0 || sd[j] === 0) continue
      used.push(j)
      slope.push(b[j]! / sd[j]!)
      constant -= (b[j]! / sd[j]!) * mean[j]!
    }
    const raw = this.#raw.fill(0)
    let nll = 0
    let residuals = 0
    for (let row = 0; row < nRows; row++) {
      const at = row * p
      let eta = constant
      for (let k = 0; k < used.length; k++) eta += slope[k]! * x[at + used[k]!]!
      const e = exp(-Math.abs(eta))
      const chance = eta >= 0 ? 1 / (1 + e) : e / (1 + e)
      nll += ln1p(e) + (label[row] === 1 ? Math.max(-eta, 0) : Math.max(eta, 0))
      this.#w[row] = e / ((1 + e) * (1 + e))
      const residual = chance - label[row]!
      residuals += residual
      for (let j = 0; j < p; j++) raw[j]! += residual * x[at + j]!
    }
    let squares = 0
    for (let j = 0; j < p; j++) {
      squares += b[j]! * b[j]!
      this.gradient[j] =
        sd[j] === 0 ? 0 : (raw[j]! - mean[j]! * residuals) / sd[j]! / nRows + this.penalty * b[j]!
    }
    this.residualMean = residuals / nRows
    this.loss = nll / nRows + (this.penalty / 2) * squares
  }

  /** Second derivatives over some columns: `k × k`, the cross terms with the intercept, and the intercept's own. */
  curvature(columns: readonly number[]): { h: Float64Array; cross: Float64Array; own: number } {
    const { x, nRows, nFeatures: p, mean, sd } = this.set
    const k = columns.length
    const h = new Float64Array(k * k)
    const cross = new Float64Array(k)
    const picked = new Float64Array(k)
    let own = 0
    for (let row = 0; row < nRows; row++) {
      const w = this.#w[row]!
      own += w
      for (let a = 0; a < k; a++) picked[a] = x[row * p + columns[a]!]!
      for (let a = 0; a < k; a++) {
        const weighted = w * picked[a]!
        if (weighted === 0) continue
        cross[a]! += weighted
        for (let c = a, at = a * k + a; c < k; c++, at++) h[at]! += weighted * picked[c]!
      }
    }
    for (let a = 0; a < k; a++) {
      const ja = columns[a]!
      for (let c = a; c < k; c++) {
        const jc = columns[c]!
        const centred =
          h[a * k + c]! - mean[ja]! * cross[c]! - mean[jc]! * cross[a]! + mean[ja]! * mean[jc]! * own
        h[a * k + c] = centred / (sd[ja]! * sd[jc]!) / nRows + (a === c ? this.penalty : 0)
        h[c * k + a] = h[a * k + c]!
      }
    }
    for (let a = 0; a < k; a++) {
      const j = columns[a]!
      cross[a] = (cross[a]! - mean[j]! * own) / sd[j]! / nRows
    }
    return { h, cross, own: own / nRows }
  }
}

function check(set: TrainingSet, options: RidgeOptions): void {
  if (!(options.penalty >= 1e-8 && Number.isFinite(options.penalty))) {
    throw new ForewatchError('bad-argument', {
      what: 'The penalty cannot be used',
      found: String(options.penalty),
      expected: 'a number of at least 1e-8',
      next: 'The golden models use 0.003',
    })
  }
  let positives = 0
  for (let row = 0; row < set.nRows; row++) positives += set.label[row]!
  if (positives === 0 || positives === set.nRows) {
    throw new ForewatchError('too-few-observed', {
      what: 'Weights cannot be learnt from one kind of outcome',
      found: `${set.nRows} rows, ${positives} with an onset`,
      expected: 'rows with and without an onset',
      next: 'Start the training earlier, or choose an outcome list with more onsets',
    })
  }
}

/** Second derivatives on some columns after the intercept has been eliminated. */
interface QuadraticModel {
  readonly columns: readonly number[]
  readonly place: ReadonlySet<number>
  readonly h: Float64Array
  readonly cross: Float64Array
  readonly own: number
}

function quadraticModel(objective: Objective, columns: readonly number[]): QuadraticModel {
  const { h, cross, own } = objective.curvature(columns)
  const k = columns.length
  for (let a = 0; a < k; a++) for (let c = 0; c < k; c++) h[a * k + c]! -= (cross[a]! * cross[c]!) / own
  return { columns, place: new Set(columns), h, cross, own }
}

/** Whether no weight held at 0 wants to rise. */
function settled(weights: Float64Array, gradient: Float64Array, bound: boolean): boolean {
  return !bound || weights.every((weight, j) => weight > 0 || gradient[j]! > -1e-9)
}

/** Ridge logistic regression, intercept free, weights ≥ 0 unless told otherwise: minimises
 *  (1/N) Σ nll + (λ/2) Σ b², b on columns centred and divided by the training population sd.
 *  Newton steps on the columns that can move, second derivatives being renewed only when the steps stop shrinking fast;
 *  each quadratic step is solved by non-negative coordinate descent.
 *  @param start a nearby solution to begin from
 *  @throws ForewatchError `bad-argument` (penalty), `too-few-observed` (one class), `internal` (no convergence) */
export function fitRidgeLogistic(
  set: TrainingSet,
  options: RidgeOptions,
  start?: Pick<RidgeSolution, 'intercept' | 'weights'>,
): RidgeSolution {
  check(set, options)
  const p = set.nFeatures
  const bound = options.nonNegative ?? true
  const objective = new Objective(set, options.penalty)
  let weights = Float64Array.from({ length: p }, (_, j) => (set.sd[j] === 0 ? 0 : (start?.weights[j] ?? 0)))
  let intercept = start?.intercept ?? 0
  let model: QuadraticModel | undefined
  let sizeBefore = Infinity
  objective.evaluate(intercept, weights)
  for (let iteration = 1; iteration <= MAX_ITERATIONS; iteration++) {
    const { gradient } = objective
    const free: number[] = []
    for (let j = 0; j < p; j++)
      if (set.sd[j]! > 0 && (!bound || weights[j]! > 0 || gradient[j]! < 0)) free.push(j)
    if (!model || free.some((j) => !model!.place.has(j))) model = quadraticModel(objective, free)
    const { columns, h, cross, own } = model
    const k = columns.length
    const slope = objective.residualMean
    const reduced = Float64Array.from(columns, (j, a) => gradient[j]! - (cross[a]! * slope) / own)
    const held = bound ? Float64Array.from(columns, (j) => weights[j]!) : new Float64Array(k).fill(Infinity)
    const step = nonNegativeStep(h, reduced, held)
    let interceptStep = -slope / own
    for (let a = 0; a < k; a++) interceptStep -= (cross[a]! * step[a]!) / own
    let size = Math.abs(interceptStep)
    for (const change of step) size = Math.max(size, Math.abs(change))
    const before = { loss: objective.loss, weights, intercept }
    for (let share = 1; ; share /= 2) {
      weights = before.weights.slice()
      for (let a = 0; a < k; a++) {
        const next = before.weights[columns[a]!]! + share * step[a]!
        weights[columns[a]!] = bound && next < 1e-15 ? 0 : next
      }
      intercept = before.intercept + share * interceptStep
      objective.evaluate(intercept, weights)
      if (objective.loss <= before.loss + 1e-13 || share < 1e-9) break
    }
    if (size < TOLERANCE && settled(weights, objective.gradient, bound))
      return { intercept, weights, iterations: iteration }
    // old second derivatives are good enough while the steps shrink fast
    if (size > sizeBefore * 0.2 || (iteration === 1 && size > 0.5)) model = undefined
    sizeBefore = size
  }
  throw new ForewatchError('internal', {
    what: 'The weights did not settle',
    found: `${MAX_ITERATIONS} Newton steps`,
    expected: `a step below ${TOLERANCE}`,
    next: 'Raise the penalty',
  })
}
