import { exp, power } from '../../core/portable-math'
import { countAtMost, countBelow, normalCdf, quantileOfSorted } from '../../core/math'
import { NormKind, type NormKernel } from './plan-types'

/** Room for sorting, kept between draws. */
export interface NormScratch {
  readonly sorted: Float64Array
}

/** Turns the values of one input into risk shares, in place over `risk[from … from + nUnits − 1]`. NaN stays NaN.
 *  @param informs  1 for units whose values inform a norm that is refitted */
export function applyNorm(
  norm: NormKernel,
  risk: Float64Array,
  from: number,
  nUnits: number,
  informs: Uint8Array,
  { sorted }: NormScratch,
): void {
  const end = from + nUnits
  switch (norm.kind) {
    case NormKind.between:
      scale(risk, from, end, norm.a, norm.b, norm.flip, norm.whenConstant)
      break
    case NormKind.refitted: {
      const n = collect(risk, from, nUnits, informs, sorted)
      if (norm.a > 0) sorted.subarray(0, n).sort()
      const low = norm.a > 0 ? quantileOfSorted(sorted, n, norm.a) : extreme(sorted, n, false)
      const high = norm.a > 0 ? quantileOfSorted(sorted, n, norm.b) : extreme(sorted, n, true)
      scale(risk, from, end, low, high, norm.flip, norm.whenConstant)
      break
    }
    case NormKind.rank: {
      const n = collect(risk, from, nUnits, informs, sorted)
      sorted.subarray(0, n).sort()
      rank(risk, from, end, sorted, n, norm.flip)
      break
    }
    case NormKind.pooledRank:
      rank(risk, from, end, norm.xs, norm.xs.length, norm.flip)
      break
    case NormKind.zScore: {
      const n = collect(risk, from, nUnits, informs, sorted)
      let mean = 0
      for (let i = 0; i < n; i++) mean += sorted[i]!
      mean /= n
      let squares = 0
      for (let i = 0; i < n; i++) squares += (sorted[i]! - mean) * (sorted[i]! - mean)
      const apart = n > 1 && extreme(sorted, n, true) > extreme(sorted, n, false)
      standardise(risk, from, end, mean, apart ? Math.sqrt(squares / n) : NaN, norm.flip)
      break
    }
    case NormKind.pooledZScore:
      standardise(risk, from, end, norm.a, norm.b, norm.flip)
      break
    default:
      shape(norm, risk, from, end)
  }
  if (norm.power !== 1)
    for (let i = from; i < end; i++) {
      const share = risk[i]!
      if (share > 0 && share < 1) risk[i] = power(share, norm.power)
    }
}

function collect(
  risk: Float64Array,
  from: number,
  nUnits: number,
  informs: Uint8Array,
  into: Float64Array,
): number {
  let n = 0
  for (let u = 0; u < nUnits; u++) if (informs[u] === 1) into[n++] = risk[from + u]!
  return n
}

function extreme(values: Float64Array, n: number, highest: boolean): number {
  let found = n > 0 ? values[0]! : NaN
  for (let i = 1; i < n; i++) {
    const x = values[i]!
    if (highest ? x > found : x < found) found = x
  }
  return found
}

function scale(
  risk: Float64Array,
  from: number,
  end: number,
  low: number,
  high: number,
  flip: boolean,
  whenConstant: number,
): void {
  const span = high - low
  if (!(span > 0) || span === Infinity) {
    for (let i = from; i < end; i++) if (!Number.isNaN(risk[i]!)) risk[i] = whenConstant
    return
  }
  for (let i = from; i < end; i++) {
    let share = (risk[i]! - low) / span
    if (share < 0) share = 0
    else if (share > 1) share = 1
    risk[i] = flip ? 1 - share : share
  }
}

function rank(
  risk: Float64Array,
  from: number,
  end: number,
  sorted: Float64Array,
  n: number,
  flip: boolean,
): void {
  const apart = n > 1 && sorted[0] !== sorted[n - 1]
  for (let i = from; i < end; i++) {
    const x = risk[i]!
    if (Number.isNaN(x)) continue
    const below = countBelow(sorted, n, x)
    const share = apart ? (below + countAtMost(sorted, n, x, below)) / (2 * n) : NaN
    risk[i] = flip ? 1 - share : share
  }
}

function standardise(
  risk: Float64Array,
  from: number,
  end: number,
  mean: number,
  sd: number,
  flip: boolean,
): void {
  const defined = sd > 0 && sd !== Infinity
  for (let i = from; i < end; i++) {
    const z = (risk[i]! - mean) / sd
    risk[i] = defined && !Number.isNaN(z) ? normalCdf(flip ? -z : z) : NaN
  }
}

function shape(norm: NormKernel, risk: Float64Array, from: number, end: number): void {
  const { kind, a, b, xs, ys, flip } = norm
  const last = xs.length - 1
  for (let i = from; i < end; i++) {
    const x = risk[i]!
    if (Number.isNaN(x)) continue
    let share = NaN
    if (kind === NormKind.binary) share = x >= a ? 1 : 0
    else if (kind === NormKind.logistic) share = 1 / (1 + exp(-b * (x - a)))
    else if (kind === NormKind.ordinal) {
      for (let k = 0; k <= last; k++) if (xs[k] === x) share = ys[k]!
    } else if (x < xs[0]!) share = ys[0]!
    else if (x >= xs[last]!) share = ys[last]!
    else {
      let k = 0
      while (x >= xs[k + 1]!) k++
      share = ys[k]! + ((x - xs[k]!) / (xs[k + 1]! - xs[k]!)) * (ys[k + 1]! - ys[k]!)
    }
    risk[i] = flip ? 1 - share : share
  }
}
