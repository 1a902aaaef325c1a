import type { SeriesRecord } from '../../core/series'
import { passing } from '../../engine/change'
import { numbers } from '../../format/numbers'
import { scoredSeriesOf } from '../../model/tree'
import { newestKnown } from '../country/inputs'
import type { CompareColumn } from './columns'

/** Below this many points two scores are the same. */
const SAME = 1e-9

/** `Sudan: rank 2 as shipped, rank 1 under “Mass killings since 1945, list of 2015”`; editions with the same rank are not named. */
export function editionsTitle(name: string, columns: readonly CompareColumn[]): string {
  const ranks = columns.map(({ frame, unitIndex }) => frame.rank[unitIndex]!)
  const word = (rank: number) => (rank > 0 ? `rank ${rank}` : 'not ranked')
  if (ranks.every((rank) => rank === ranks[0])) return `${name}: ${word(ranks[0]!)} under every edition`
  const others = columns.flatMap(({ title }, i) =>
    ranks[i] === ranks[0] ? [] : [`${word(ranks[i]!)} under “${title}”`],
  )
  return `${name}: ${word(ranks[0]!)} as shipped, ${others.join(', ')}`
}

/** One series of one country in two editions; undefined where an edition has no figure. */
export interface EditionFigure {
  readonly series: SeriesRecord
  readonly scored: boolean
  readonly shipped: KnownFigure | undefined
  readonly here: KnownFigure | undefined
}
export interface KnownFigure {
  readonly value: number
  /** Year, or month ordinal. */
  readonly ordinal: number
}

/** What another edition does to one country and to the list. */
export interface EditionFacts {
  readonly key: string
  readonly title: string
  /** Titles of series of this edition that the model scores with; empty = it cannot move a score. */
  readonly read: readonly string[]
  /** The country’s newest figure of every series held, published by the date, under both. */
  readonly figures: readonly EditionFigure[]
  /** Countries whose score is another one than as shipped. */
  readonly moved: number
  /** Names of countries that stand above this one as shipped only, and under this edition only. */
  readonly aboveAsShipped: readonly string[]
  readonly aboveHere: readonly string[]
}

/** Facts of every edition beside the first column, which holds the figures as shipped.
 *  @param holds  series that an edition holds, by its key   @param month  what was published by its end counts */
export function editionFacts(
  columns: readonly CompareColumn[],
  holds: (key: string) => readonly string[],
  month: number,
  nameOf: (unitIndex: number) => string,
): readonly EditionFacts[] {
  const [shipped, ...others] = columns
  if (!shipped) return []
  const reads = new Set(scoredSeriesOf(shipped.run.model.tree))
  return others.map(({ key, title, frame, unitIndex, data }) => {
    const { risen, fallen } = passing(frame.rank, shipped.frame.rank, unitIndex)
    return {
      key,
      title,
      read: holds(key).flatMap((id) => (reads.has(id) ? [data.series.get(id)?.title ?? id] : [])),
      figures: holds(key).flatMap((id) => {
        const series = data.series.get(id)
        if (!series) return []
        const [asShipped, here] = [shipped, { data, unitIndex }].map((side) => figureAt(side, id, month))
        return [{ series, scored: reads.has(id), shipped: asShipped, here }]
      }),
      moved: countMoved(frame.score100, shipped.frame.score100),
      aboveAsShipped: risen.map(nameOf),
      aboveHere: fallen.map(nameOf),
    }
  })
}

/** The newest figure that was published by a month. */
export function figureAt(
  { data, unitIndex }: Pick<CompareColumn, 'data' | 'unitIndex'>,
  id: string,
  month: number,
): KnownFigure | undefined {
  const panel = data.panels.get(id)
  if (!panel) return undefined
  for (let p = newestKnown(panel, month); p >= 0; p--) {
    const value = panel.values[p * panel.nUnits + unitIndex]!
    if (Number.isFinite(value)) return { value, ordinal: panel.firstOrdinal + p }
  }
  return undefined
}

function countMoved(from: Float64Array, to: Float64Array): number {
  return from.reduce((count, value, u) => {
    const same = Number.isNaN(value) ? Number.isNaN(to[u]!) : Math.abs(value - to[u]!) <= SAME
    return same ? count : count + 1
  }, 0)
}

/** One sentence on an edition: what it holds of the model, whom it moves, who passes the country. */
export function editionSentence(facts: EditionFacts, name: string): string {
  const { read, moved, aboveAsShipped, aboveHere } = facts
  if (read.length === 0)
    return 'The model reads no series of this edition, so every score and rank is the same. A model that reads one would differ.'
  const series = `The model reads ${read.map((title) => `“${title}”`).join(' and ')} of it`
  const whom = `${numbers.integer(moved)} ${moved === 1 ? 'country has' : 'countries have'} another score than as shipped`
  const passed = [
    aboveAsShipped.length > 0 ? `above ${name} only as shipped: ${aboveAsShipped.join(', ')}` : '',
    aboveHere.length > 0 ? `above ${name} only under this edition: ${aboveHere.join(', ')}` : '',
  ].filter(Boolean)
  return `${[series, whom, ...passed].join('; ')}.`
}
