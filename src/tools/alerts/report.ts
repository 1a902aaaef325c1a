import { lastDayOf } from '../../core/period'
import type { AlertRecord, RecordedRule } from '../../core/alert-record'
import type { Alert } from '../../engine/alerts'
import { ruleName, signalText } from '../../format/alert-names'
import { frequencyText } from '../../format/base-rate-text'
import { csvText } from '../../format/csv-writer'
import type { AlertRule } from '../../model/alert-rule'
import type { AlertWorld } from './world'

/** One alert as it is published. Nothing in it depends on the day it is written. */
export interface PublishedAlert {
  readonly id: string
  readonly unit: string
  readonly name: string
  readonly rule: string
  readonly title: string
  /** The rule in words, from the code that ran. */
  readonly ruleText: string
  /** Last day of what counted, ISO date. */
  readonly asOf: string
  readonly value: number
  readonly threshold: number
  /** Period that a published value describes, such as 2024 or 2024-07; null for values of the model. */
  readonly valuePeriod: string | null
  /** Value and threshold in words, with their unit and the period of the value. */
  readonly signal: string
  readonly score100: number | null
  /** Null where no tier is given, and where no draws are held: a tier never stands without its probability. */
  readonly tier: string | null
  /** Share 0–1 of draws in that tier. */
  readonly tierProbability: number | null
  readonly coverage: number
  /** How often such alerts were followed by an onset; null where none could be judged. */
  readonly followedShare: number | null
  readonly judged: number
  readonly alertsPerYear: number
}

export const NOTICE = 'Risk of, never a finding that crimes are being committed. A starting point for analysis, not a verdict.' // prettier-ignore

export function publishedAlerts(
  alerts: readonly Alert[],
  rules: readonly AlertRule[],
  { track, model }: AlertWorld,
  record: AlertRecord,
): readonly PublishedAlert[] {
  const ruleOf = new Map(rules.map((rule) => [rule.id, rule]))
  const recordOf = new Map(record.rules.map((rule) => [rule.id, rule]))
  return alerts.map((alert) => {
    const rule = ruleOf.get(alert.ruleId)!
    const past = recordOf.get(alert.ruleId)!
    const cell = alert.momentIndex * track.nUnits + alert.unitIndex
    const tier = track.tierIndex[cell]!
    const doubt = track.doubt.get(alert.momentIndex)
    const held = doubt && tier >= 0 ? doubt.tierProbability[alert.unitIndex * doubt.nTiers + tier]! : NaN
    const isHeld = Number.isFinite(held)
    return {
      id: alert.id,
      unit: alert.unit,
      name: track.run.units[alert.unitIndex]!.name,
      rule: rule.id,
      title: ruleName(rule, model.tiers),
      ruleText: past.text,
      asOf: lastDayOf(alert.month),
      value: alert.value,
      threshold: alert.threshold,
      valuePeriod: alert.published?.period ?? null,
      signal: signalText(rule, alert),
      score100: tier < 0 ? null : track.score100[cell]!,
      tier: isHeld ? (model.tiers[tier]?.title ?? null) : null,
      tierProbability: isHeld ? held : null,
      coverage: track.coverage[cell]!,
      followedShare: past.judged > 0 ? past.followed / past.judged : null,
      judged: past.judged,
      alertsPerYear: past.alertsPerYear,
    }
  })
}

/** “16 in 100 of such alerts were followed by an onset within two years (n = 52); of all scored country-years 1 in 100”. */
export function pastText(rule: RecordedRule | PublishedAlert, record: AlertRecord): string {
  const share = 'followed' in rule ? rule.followed / rule.judged : (rule.followedShare ?? NaN)
  if (rule.judged === 0)
    return `No such alert of ${record.firstYear}–${record.lastYear} could be judged by what followed`
  const base =
    record.baseRate === null ? '' : `; of all scored country-years ${frequencyText(record.baseRate)}`
  return `${frequencyText(share)} of such alerts were followed by an onset within ${record.horizonYears} years (n = ${rule.judged})${base}`
}

export function alertsCsv(alerts: readonly PublishedAlert[], about: readonly string[]): string {
  return csvText({
    about,
    head: [
      ...['as_of', 'unit', 'name', 'rule', 'title', 'value', 'threshold', 'score'],
      ...['tier', 'tier_probability', 'coverage'],
      ...['followed_share', 'judged', 'alerts_per_year', 'rule_text', 'value_text', 'value_period'],
    ],
    rows: alerts.map((alert) => [
      ...[alert.asOf, alert.unit, alert.name, alert.rule, alert.title, alert.value, alert.threshold],
      ...[
        alert.score100,
        alert.tier,
        alert.tierProbability,
        alert.coverage,
        alert.followedShare,
        alert.judged,
      ],
      ...[alert.alertsPerYear, alert.ruleText, alert.signal, alert.valuePeriod],
    ]),
  })
}
