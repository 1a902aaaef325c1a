import type { Recipe, RecipeSeries } from '../../../core/recipe'
import type { UnitRegistry } from '../../../core/registry'
import { importResult } from '../../result'
import { createCollector } from '../../rows'
import { momentReader, numberReader, type Moment } from '../cells'
import { columnFinder, rowFilter, type RowConsumer } from '../consumer'
import { draftOf, sourceOf } from './drafts'

/** A month or year as the package writes periods. */
export function periodText({ year, month }: Moment, to: 'year' | 'month'): string | undefined {
  if (to === 'year') return String(year)
  return month === 0 ? undefined : `${year}-${String(month).padStart(2, '0')}`
}

interface Column {
  readonly series: RecipeSeries
  readonly value: number
  readonly low: number
  readonly high: number
}

/** Tables with one row for a unit and period (`long`), or for a unit, period and key (`keyed`). */
export function longConsumer(
  recipe: Recipe,
  registry: UnitRegistry,
  file: string,
  columns: readonly string[],
): RowConsumer {
  const find = columnFinder(columns, file, recipe.table.headerRow)
  const unitAt = find(recipe.unit.column)
  const periodAt = recipe.period.column === undefined ? -1 : find(recipe.period.column)
  const keyAt = recipe.key === undefined ? -1 : find(recipe.key)
  const keep = rowFilter(recipe, find, file)
  const wanted: Column[] = recipe.series.map((series) => ({
    series,
    value: find(series.column!),
    low: series.low === undefined ? -1 : find(series.low),
    high: series.high === undefined ? -1 : find(series.high),
  }))
  const byKey = new Map<string, Column[]>()
  for (const column of wanted) {
    const { key = '' } = column.series
    byKey.set(key, [...(byKey.get(key) ?? []), column])
  }
  const number = numberReader(recipe)
  const moment = momentReader(recipe.period)
  const collector = createCollector(registry, file, recipe.period.snapshot ? 'sum' : recipe.duplicates)
  const snapshots = new Snapshots()
  let newest = ''

  return {
    row(cells, row) {
      if (!keep(cells, row)) return
      const key = keyAt < 0 ? undefined : cells[keyAt]!.trim()
      const hits = key === undefined ? wanted : byKey.get(key)
      if (!hits) {
        collector.drop('a key that no series asks for', `row ${row}: ${key}`)
        return
      }
      const code = cells[unitAt]!.trim()
      if (code === '' || code === 'NA') {
        // ISO 2 letters "NA" mean Namibia.
        if (!(code === 'NA' && recipe.unit.system === 'iso2')) {
          collector.drop('row without a country code', `row ${row}`)
          return
        }
      }
      const at = { file, row, column: recipe.period.column ?? 'period' }
      const text = periodAt < 0 ? '' : cells[periodAt]!.trim()
      if (periodAt >= 0 && text === '' && hits.every(({ value }) => cells[value]!.trim() === '')) {
        collector.drop('row without period and values', `row ${row}`)
        return
      }
      const when = moment(text, at)
      const period = periodText(when, recipe.period.to)
      if (period === undefined) {
        collector.drop('a year where a month is needed', `row ${row}: ${when.year}`)
        return
      }
      const unit = collector.unit(recipe.unit.system, code, when.year, row)
      if (unit === undefined) return
      if (period > newest) newest = period
      for (const { series, value: valueAt, low: lowAt, high: highAt } of hits) {
        const place = { file, row, column: series.column! }
        const value = number(cells[valueAt]!.trim(), place, series.validRange)
        if (value === undefined) continue
        const low = lowAt < 0 ? undefined : number(cells[lowAt]!.trim(), place, [null, null])
        const high = highAt < 0 ? undefined : number(cells[highAt]!.trim(), place, [null, null])
        const whole = low !== undefined && high !== undefined && low <= value && value <= high
        const observation = { unit, period, indicator: series.id, value, ...(whole ? { low, high } : {}) }
        if (recipe.period.snapshot === true) snapshots.add(observation, when, row)
        else collector.add(observation, row)
      }
    },
    finish(rowsRead) {
      for (const { observation, row } of snapshots.newest()) collector.add(observation, row)
      const drafts = recipe.series.map((series) => draftOf(series, recipe))
      return { ...importResult(sourceOf(recipe, newest), drafts, collector, rowsRead), regions: [] }
    },
  }
}

type Value = { unit: string; period: string; indicator: string; value: number }

/** Stocks reported at dates: rows of one date add up, and only the newest date of a period counts. */
class Snapshots {
  readonly #cells = new Map<string, { day: number; sum: Value; row: number }>()

  add(observation: Value, { year, month, day }: Moment, row: number): void {
    const key = `${observation.indicator}|${observation.unit}|${observation.period}`
    const at = (year * 12 + month) * 32 + day
    const held = this.#cells.get(key)
    if (!held || at > held.day) this.#cells.set(key, { day: at, sum: { ...observation }, row })
    else if (at === held.day) held.sum.value += observation.value
  }

  *newest(): Generator<{ observation: Value; row: number }> {
    for (const { sum, row } of this.#cells.values()) yield { observation: sum, row }
  }
}
