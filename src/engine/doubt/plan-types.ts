import type { DoubtSettings } from './types'

/** Fills that a draw may use: the model's own, none at all, the median of the subregion. */
export const FILLS = ['own', 'none', 'subregion-median'] as const

export const NormKind = {
  /** (x − a) / (b − a), cut to 0–1. */
  between: 0,
  /** The same with ends refitted in every draw to the quantiles a and b of the evidence (0 and 1: the extremes). */
  refitted: 1,
  /** Mid-rank among the evidence of the draw. */
  rank: 2,
  /** Mid-rank in a fixed ascending pool. */
  pooledRank: 3,
  /** Φ((x − mean) / sd), refitted in every draw. */
  zScore: 4,
  /** Φ((x − a) / b). */
  pooledZScore: 5,
  piecewise: 6,
  /** 1 / (1 + e^(−b (x − a))). */
  logistic: 7,
  ordinal: 8,
  /** 1 at or above a. */
  binary: 9,
} as const

/** One way to scale an input, ready to run. All have the same fields, so that the loop over inputs stays fast. */
export interface NormKernel {
  readonly kind: number
  readonly a: number
  readonly b: number
  /** Turns the scale round. */
  readonly flip: boolean
  /** Exponent on the risk share; 1 = none. */
  readonly power: number
  /** Share where all fitting values are equal; NaN = not defined. */
  readonly whenConstant: number
  /** Ascending pool, or the x of points and categories. */
  readonly xs: Float64Array
  readonly ys: Float64Array
}

/** One scored input at the moment. Arrays `[fill * nUnits + unit]`. */
export interface DoubtInput {
  readonly id: string
  /** Row of the noise: inputs of one series share its errors. */
  readonly noiseRow: number
  /** Index into `DoubtPlan.sourceIds`; −2 = never left out. */
  readonly source: number
  /** Nobody owes it, see `InputSpec.optional`: its choices come from streams of their own. */
  readonly optional?: boolean
  /** Above 0: the value moves to `down` below −stepZ, to `up` above stepZ. 0: it moves by the deviate times `down` or `up`. */
  readonly stepZ: number
  /** In the transformed unit; NaN = no value. */
  readonly mid: Float64Array
  readonly down: Float64Array
  readonly up: Float64Array
  /** False: no cell has an error, so that the draw need not look. */
  readonly moves: boolean
  /** 1 for units whose evidence informs a norm. */
  readonly informs: Uint8Array
  /** The model's own norm first, then its alternatives. */
  readonly norms: readonly NormKernel[]
}

export const MeanCode = { mean: 0, sharePresent: 1, maximum: 2, topK: 3 } as const

export interface NodeKernel {
  readonly code: number
  /** Exponent of a mean; threshold; k. */
  readonly a: number
  /** Floor of a mean. */
  readonly floor: number
}

export interface DoubtNode {
  readonly id: string
  /** Rows of values: inputs first, then nodes in this order. */
  readonly children: Int32Array
  readonly weights: Float64Array
  /** 1 for children that nobody owes, see `InputSpec.optional`; absent = none. */
  readonly optional?: Uint8Array
  readonly minCoverage: number
  /** Levels below the node that is shown. */
  readonly depth: number
  /** Own, one step less and one step more compensation, half and double floor. */
  readonly kernels: readonly NodeKernel[]
}

/** Everything that a draw needs, for one moment, reading and node. */
export interface DoubtPlan {
  readonly seed: number
  readonly settings: DoubtSettings
  readonly readingId: string
  readonly nodeId: string
  readonly unitIds: readonly string[]
  readonly nUnits: number
  /** Units with a tier under the model itself, ascending. */
  readonly ranked: Int32Array
  /** `[fill * nRanked + i]`, 1 where the unit's share of weight with a value reaches the reading's floor. */
  readonly enough: Uint8Array
  /** Score 0–100 of the model itself for every unit; NaN = none. */
  readonly score100: Float64Array
  readonly tierFrom100: Float64Array
  readonly noiseRows: number
  readonly sourceIds: readonly string[]
  readonly inputs: readonly DoubtInput[]
  /** Children before parents; the last is the node shown. */
  readonly nodes: readonly DoubtNode[]
  /** Depths at which a draw may vary the aggregation. */
  readonly depths: Int32Array
  /** Unit whose values of the children of the node shown are kept too; −1 = none. */
  readonly detailUnit: number
}
