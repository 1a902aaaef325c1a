import published from '../../../indicators/defenders/published-totals.json'
import type { SeriesPanel } from '../../core/panel'
import { hasValue } from '../../core/status'
import type { DataSet } from '../../engine/types'
import { numbers } from '../../format/numbers'
import { newestKnown } from './inputs'

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

const LISTS = [
  {
    id: 'hrd_defenders_killed_published',
    title: 'Human rights defenders killed',
    source: 'Front Line Defenders and HRD Memorial, published counts',
  },
  {
    id: 'gw_defenders_killed_published',
    title: 'Land and environmental defenders killed or disappeared',
    source: 'Global Witness, published counts',
  },
  {
    id: 'gw_land_defenders_killed',
    title: 'Land and environmental defenders killed',
    source: 'Global Witness, cases counted',
  },
] as const
const INDIGENOUS: Readonly<Record<string, string>> = {
  gw_land_defenders_killed: 'gw_land_defenders_killed_indigenous',
}
const POPULATION = 'wdi_population'

/** Lists of defenders killed as known by a month, with what they leave open. Nothing is filled: a country that is not named
 *  never reads as zero. */
export function defenderLists(data: DataSet, unitIndex: number, month: number): DefenderList[] {
  return LISTS.flatMap(({ id, title, source }) => {
    const [panel, record] = [data.panels.get(id), data.series.get(id)]
    if (!panel || !record) return []
    const years: DefenderYear[] = []
    for (let p = newestKnown(panel, month); p >= 0; p--) {
      const year = panel.firstOrdinal + p
      const named = namedIn(data, panel, year)
      if (named.length === 0) continue
      const sum = named.reduce((all, { persons }) => all + persons, 0)
      const here = valueAt(panel, year, unitIndex)
      const total = published.totals.find((each) => each.series === id && each.year === year)?.total
      years.push({
        year,
        here,
        indigenous: valueAt(data.panels.get(INDIGENOUS[id] ?? ''), year, unitIndex),
        elsewhere: sum - (here ?? 0),
        unknown: total === undefined ? undefined : Math.max(0, total - sum),
        perMillion: here === undefined ? undefined : rate(data, here, year, unitIndex),
        named,
      })
    }
    return years.length > 0 ? [{ id, title, source, caveat: record.caveat ?? '', years }] : []
  })
}

function valueAt(panel: SeriesPanel | undefined, year: number, unitIndex: number): number | undefined {
  const p = panel ? year - panel.firstOrdinal : -1
  if (!panel || p < 0 || p >= panel.nPeriods) return undefined
  const cell = p * panel.nUnits + unitIndex
  return hasValue(panel.status[cell]!) ? panel.values[cell]! : undefined
}

function rate(data: DataSet, persons: number, year: number, unitIndex: number): number | undefined {
  const panel = data.panels.get(POPULATION)
  for (let y = year; panel && y >= year - 3; y--) {
    const people = valueAt(panel, y, unitIndex)
    if (people !== undefined && people > 0) return (persons / people) * 1e6
  }
  return undefined
}

function namedIn(data: DataSet, panel: SeriesPanel, year: number): NamedCountry[] {
  return data.units
    .flatMap(({ name }, u): NamedCountry[] => {
      const persons = valueAt(panel, year, u)
      return persons === undefined ? [] : [{ name, persons, perMillion: rate(data, persons, year, u) }]
    })
    .sort((a, b) => (b.perMillion ?? -1) - (a.perMillion ?? -1) || (a.name < b.name ? -1 : 1))
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
      : `${numbers.integer(unknown)} elsewhere or here are not broken down by country`
  if (here === undefined) return `${year}: not named; ${open}`
  const rateText = perMillion === undefined ? '' : `, ${numbers.fixed(perMillion, 2)} per million people`
  const ofWhom = indigenous === undefined ? '' : `, of whom ${numbers.integer(indigenous)} indigenous`
  return `${year}: ${persons(here)}${ofWhom}${rateText}; ${open}`
}
