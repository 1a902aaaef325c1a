import type { UnitRecord } from './registry'
import { Status } from './status'

/** What one screen shows of one scored moment: every unit's figures for one reading or one factor.
 *  Arrays are indexed like `units`; NaN = none, with the reason in `status`. */
export interface WorldFrame {
  readonly units: readonly UnitRecord[]
  /** Label of the period scored, for example `2025` or `2026-06`. */
  readonly period: string
  /** Only what was published by this day counts, ISO date. */
  readonly asOf: string
  readonly readingId: string
  /** Node whose score is shown; the root's id for the whole. */
  readonly nodeId: string
  readonly score100: Float64Array
  readonly status: Uint8Array
  /** Index into the model's tiers; −1 where no tier is given. */
  readonly tierIndex: Int8Array
  /** 1 = highest score; 0 = not ranked (no score, or tier withheld). Ties share the smallest rank. */
  readonly rank: Int16Array
  /** Share 0–1 of the scored weight that rests on evidence. */
  readonly coverage: Float64Array
  /** Share 0–1 of all indicators of the Framework with any evidence; NaN where the model’s tree is not the Framework’s. */
  readonly frameworkCoverage: Float64Array
  /** Share 0–1 of the weight that rests on filled values. */
  readonly filledShare: Float64Array
  readonly ageNewestMonths: Float64Array
  /** Score now minus the score as known twelve months before; NaN where either is missing. */
  readonly change12Months: Float64Array
  /** Tier twelve months before, by the same rule; −1 where none was given. Absent where that date is not scored. */
  readonly earlierTierIndex?: Int8Array
  /** 1 where an episode of mass killing is under way by the newest published list; 0 no; 255 not covered. */
  readonly ongoing: Uint8Array
  readonly history: ScoreHistory
}

/** Whether a unit has some evidence, but too little for a tier: not one without any, nor one that did not exist. */
export function isTierWithheld(frame: WorldFrame, unitIndex: number): boolean {
  if (frame.tierIndex[unitIndex]! >= 0 || frame.status[unitIndex] === Status.noSuchUnit) return false
  return Number.isFinite(frame.score100[unitIndex]!) || frame.coverage[unitIndex]! > 0
}

/** Scores at earlier year ends, each as known then. Cells stand at `[yearIndex * nUnits + unitIndex]`. */
export interface ScoreHistory {
  readonly years: readonly number[]
  readonly score100: Float64Array
  /** 1 where the evidence reached the floor for a tier, 0 where a tier was withheld. */
  readonly tierGiven: Uint8Array
}
