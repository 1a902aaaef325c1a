import { endMonth, lastDayOf } from '../../core/period'
import type { CalendarEvent } from '../../model/calendar'
import type { DoubtSummary } from '../doubt/types'
import { tierOf } from '../frame'
import type { DataSet, ScoreRun } from '../types'

/** What alert rules look at: the headline of every unit at consecutive moments, `[momentIndex * nUnits + unitIndex]`. */
export interface AlertTrack {
  readonly run: ScoreRun
  readonly data: DataSet
  readonly nUnits: number
  /** Month ordinals, ascending, evenly spaced. */
  readonly months: readonly number[]
  readonly spacingMonths: number
  readonly score100: Float64Array
  /** −1 where no tier is given. */
  readonly tierIndex: Int8Array
  readonly coverage: Float64Array
  readonly ageNewestMonths: Float64Array
  /** Doubt by index of moment, where it is there. */
  readonly doubt: ReadonlyMap<number, TierDoubt>
  /** Events that a person entered; each counts from the day since which it was known. */
  readonly calendar: readonly CalendarEvent[]
  /** ISO date that the newest moment looks ahead from; absent = its own last day. */
  readonly today?: string
}

/** What rules ask of doubt: `[unitIndex * nTiers + tierIndex]`, share 0–1 of draws. */
export type TierDoubt = Pick<DoubtSummary, 'nTiers' | 'tierProbability'>

/** @param run  over evenly spaced moments, each as known then */
export function alertTrack(
  run: ScoreRun,
  data: DataSet,
  doubt: ReadonlyMap<number, TierDoubt> = new Map(),
  calendar: readonly CalendarEvent[] = [],
  today?: string,
): AlertTrack {
  const { model, moments } = run
  const score100 = run.readings[0]!.values.map((share) => share * 100)
  const tierIndex = Int8Array.from(score100, (score, cell) =>
    run.coverage[cell]! < model.tierCoverageFloor ? -1 : tierOf(model.tiers, score),
  )
  const months = moments.map(({ period, asOfMonth }) => asOfMonth ?? endMonth(period))
  return Object.freeze({
    run,
    data,
    nUnits: run.units.length,
    months,
    spacingMonths: months.length > 1 ? months[1]! - months[0]! : 12,
    score100,
    tierIndex,
    coverage: run.coverage,
    ageNewestMonths: run.ageMonths.newest,
    doubt,
    calendar,
    ...(today === undefined ? {} : { today }),
  })
}

/** Day that a moment looks ahead from: its last day, or today at the newest moment where that is later. */
export function lookoutOf({ months, today }: Pick<AlertTrack, 'months' | 'today'>, moment: number): string {
  const last = lastDayOf(months[moment]!)
  return moment === months.length - 1 && today !== undefined && today > last ? today : last
}
