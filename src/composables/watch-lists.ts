import type { ListRule, Watchlist } from '../model/watchlist'
import type { RiskModel } from '../model/types'
import type { StoredList } from '../stores/watchlists'

/** A list as the screen knows it: one that a person keeps, or one that comes with the software. */
export interface ListEntry {
  readonly key: string
  readonly title: string
  readonly origin: Watchlist['origin']
  readonly rule?: ListRule
  readonly units: readonly string[]
  /** Absent for lists that come with the software. */
  readonly stored?: StoredList
  /** Why the members cannot be told. */
  readonly unknown?: string
  /** Copy kept because another tab had saved first. */
  readonly copy?: boolean
}

/** Rules of the lists that come with the software, for the model in use. */
export function builtInRules(model: RiskModel): readonly { key: string; title: string; rule: ListRule }[] {
  const top = model.tiers.at(-1)
  return [
    ...(top
      ? [{ key: 'top-tier', title: `${top.title} tier`, rule: { type: 'tier', tierId: top.id } as const }]
      : []),
    {
      key: 'moved',
      title: 'Moved by 3 points or more',
      rule: { type: 'moved', direction: 'either', points: 3 },
    },
    { key: 'top-30', title: 'First 30 in 20 % of draws', rule: { type: 'top-30', atLeast: 0.2 } },
    { key: 'fighting', title: 'Onset of fighting', rule: { type: 'trigger', triggerId: 'fighting' } },
    { key: 'displacement', title: 'Mass displacement', rule: { type: 'trigger', triggerId: 'displacement' } },
    { key: 'coup', title: 'Coup attempt', rule: { type: 'trigger', triggerId: 'coup' } },
    { key: 'withheld', title: 'Tier withheld', rule: { type: 'withheld' } },
  ]
}
