import type { ComputedRef } from 'vue'
import { nodeOf } from '../engine/frame'
import type { NodeSpec } from '../model/types'
import type { ScoredMoment } from './useScored'

export interface FactorChange {
  readonly id: string
  readonly title: string
  /** Points of the factor's own score, 0–100. */
  readonly points: number
}

/** What the parts of the shown node say about one unit: which of them have no score, and which moved most in twelve
 *  months. Both are empty until all series are there. */
export function useFactorMoves(
  scored: ComputedRef<ScoredMoment | undefined>,
  readingId: () => string | undefined,
  parts: () => readonly NodeSpec[],
): {
  missing(unitIndex: number): readonly string[]
  largest(unitIndex: number): FactorChange | undefined
} {
  function valueOf(moment: ScoredMoment, node: NodeSpec, momentIndex: number, unitIndex: number): number {
    const scores = nodeOf(moment.run, readingId(), node.id)
    return scores.id === node.id
      ? scores.values[momentIndex * moment.run.units.length + unitIndex]!
      : Infinity
  }

  return {
    missing(unitIndex) {
      const moment = scored.value
      if (!moment) return []
      return parts()
        .filter((node) => Number.isNaN(valueOf(moment, node, moment.momentIndex, unitIndex)))
        .map((node) => node.id)
    },
    largest(unitIndex) {
      const moment = scored.value
      if (!moment || moment.earlierIndex < 0) return undefined
      let found: FactorChange | undefined
      for (const node of parts()) {
        const now = valueOf(moment, node, moment.momentIndex, unitIndex)
        const points = 100 * (now - valueOf(moment, node, moment.earlierIndex, unitIndex))
        if (Number.isFinite(points) && Math.abs(points) > Math.abs(found?.points ?? 0))
          found = { id: node.id, title: node.title, points }
      }
      return found
    },
  }
}
