import type { WorldFrame } from '../../core/frame'
import { tierShare, type FrameDoubt } from '../../core/frame-doubt'
import type { DoubtChoice, Firmness } from '../../engine/doubt'

/** What each choice stands for, in words. */
export const CHOICE_WORDS: Readonly<Record<DoubtChoice, { readonly name: string; readonly does: string }>> = {
  data: { name: 'Data error', does: 'every value within the source’s own bounds, or the declared error' },
  fills: { name: 'Fills', does: 'the model’s fill, none at all, or the median of the subregion' },
  norms: { name: 'Norms', does: 'other forms and ends of each scale' },
  weights: { name: 'Weights', does: 'shares among siblings, around the chosen ones' },
  aggregation: { name: 'Aggregation', does: 'more or less compensation at one level' },
  sources: { name: 'Sources', does: 'one source left out, in half of the draws' },
}

/** One country under draft and saved version. */
export interface DoubtRow {
  readonly unitIndex: number
  readonly rank: number
  readonly score100: number
  readonly coverage: number
  /** Index into the draft's tiers; −1 = none. */
  readonly tierIndex: number
  /** Share 0–1 of draws for the draft's tier, under either model; NaN where it has none. */
  readonly shareDraft: number
  readonly shareSaved: number
  /** Half the sum of the absolute differences of all tier probabilities, 0–1; 0 where one of them is not there. */
  readonly moved: number
}

/** Ranked countries of the draft. @param order  by rank, or by what the draft does to the tier probabilities */
export function doubtRows(
  frame: WorldFrame,
  draft: FrameDoubt,
  saved: FrameDoubt,
  order: 'rank' | 'moved',
): readonly DoubtRow[] {
  const rows = Array.from(frame.rank.keys())
    .filter((u) => frame.rank[u]! > 0 && !Number.isNaN(draft.low100[u] ?? NaN))
    .map((u): DoubtRow => ({
      unitIndex: u,
      rank: frame.rank[u]!,
      score100: frame.score100[u]!,
      coverage: frame.coverage[u]!,
      tierIndex: frame.tierIndex[u]!,
      shareDraft: tierShare(draft, u, frame.tierIndex[u]!),
      shareSaved: tierShare(saved, u, frame.tierIndex[u]!),
      moved: moved(draft, saved, u),
    }))
  return rows.sort((a, b) => (order === 'moved' ? b.moved - a.moved : 0) || a.rank - b.rank)
}

function moved(draft: FrameDoubt, saved: FrameDoubt, u: number): number {
  if (Number.isNaN(saved.low100[u] ?? NaN) || saved.nTiers !== draft.nTiers) return 0
  let sum = 0
  for (let t = 0; t < draft.nTiers; t++)
    sum += Math.abs(
      draft.tierProbability[u * draft.nTiers + t]! - saved.tierProbability[u * saved.nTiers + t]!,
    )
  return sum / 2
}

/** Rows that move by more than twice the largest standard error of a difference of two shares from so many draws. */
export function noticeable(rows: readonly DoubtRow[], draws: number): readonly DoubtRow[] {
  const least = 2 * Math.sqrt((2 * 0.25) / draws)
  return rows.filter((row) => row.moved > least)
}

/** The finding as a sentence. @param same  draft and saved version are one model */
export function doubtTitle(draft: Firmness, saved: Firmness, same: boolean): string {
  const { first, staying } = draft
  const told = `${staying} of the first ${first} countries stay among them in at least 95\u00a0% of the draws`
  if (same) return told
  if (staying === saved.staying) return `${told}, as many as under the saved version`
  return `${told}, ${saved.staying} under the saved version`
}

/** Largest standard error of a tier probability from so many draws, in points of per cent. */
export function largestStandardError(draws: number): number {
  return 100 * Math.sqrt(0.25 / draws)
}
