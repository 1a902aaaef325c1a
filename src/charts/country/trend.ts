import type { SeriesPanel } from '../../core/panel'
import { hasValue } from '../../core/status'
import { THIN_KEY } from '../../format/line-paths'

/** Scores of one country over time, as known at each date; 0–100, NaN = none (drawn as a gap). */
export interface TrendYear {
  readonly year: number
  readonly overall100: number
  readonly structural100: number
  readonly dynamic100: number
  /** False where the tier is withheld for want of coverage. */
  readonly tierGiven: boolean
}
/** Run of years in which a mass killing was under way. */
export interface TrendEpisode {
  readonly fromYear: number
  readonly toYear: number
  /** The newest year of the list: it may go on. */
  readonly open: boolean
}
export interface TrendEvent {
  readonly year: number
  readonly kind: 'onset' | 'coup' | 'election'
  readonly label: string
}
export interface TrendData {
  readonly years: readonly TrendYear[]
  readonly episodes: readonly TrendEpisode[]
  readonly events: readonly TrendEvent[]
  /** Lowest scores of the tiers above the first, for the gridlines. */
  readonly breaks: readonly number[]
}

/** Whether a year has a score that rests on too little evidence for a tier. */
export function isThin({ overall100, tierGiven }: TrendYear): boolean {
  return Number.isFinite(overall100) && !tierGiven
}

/** Events of one year as one mark: a solid sign where an onset is among them. */
export interface TrendMark {
  readonly year: number
  /** “Onset, coup” */
  readonly label: string
  readonly sign: '▼' | '○' | '▼○'
  readonly hasOnset: boolean
}

/** The marks of a trend, oldest first: two events of one year never hide each other. */
export function marksOf(events: readonly TrendEvent[]): readonly TrendMark[] {
  return [...new Set(events.map(({ year }) => year))]
    .sort((a, b) => a - b)
    .map((year) => {
      const own = events.filter((event) => event.year === year)
      const onsets = own.filter(({ kind }) => kind === 'onset')
      const labels = [...onsets, ...own.filter(({ kind }) => kind !== 'onset')].map(({ label }, i) =>
        i === 0 ? label : label.toLowerCase(),
      )
      return {
        year,
        label: labels.join(', '),
        sign: onsets.length === 0 ? '○' : onsets.length < own.length ? '▼○' : '▼',
        hasOnset: onsets.length > 0,
      }
    })
}

/** Years of the marks that have room for a name: onsets first, then the newest.
 *  @param px  place of a year; `room` width of a name */
export function namedMarks(
  marks: readonly TrendMark[],
  px: (year: number) => number,
  room: (mark: TrendMark) => number,
): ReadonlySet<number> {
  const kept: TrendMark[] = []
  const order = marks.toSorted((a, b) => Number(b.hasOnset) - Number(a.hasOnset) || b.year - a.year)
  for (const mark of order) {
    const apart = (other: TrendMark) =>
      Math.abs(px(mark.year) - px(other.year)) >= (room(mark) + room(other)) / 2
    if (kept.every(apart)) kept.push(mark)
  }
  return new Set(kept.map(({ year }) => year))
}

/** Years after the newest of the list in which an episode under way then may have gone on: the list says nothing of them.
 *  Undefined where none was under way, or where the list reaches the end of the chart. */
export function unlistedTail({
  episodes,
  years,
}: Pick<TrendData, 'episodes' | 'years'>):
  { readonly listEnds: number; readonly toYear: number } | undefined {
  const open = episodes.find((episode) => episode.open)
  const last = years.at(-1)?.year
  return open && last !== undefined && open.toYear < last
    ? { listEnds: open.toYear, toYear: last }
    : undefined
}

/** What the frame over those years says. */
export function tailKey({ listEnds }: { readonly listEnds: number }): string {
  return `Dashed frame: the list ends in ${listEnds} with a killing under way and says nothing after`
}

/** What the signs and shades of a trend mean, of those that it shows. */
export function trendKey({
  events,
  episodes,
  years,
}: Pick<TrendData, 'events' | 'episodes' | 'years'>): string {
  const has = (kind: TrendEvent['kind']) => events.some((event) => event.kind === kind)
  const tail = unlistedTail({ episodes, years })
  const others = [has('coup') ? 'coup attempt' : '', has('election') ? 'national election' : ''].filter(
    Boolean,
  )
  return [
    episodes.length > 0 ? 'Shaded: years with a mass killing under way' : '',
    tail ? tailKey(tail) : '',
    has('onset') ? '▼ onset of a mass killing' : '',
    others.length > 0 ? `○ ${others.join(' or ')}` : '',
    years.some(isThin) ? THIN_KEY : '',
  ]
    .filter(Boolean)
    .join('; ')
}

/** Series behind the signs and shades of a trend. */
export const TREND_SERIES = [
  'ewp_mk_ongoing',
  'ewp_mk_onset',
  'ewp_coup_attempt',
  'nelda_national_election',
] as const

/** Years in which a yearly 0/1 or count panel is above zero for a unit, published by `month` (null = whenever). */
export function yearsAbove(
  panel: SeriesPanel | undefined,
  unitIndex: number,
  month: number | null,
): number[] {
  if (!panel || panel.frequency !== 'year') return []
  const years: number[] = []
  for (let p = 0; p < panel.nPeriods; p++) {
    const year = panel.firstOrdinal + p
    const cell = p * panel.nUnits + unitIndex
    const known = month === null || year * 12 + 11 + panel.publicationLagMonths <= month
    if (known && hasValue(panel.status[cell]!) && panel.values[cell]! > 0) years.push(year)
  }
  return years
}

/** Consecutive years as episodes, cut to the years of the chart. `lastListed`: newest year that the list covers. */
export function episodesOf(
  years: readonly number[],
  first: number,
  last: number,
  lastListed: number,
): TrendEpisode[] {
  const episodes: { fromYear: number; toYear: number }[] = []
  for (const year of years) {
    const current = episodes.at(-1)
    if (current && current.toYear === year - 1) current.toYear = year
    else episodes.push({ fromYear: year, toYear: year })
  }
  return episodes
    .filter((episode) => episode.toYear >= first && episode.fromYear <= last)
    .map((episode) => ({
      fromYear: Math.max(first, episode.fromYear),
      toYear: Math.min(last, episode.toYear),
      open: episode.toYear === lastListed,
    }))
}

/** Events inside the chart, oldest first; two of one kind in one year are one mark. */
export function eventsOf(
  first: number,
  last: number,
  lists: readonly {
    readonly kind: TrendEvent['kind']
    readonly label: string
    readonly years: readonly number[]
  }[],
): TrendEvent[] {
  return lists
    .flatMap(({ kind, label, years }) => [...new Set(years)].map((year) => ({ year, kind, label })))
    .filter((event) => event.year >= first && event.year <= last)
    .sort((a, b) => a.year - b.year || (a.kind < b.kind ? -1 : 1))
}

/** Year since when the episode under way at the newest listed year has run; undefined where none is under way. */
export function ongoingSince(
  panel: SeriesPanel | undefined,
  unitIndex: number,
  month: number,
): OngoingMark | undefined {
  if (!panel || panel.frequency !== 'year') return undefined
  const newest = Math.min(
    Math.floor((month - panel.publicationLagMonths - 11) / 12),
    panel.firstOrdinal + panel.nPeriods - 1,
  )
  const years = new Set(yearsAbove(panel, unitIndex, month))
  if (!years.has(newest)) return undefined
  let since = newest
  while (years.has(since - 1)) since -= 1
  return { sinceYear: since, listedYear: newest }
}

export interface OngoingMark {
  readonly sinceYear: number
  /** Newest year of the list; the mark says no more than that. */
  readonly listedYear: number
}
