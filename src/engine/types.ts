import type { SeriesPanel } from '../core/panel'
import type { MonthOrdinal, Period } from '../core/period'
import type { SeriesRecord } from '../core/series'
import type { UnitRecord } from '../core/registry'
import type { InputSpec, NodeSpec, ReadingSpec, RiskModel } from '../model/types'

/** What the engine computes on: raw panels by series id, all over the same units in the same order. */
export interface DataSet {
  readonly units: readonly UnitRecord[]
  readonly series: ReadonlyMap<string, SeriesRecord>
  readonly panels: ReadonlyMap<string, SeriesPanel>
}

/** One moment that is scored: the newest period that may count, and the date by which it must have been published. */
export interface ScoreMoment {
  /** Label on screen, for example the year 2024 or the month 2024-07. */
  readonly period: Period
  /** Observations count if period end + publication lag ≤ this month. Null = publication lags are ignored
   *  (what is known today about that period), and only `period` limits them. */
  readonly asOfMonth: MonthOrdinal | null
}

/** Values of one stage: `[momentIndex * nUnits + unitIndex]`. */
export interface Cells {
  readonly values: Float64Array
  readonly status: Uint8Array
}

/** All stages of one input. */
export interface InputStages {
  readonly spec: InputSpec
  /** On the series' own axis, after the named transforms; `transformed[0]` is after the first. */
  readonly raw: SeriesPanel
  readonly transformed: readonly SeriesPanel[]
  /** At the scored moments, after as-of cut and fill, still in the transformed unit. */
  readonly filled: Cells
  /** Period index (on the series' axis) that each filled cell was taken from; −1 where there is none. */
  readonly sourceIndex: Int16Array
  /** Risk share 0–1. */
  readonly normalised: Cells
}

export interface NodeScores extends Cells {
  readonly id: string
  readonly spec: NodeSpec
  /** Share (0–1) of the children's weight that was available, `[moment * nUnits + unit]`. */
  readonly availableShare: Float64Array
  /** Share (0–1) of the node's scored weight that rests on evidence (observed, zero by rule, judged). */
  readonly evidenceShare: Float64Array
  /** Share (0–1) of the node's scored weight that rests on filled values. */
  readonly filledShare: Float64Array
}

/** One reading of the whole tree. Its cells are those of its root: risk shares 0–1 (× 100 = score). */
export interface Reading extends Cells {
  readonly spec: ReadingSpec
  /** Scores of every node under this reading's mask, children before parents; the last is the root. */
  readonly nodes: readonly NodeScores[]
}

/** Age in months, at the scored moment, of the observations behind the overall score. NaN where nothing is scored. */
export interface AgeMonths {
  readonly newest: Float64Array
  readonly median: Float64Array
  readonly oldest: Float64Array
}

/** A whole run, every stage kept. Frozen. */
export interface ScoreRun {
  readonly model: RiskModel
  readonly moments: readonly ScoreMoment[]
  readonly units: readonly UnitRecord[]
  readonly inputs: readonly InputStages[]
  readonly readings: readonly Reading[]
  /** Model coverage of the overall score, 0–1. */
  readonly coverage: Float64Array
  /** Share of all indicators in the tree with any evidence, series or judgement, 0–1. Framework coverage where the tree is
   *  that of the Framework (`followsFramework`), and not to be told as such of any other. */
  readonly frameworkCoverage: Float64Array
  readonly ageMonths: AgeMonths
  /** Share (0–1) of the overall score's effective weight that rests on filled values. */
  readonly filledShare: Float64Array
}
