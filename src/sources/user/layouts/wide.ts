import { ForewatchError } from '../../../core/errors'
import type { Recipe } from '../../../core/recipe'
import type { UnitRegistry } from '../../../core/registry'
import { importResult } from '../../result'
import { createCollector } from '../../rows'
import { numberReader } from '../cells'
import { columnFinder, rowFilter, type RowConsumer } from '../consumer'
import { draftOf, sourceOf } from './drafts'

const YEAR = /^(?:X|Y)?(\d{4})(?:\.0)?(?: \[YR\d{4}\])?$/
const MONTH = /^(\d{4})-?M?(0[1-9]|1[0-2])$/

/** The period a column is named after, or undefined: `2024`, `2024 [YR2024]`, `2024-07`, `2024M07`. */
export function columnPeriod(name: string, to: 'year' | 'month'): string | undefined {
  const match = (to === 'year' ? YEAR : MONTH).exec(name.trim())
  if (!match) return undefined
  return to === 'year' ? match[1] : `${match[1]}-${match[2]}`
}

/** Tables with one row for a unit (and key) and one column for each period. */
export function wideConsumer(
  recipe: Recipe,
  registry: UnitRegistry,
  file: string,
  columns: readonly string[],
): RowConsumer {
  const find = columnFinder(columns, file, recipe.table.headerRow)
  const unitAt = find(recipe.unit.column)
  const keyAt = recipe.key === undefined ? -1 : find(recipe.key)
  const keep = rowFilter(recipe, find, file)
  const { to } = recipe.period
  const periods = columns.flatMap((name, at) => {
    const period = columnPeriod(name, to)
    return period === undefined ? [] : [{ at, name, period }]
  })
  const twice = periods.find(({ period }, i) => periods.findIndex((each) => each.period === period) !== i)
  if (periods.length === 0 || twice) {
    throw new ForewatchError('bad-columns', {
      what: twice ? `A period stands in two columns: ${twice.period}` : `No column is named after a ${to}`,
      where: `${file}, row ${recipe.table.headerRow} (header)`,
      found: columns.slice(0, 12).join(', '),
      expected: to === 'year' ? 'columns such as 2023, 2024' : 'columns such as 2024-07',
      next: 'Check the header row in the recipe',
    })
  }
  const number = numberReader(recipe)
  const collector = createCollector(registry, file, recipe.duplicates)
  let newest = ''
  return {
    row(cells, row) {
      if (!keep(cells, row)) return
      const key = keyAt < 0 ? undefined : cells[keyAt]!.trim()
      const series = recipe.series.find((each) => key === undefined || each.key === key)
      if (!series) {
        collector.drop('a key that no series asks for', `row ${row}: ${key}`)
        return
      }
      const code = cells[unitAt]!.trim()
      for (const { at, name, period } of periods) {
        const value = number(cells[at]!.trim(), { file, row, column: name }, series.validRange)
        if (value === undefined) continue
        const unit = collector.unit(recipe.unit.system, code, Number(period.slice(0, 4)), row)
        if (unit === undefined) continue
        if (period > newest) newest = period
        collector.add({ unit, period, indicator: series.id, value }, row)
      }
    },
    finish(rowsRead) {
      const drafts = recipe.series.map((series) => draftOf(series, recipe))
      return { ...importResult(sourceOf(recipe, newest), drafts, collector, rowsRead), regions: [] }
    },
  }
}
