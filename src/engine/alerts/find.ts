import { ForewatchError } from '../../core/errors'
import type { AlertRule } from '../../model/alert-rule'
import type { Signal } from '../../model/alert-signal'
import { typeOf, type ShowNumber } from './rules'
import type { AlertTrack } from './track'

/** One signal of one rule for one unit at one moment. */
export interface Alert extends Signal {
  /** Rule, unit and month: the same alert has the same id whenever it is found. */
  readonly id: string
  readonly ruleId: string
  readonly unit: string
  readonly unitIndex: number
  readonly momentIndex: number
  /** Month ordinal of the moment. */
  readonly month: number
}

/** Alerts of one rule at one moment that reach so many units are shown as one: it is a matter of the source. */
export const GROUPED_FROM = 20

/** The rule in words, from the code that runs, its quiet period included.
 *  @param show  prints thresholds that a series sets, which may run to thousands */
export function ruleText(rule: AlertRule, track: AlertTrack, show: ShowNumber): string {
  const quiet =
    rule.quietMonths > 0 ? `; then quiet for ${rule.quietMonths} months unless a higher value comes` : ''
  const says = typeOf(rule.type).says(rule, track, show)
  return `${says.charAt(0).toUpperCase()}${says.slice(1)}${quiet}.`
}

/** Why a rule can never fire on these moments and data; undefined where it can. */
export function neverFires(rule: AlertRule, track: AlertTrack): string | undefined {
  return typeOf(rule.type).never(rule, track)
}

/** @throws ForewatchError `bad-argument` for a rule that can never fire */
export function checkRule(rule: AlertRule, track: AlertTrack): void {
  const why = neverFires(rule, track)
  if (why === undefined) return
  throw new ForewatchError('bad-argument', {
    what: 'This alert rule can never fire',
    where: `rule ${rule.id}`,
    found: why,
    expected: 'thresholds that a score, a series or the model can reach',
    next: 'Correct the rule, or switch it off',
  })
}

/** All signals of the rules, by moment, then unit, then rule. A signal within `quietMonths` of the last one of the same
 *  rule and unit is dropped unless its value is higher. Each uses only what was known at its moment.
 *  @throws ForewatchError as `checkRule` */
export function findAlerts(rules: readonly AlertRule[], track: AlertTrack): readonly Alert[] {
  const found: Alert[] = []
  for (const rule of rules) {
    checkRule(rule, track)
    const type = typeOf(rule.type)
    for (let u = 0; u < track.nUnits; u++) {
      let last: { month: number; value: number } | undefined
      for (const [m, month] of track.months.entries()) {
        const signal = type.holds(rule, track, m, u)
        if (!signal) continue
        if (last && month - last.month <= rule.quietMonths && signal.value <= last.value) continue
        last = { month, value: signal.value }
        const unit = track.run.units[u]!.id
        const id = `${rule.id}/${unit}/${month}`
        found.push({ ...signal, id, ruleId: rule.id, unit, unitIndex: u, momentIndex: m, month })
      }
    }
  }
  const order = new Map(rules.map(({ id }, i) => [id, i]))
  return found.sort(
    (a, b) =>
      a.momentIndex - b.momentIndex ||
      a.unitIndex - b.unitIndex ||
      order.get(a.ruleId)! - order.get(b.ruleId)!,
  )
}

/** Units for which a rule holds at the newest moment up to a month, quiet periods aside. */
export function unitsAt(rule: AlertRule, track: AlertTrack, month: number): ReadonlySet<string> {
  const moment = track.months.findLastIndex((one) => one <= month)
  const type = typeOf(rule.type)
  return new Set(
    moment < 0
      ? []
      : track.run.units
          .filter((_, u) => type.holds(rule, track, moment, u) !== undefined)
          .map(({ id }) => id),
  )
}
