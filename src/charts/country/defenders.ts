import type { DataSet } from '../../engine/types'
import { numbers } from '../../format/numbers'
import { DEFENDER_SOURCES, listYears, valueAt } from '../defenders/lists'

/** One year of a list of defenders killed. Lists are partial: what is not broken down by country is drawn as unknown. */
export interface DefenderYear {
  readonly year: number
  /** Persons in this country; undefined = not named, which may be none or some. */
  readonly here: number | undefined
  /** Of them indigenous, where published. */
  readonly indigenous: number | undefined
  /** Persons in all other countries named. */
  readonly elsewhere: number
  /** Persons in the published total who are not broken down by country; undefined = no total was published. */
  readonly unknown: number | undefined
  /** Persons per million people, by the population of that year or the newest before it. */
  readonly perMillion: number | undefined
  /** Countries named in that year, most persons per million first. */
  readonly named: readonly NamedCountry[]
}

export interface NamedCountry {
  readonly name: string
  readonly persons: number
  readonly perMillion: number | undefined
}

export interface DefenderList {
  readonly id: string
  readonly title: string
  readonly caveat: string
  readonly source: string
  /** Newest first. */
  readonly years: readonly DefenderYear[]
}

const INDIGENOUS: Readonly<Record<string, string>> = {
  gw_land_defenders_killed: 'gw_land_defenders_killed_indigenous',
}

/** Lists of defenders killed as known by a month, with what they leave open. Nothing is filled: a country that is not named
 *  never reads as zero. */
export function defenderLists(data: DataSet, unitIndex: number, month: number): DefenderList[] {
  return DEFENDER_SOURCES.flatMap(({ id, title, source }) => {
    const years = listYears(data, id, month).map(({ year, named, sum, unknown }): DefenderYear => {
      const own = named.find((each) => each.unitIndex === unitIndex)
      return {
        year,
        here: own?.persons,
        indigenous: valueAt(data.panels.get(INDIGENOUS[id] ?? ''), year, unitIndex),
        elsewhere: sum - (own?.persons ?? 0),
        unknown,
        perMillion: own?.perMillion,
        named: named.map(({ unitIndex: u, persons: n, perMillion }) => ({
          name: data.units[u]!.name,
          persons: n,
          perMillion,
        })),
      }
    })
    const caveat = data.series.get(id)?.caveat ?? ''
    return years.length > 0 ? [{ id, title, source, caveat, years }] : []
  })
}

const persons = (n: number) => `${numbers.integer(n)} ${n === 1 ? 'person' : 'persons'}`

/** Title of the panel from its newest figures. */
export function defendersTitle(name: string, lists: readonly DefenderList[]): string {
  const newest = lists.flatMap(({ title, years: [first] }) => (first ? [{ title, ...first }] : []))
  const counted = newest.find(({ here }) => here !== undefined)
  if (counted?.here !== undefined)
    return `${counted.title} in ${name}: ${persons(counted.here)} in ${counted.year}, as far as published`
  const first = newest[0]
  return first
    ? `No published list of ${first.year} names ${name}; that is no sign that defenders are unharmed`
    : 'No published list of defenders killed by this date'
}

/** One year in words. */
export function defenderYearText({ year, here, indigenous, perMillion, unknown }: DefenderYear): string {
  const open =
    unknown === undefined
      ? 'no world total published'
      : here === undefined
        ? `${numbers.integer(unknown)} in countries that are not named, which may be this one`
        : `${numbers.integer(unknown)} more in countries that are not named`
  if (here === undefined) return `${year}: not named; ${open}`
  const rateText = perMillion === undefined ? '' : `, ${numbers.fixed(perMillion, 2)} per million people`
  const ofWhom = indigenous === undefined ? '' : `, of whom ${numbers.integer(indigenous)} indigenous`
  return `${year}: ${persons(here)}${ofWhom}${rateText}; ${open}`
}
