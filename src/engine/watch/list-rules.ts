import { isTierWithheld, type WorldFrame } from '../../core/frame'
import type { FrameDoubt } from '../../core/frame-doubt'
import type { ListRule } from '../../model/watchlist'
import type { TierSpec } from '../../model/types'

/** What a list by rule is asked of. */
export interface ListContext {
  readonly frame: WorldFrame
  readonly tiers: readonly TierSpec[]
  /** Score now minus the score at the date compared with, by unit, in points; NaN where one is missing. */
  readonly change100: Float64Array
  /** Scores 0–100 of another reading, by unit; undefined where the model has no such reading. */
  readonly reading100: (readingId: string) => Float64Array | undefined
  /** Units at which a trigger holds; undefined where the series behind it is not loaded. */
  readonly trigger: (triggerId: string) => ReadonlySet<string> | undefined
  readonly doubt?: FrameDoubt | undefined
}

/** Members of a list by rule, or why it cannot be told. */
export type ListResult = { readonly units: readonly string[] } | { readonly unknown: string }

/** Indices in the order of the units. A unit without a tier is never a member by tier, movement or probability. */
export function unitsOfRule(rule: ListRule, context: ListContext): ListResult {
  const { frame, tiers } = context
  const keep = (test: (u: number) => boolean): ListResult => ({
    units: frame.units.flatMap((unit, u) => (test(u) ? [unit.id] : [])),
  })
  switch (rule.type) {
    case 'tier': {
      const from = tiers.findIndex(({ id }) => id === rule.tierId)
      if (from < 0) return { unknown: 'The model in use has no such tier' }
      return keep((u) => frame.tierIndex[u]! >= from)
    }
    case 'tier-probability': {
      const from = tiers.findIndex(({ id }) => id === rule.tierId)
      const { doubt } = context
      if (from < 0) return { unknown: 'The model in use has no such tier' }
      if (!doubt) return { unknown: 'Tier probabilities are not worked out yet' }
      return keep((u) => {
        let sum = 0
        for (let t = from; t < doubt.nTiers; t++) sum += doubt.tierProbability[u * doubt.nTiers + t]!
        return frame.tierIndex[u]! >= 0 && sum >= rule.atLeast
      })
    }
    case 'top-30': {
      const { doubt } = context
      if (!doubt) return { unknown: 'Shares of draws are not worked out yet' }
      return keep((u) => doubt.inTop30[u]! >= rule.atLeast)
    }
    case 'moved':
      return keep((u) => {
        const change = context.change100[u]!
        if (frame.tierIndex[u]! < 0 || Number.isNaN(change)) return false
        if (rule.direction === 'rose') return change >= rule.points
        return rule.direction === 'fell' ? -change >= rule.points : Math.abs(change) >= rule.points
      })
    case 'trigger': {
      const units = context.trigger(rule.triggerId)
      if (!units) return { unknown: 'The series behind this trigger are not loaded' }
      return keep((u) => units.has(frame.units[u]!.id))
    }
    case 'region':
      return keep((u) => {
        const { region, subregion } = frame.units[u]!
        return (region === rule.region || subregion === rule.region) && frame.score100[u]! >= 0
      })
    case 'lens': {
      const scores = context.reading100(rule.readingId)
      if (!scores) return { unknown: 'The model in use has no such reading' }
      return keep((u) => scores[u]! >= rule.atLeast)
    }
    case 'all': {
      const parts = rule.rules.map((each) => unitsOfRule(each, context))
      const sets: ReadonlySet<string>[] = []
      for (const part of parts) {
        if ('unknown' in part) return part
        sets.push(new Set(part.units))
      }
      return keep((u) => sets.every((units) => units.has(frame.units[u]!.id)))
    }
    case 'withheld':
      return keep((u) => isTierWithheld(frame, u))
  }
}
