import type { EventStatistic, Recipe } from '../../../core/recipe'
import type { UnitRegistry } from '../../../core/registry'
import type { Observation } from '../../../core/series'
import { importResult } from '../../result'
import { createCollector, sortObservations, type NewObservation } from '../../rows'
import { momentReader, numberReader } from '../cells'
import { columnFinder, rowFilter, type RowConsumer } from '../consumer'
import { draftOf, sourceOf } from './drafts'
import { Tally, TextNumbers } from './tally'

/** Sums kept for a kind: events, deaths best, low, high, civilian deaths, places. */
const WIDTH = 6
const [EVENTS, BEST, LOW, HIGH, CIVILIANS, PLACES] = [0, 1, 2, 3, 4, 5] as const
const COUNT: readonly [number, null] = [0, null]
const MONTHS = 12 * 400
const BASE_YEAR = 1800

/** Tables with one row for an event → monthly and yearly series for each country and first-level region.
 *  Rules: an event counts in the month its (first) date lies in; a second row with the same id is not counted; an event
 *  without a number of deaths counts as an event and adds no deaths; low and high are sums of the source's own bounds;
 *  places touched are different texts of the place columns; a year counts only if the file covers all its months. */
export function eventsConsumer(
  recipe: Recipe,
  registry: UnitRegistry,
  file: string,
  columns: readonly string[],
): RowConsumer {
  const rules = recipe.events!
  const find = columnFinder(columns, file, recipe.table.headerRow)
  const optional = (name: string | undefined) => (name === undefined ? -1 : find(name))
  const [unitAt, dateAt] = [find(recipe.unit.column), optional(recipe.period.column)]
  const [idAt, bestAt, lowAt, highAt, civiliansAt, regionAt] = [
    rules.id,
    rules.best,
    rules.low,
    rules.high,
    rules.civilians,
    rules.region,
  ].map(optional) as [number, number, number, number, number, number]
  const placeAt = rules.place.map(find)
  const kinds = rules.kinds.map(({ where }) => ({
    at: where ? find(where.column) : -1,
    set: new Set(where?.values ?? []),
  }))
  const keep = rowFilter(recipe, find, file)
  const number = numberReader(recipe)
  const moment = momentReader(recipe.period)
  const collector = createCollector(registry, file)
  const seen = new Set<string>()
  const units = new TextNumbers()
  const unitOf = new Map<string, number>()
  const regions = new TextNumbers()
  const places = new TextNumbers()
  const national = new Tally(WIDTH * kinds.length)
  const regional = new Tally(WIDTH * kinds.length)
  /** Places by the index of a country's month and kind. */
  const touched = new Map<number, Set<number>>()
  // Files that know the year only: nothing can be said about months, and every year counts.
  const yearly = recipe.period.to === 'year'
  let first = Infinity
  let last = -Infinity
  let withoutDeaths = 0

  const read = (cells: readonly string[], at: number, column: string | undefined, row: number) =>
    at < 0 ? undefined : number(cells[at]!.trim(), { file, row, column: column! }, COUNT)

  return {
    row(cells, row) {
      if (!keep(cells, row)) return
      const when = moment(dateAt < 0 ? '' : cells[dateAt]!.trim(), {
        file,
        row,
        column: recipe.period.column ?? 'date',
      })
      if (when.month === 0 && !yearly) {
        collector.drop('event without a month', `row ${row}`)
        return
      }
      const code = cells[unitAt]!.trim()
      const codeKey = `${code}|${when.year}`
      let unit = unitOf.get(codeKey)
      if (unit === undefined || unit < 0) {
        const id = collector.unit(recipe.unit.system, code, when.year, row)
        unit = id === undefined ? -1 : units.of(id)
        unitOf.set(codeKey, unit)
      }
      if (unit < 0) return
      if (idAt >= 0) {
        const id = cells[idAt]!.trim()
        if (seen.has(id)) {
          collector.drop('event that stands twice, counted once', `row ${row}: ${id}`)
          return
        }
        seen.add(id)
      }
      const best = read(cells, bestAt, rules.best, row)
      const low = read(cells, lowAt, rules.low, row) ?? best
      const high = read(cells, highAt, rules.high, row) ?? best
      const civilians = read(cells, civiliansAt, rules.civilians, row)
      if (bestAt >= 0 && best === undefined) withoutDeaths++
      const month = when.year * 12 + Math.max(1, when.month) - 1
      first = Math.min(first, month)
      last = Math.max(last, month)
      const cell = unit * MONTHS + month - BASE_YEAR * 12
      const region = regionAt < 0 ? '' : cells[regionAt]!.trim()
      // A text made here, so that no piece of the file is kept alive by a part of it.
      let place = -1
      if (placeAt.length > 0) {
        let text = ''
        for (const at of placeAt) text += `|${cells[at]!.trim()}`
        place = places.of(text)
      }
      const nationalAt = national.at(cell)
      const regionalAt =
        region === ''
          ? -1
          : regional.at(regions.of(`${units.texts[unit]}:${region}`) * MONTHS + month - BASE_YEAR * 12)
      for (let kind = 0; kind < kinds.length; kind++) {
        const { at, set } = kinds[kind]!
        if (at >= 0 && !set.has(cells[at]!.trim())) continue
        const i = nationalAt + kind * WIDTH
        count(national, i, best, low, high, civilians)
        if (regionalAt >= 0) count(regional, regionalAt + kind * WIDTH, best, low, high, civilians)
        if (place < 0) continue
        const held = touched.get(i)
        if (held) held.add(place)
        else touched.set(i, new Set([place]))
      }
    },
    finish(rowsRead) {
      if (withoutDeaths > 0) {
        collector.drop('events without a number of deaths: counted as events only', `${withoutDeaths} rows`)
      }
      const [from, to] = rules.covers ? [monthOf(rules.covers.from), monthOf(rules.covers.to)] : [first, last]
      const whole = (year: number) => yearly || (year * 12 >= from && year * 12 + 11 <= to)
      for (const [i, held] of touched) national.add(i + PLACES, held.size)
      const addAll = (
        tally: Tally,
        nameOf: (key: number) => string,
        add: (observation: NewObservation) => void,
      ): void => {
        const years = new Map<number, Float64Array>()
        const yearPlaces = new Map<number, Set<number>>()
        for (const [key, sums, start] of tally) {
          const [who, at] = [Math.floor(key / MONTHS), (key % MONTHS) + BASE_YEAR * 12]
          emit(recipe, 'month', nameOf(who), at, sums, add)
          const year = Math.floor(at / 12)
          if (!whole(year)) continue
          const yearKey = who * 400 + year - BASE_YEAR
          const total = years.get(yearKey) ?? new Float64Array(sums.length)
          years.set(yearKey, total)
          for (let i = 0; i < sums.length; i++) total[i]! += sums[i]!
          if (tally !== national) continue
          for (let kind = 0; kind < kinds.length; kind++) {
            const union = yearPlaces.get(yearKey * kinds.length + kind) ?? new Set()
            yearPlaces.set(yearKey * kinds.length + kind, union)
            for (const place of touched.get(start + kind * WIDTH) ?? []) union.add(place)
          }
        }
        for (const [key, sums] of years) {
          for (let kind = 0; kind < kinds.length; kind++) {
            sums[kind * WIDTH + PLACES] = yearPlaces.get(key * kinds.length + kind)?.size ?? Number.NaN
          }
          emit(recipe, 'year', nameOf(Math.floor(key / 400)), (key % 400) + BASE_YEAR, sums, add)
        }
      }
      addAll(
        national,
        (who) => units.texts[who]!,
        (observation) => collector.add(observation, 0),
      )
      const byRegion: Observation[] = []
      addAll(
        regional,
        (who) => regions.texts[who]!,
        (observation) => byRegion.push({ ...observation, period: String(observation.period) }),
      )
      const part = partYears(first, last, whole)
      if (part !== '') collector.drop('year that the file covers only in part: months only', part)
      const drafts = recipe.series.map((series) => draftOf(series, recipe))
      const result = importResult(sourceOf(recipe, monthText(last)), drafts, collector, rowsRead)
      return {
        ...result,
        series: withWindow(result.series, from, to),
        regions: sortObservations(byRegion),
      }
    },
  }
}

/** Where absence means none, the window is what the file covers and not what it happens to hold. */
function withWindow(
  records: ReturnType<typeof importResult>['series'],
  from: number,
  to: number,
): ReturnType<typeof importResult>['series'] {
  return records.map((record) => {
    if (record.coverage.absence !== 'zero') return record
    const window =
      record.frequency === 'month'
        ? { from: monthText(from), to: monthText(to) }
        : { from: String(Math.ceil(from / 12)), to: String(Math.floor((to + 1) / 12) - 1) }
    return { ...record, coverage: { ...record.coverage, ...window } }
  })
}

function count(
  tally: Tally,
  i: number,
  best: number | undefined,
  low: number | undefined,
  high: number | undefined,
  civilians: number | undefined,
): void {
  tally.add(i + EVENTS, 1)
  if (best !== undefined) {
    tally.add(i + BEST, best)
    tally.add(i + LOW, low ?? best)
    tally.add(i + HIGH, high ?? best)
  }
  if (civilians !== undefined) tally.add(i + CIVILIANS, civilians)
}

function emit(
  recipe: Recipe,
  frequency: 'year' | 'month',
  unit: string,
  ordinal: number,
  sums: Float64Array,
  add: (observation: NewObservation) => void,
): void {
  const period = frequency === 'year' ? String(ordinal) : monthText(ordinal)
  for (const series of recipe.series) {
    if ((series.frequency ?? recipe.period.to) !== frequency) continue
    const kind = Math.max(
      0,
      recipe.events!.kinds.findIndex(({ id }) => id === series.kind),
    )
    const at = kind * WIDTH
    const value = sums[at + STATISTICS[series.statistic!]]!
    // Places are counted for countries only.
    if (Number.isNaN(value) || (series.statistic === 'places' && unit.includes(':'))) continue
    const [low, high] = [sums[at + LOW]!, sums[at + HIGH]!]
    const bounds = series.statistic === 'deaths' && low <= value && value <= high && low < high
    add({ unit, period, indicator: series.id, value, ...(bounds ? { low, high } : {}) })
  }
}

const STATISTICS: Readonly<Record<EventStatistic, number>> = {
  events: EVENTS,
  deaths: BEST,
  'civilian-deaths': CIVILIANS,
  places: PLACES,
}

function monthText(ordinal: number): string {
  if (!Number.isFinite(ordinal)) return ''
  return `${Math.floor(ordinal / 12)}-${String((ordinal % 12) + 1).padStart(2, '0')}`
}

function monthOf(text: string): number {
  return Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1
}

function partYears(first: number, last: number, whole: (year: number) => boolean): string {
  const ends = [Math.floor(first / 12), Math.floor(last / 12)]
  return [...new Set(ends)].filter((year) => Number.isFinite(year) && !whole(year)).join(', ')
}
