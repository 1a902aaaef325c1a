import type { SeriesPanel } from '../../core/panel'
import type { Norm } from '../../model/types'
import { ExpandingPool } from '../normalise/expanding-pool'
import { newestInPool, type FitSource } from '../normalise/fit'
import { fitMinMax, fitWinsorised } from '../normalise/min-max'
import type { Cells } from '../types'
import { NormKind, type NormKernel } from './plan-types'

const NONE = new Float64Array(0)
/** How far the end of a scale at full risk is moved, and the exponents on the share of a shaped norm. */
const STRETCH = [0.8, 1.25] as const

export interface NormSource {
  readonly filled: Cells
  readonly panel: SeriesPanel
  readonly due: Int32Array
  readonly scoredUnits: Uint8Array
}

/** The model's own norm and its alternatives, all of the same kind of meaning: ends moved, other winsorising, rank for
 *  z-score, a bent shape. A norm over all periods keeps the pool of the published values: their errors are small beside
 *  it. (indicators/decisions/031)
 *  @param source  for one moment, the only one in `due` */
export function normKernels(norm: Norm, source: NormSource, flip: boolean): readonly NormKernel[] {
  const kernel = (kind: number, given: Partial<NormKernel> = {}): NormKernel => ({
    kind,
    a: 0,
    b: 1,
    flip,
    power: 1,
    whenConstant: NaN,
    xs: NONE,
    ys: NONE,
    ...given,
  })
  const shaped = (own: NormKernel): readonly NormKernel[] => [
    own,
    ...STRETCH.map((power) => ({ ...own, power })),
  ]
  switch (norm.method) {
    case 'goalposts':
      return fixedEnds(kernel(NormKind.between, { a: norm.min, b: norm.max }))
    case 'min-max': {
      const whenConstant = norm.whenConstant ?? NaN
      if (norm.pool === 'all-periods') {
        const fit = { ...source, pool: norm.pool }
        const ends = norm.winsorise ? fitWinsorised(fit, norm.winsorise) : fitMinMax(fit)
        return fixedEnds(kernel(NormKind.between, { a: ends.low[0]!, b: ends.high[0]!, whenConstant }))
      }
      const [low, high] = norm.winsorise ?? [0, 1]
      const own = kernel(NormKind.refitted, { a: low, b: high, whenConstant })
      const others = [0, 0.025, 0.05].filter((p) => p !== low)
      return [own, ...others.map((p) => kernel(NormKind.refitted, { a: p, b: 1 - p, whenConstant }))]
    }
    case 'percentile-rank':
      if (norm.pool === 'this-period') return [kernel(NormKind.rank), kernel(NormKind.zScore)]
      return [
        kernel(NormKind.pooledRank, { xs: pool({ ...source, pool: norm.pool }) }),
        kernel(NormKind.rank),
      ]
    case 'z-score': {
      if (norm.pool === 'this-period') return [kernel(NormKind.zScore), kernel(NormKind.rank)]
      const { mean, sd } = moments(pool({ ...source, pool: norm.pool }))
      return [kernel(NormKind.pooledZScore, { a: mean, b: sd }), kernel(NormKind.zScore)]
    }
    case 'piecewise': {
      const xs = Float64Array.from(norm.points, ([x]) => x)
      const ys = Float64Array.from(norm.points, ([, y]) => y)
      return shaped(kernel(NormKind.piecewise, { xs, ys, flip: false }))
    }
    case 'logistic':
      return shaped(kernel(NormKind.logistic, { a: norm.midpoint, b: norm.steepness }))
    case 'ordinal': {
      const entries = Object.entries(norm.map).map(([key, y]) => [Number(key), y] as const)
      entries.sort(([x], [y]) => x - y)
      const xs = Float64Array.from(entries, ([x]) => x)
      const ys = Float64Array.from(entries, ([, y]) => y)
      return shaped(kernel(NormKind.ordinal, { xs, ys, flip: false }))
    }
    case 'binary':
      return [kernel(NormKind.binary, { a: norm.threshold })]
  }
}

/** The end where risk is full comes nearer or goes farther; the other stays. */
function fixedEnds(own: NormKernel): readonly NormKernel[] {
  const span = own.b - own.a
  return [
    own,
    ...STRETCH.map((factor) =>
      own.flip ? { ...own, a: own.b - span * factor } : { ...own, b: own.a + span * factor },
    ),
  ]
}

function pool(source: FitSource): Float64Array {
  const newest = newestInPool(source, 0)
  if (newest < 0) return NONE
  const held = new ExpandingPool(source, newest)
  held.advanceTo(newest)
  return held.sorted.slice(0, held.count)
}

function moments(sorted: Float64Array): { readonly mean: number; readonly sd: number } {
  if (sorted.length === 0 || sorted[0] === sorted.at(-1)) return { mean: NaN, sd: NaN }
  const mean = sorted.reduce((sum, x) => sum + x, 0) / sorted.length
  const squares = sorted.reduce((sum, x) => sum + (x - mean) * (x - mean), 0)
  return { mean, sd: Math.sqrt(squares / sorted.length) }
}
