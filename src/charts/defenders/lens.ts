import type { UnitRecord } from '../../core/registry'
import type { SourceRecord } from '../../core/series'
import type { DataSet } from '../../engine/types'
import type { CsvTable } from '../../format/csv-writer'
import { countries } from '../../format/world-text'
import { numbers } from '../../format/numbers'
import { DEFENDER_SOURCES, listYears, type DefenderSource, type ListYear } from './lists'

/** Persons per million people, or persons. */
export type Measure = 'rate' | 'count'

/** Lower bounds of the five classes. They are fixed, so that years and dates compare; none is a tier. */
const CLASSES: Readonly<Record<Measure, readonly { readonly from: number; readonly text: string }[]>> = {
  rate: [
    { from: 0, text: 'under 0.1' },
    { from: 0.1, text: '0.1 to 0.5' },
    { from: 0.5, text: '0.5 to 1' },
    { from: 1, text: '1 to 2' },
    { from: 2, text: '2 or more' },
  ],
  count: [
    { from: 0, text: 'under 5' },
    { from: 5, text: '5 to 9' },
    { from: 10, text: '10 to 24' },
    { from: 25, text: '25 to 49' },
    { from: 50, text: '50 or more' },
  ],
}

export interface LensRow {
  readonly unitIndex: number
  readonly persons: number
  readonly perMillion: number | undefined
  /** −1 where the measure is not known: a count without a population. */
  readonly classIndex: number
  /** Of the largest figure shown, 0–1. */
  readonly share: number
}

export interface DefendersLens {
  readonly source: DefenderSource
  readonly caveat: string
  readonly measure: Measure
  /** Unit of the numbers, as a heading. */
  readonly unitText: string
  /** All lists, for the choice; those without a year by this date have none to show. */
  readonly lists: readonly { readonly id: string; readonly text: string }[]
  /** Newest year known by the date; undefined where the list had not been published yet. */
  readonly year: ListYear | undefined
  /** That year and the ones before it, newest first. */
  readonly years: readonly ListYear[]
  readonly classes: readonly { readonly text: string; readonly n: number }[]
  /** Countries named, largest figure first, those without a figure last. */
  readonly rows: readonly LensRow[]
  readonly rowOf: ReadonlyMap<number, LensRow>
}

/** A list of defenders killed as the map and the list show it: the newest year that had been published by the month.
 *  A country that is not named has no row: it is drawn as “no record”, never as zero.
 *  @param listId  absent or unknown = the first list that is known by the month */
export function defendersLens(
  data: DataSet,
  month: number,
  listId: string | undefined,
  measure: Measure,
): DefendersLens {
  const known = DEFENDER_SOURCES.map((source) => ({ source, years: listYears(data, source.id, month) }))
  const { source, years } =
    known.find((each) => each.source.id === listId) ??
    known.find((each) => each.years.length > 0) ??
    known[0]!
  const [year] = years
  const figure = ({ persons, perMillion }: { persons: number; perMillion: number | undefined }) =>
    measure === 'count' ? persons : perMillion
  const largest = Math.max(0, ...(year?.named ?? []).map((each) => figure(each) ?? 0))
  const classes = CLASSES[measure]
  const rows = (year?.named ?? [])
    .map((each): LensRow => {
      const value = figure(each)
      return {
        ...each,
        classIndex: value === undefined ? -1 : classes.findLastIndex(({ from }) => value >= from),
        share: value === undefined || largest === 0 ? 0 : value / largest,
      }
    })
    .sort((a, b) => (figure(b) ?? -1) - (figure(a) ?? -1) || byName(data, a.unitIndex, b.unitIndex))
  return {
    source,
    caveat: data.series.get(source.id)?.caveat ?? '',
    measure,
    unitText: `${source.counts.replace('p', 'P')}${measure === 'rate' ? ' per million people' : ''}`,
    lists: known.map(({ source: each, years: all }) => ({
      id: each.id,
      text: all.length > 0 ? each.short : `${each.short} (none by this date)`,
    })),
    year,
    years,
    classes: classes.map(({ text }, i) => ({
      text,
      n: rows.filter(({ classIndex }) => classIndex === i).length,
    })),
    rows,
    rowOf: new Map(rows.map((row) => [row.unitIndex, row])),
  }
}

function byName(data: DataSet, a: number, b: number): number {
  return data.units[a]!.name < data.units[b]!.name ? -1 : 1
}

/** The first sentence of the screen: what is counted, for how many countries, and how much of it is open. */
export function lensTitle({ source, year }: DefendersLens): string {
  if (!year) return `${source.title}: nothing published by this date`
  const broken =
    year.total === undefined
      ? `${numbers.integer(year.sum)} persons, no world total published`
      : `${numbers.integer(year.sum)} of ${numbers.integer(year.total)} persons`
  return `${source.title} in ${year.year}: published for ${countries(year.named.length)}, ${broken}`
}

export const LENS_CAUTION =
  'Silence can mean fear: killings go unreported where press and civil society are weak. No record is not zero and no sign of safety.'

/** What a list leaves open, in words. */
export function openText({ sum, total, unknown, unnamed, named }: ListYear): string {
  const first = `${numbers.integer(sum)} in ${countries(named.length)} named`
  if (total === undefined) return `${first}; no world total published, the rest is unknown`
  const open = numbers.integer(unknown ?? 0)
  const rest =
    unnamed === undefined || unnamed === 0
      ? `${open} not broken down by country`
      : `${open} in ${countries(unnamed)} that the published counts do not name`
  return `${first}, ${rest}, ${numbers.integer(total)} in all`
}

/** One row as a sentence. */
export function lensSentence(lens: DefendersLens, name: string, row: LensRow | undefined): string {
  if (!lens.year) return `${name}, nothing published by this date`
  if (!row) return `${name}, no record in ${lens.year.year}; that is not zero`
  const rate =
    row.perMillion === undefined ? 'no population figure' : `${rateText(row.perMillion)} per million people`
  const counts = row.persons === 1 ? lens.source.counts.replace('persons', 'person') : lens.source.counts
  return `${name}, ${numbers.integer(row.persons)} ${counts} in ${lens.year.year}, ${rate}`
}

/** A rate with two decimals; a small one is never printed as zero. */
export function rateText(perMillion: number): string {
  return perMillion > 0 && perMillion < 0.005 ? 'under 0.01' : numbers.fixed(perMillion, 2)
}

/** The list as a file: every country, those without a record with empty figures and the word for it. */
export function lensTable(
  lens: DefendersLens,
  units: readonly UnitRecord[],
  noRecord: readonly number[],
  about: { readonly asOfText: string; readonly source: SourceRecord | undefined },
): CsvTable {
  const year = lens.year?.year
  const { source } = about
  return {
    about: [
      lensTitle(lens),
      `Published by ${about.asOfText}. ${lens.year ? openText(lens.year) : 'No year'}. A partial list.`,
      LENS_CAUTION,
      lens.caveat,
      ...(source
        ? [`Source: ${source.citation} Edition: ${source.edition}. Licence: ${source.licence}`]
        : []),
    ],
    head: ['unit', 'name', 'year', 'record', 'persons', 'persons_per_million_people'],
    rows: [
      ...lens.rows.map(({ unitIndex, persons, perMillion }) => {
        const unit = units[unitIndex]!
        return [unit.id, unit.name, year, 'named', persons, perMillion]
      }),
      ...noRecord.map((u) => [units[u]!.id, units[u]!.name, year, 'no record', undefined, undefined]),
    ],
  }
}
