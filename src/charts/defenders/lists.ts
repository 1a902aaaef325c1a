import published from '../../../indicators/defenders/published-totals.json'
import type { SeriesPanel } from '../../core/panel'
import { hasValue } from '../../core/status'
import type { DataSet } from '../../engine/types'
import { newestKnown } from '../country/inputs'

/** A published list of defenders killed. All are partial: they name some countries and leave the rest open. */
export interface DefenderSource {
  /** Series that holds the counts. */
  readonly id: string
  readonly title: string
  /** Short enough for a choice of lists. */
  readonly short: string
  readonly source: string
  /** What one number counts. */
  readonly counts: string
}

export const DEFENDER_SOURCES: readonly DefenderSource[] = [
  {
    id: 'hrd_defenders_killed_published',
    title: 'Human rights defenders killed',
    short: 'Front Line Defenders, HRD Memorial',
    source: 'Front Line Defenders and HRD Memorial, published counts',
    counts: 'persons killed',
  },
  {
    id: 'gw_defenders_killed_published',
    title: 'Land and environmental defenders killed or disappeared',
    short: 'Global Witness, killed or disappeared',
    source: 'Global Witness, published counts',
    counts: 'persons killed or disappeared',
  },
  {
    id: 'gw_land_defenders_killed',
    title: 'Land and environmental defenders killed',
    short: 'Global Witness, cases counted',
    source: 'Global Witness, cases counted',
    counts: 'persons killed',
  },
]
const POPULATION = 'wdi_population'
/** A population this many years older than the count still gives a rate. */
const POPULATION_MAX_AGE_YEARS = 3

export interface NamedCount {
  readonly unitIndex: number
  readonly persons: number
  /** Persons per million people, by the population of that year or the newest before it. */
  readonly perMillion: number | undefined
}

/** One year of a list. */
export interface ListYear {
  readonly year: number
  /** Countries named, most persons per million first. A country that is not among them may have had none or many. */
  readonly named: readonly NamedCount[]
  /** Persons in the countries named. */
  readonly sum: number
  /** World total as published; undefined = none was published. */
  readonly total: number | undefined
  /** Persons of the total who are not broken down by country. */
  readonly unknown: number | undefined
  /** Countries that the total is spread over and that are not named: some that have no record did have killings. */
  readonly unnamed: number | undefined
}

/** Years of a list that had been published by a month, newest first; a year that names nobody is left out. */
export function listYears(data: DataSet, id: string, month: number): ListYear[] {
  const panel = data.panels.get(id)
  if (!panel) return []
  const years: ListYear[] = []
  for (let p = newestKnown(panel, month); p >= 0; p--) {
    const year = panel.firstOrdinal + p
    const named = namedIn(data, panel, year, month)
    if (named.length === 0) continue
    const sum = named.reduce((all, { persons }) => all + persons, 0)
    const record = published.totals.find((each) => each.series === id && each.year === year)
    const total = record?.total
    const countries = record?.countries ?? undefined
    years.push({
      year,
      named,
      sum,
      total,
      unknown: total === undefined ? undefined : Math.max(0, total - sum),
      unnamed: countries === undefined ? undefined : Math.max(0, countries - named.length),
    })
  }
  return years
}

/** Value of a series in a year; undefined where there is none, never zero. */
export function valueAt(panel: SeriesPanel | undefined, year: number, unitIndex: number): number | undefined {
  const p = panel ? year - panel.firstOrdinal : -1
  if (!panel || p < 0 || p >= panel.nPeriods) return undefined
  const cell = p * panel.nUnits + unitIndex
  return hasValue(panel.status[cell]!) ? panel.values[cell]! : undefined
}

/** Only a population that had been published by the month counts. */
function rate(
  data: DataSet,
  persons: number,
  year: number,
  unitIndex: number,
  month: number,
): number | undefined {
  const panel = data.panels.get(POPULATION)
  if (!panel) return undefined
  const newest = panel.firstOrdinal + newestKnown(panel, month)
  for (let y = Math.min(year, newest); y >= year - POPULATION_MAX_AGE_YEARS; y--) {
    const people = valueAt(panel, y, unitIndex)
    if (people !== undefined && people > 0) return (persons / people) * 1e6
  }
  return undefined
}

function namedIn(data: DataSet, panel: SeriesPanel, year: number, month: number): NamedCount[] {
  return data.units
    .flatMap((_, u): NamedCount[] => {
      const persons = valueAt(panel, year, u)
      return persons === undefined
        ? []
        : [{ unitIndex: u, persons, perMillion: rate(data, persons, year, u, month) }]
    })
    .sort(
      (a, b) =>
        (b.perMillion ?? -1) - (a.perMillion ?? -1) ||
        (data.units[a.unitIndex]!.name < data.units[b.unitIndex]!.name ? -1 : 1),
    )
}
