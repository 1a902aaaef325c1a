import type { RiskModel } from '../model/types'
import type { ListRule } from '../model/watchlist'
import { numbers } from './numbers'

/** The rule of a list in words, from the rule that runs. */
export function listRuleText(
  rule: ListRule,
  model: RiskModel | undefined,
  triggerTitle: (id: string) => string | undefined = () => undefined,
): string {
  const tier = (id: string) => model?.tiers.find((one) => one.id === id)?.title ?? `an unknown tier (${id})`
  switch (rule.type) {
    case 'tier':
      return `Tier ${tier(rule.tierId)} or above`
    case 'tier-probability':
      return `${tier(rule.tierId)} or above in at least ${numbers.percent(rule.atLeast)} of draws`
    case 'top-30':
      return `Among the first 30 in at least ${numbers.percent(rule.atLeast)} of draws`
    case 'moved': {
      const how = { rose: 'Rose', fell: 'Fell', either: 'Moved' }[rule.direction]
      return `${how} by at least ${numbers.plain(rule.points)} points since the date compared with`
    }
    case 'trigger':
      return `Trigger: ${triggerTitle(rule.triggerId) ?? rule.triggerId}`
    case 'region':
      return `Region: ${rule.region}`
    case 'lens': {
      const reading = model?.readings.find(({ id }) => id === rule.readingId)
      return `${reading?.title ?? `An unknown reading (${rule.readingId})`} at least ${numbers.plain(rule.atLeast)}`
    }
    case 'all':
      return rule.rules.map((each) => listRuleText(each, model, triggerTitle)).join('; and ')
    case 'withheld':
      return 'Scored, but tier withheld for want of coverage'
  }
}
