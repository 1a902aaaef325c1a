/** What doubt is made of, and what it gives. One moment, one reading, one node; everything survives structured cloning
 *  and is plain enough to be packed into a file. */

/** Choices that are varied, each with a stream of its own, so that switching one off leaves the draws of the others as
 *  they were. `data`: errors of the sources. `fills`: what stands in for a missing value. `norms`: form and ends of the
 *  scales. `weights`: shares among siblings. `aggregation`: kind of mean. `sources`: one source left out. */
export const DOUBT_CHOICES = ['data', 'fills', 'norms', 'weights', 'aggregation', 'sources'] as const
export type DoubtChoice = (typeof DOUBT_CHOICES)[number]

/** How each choice is varied. All are stated beside every result. */
export interface DoubtSettings {
  /** What is varied at all. */
  readonly vary: Readonly<Record<DoubtChoice, boolean>>
  /** Factor on every error of the data; 1 = as stated by the sources or declared by scale. */
  readonly errorScale: number
  /** Share 0–1 of draws that keep the model's own rule, for `fills` and `aggregation`, and of inputs that keep their own
   *  norm. The rest take one of the alternatives, all alike likely. */
  readonly keepOwn: number
  /** Dirichlet around the chosen shares: αᵢ = concentration × n × shareᵢ among n siblings. 16 gives each of several
   *  equal weights a relative standard deviation of about a quarter. */
  readonly weightConcentration: number
  /** Share 0–1 of draws in which one source, drawn at random, is left out. */
  readonly dropSource: number
  /** Puts the scores of a draw back on the model's own scale (same mean and spread over the ranked units): whoever had
   *  chosen another norm or mean would have drawn the tier lines elsewhere. Ranks do not depend on it. */
  readonly anchor: boolean
}

/** 5th, 50th and 95th percentile (type 7) over the draws, by unit; NaN where the unit has no value in any draw. */
export interface Quantiles {
  readonly p05: Float64Array
  readonly p50: Float64Array
  readonly p95: Float64Array
}

/** Doubt of one moment. Arrays are indexed like `unitIds`. Only units that the model itself gives a tier and a rank take
 *  part; for all others every figure is NaN (probabilities 0), because nothing is claimed that could be doubted. */
export interface DoubtSummary {
  /** Draws that this summary rests on, and the number asked for: fewer while it still runs. */
  readonly draws: number
  readonly drawsAsked: number
  readonly seed: number
  readonly readingId: string
  readonly nodeId: string
  readonly unitIds: readonly string[]
  readonly score100: Quantiles
  /** Rank 1 = highest score, among the ranked units of the draw. */
  readonly rank: Quantiles
  readonly nTiers: number
  /** `[unitIndex * nTiers + tierIndex]`, share 0–1 of the draws in which the unit has a score. */
  readonly tierProbability: Float64Array
  /** Share 0–1 of draws with rank ≤ k, for each k asked for. */
  readonly topK: readonly { readonly k: number; readonly probability: Float64Array }[]
  /** Share 0–1 of draws in which the unit has no score at all. */
  readonly noScore: Float64Array
  /** Draws by whole points of the score: `[unitIndex * 100 + point]`, point 99 holding 99 to 100. */
  readonly histogram: Uint32Array
  readonly settings: DoubtSettings
}

/** Two moments under the same draws: draw by draw the same choices and the same error of each source for each unit. */
export interface ChangeDoubt {
  readonly earlier: DoubtSummary
  readonly now: DoubtSummary
  /** Score now minus earlier, 0–100 points. */
  readonly change100: Quantiles
  /** 1 where the 5–95 % ranges of the ranks of both moments do not overlap, with the sign of the movement of risk:
   *  1 = rose, −1 = fell, 0 = they overlap or are not there. */
  readonly beyondRange: Int8Array
}

/** Draws that keep the standard error of any tier probability at or below 1.5 points: n ≥ 0.25 / 0.015² = 1 112. */
export const DEFAULT_DRAWS = 1200
export const DEFAULT_TOP_K = [10, 20, 30, 50] as const

export const DEFAULT_DOUBT: DoubtSettings = Object.freeze({
  vary: Object.freeze({
    data: true,
    fills: true,
    norms: true,
    weights: true,
    aggregation: true,
    sources: true,
  }),
  errorScale: 1,
  keepOwn: 0.5,
  weightConcentration: 16,
  dropSource: 0.5,
  anchor: true,
})
