import { outcomeAt } from './labels'
import { places } from './rank'
import { UNKNOWN, type OutcomePanel, type ScoreGrid } from './types'

/** What became of a listed unit in the years after the origin. `hit`: an onset. `ongoing`: none, and an episode was under
 *  way at the origin. `none`: none. `unknown`: none so far in a window that is not wholly observed yet. `not-watched`:
 *  the outcome list does not cover the unit. */
export type ReplayState = 'hit' | 'ongoing' | 'none' | 'unknown' | 'not-watched'

export interface ReplayRow {
  readonly unitIndex: number
  /** 1 + number of strictly higher scores among all units with a score that year. */
  readonly rank: number
  readonly score: number
  readonly state: ReplayState
  /** First year of the window with an onset. */
  readonly onsetYear: number | null
  /** First of the years in a row, ending at the origin, in which the unit was among the first k. */
  readonly listedSince: number
}

/** A unit with an onset in the window that was not among the first k. */
export interface ReplayMiss {
  readonly unitIndex: number
  /** Null = no score at the origin. */
  readonly rank: number | null
  readonly onsetYear: number
  /** Best rank in the origins that look at the onset's year, and the earliest such origin; null = no score then. */
  readonly best: { readonly rank: number; readonly year: number } | null
}

export interface Replay {
  readonly origin: number
  readonly k: number
  readonly horizonYears: number
  /** Units with a score at the origin. */
  readonly ranked: number
  readonly rows: readonly ReplayRow[]
  readonly missed: readonly ReplayMiss[]
  readonly counts: Readonly<Record<ReplayState | 'missed', number>>
  /** Every year of the window is observed for at least one unit. */
  readonly observed: boolean
}

/** Ranks of a grid: `rank[yearIndex * nUnits + unitIndex]`, 0 = no score. */
export function rankTable(grid: ScoreGrid): Int16Array {
  const { nUnits, nYears, values } = grid
  const table = new Int16Array(values.length)
  for (let y = 0; y < nYears; y++) {
    const units: number[] = []
    for (let u = 0; u < nUnits; u++) if (Number.isFinite(values[y * nUnits + u]!)) units.push(u)
    const { above } = places(Float64Array.from(units, (u) => values[y * nUnits + u]!))
    units.forEach((u, i) => (table[y * nUnits + u] = above[i]! + 1))
  }
  return table
}

export interface ReplayOptions {
  readonly origin: number
  readonly horizonYears: number
  readonly k: number
  /** `drop`: a unit with an episode under way at the origin is neither a hit nor a miss. */
  readonly ongoing: 'keep' | 'drop'
}

/** The list that a model would have given at an origin, what followed, and who was missed. An onset counts as soon as it
 *  is recorded, also in a window that is only half observed; its absence only once the window is over.
 *  @param ranks of the whole grid, see `rankTable` */
export function replay(
  panel: OutcomePanel,
  grid: ScoreGrid,
  ranks: Int16Array,
  options: ReplayOptions,
): Replay {
  const { origin, horizonYears, k } = options
  const { nUnits } = grid
  const rankOf = (year: number, u: number): number => {
    const y = year - grid.firstYear
    return y < 0 || y >= grid.nYears ? 0 : ranks[y * nUnits + u]!
  }
  const rows: ReplayRow[] = []
  const missed: ReplayMiss[] = []
  const counts = { hit: 0, ongoing: 0, none: 0, unknown: 0, 'not-watched': 0, missed: 0 }
  let ranked = 0
  let observed = false
  for (let u = 0; u < nUnits; u++) {
    const { state, onsetYear, whole } = whatFollowed(panel, u, options)
    observed ||= whole
    const rank = rankOf(origin, u)
    if (rank > 0) ranked++
    if (rank > 0 && rank <= k) {
      let since = origin
      while (rankOf(since - 1, u) > 0 && rankOf(since - 1, u) <= k) since--
      const score = grid.values[(origin - grid.firstYear) * nUnits + u]!
      rows.push({ unitIndex: u, rank, score, state, onsetYear, listedSince: since })
      counts[state]++
    } else if (state === 'hit' && onsetYear !== null) {
      let best: ReplayMiss['best'] = null
      for (let year = onsetYear - horizonYears; year < onsetYear; year++) {
        const then = rankOf(year, u)
        if (then > 0 && (best === null || then < best.rank)) best = { rank: then, year }
      }
      missed.push({ unitIndex: u, rank: rank > 0 ? rank : null, onsetYear, best })
      counts.missed++
    }
  }
  rows.sort((a, b) => a.rank - b.rank || a.unitIndex - b.unitIndex)
  missed.sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || a.unitIndex - b.unitIndex)
  return { origin, k, horizonYears, ranked, rows, missed, counts, observed }
}

function whatFollowed(
  panel: OutcomePanel,
  u: number,
  { origin, horizonYears, ongoing }: ReplayOptions,
): { readonly state: ReplayState; readonly onsetYear: number | null; readonly whole: boolean } {
  let onsetYear: number | null = null
  let whole = true
  for (let year = origin + 1; year <= origin + horizonYears; year++) {
    const onset = outcomeAt(panel, 'onset', year, u)
    if (onset === UNKNOWN) whole = false
    else if (onset === 1) onsetYear ??= year
  }
  const underWay = outcomeAt(panel, 'ongoing', origin, u) === 1
  if (onsetYear !== null && !(underWay && ongoing === 'drop')) return { state: 'hit', onsetYear, whole }
  if (!whole && onsetYear === null)
    return { state: isWatched(panel, origin, u) ? 'unknown' : 'not-watched', onsetYear, whole }
  return { state: underWay ? 'ongoing' : 'none', onsetYear, whole }
}

/** Whether the list knows the unit in the newest year it covers up to the origin. */
function isWatched(panel: OutcomePanel, origin: number, u: number): boolean {
  const newest = Math.min(origin, panel.firstYear + panel.nYears - 1)
  return outcomeAt(panel, 'onset', newest, u) !== UNKNOWN
}
