import type { Direction } from '../core/series'

/** Largest sum of weights under a node. Only their shares matter; beyond this, sums and products overflow. */
export const MOST_WEIGHT = 1e100

/** How fast an indicator moves. Triggers count as dynamic in the structural × dynamic reading. */
export type Nature = 'structural' | 'dynamic' | 'trigger'
/** What the model lets an indicator do: set the score, be shown beside it, or wait for an expert. */
export type IndicatorRole = 'scored' | 'context' | 'judgement'

/** One step on a series' own time axis. Every transform looks back only: value at p uses periods ≤ p. */
export type Transform =
  | { readonly op: 'log1p' }
  /** value × per / denominator, with the newest denominator published no later than the numerator. */
  | { readonly op: 'rate'; readonly denominator: string; readonly per: number }
  /** Over the last `window` periods; missing unless at least `minObserved` of them hold a value. */
  | {
      readonly op: 'rolling'
      readonly stat: 'sum' | 'mean' | 'max'
      readonly window: number
      readonly minObserved: number
    }
  | { readonly op: 'lag'; readonly periods: number }
  | { readonly op: 'difference'; readonly periods: number }
  /** 100 × (x − x₋ₖ) / |x₋ₖ|; missing where the earlier value is 0. */
  | { readonly op: 'percent-change'; readonly periods: number }
  /** Σ x₋ₐ × 0.5^(a / halfLife) over all periods so far; a missing period adds nothing and is aged over. */
  | { readonly op: 'decay'; readonly halfLifePeriods: number }
  /** Periods since the value was last at or above `threshold`; `never` where it has not been in the record. */
  | { readonly op: 'years-since'; readonly threshold: number; readonly never: number }
  /** 1 at or beyond the threshold on the named side, else 0. */
  | { readonly op: 'threshold'; readonly at: number; readonly side: 'at-least' | 'at-most' }

/** What may stand in for a missing value, in the order applied. No entry = leave missing. */
export type Fill =
  | { readonly op: 'carry-forward'; readonly maxAgeMonths: number }
  | { readonly op: 'group-median'; readonly by: 'region' | 'subregion'; readonly minUnits: number }

/** Which values inform a scaling norm. Never anything published after the as-of date.
 *  `this-period`: the units' values at the scored moment. `all-periods`: every value published until then. */
export type Pool = 'this-period' | 'all-periods'

export type Norm =
  | {
      readonly method: 'min-max'
      readonly pool: Pool
      /** Probabilities (type 7) that the values are clipped to first, for example [0.025, 0.975]. */
      readonly winsorise?: readonly [number, number]
      /** Risk share when all fitting values are equal: 0 for everyone. Absent = not defined. */
      readonly whenConstant?: 0
    }
  /** Fixed goalposts; values outside are clipped. */
  | { readonly method: 'goalposts'; readonly min: number; readonly max: number }
  | { readonly method: 'percentile-rank'; readonly pool: Pool }
  /** Standard normal distribution function of the z-score (population sd). */
  | { readonly method: 'z-score'; readonly pool: Pool }
  /** Through the points in order of x; flat beyond the ends. */
  | { readonly method: 'piecewise'; readonly points: readonly (readonly [number, number])[] }
  | { readonly method: 'logistic'; readonly midpoint: number; readonly steepness: number }
  /** Category (as text) to 0–1; a category that is not listed is out of range. */
  | { readonly method: 'ordinal'; readonly map: Readonly<Record<string, number>> }
  | { readonly method: 'binary'; readonly threshold: number }

/** Means are quasi-arithmetic: g⁻¹(Σ wᵢ g(xᵢ)); `floor` f uses g on f + (1 − f)x and maps back, so that one zero does
 *  not erase the rest and the result still lies between the children. */
export type Aggregation =
  | { readonly method: 'arithmetic' }
  | { readonly method: 'geometric'; readonly floor: number }
  | { readonly method: 'power'; readonly exponent: number; readonly floor: number }
  | { readonly method: 'maximum' }
  | { readonly method: 'top-k-mean'; readonly k: number }
  /** Weighted share of children at or above the threshold. */
  | { readonly method: 'share-present'; readonly threshold: number }

/** One series on its way into an indicator: raw → transforms → as-of and fill → norm → 0–1. */
export interface InputSpec {
  /** Unique in the model, for example `7.6/vdem_media_censorship_ord`. */
  readonly id: string
  readonly series: string
  readonly weight: number
  readonly transforms: readonly Transform[]
  readonly fill: readonly Fill[]
  readonly norm: Norm
  /** Overrides the series' own direction. */
  readonly direction?: Exclude<Direction, 'context'>
  /** Why this series, in one line. */
  readonly reason: string
  /** `context` inputs are normalised and shown, and never enter a score. */
  readonly role: 'scored' | 'context'
  /** Where it holds no value its weight counts for nothing, neither in a mean nor in coverage: nobody owes it. */
  readonly optional?: true
}

/** A node of the tree. Either it has children or it has inputs. Any depth. */
export interface NodeSpec {
  readonly id: string
  readonly title: string
  readonly summary?: string
  /** Share among siblings is weight / Σ weights. ≥ 0, with a positive sum among siblings. */
  readonly weight: number
  readonly aggregation: Aggregation
  /** Least share (0–1) of the children's weight that must be available. */
  readonly minCoverage: number
  readonly children?: readonly NodeSpec[]
  readonly inputs?: readonly InputSpec[]
  /** Set on nodes that are indicators. */
  readonly nature?: Nature
  readonly role?: IndicatorRole
  readonly lenses?: readonly string[]
  /** How well the wording and number of a Framework indicator were checked. */
  readonly basis?: string
  readonly verified?: boolean
  readonly reason?: string
  readonly caveat?: string
}

/** Another reading of the same tree: only the named nodes, natures or lenses take part; weights are renormalised. */
export interface ReadingSpec {
  readonly id: string
  readonly title: string
  readonly kind: 'overall' | 'nature' | 'crime' | 'lens'
  /** Subtrees that take part; absent = all. */
  readonly nodes?: readonly string[]
  readonly natures?: readonly Nature[]
  readonly lens?: string
  readonly minCoverage: number
}

export interface TierSpec {
  readonly id: string
  readonly title: string
  /** Lowest score (0–100) of the tier. */
  readonly fromScore100: number
}

/** Where learnt weights came from and how a back-test learns them again; a model with it is refitted at every origin. */
export interface LearningSpec {
  readonly outcomeId: string
  readonly features: 'factors' | 'log-factors' | 'indicators'
  readonly penalty: number
  readonly horizonYears: number
  readonly convention: 'period' | 'published'
  readonly outcomeLagYears: number
  readonly baseModel: { readonly id: string; readonly version: string }
  readonly fitOrigin: number
  readonly trainFrom: number
  readonly trainTo: number
  readonly trainRows: number
  readonly trainPositives: number
  readonly intercept: number
}

/** A risk model file, version 1 of the schema. */
export interface RiskModel {
  readonly schemaVersion: 1
  readonly id: string
  readonly title: string
  readonly version: string
  readonly description: string
  readonly author?: string
  readonly licence?: string
  readonly seed: number
  readonly tree: NodeSpec
  /** The first one is the headline. */
  readonly readings: readonly ReadingSpec[]
  readonly tiers: readonly TierSpec[]
  /** Least model coverage (0–1) for a tier to be given. */
  readonly tierCoverageFloor: number
  /** Only of models whose weights were learnt. */
  readonly learning?: LearningSpec
}
