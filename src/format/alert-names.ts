import { withUnitAndPeriod } from '../core/unit-text'
import type { AlertRule } from '../model/alert-rule'
import type { Signal } from '../model/alert-signal'
import { eventKindName } from '../model/calendar'
import type { TierSpec } from '../model/types'
import { periodText } from './dates'
import { numbers } from './numbers'

/** Short name of a rule, for rows and tables; the full text is made by the engine. */
export function ruleName(rule: AlertRule, tiers: readonly TierSpec[]): string {
  const tier = (id: string) => tiers.find((one) => one.id === id)?.title ?? id
  switch (rule.type) {
    case 'level':
      return `Score reaches ${numbers.plain(rule.atLeast)}`
    case 'probability':
      return `${tier(rule.tierId)} in ${numbers.percent(rule.atLeast)} of draws`
    case 'change':
      return `Rise in ${rule.windowMonths} months`
    case 'acceleration':
      return 'Acceleration'
    case 'record':
      return `Highest in ${rule.years} years`
    case 'change-point':
      return 'Change point'
    case 'tier-crossing': {
      const from = tiers.find(({ id }) => id === rule.tierId)?.fromScore100
      return `Reached ${from === undefined ? 'a tier line' : `the tier line at ${numbers.plain(from)}`}`
    }
    case 'trigger':
      return rule.title
    case 'ahead':
      return `${eventKindName(rule.kind)} within ${rule.months} months`
    case 'stale':
      return 'Stale figures'
    case 'source-lost':
      return 'Coverage fell'
  }
}

/** What an alert rests on: `151 000 movements in 2024, line at 100 000`. */
export function signalText(rule: AlertRule, { value, threshold, published }: Signal): string {
  const against = (decimals: number, unit = '') =>
    `${numbers.fixed(value, decimals)}${unit}, line at ${numbers.fixed(threshold, decimals)}`
  switch (rule.type) {
    case 'source-lost':
      return `${numbers.fixed(value * 100, 0)} percentage points, line at ${numbers.fixed(threshold * 100, 0)}`
    case 'probability':
      return `${numbers.percent(value)}, line at ${numbers.percent(threshold)}`
    case 'trigger':
      return publishedText(value, threshold, published)
    case 'ahead':
      return `${numbers.integer(value)} ${value === 1 ? 'event' : 'events'} in the calendar`
    case 'stale':
      return against(0, ' months')
    case 'change':
      return against(1, ' points')
    case 'acceleration':
      return against(1, ' points more than in the window before')
    case 'change-point':
      return against(1, ' times the usual spread')
    default:
      return `score ${against(1)}`
  }
}

function publishedText(value: number, threshold: number, published: Signal['published']): string {
  const line = `line at ${numbers.plain(threshold)}`
  if (!published) return `${numbers.plain(value)}, ${line}`
  const period = periodText(published.period)
  if (published.scale === 'binary') return `${value === 0 ? 'no' : 'yes'} in ${period}`
  return `${withUnitAndPeriod(numbers.plain(value), published, period)}, ${line}`
}

/** A row of the inbox: what happened, with value and line. Alerts of one rule that stand as a group have no one value. */
export function alertLine(rule: AlertRule, tiers: readonly TierSpec[], signals: readonly Signal[]): string {
  const [only, ...others] = signals
  const name = ruleName(rule, tiers)
  return only && others.length === 0 ? `${name}: ${signalText(rule, only)}` : name
}
