import type { WorldFrame } from '../../core/frame'
import type { FrameDoubt } from '../../core/frame-doubt'
import type { CatalogueFile, SourceRecord } from '../../core/series'
import { dateText } from '../../format/dates'
import { heldText } from '../../format/doubt-text'
import { numbers } from '../../format/numbers'
import { scoreText, tierLines } from '../../format/score-text'
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

function scoreThen(frame: WorldFrame, u: number, lines: readonly number[]): string {
  const now = frame.score100[u]!
  return `score ${scoreText(now - frame.change12Months[u]!, lines)} → ${scoreText(now, lines)}`
}

/** The largest changes of score against twelve months before, both ways, among units with a tier. Differences of point
 *  values; whether a change is beyond doubt is for `isBeyond` to say. */
export function largestMoves(
  frame: WorldFrame,
  factorMove: (unitIndex: number) => FactorMove | undefined,
  count: number,
  isBeyond: (unitIndex: number) => boolean = () => true,
  lines: readonly number[] = [],
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
        ? `${scoreThen(frame, u, lines)} · ${factor.id} ${numbers.signed(factor.points)}`
        : scoreThen(frame, u, lines),
    }
  })
}

/** Units whose tier differs from that of twelve months before, highest tier first; each with how many draws hold the tier. */
export function tierCrossings(frame: WorldFrame, tiers: readonly TierSpec[], doubt?: FrameDoubt): Change[] {
  return [...frame.units.keys()]
    .filter((u) => frame.tierIndex[u]! >= 0)
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
      detail: [
        scoreThen(frame, u, tierLines(tiers)),
        heldText(doubt, tiers, u, now) || 'probability not worked out yet',
        `coverage ${numbers.percent(frame.coverage[u]!)}`,
      ].join(' · '),
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

/** Sources of which a series had its first figure published in the twelve months to a month.
 *  @param firstMonths  by series id: month ordinal in which its first figure came out */
export function begunSeries(
  catalogue: readonly CatalogueFile[],
  firstMonths: ReadonlyMap<string, number>,
  month: number,
): Change[] {
  return catalogue.flatMap(({ source, series }) => {
    const begun = series.filter(({ id }) => {
      const first = firstMonths.get(id) ?? NaN
      return first > month - 12 && first <= month
    })
    const [one] = begun
    if (!one) return []
    const text = begun.length === 1 ? within(one.title, '1 series') : `${begun.length} series`
    return [
      {
        subject: source.title,
        text,
        detail: `first figures, in the copy of ${dateText(source.editionDate)}`,
      },
    ]
  })
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
    /** Series with their first figure in these months, at a date that is not the newest. */
    readonly begun?: readonly Change[] | undefined
    /** A part of the score is shown, which has no tiers to cross. */
    readonly isPart?: boolean
  },
): ChangeColumn[] {
  const { doubt } = known
  const isBeyond = (u: number) => !doubt || doubt.beyondRange[u] !== 0
  return [
    {
      title: doubt ? 'Moved beyond their range' : 'Largest moves',
      entries: largestMoves(
        ...([frame, known.factorMove, MOVES_SHOWN, isBeyond] as const),
        known.isPart ? [] : tierLines(tiers),
      ),
      none: doubt
        ? 'No country moved beyond its range.'
        : 'No figure of twelve months before to compare with.',
    },
    ...(known.isPart
      ? []
      : [
          {
            title: 'Crossed a tier line',
            entries: tierCrossings(frame, tiers, doubt),
            none: 'No country crossed a tier line.',
          },
        ]),
    known.begun
      ? {
          title: 'Series that began',
          entries: known.begun,
          none: 'No series had its first figure in these months.',
        }
      : {
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
