import type { AlertRule } from '../../model/alert-rule'
import { outcomeAt, windowLabel } from '../evaluate/labels'
import { UNKNOWN, type OutcomePanel } from '../evaluate/types'
import { findAlerts, type Alert } from './find'
import type { AlertTrack } from './track'

/** How one rule would have done over past years. */
export interface RuleRecord {
  readonly ruleId: string
  readonly alerts: number
  readonly alertsPerYear: number
  /** Alerts whose two years after are wholly observed, and those of them followed by an onset. */
  readonly judged: number
  readonly followed: number
  /** Onsets of the years replayed, and those with an alert in the years before, up to the horizon. */
  readonly onsets: number
  readonly onsetsWarned: number
  /** From the end of the year of the first alert within five years before an onset to the start of the onset's year,
   *  in years, median over onsets that had one; null without. */
  readonly medianLeadYears: number | null
}

export interface Replay {
  readonly firstYear: number
  readonly lastYear: number
  readonly horizonYears: number
  readonly outcomeTitle: string
  /** Share 0–1 of all scored country-years that were followed by an onset: what an alert at random would get. */
  readonly baseRate: number
  readonly baseRows: number
  readonly rules: readonly RuleRecord[]
  readonly alerts: readonly Alert[]
}

const HORIZON = 2
/** Alerts up to so many years before an onset count for its lead time. */
export const LEAD_YEARS = 5

/** Replays rules over the year ends of a track, each as known then, and looks up what followed in an onset list.
 *  Country-years without a tier take no part in the base rate, as they can give no alert. */
export function replayAlerts(
  rules: readonly AlertRule[],
  track: AlertTrack,
  outcome: OutcomePanel,
  firstYear: number,
  lastYear: number,
): Replay {
  const yearOf = (month: number) => Math.floor(month / 12)
  const inside = (year: number) => year >= firstYear && year <= lastYear
  const alerts = findAlerts(rules, track).filter(({ month }) => inside(yearOf(month)))
  let baseRows = 0
  let baseOnsets = 0
  track.months.forEach((month, m) => {
    if (!inside(yearOf(month))) return
    for (let u = 0; u < track.nUnits; u++) {
      const label = windowLabel(outcome, yearOf(month), HORIZON, u)
      if (track.tierIndex[m * track.nUnits + u]! < 0 || label === UNKNOWN) continue
      baseRows++
      baseOnsets += label
    }
  })
  const onsets: { unit: number; year: number }[] = []
  for (let year = firstYear + 1; year <= lastYear; year++)
    for (let u = 0; u < track.nUnits; u++)
      if (outcomeAt(outcome, 'onset', year, u) === 1) onsets.push({ unit: u, year })

  const records = rules.map((rule): RuleRecord => {
    const own = alerts.filter(({ ruleId }) => ruleId === rule.id)
    const labels = own.map((alert) => windowLabel(outcome, yearOf(alert.month), HORIZON, alert.unitIndex))
    const judged = labels.filter((label) => label !== UNKNOWN)
    const before = ({ unit, year }: { unit: number; year: number }, years: number) =>
      own
        .filter((alert) => alert.unitIndex === unit)
        .map((alert) => yearOf(alert.month))
        .filter((y) => y < year && y >= year - years)
    const leads = onsets.flatMap((onset) => {
      const years = before(onset, LEAD_YEARS)
      return years.length > 0 ? [onset.year - 1 - Math.min(...years)] : []
    })
    return {
      ruleId: rule.id,
      alerts: own.length,
      alertsPerYear: own.length / (lastYear - firstYear + 1),
      judged: judged.length,
      followed: judged.filter((label) => label === 1).length,
      onsets: onsets.length,
      onsetsWarned: onsets.filter((onset) => before(onset, HORIZON).length > 0).length,
      medianLeadYears: medianOf(leads),
    }
  })
  return Object.freeze({
    firstYear,
    lastYear,
    horizonYears: HORIZON,
    outcomeTitle: outcome.title,
    baseRate: baseRows === 0 ? NaN : baseOnsets / baseRows,
    baseRows,
    rules: records,
    alerts,
  })
}

function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}
