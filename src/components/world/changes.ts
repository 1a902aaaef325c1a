import type { WorldFrame } from '../../core/frame'
import type { FrameDoubt } from '../../core/frame-doubt'
import type { SourceRecord } from '../../core/series'
import { dateText } from '../../format/dates'
import { numbers } from '../../format/numbers'
import { earlierTier } from '../../format/world-text'
import type { TierSpec } from '../../model/types'

/** One line of “What changed”: a bold subject, one sentence, one line of figures. */
export interface Change {
  readonly subject: string
  readonly text: string
  readonly detail: string
  readonly unit?: string
}

/** The factor whose own score moved most for a unit, with the move in points of that factor. */
export interface FactorMove {
  readonly id: string
  readonly title: string
  readonly points: number
}

const LONGEST = 75
const MOVES_SHOWN = 12

function scoreThen(frame: WorldFrame, u: number): string {
  const now = frame.score100[u]!
  return `score ${numbers.integer(now - frame.change12Months[u]!)} → ${numbers.integer(now)}`
}

/** The largest changes of score against twelve months before, both ways, among units with a tier. Differences of point
 *  values; whether a change is beyond doubt is for `isBeyond` to say. */
export function largestMoves(
  frame: WorldFrame,
  factorMove: (unitIndex: number) => FactorMove | undefined,
  count: number,
  isBeyond: (unitIndex: number) => boolean = () => true,
): Change[] {
  const candidates = moved(frame)
    .filter(isBeyond)
    .sort((a, b) => Math.abs(frame.change12Months[b]!) - Math.abs(frame.change12Months[a]!) || a - b)
  return candidates.slice(0, count).map((u) => {
    const change = numbers.signed(frame.change12Months[u]!)
    const factor = factorMove(u)
    return {
      unit: frame.units[u]!.id,
      subject: `${frame.units[u]!.name}, ${change} in 12 months`,
      text: factor ? within(`most in ${factor.title}`, `most in ${factor.id}`) : '',
      detail: factor
        ? `${scoreThen(frame, u)} · ${factor.id} ${numbers.signed(factor.points)}`
        : scoreThen(frame, u),
    }
  })
}

/** Units whose tier differs from the one that the score of twelve months before would have had, largest change first. */
export function tierCrossings(frame: WorldFrame, tiers: readonly TierSpec[]): Change[] {
  return moved(frame)
    .map((u) => ({ u, before: earlierTier(frame, tiers, u), now: frame.tierIndex[u]! }))
    .filter(({ before, now }) => before >= 0 && before !== now)
    .sort(
      (a, b) =>
        b.now - a.now ||
        Math.abs(frame.change12Months[b.u]!) - Math.abs(frame.change12Months[a.u]!) ||
        a.u - b.u,
    )
    .map(({ u, before, now }) => ({
      unit: frame.units[u]!.id,
      subject: frame.units[u]!.name,
      text: `now ${tiers[now]?.title ?? ''}, ${before < now ? 'up' : 'down'} from ${tiers[before]?.title ?? ''}`,
      detail: `${scoreThen(frame, u)} · coverage ${numbers.percent(frame.coverage[u]!)}`,
    }))
}

/** The sources by date of the copy used, newest first. */
export function newestData(
  sources: readonly { readonly source: SourceRecord; readonly seriesCount: number }[],
): Change[] {
  return sources
    .toSorted((a, b) =>
      a.source.editionDate === b.source.editionDate
        ? a.source.title < b.source.title
          ? -1
          : 1
        : a.source.editionDate < b.source.editionDate
          ? 1
          : -1,
    )
    .map(({ source, seriesCount }) => ({
      subject: source.title,
      text: `edition ${source.edition}`,
      detail: `copy of ${dateText(source.editionDate)} · ${seriesCount} series`,
    }))
}

function moved(frame: WorldFrame): number[] {
  return [...frame.units.keys()].filter(
    (u) => frame.tierIndex[u]! >= 0 && Math.abs(frame.change12Months[u]!) >= 0.5,
  )
}

function within(long: string, short: string): string {
  return long.length <= LONGEST ? long : short
}

export interface ChangeColumn {
  readonly title: string
  readonly entries: readonly Change[]
  /** What stands there when there is none. */
  readonly none: string
}

/** The three columns of “What changed”. While doubt is not known no move is called beyond its range. */
export function changeColumns(
  frame: WorldFrame,
  tiers: readonly TierSpec[],
  known: {
    readonly factorMove: (unitIndex: number) => FactorMove | undefined
    readonly doubt: FrameDoubt | undefined
    readonly sources: Parameters<typeof newestData>[0]
  },
): ChangeColumn[] {
  const { doubt } = known
  const isBeyond = (u: number) => !doubt || doubt.beyondRange[u] !== 0
  return [
    {
      title: doubt ? 'Moved beyond their range' : 'Largest moves',
      entries: largestMoves(frame, known.factorMove, MOVES_SHOWN, isBeyond),
      none: doubt
        ? 'No country moved beyond its range.'
        : 'No figure of twelve months before to compare with.',
    },
    {
      title: 'Crossed a tier line',
      entries: tierCrossings(frame, tiers),
      none: 'No country crossed a tier line.',
    },
    {
      title: 'Newest copies of sources',
      entries: newestData(known.sources),
      none: 'The series are still loading.',
    },
  ]
}

export function changesNote(isDoubtKnown: boolean): string {
  return isDoubtKnown
    ? 'Differences of scores; beyond range: the rank ranges of both dates do not overlap'
    : 'Differences of scores, ranges not worked out yet'
}
