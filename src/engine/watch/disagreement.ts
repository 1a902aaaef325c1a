import type { WorldFrame } from '../../core/frame'
import { periodIndexAt, type SeriesPanel } from '../../core/panel'

/** A list of someone else: ranks by unit index, 1 = highest; 0 = not ranked by it. */
export interface OtherList {
  readonly id: string
  readonly title: string
  /** What it measures differently, in one line. */
  readonly about: string
  readonly ranks: Int16Array
  readonly ranked: number
  /** True where the list names its members only: who is not on it is taken as ranked below all of them. */
  readonly membersOnly: boolean
}

export interface Disagreement {
  readonly unitIndex: number
  readonly ourRank: number
  readonly ourRanked: number
  /** 0 = not on a list that names members only. */
  readonly theirRank: number
  /** Their place minus ours, as a share of each list's length: above 0, we place it higher. */
  readonly surprise: number
}

/** Ranks of a series at the newest period published by a month; ties share the smallest rank. Undefined without any. */
export function ranksOfSeries(
  panel: SeriesPanel,
  month: number,
): { readonly ranks: Int16Array; readonly ranked: number; readonly period: number } | undefined {
  const due = Math.min(periodIndexAt(panel, month - panel.publicationLagMonths), panel.nPeriods - 1)
  for (let p = due; p >= 0; p--) {
    const row = panel.values.subarray(p * panel.nUnits, (p + 1) * panel.nUnits)
    const order = Array.from(row.keys())
      .filter((u) => Number.isFinite(row[u]!))
      .sort((a, b) => row[b]! - row[a]! || a - b)
    if (order.length === 0) continue
    const ranks = new Int16Array(panel.nUnits)
    order.forEach((u, i) => {
      const above = order[i - 1]
      ranks[u] = above !== undefined && row[above] === row[u] ? ranks[above]! : i + 1
    })
    return { ranks, ranked: order.length, period: panel.firstOrdinal + p }
  }
  return undefined
}

/** Where our ranks and another list part, the most surprising first. Only units that we rank; of a full list only those
 *  that it ranks too. On a list of members alone, a member that we rank within the list's length and an outsider that we
 *  rank beyond it agree. */
export function disagreements(frame: WorldFrame, other: OtherList): readonly Disagreement[] {
  const ourRanked = frame.rank.reduce((n, rank) => (rank > 0 ? n + 1 : n), 0)
  const found: Disagreement[] = []
  frame.rank.forEach((ourRank, unitIndex) => {
    const theirRank = other.ranks[unitIndex]!
    if (ourRank === 0 || (theirRank === 0 && !other.membersOnly)) return
    let surprise: number
    if (!other.membersOnly) surprise = share(theirRank, other.ranked) - share(ourRank, ourRanked)
    else if (theirRank > 0 === ourRank <= other.ranked) return
    else surprise = (other.ranked + (theirRank > 0 ? 0 : 1) - ourRank) / ourRanked
    if (surprise !== 0) found.push({ unitIndex, ourRank, ourRanked, theirRank, surprise })
  })
  // Places that differ by the same share tie, whatever the last bit of the division says.
  const size = ({ surprise }: Disagreement) => Math.round(Math.abs(surprise) * 1e9)
  return found.sort((a, b) => size(b) - size(a) || a.ourRank - b.ourRank)
}

function share(rank: number, of: number): number {
  return of > 1 ? (rank - 1) / (of - 1) : 0
}
