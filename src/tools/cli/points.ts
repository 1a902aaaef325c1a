import { contributions, type Contribution } from '../../engine/explain/contributions'
import type { ScoreRun } from '../../engine/types'
import type { CountryResult } from './result'

/** What each part of the tree adds to a unit's headline score. */
export interface Points {
  /** Score 0–100 of the profile that is compared with: the median of every child of the root; null without a score. */
  readonly reference100: number | null
  /** Exact Shapley values, or sampled ones where a node has too many children. */
  readonly method: 'exact' | 'sampled' | null
  of(kind: Contribution['kind'], id: string): number | null
}

const SAMPLING = { permutations: 2000, seed: 20250101 }

/** Points of one unit at the only moment of a run; none where it has no score. */
export function pointsOf(run: ScoreRun, { id, overall }: CountryResult): Points {
  if (overall.score === null) return { reference100: null, method: null, of: () => null }
  const explained = contributions(run, id, 0, { sampling: SAMPLING })
  const found = new Map<string, number>()
  const visit = (entry: Contribution): void => {
    found.set(`${entry.kind}/${entry.id}`, entry.points)
    entry.children.forEach(visit)
  }
  explained.contributions.forEach(visit)
  const { score100, reference100, method } = explained
  found.set(`node/${run.model.tree.id}`, score100 - reference100)
  return { reference100, method, of: (kind, entry) => found.get(`${kind}/${entry}`) ?? null }
}
