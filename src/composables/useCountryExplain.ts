import { computed, type ComputedRef } from 'vue'
import { shortFactorTitle } from '../charts/country/factor-names'
import type { Contribution as FactorPoints } from '../charts/country/waterfall'
import { contributions, type Contribution } from '../engine/explain/contributions'
import type { ScoredMoment } from './useScored'

/** Contributions of one country's score against the median profile, in points of 0–100. */
export interface CountryExplanation {
  readonly base100: number
  readonly score100: number
  /** Points by id: factors, indicators and inputs. */
  readonly points: ReadonlyMap<string, number>
  /** Share 0–1 of the score that an id carries here, over what is there. */
  readonly weights: ReadonlyMap<string, number>
  /** The root's children with the entry below each that moves most. */
  readonly factors: readonly FactorPoints[]
}

/** The engine's exact contributions for the country on screen; undefined where it has no score. */
export function useCountryExplain(
  scored: ComputedRef<ScoredMoment | undefined>,
  unitIndex: ComputedRef<number>,
): ComputedRef<CountryExplanation | undefined> {
  return computed(() => {
    const now = scored.value
    const unit = now?.run.units[unitIndex.value]
    if (!now || !unit) return undefined
    const cell = now.momentIndex * now.run.units.length + unitIndex.value
    if (!Number.isFinite(now.run.readings[0]!.values[cell]!)) return undefined
    const explained = contributions(now.run, unit.id, now.momentIndex)
    const points = new Map<string, number>()
    const weights = new Map<string, number>()
    const visit = (entry: Contribution): void => {
      points.set(entry.id, entry.points)
      weights.set(entry.id, entry.effectiveWeight)
      entry.children.forEach(visit)
    }
    explained.contributions.forEach(visit)
    return {
      base100: explained.reference100,
      score100: explained.score100,
      points,
      weights,
      factors: explained.contributions.map((entry) => ({
        id: entry.id,
        title: shortFactorTitle(entry.id, entry.title),
        points: entry.points,
        top: topOf(entry),
      })),
    }
  })
}

function topOf(entry: Contribution): FactorPoints['top'] {
  const sorted = entry.children.toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points))
  const [first] = sorted
  return first && first.points !== 0 ? { id: first.id, title: first.title, points: first.points } : undefined
}
