import type { SeriesPanel } from '../../core/panel'
import { hasValue, Status } from '../../core/status'
import type { InputStages, ScoreRun } from '../../engine/types'

/** One number on the way from the raw value to the risk share, with the reason where there is none. */
export interface ChainValue {
  readonly value: number
  readonly status: number
}

/** One input's way for one country at one moment. */
export interface InputTrace {
  readonly stages: InputStages
  /** Ordinal (year, or month ordinal) of the period the value was taken from; undefined where there is none. */
  readonly sourceOrdinal: number | undefined
  readonly raw: ChainValue
  readonly rawLow: number | undefined
  readonly rawHigh: number | undefined
  /** After each named transform, at the source period. */
  readonly transformed: readonly ChainValue[]
  readonly filled: ChainValue
  /** Risk share 0–1. */
  readonly normalised: ChainValue
  /** Age in months of the source period's end at the scored moment; NaN where there is none. */
  readonly ageMonths: number
}

/** Last month that a period of a panel covers. */
export function endMonthOf(panel: Pick<SeriesPanel, 'frequency'>, ordinal: number): number {
  return panel.frequency === 'month' ? ordinal : ordinal * 12 + 11
}

/** Last month that may be known at a moment: the as-of month, or where lags are ignored the end of the period. */
export function momentMonth(run: ScoreRun, momentIndex: number): number {
  const { asOfMonth, period } = run.moments[momentIndex]!
  return asOfMonth ?? (period.kind === 'year' ? period.year * 12 + 11 : period.year * 12 + period.month - 1)
}

/** Reads every stage that the run kept. Where no period was taken (nothing published, or a group median), the raw cell
 *  shown is that of the newest period that could have been known, so that its reason for absence is on screen. */
export function traceInput(
  run: ScoreRun,
  stages: InputStages,
  momentIndex: number,
  unitIndex: number,
): InputTrace {
  const { raw } = stages
  const nUnits = raw.nUnits
  const cell = momentIndex * nUnits + unitIndex
  const source = stages.sourceIndex[cell] ?? -1
  const month = momentMonth(run, momentIndex)
  const newest = newestKnown(raw, month)
  const at = source >= 0 ? source : newest
  const index = at * nUnits + unitIndex
  const inside = at >= 0 && at < raw.nPeriods
  const read = (panel: SeriesPanel): ChainValue =>
    inside
      ? { value: panel.values[index]!, status: panel.status[index]! }
      : { value: NaN, status: Status.notCovered }
  const sourceOrdinal = source >= 0 ? raw.firstOrdinal + source : undefined
  return {
    stages,
    sourceOrdinal,
    raw: read(raw),
    rawLow: inside ? finite(raw.low?.[index]) : undefined,
    rawHigh: inside ? finite(raw.high?.[index]) : undefined,
    transformed: stages.transformed.map(read),
    filled: { value: stages.filled.values[cell]!, status: stages.filled.status[cell]! },
    normalised: { value: stages.normalised.values[cell]!, status: stages.normalised.status[cell]! },
    ageMonths: sourceOrdinal === undefined ? NaN : month - endMonthOf(raw, sourceOrdinal),
  }
}

/** Index of the newest period on the panel's axis published by `month`; −1 where there is none. */
export function newestKnown(panel: SeriesPanel, month: number): number {
  const lastMonth = month - panel.publicationLagMonths
  const ordinal = panel.frequency === 'month' ? lastMonth : Math.floor((lastMonth - 11) / 12)
  return Math.max(-1, Math.min(ordinal - panel.firstOrdinal, panel.nPeriods - 1))
}

function finite(value: number | undefined): number | undefined {
  return value !== undefined && Number.isFinite(value) ? value : undefined
}

/** One bar of the raw series; months of a year are one bar holding the year's last known month. */
export interface RawBar {
  readonly year: number
  readonly value: number
  readonly status: number
  /** The period that the score rests on. */
  readonly used: boolean
  /** Held today, but not published by the as-of date: drawn hollow, and no part of the score. */
  readonly later: boolean
}

/** The raw values of the last `years` years up to the scored moment. Years without a value keep their reason. */
export function rawBars(
  run: ScoreRun,
  trace: InputTrace,
  momentIndex: number,
  unitIndex: number,
  years = 12,
): RawBar[] {
  const { raw } = trace.stages
  const month = momentMonth(run, momentIndex)
  const monthly = raw.frequency === 'month'
  const yearOf = (ordinal: number) => (monthly ? Math.floor(ordinal / 12) : ordinal)
  const newest = newestKnown(raw, month)
  const usedYear = trace.sourceOrdinal === undefined ? undefined : yearOf(trace.sourceOrdinal)
  const lastYear = Math.floor((month - 11) / 12)
  const bars: RawBar[] = []
  for (let year = Math.max(lastYear - years + 1, yearOf(raw.firstOrdinal)); year <= lastYear; year++) {
    let index = (monthly ? year * 12 + 11 : year) - raw.firstOrdinal
    if (monthly && year === usedYear) index = trace.sourceOrdinal! - raw.firstOrdinal
    const cell = index * raw.nUnits + unitIndex
    const inside = index >= 0 && index < raw.nPeriods
    const status = inside ? raw.status[cell]! : Status.notCovered
    const later = inside && index > newest
    bars.push({
      year,
      value: inside && hasValue(status) && !later ? raw.values[cell]! : NaN,
      status: later ? Status.notYetPublished : status,
      used: year === usedYear,
      later,
    })
  }
  return bars
}
