import type { SeriesRecord } from '../../core/series'
import { hasValue, isFilled } from '../../core/status'
import { passing } from '../../engine/change'
import { ageText, monthText } from '../../format/dates'
import { numbers } from '../../format/numbers'
import { scoredSeriesOf } from '../../model/tree'
import { endMonthOf, newestKnown } from '../country/inputs'
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
  /** What the model makes of it at the date; absent = it scores with no such series. */
  readonly use?: 'counts' | 'carried' | 'too-old'
}

/** Series whose newest figures of one period count no more at the date. */
export interface TooOld {
  readonly titles: readonly string[]
  readonly frequency: SeriesRecord['frequency']
  readonly ordinal: number
  readonly ageMonths: number
  /** Longest that the model carries a figure of them on; 0 = not at all. */
  readonly carriedMonths: number
}

/** What another edition does to one country and to the list. */
export interface EditionFacts {
  readonly key: string
  readonly title: string
  /** Titles of series of this edition that the model scores with; empty = it cannot move a score. */
  readonly read: readonly string[]
  /** The country’s newest figure of every series held, published by the date, under both. */
  readonly figures: readonly EditionFigure[]
  /** Figures of the edition that count no more, though its series are scored. */
  readonly tooOld: readonly TooOld[]
  /** Model coverage of the country, 0–1, as shipped and under this edition. */
  readonly coverage: readonly [number, number]
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
  return others.map((column) => {
    const { key, title, frame, unitIndex, data } = column
    const { risen, fallen } = passing(frame.rank, shipped.frame.rank, unitIndex)
    return {
      key,
      title,
      read: holds(key).flatMap((id) => (reads.has(id) ? [data.series.get(id)?.title ?? id] : [])),
      figures: holds(key).flatMap((id) => {
        const series = data.series.get(id)
        if (!series) return []
        const [asShipped, here] = [shipped, column].map((side) => figureAt(side, id, month))
        return [{ series, scored: reads.has(id), shipped: asShipped, here }]
      }),
      tooOld: tooOldOf(column, holds(key), month),
      coverage: [shipped.frame.coverage[unitIndex]!, frame.coverage[unitIndex]!],
      moved: countMoved(frame.score100, shipped.frame.score100),
      aboveAsShipped: risen.map(nameOf),
      aboveHere: fallen.map(nameOf),
    }
  })
}

/** One country at one moment under one edition. */
export type Side = Pick<CompareColumn, 'data' | 'run' | 'momentIndex' | 'unitIndex'>

/** The newest figure that was published by a month, and whether the model still reads it then. */
export function figureAt(column: Side, id: string, month: number): KnownFigure | undefined {
  const panel = column.data.panels.get(id)
  if (!panel) return undefined
  for (let p = newestKnown(panel, month); p >= 0; p--) {
    const value = panel.values[p * panel.nUnits + column.unitIndex]!
    if (!Number.isFinite(value)) continue
    const use = useOf(column, id)
    return { value, ordinal: panel.firstOrdinal + p, ...(use ? { use } : {}) }
  }
  return undefined
}

const inputsOf = ({ run }: Side, id: string) =>
  run.inputs.filter(({ spec }) => spec.series === id && spec.role === 'scored')

function useOf(column: Side, id: string): KnownFigure['use'] {
  const { run, momentIndex, unitIndex } = column
  const states = inputsOf(column, id).map(
    ({ filled }) => filled.status[momentIndex * run.units.length + unitIndex]!,
  )
  if (states.length === 0) return undefined
  if (!states.some(hasValue)) return 'too-old'
  return states.some((state) => hasValue(state) && !isFilled(state)) ? 'counts' : 'carried'
}

/** Series with a known figure that the model reads no more, by the period of the figure. */
function tooOldOf(column: Side, ids: readonly string[], month: number): readonly TooOld[] {
  const found = new Map<string, TooOld>()
  for (const id of ids) {
    const [series, panel, figure] = [
      column.data.series.get(id),
      column.data.panels.get(id),
      figureAt(column, id, month),
    ]
    if (!series || !panel || figure?.use !== 'too-old') continue
    const carried = inputsOf(column, id).flatMap(({ spec }) =>
      spec.fill.map((step) => (step.op === 'carry-forward' ? step.maxAgeMonths : 0)),
    )
    const key = `${series.frequency} ${figure.ordinal}`
    const before = found.get(key)
    found.set(key, {
      titles: [...(before?.titles ?? []), series.title],
      frequency: series.frequency,
      ordinal: figure.ordinal,
      ageMonths: month - endMonthOf(panel, figure.ordinal),
      carriedMonths: Math.max(before?.carriedMonths ?? 0, ...carried),
    })
  }
  return [...found.values()]
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

/** What of an edition is too old to count at the date, in a sentence a period; empty where nothing is. */
export function tooOldSentences(facts: EditionFacts, name: string, date: string): readonly string[] {
  if (facts.tooOld.length === 0) return []
  const [shipped, here] = facts.coverage.map((share) => numbers.percent(share))
  const said = facts.tooOld.map(({ titles, frequency, ordinal, ageMonths, carriedMonths }) => {
    const one = titles.length === 1
    const figures = `${one ? 'The newest figure' : 'The newest figures'} of ${titles.map((title) => `“${title}”`).join(' and ')}`
    const period = frequency === 'year' ? String(ordinal) : monthText(ordinal)
    const carried =
      carriedMonths > 0
        ? `carries a figure on for at most ${carriedMonths} months`
        : 'carries no figure of it on'
    return `${figures}, of ${period}, ${one ? 'is' : 'are'} ${ageText(ageMonths, 'long')} old and too old to count at ${date}: the model ${carried}.`
  })
  return [
    ...said,
    `Under this edition ${name} is scored without ${facts.tooOld.flatMap(({ titles }) => titles).length === 1 ? 'it' : 'them'}, with a model coverage of ${here} instead of ${shipped}.`,
  ]
}

/** A known figure with its period, and what is made of it where that is not simply to count it. */
export function figureText({ series }: EditionFigure, known: KnownFigure | undefined): string {
  if (!known) return 'no figure'
  const { value, ordinal, use } = known
  const period = series.frequency === 'year' ? String(ordinal) : monthText(ordinal)
  return `${Number.isInteger(value) ? numbers.integer(value) : numbers.plain(value)} (${period})${useText(use)}`
}

/** What is made of a figure, to stand behind it; empty where it simply counts. */
export function useText(use: KnownFigure['use']): string {
  return use === 'too-old' ? ', too old to count' : use === 'carried' ? ', carried on' : ''
}
