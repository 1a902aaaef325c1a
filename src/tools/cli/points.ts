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
  /** Standard error of `of` from sampling, in points; 0 where exact. */
  errorOf(kind: Contribution['kind'], id: string): number | null
  /** Orders that were sampled; null where exact. */
  readonly permutations: number | null
}

const SAMPLING = { permutations: 2000, seed: 20250101 }

/** Points of one unit at the only moment of a run; none where it has no score. */
export function pointsOf(run: ScoreRun, { id, overall }: CountryResult): Points {
  if (overall.score === null)
    return { reference100: null, method: null, permutations: null, of: () => null, errorOf: () => null }
  const explained = contributions(run, id, 0, { sampling: SAMPLING })
  const found = new Map<string, number>()
  const errors = new Map<string, number>()
  const visit = (entry: Contribution): void => {
    found.set(`${entry.kind}/${entry.id}`, entry.points)
    errors.set(`${entry.kind}/${entry.id}`, entry.standardErrorPoints)
    // What is missing adds by its absence, as a whole: nothing beneath it takes part.
    if (!Number.isNaN(entry.value)) entry.children.forEach(visit)
  }
  explained.contributions.forEach(visit)
  const { score100, reference100, method } = explained
  found.set(`node/${run.model.tree.id}`, score100 - reference100)
  errors.set(`node/${run.model.tree.id}`, 0)
  const sampled = method === 'sampled' || [...errors.values()].some((error) => error > 0)
  return {
    reference100,
    method: sampled ? 'sampled' : method,
    permutations: sampled ? SAMPLING.permutations : null,
    of: (kind, entry) => found.get(`${kind}/${entry}`) ?? null,
    errorOf: (kind, entry) => errors.get(`${kind}/${entry}`) ?? null,
  }
}
