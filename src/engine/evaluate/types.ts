/** Marks an outcome that is not known. Never read as "no onset". */
export const UNKNOWN = 255

/** One outcome list as a table of every unit and year: `[yearIndex * nUnits + unitIndex]`, each 0, 1 or `UNKNOWN`. */
export interface OutcomePanel {
  readonly id: string
  readonly title: string
  readonly unitIds: readonly string[]
  readonly firstYear: number
  readonly nYears: number
  /** 1 where at least one episode starts in that unit and year. */
  readonly onset: Uint8Array
  /** 1 where an episode is under way in that year, the year of its start included. */
  readonly ongoing: Uint8Array
  /** 1 where an episode started or was under way in that year or any year before. */
  readonly ever: Uint8Array
  /** Unit index that carries the record on after the unit's last year (Yugoslavia into Serbia); −1 = none.
   *  A window that runs past the last year is read there. */
  readonly continuesAs: Int16Array
}

/** Scores of one model at year ends: `values[(year - firstYear) * nUnits + unitIndex]`, NaN = no score. */
export interface ScoreGrid {
  readonly id: string
  readonly title: string
  /** `probability` grids hold chances of an onset within the horizon, 0–1, and are also measured by Brier and log loss. */
  readonly kind: 'score' | 'probability'
  readonly firstYear: number
  readonly nYears: number
  readonly nUnits: number
  readonly values: Float64Array
}

/** `direct`: one row per unit and origin, label = onset in the years after it up to the horizon.
 *  `event`: one row per unit and outcome year, label = onset in that year, score = highest of the origins that look at it. */
export type EvaluationUnit = 'direct' | 'event'

export interface EvaluationOptions {
  readonly unit: EvaluationUnit
  readonly firstOrigin: number
  readonly lastOrigin: number
  /** Whole years after the origin, 1–5. */
  readonly horizonYears: number
  /** Rows whose unit has an episode under way in the origin year. */
  readonly ongoing: 'keep' | 'drop'
  /** Lengths of the list for recall and precision. */
  readonly topK: readonly number[]
  /** Only these unit-years may be rows; absent = all that have scores. */
  readonly universe?: ScoreGrid
}

/** Rows of one evaluation, sorted by year, then by unit. Only rows with a known label. */
export interface EvaluationRows {
  readonly unit: EvaluationUnit
  readonly horizonYears: number
  readonly unitIds: readonly string[]
  /** Origin year (direct) or outcome year (event) of each row. */
  readonly year: Int16Array
  readonly unitIndex: Int16Array
  /** 0 or 1. */
  readonly label: Uint8Array
  /** Episode under way in the origin year (event: in the year before the outcome year); 0, 1 or `UNKNOWN`. */
  readonly ongoing: Uint8Array
  /** No episode recorded up to that year; 0, 1 or `UNKNOWN`. */
  readonly neverBefore: Uint8Array
  /** Bootstrap cluster: the unit, or the unit that carries its record on. */
  readonly cluster: Int16Array
  /** Distinct years, ascending; rows of `years[i]` are `starts[i]` to `starts[i + 1] - 1`. */
  readonly years: readonly number[]
  readonly starts: Int32Array
}

/** One model on the rows of an evaluation. */
export interface ModelOnRows {
  readonly id: string
  readonly title: string
  readonly kind: ScoreGrid['kind']
  readonly score: Float64Array
  /** 1 + number of strictly higher scores in the same origin year among all listed units (event: the best of the origins). */
  readonly rank: Int32Array
  /** For each k of `topK`: share (0–1) of a place among the first k; ties share the places left. */
  readonly credit: readonly Float64Array[]
}

/** Why candidate unit-years are not rows. */
export interface DroppedRowCounts {
  readonly outsideUniverse: number
  /** Candidates without a score, by model id. */
  readonly noScore: Readonly<Record<string, number>>
  readonly outcomeUnknown: number
  readonly ongoing: number
}

export interface Evaluation {
  readonly options: EvaluationOptions
  readonly rows: EvaluationRows
  readonly models: readonly ModelOnRows[]
  readonly dropped: DroppedRowCounts
}
