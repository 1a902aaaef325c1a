import type { AlertRule } from '../model/alert-rule'
import { eventKindName } from '../model/calendar'
import type { TierSpec } from '../model/types'
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

/** What was measured against what, for one alert. */
export function signalText(rule: AlertRule, value: number, threshold: number): string {
  const against = (decimals: number, unit = '') =>
    `${numbers.fixed(value, decimals)}${unit} against ${numbers.fixed(threshold, decimals)}${unit}`
  switch (rule.type) {
    case 'source-lost':
      return `${numbers.fixed(value * 100, 0)} percentage points against ${numbers.fixed(threshold * 100, 0)}`
    case 'probability':
      return `${numbers.percent(value)} against ${numbers.percent(threshold)}`
    case 'trigger':
      return `${numbers.plain(value)} against ${numbers.plain(threshold)}`
    case 'ahead':
      return `${numbers.integer(value)} ${value === 1 ? 'event' : 'events'} in the calendar`
    case 'stale':
      return against(0, ' months')
    case 'change':
    case 'acceleration':
      return against(1, ' points')
    default:
      return against(1)
  }
}
