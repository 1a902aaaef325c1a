import type { AlertRecord } from '../../core/alert-record'
import { LEAD_YEARS, replayAlerts, ruleText } from '../../engine/alerts'
import { ruleName } from '../../format/alert-names'
import { numbers } from '../../format/numbers'
import type { AlertRule } from '../../model/alert-rule'
import type { AlertWorld } from './world'

/** Years that rules are replayed over. */
export const REPLAYED = { firstYear: 1990, lastYear: 2024 } as const

/** How rules would have done. Deterministic: the same data, model and rules give the same record. */
export function alertRecord(world: AlertWorld, rules: readonly AlertRule[], software: string): AlertRecord {
  const { model, track, outcome, outcomeFile } = world
  const lastYear = Math.min(REPLAYED.lastYear, Math.floor((track.months.at(-1) ?? 0) / 12))
  const replay = replayAlerts(rules, track, outcome, REPLAYED.firstYear, lastYear)
  return {
    schemaVersion: 1,
    software,
    model: { id: model.id, title: model.title, version: model.version },
    outcome: { id: outcomeFile.id, title: outcomeFile.title },
    firstYear: replay.firstYear,
    lastYear: replay.lastYear,
    horizonYears: replay.horizonYears,
    leadYears: LEAD_YEARS,
    baseRate: Number.isFinite(replay.baseRate) ? replay.baseRate : null,
    baseRows: replay.baseRows,
    rules: replay.rules.map(({ ruleId, ...figures }, i) => ({
      id: ruleId,
      title: ruleName(rules[i]!, model.tiers),
      text: ruleText(rules[i]!, track, numbers.plain),
      ...figures,
    })),
  }
}
