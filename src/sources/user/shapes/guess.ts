import type { Recipe } from '../../../core/recipe'
import type { UnitRegistry } from '../../../core/registry'
import { columnValues, type Sample } from '../sample'
import { bestCountryColumn, numberColumns, PERIOD_NAMES, periodColumn } from './columns'
import { plainLong } from './general'
import { series, slug } from './shape'

/** What keeps a table from being a plain one, in words for the person who gave it; empty = nothing does. */
export function misfits(sample: Sample, registry: UnitRegistry): string[] {
  const unit = bestCountryColumn(sample, registry)
  const period = periodColumn(sample)
  const { columns, passed } = numberColumns(sample)
  const isValue = (name: string) =>
    name !== unit.column && name !== period?.column && !PERIOD_NAMES.test(name)
  const said: string[] = []
  if (unit.share < 0.5) said.push('no column of countries was found')
  if (!period) {
    const named = namedPeriod(sample)
    const [first] = named === undefined ? [] : columnValues(sample, named)
    const begins = first === undefined ? '' : ` (${named} begins with “${first.slice(0, 40)}”)`
    said.push(`no column of years, months or dates was found${begins}`)
  }
  if (!columns.some(isValue)) said.push('no column of numbers was found')
  for (const { name, first } of passed) {
    if (isValue(name))
      said.push(`${name} holds “${first.slice(0, 40)}”, which is no number written like the others`)
  }
  return said
}

/** A recipe for a table that no form fits, to be corrected: columns by their names, values in what is left. Reading by
 *  it ends with the place of the first cell that is not as it says. */
export function guessRecipe(sample: Sample, registry: UnitRegistry): Recipe | undefined {
  const found = plainLong.recipe(sample, registry)
  const named = found.period.column ?? namedPeriod(sample)
  const rest = sample.columns.filter((name) => name !== '' && name !== found.unit.column && name !== named)
  const value = rest.find((name) => /value|score|amount|number/i.test(name)) ?? rest.at(-1)
  if (found.unit.column === '' || value === undefined) return undefined
  return {
    ...found,
    ...(found.period.column === undefined && named !== undefined
      ? { period: { column: named, form: 'year', to: 'year' } }
      : {}),
    series:
      found.series.length > 0 ? found.series : [series(slug(value), value, 'not stated', { column: value })],
  }
}

const namedPeriod = (sample: Sample): string | undefined =>
  sample.columns.find((name) => PERIOD_NAMES.test(name))
