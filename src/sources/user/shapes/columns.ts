import type { PeriodForm, Recipe } from '../../../core/recipe'
import type { CodeSystem, UnitRegistry } from '../../../core/registry'
import { columnValues, type Sample } from '../sample'

const SYSTEMS: readonly CodeSystem[] = ['iso3', 'name', 'iso2', 'worldbank', 'm49', 'gw', 'cow']
const NAMES =
  /iso.?3|iso_?a3|_?iso$|country|land|state|nation|location_code|ref_area|alpha|territory|unit|geo|^loc|adm(in)?0|origin|gwno|ccode|cow/i

/** Share of the different texts of a column that mean a country in a code system. Aggregates do not count for or
 *  against. */
export function countryShare(values: readonly string[], system: CodeSystem, registry: UnitRegistry): number {
  const different = [...new Set(values)].slice(0, 80)
  let hits = 0
  let asked = 0
  for (const value of different) {
    const answer = registry.resolve(system, value, 2015)
    if (!answer.ok && answer.reason === 'aggregate') continue
    asked++
    if (answer.ok || answer.reason === 'dropped' || answer.note.includes('in use')) hits++
  }
  return asked === 0 ? 0 : hits / asked
}

/** The column and code system that name most countries. Plain numbers are read as codes only under a telling name.
 *  Where nothing fits, the first column by name: the person then chooses. */
export function bestCountryColumn(
  sample: Sample,
  registry: UnitRegistry,
): Recipe['unit'] & { share: number } {
  let best: Recipe['unit'] & { share: number } = { column: sample.columns[0] ?? '', system: 'name', share: 0 }
  for (const column of sample.columns) {
    const values = columnValues(sample, column)
    if (values.length === 0 || column === '') continue
    const numeric = values.every((value) => /^\d+(\.0+)?$/.test(value))
    for (const system of SYSTEMS) {
      const codes = system === 'm49' || system === 'gw' || system === 'cow'
      if (codes !== numeric || (numeric && !numberName(system, column))) continue
      const share =
        countryShare(values, system, registry) +
        (NAMES.test(column) ? 0.05 : 0) -
        (system === 'iso2' ? 0.03 : 0) +
        // Codes leave less to guess than names.
        (system === 'iso3' || system === 'worldbank' ? 0.04 : 0)
      if (share > best.share + 1e-9) best = { column, system, share }
    }
  }
  return best
}

export function countryColumn(sample: Sample, registry: UnitRegistry): Recipe['unit'] {
  const { column, system } = bestCountryColumn(sample, registry)
  return { column, system }
}

function numberName(system: CodeSystem, column: string): boolean {
  if (system === 'm49') return /m49|iso|numeric|un_?code|area.?code/i.test(column)
  return system === 'gw' ? /gw|country_id/i.test(column) : /cow|ccode/i.test(column)
}

const FORMS: readonly (readonly [PeriodForm, RegExp])[] = [
  ['year', /^(1[89]|20|21)\d{2}(\.0+)?$/],
  ['month', /^(1[89]|20|21)\d{2}-?M?(0[1-9]|1[0-2])$/],
  ['date', /^(1[89]|20|21)\d{2}-\d{1,2}-\d{1,2}([T ].*)?$/],
  ['day-month-year', /^(\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{1,2} [A-Za-z]{3,9} \d{4})/],
]

/** Form of the dates in some texts, or undefined. Numeric days before months, unless one day stands in the month's
 *  place: then months first. `ambiguous` where both readings fit all. */
export function dateFormOf(values: readonly string[]): { form: PeriodForm; ambiguous: boolean } | undefined {
  if (values.length === 0) return undefined
  const found = FORMS.find(([, pattern]) => values.every((value) => pattern.test(value)))
  if (!found) return undefined
  const [form] = found
  if (form !== 'day-month-year') return { form, ambiguous: false }
  const pairs = values.flatMap((value) => {
    const match = /^(\d{1,2})[./-](\d{1,2})[./-]/.exec(value)
    return match ? [[Number(match[1]), Number(match[2])] as const] : []
  })
  if (pairs.some(([, second]) => second > 12)) return { form: 'month-day-year', ambiguous: false }
  return { form, ambiguous: pairs.length > 0 && pairs.every(([first]) => first <= 12) }
}

/** The column of years, months or dates: a telling name first, then the first column that reads as one. */
export function periodColumn(
  sample: Sample,
): { column: string; form: PeriodForm; ambiguous: boolean } | undefined {
  const named = sample.columns.filter((name) => /year|date|period|time|month/i.test(name))
  for (const column of [...named, ...sample.columns]) {
    const found = dateFormOf(columnValues(sample, column))
    if (found) return { column, ...found }
  }
  return undefined
}

const POINT = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/
const COMMA = /^[+-]?(\d+(,\d+)?)$/
const EMPTY = new Set(['', 'NA', 'N/A', 'NaN', 'NULL', 'null', '..', '-'])

/** Columns whose cells are numbers throughout, and whether they are written with a decimal comma. Where commas also part
 *  the cells, a comma followed by exactly three digits may mark thousands ("1,234") and is no evidence by itself. */
export function numberColumns(sample: Sample): { columns: string[]; decimal: '.' | ',' } {
  const evidence = sample.delimiter === ',' ? /^[+-]?(0,\d+|\d+,(\d{1,2}|\d{4,}))$/ : /^[+-]?\d+,\d+$/
  const numbers = sample.columns
    .filter((name) => name !== '')
    .map((name) => ({ name, values: columnValues(sample, name).filter((value) => !EMPTY.has(value)) }))
    .filter(({ values }) => values.length > 0)
  const written = (form: RegExp) => numbers.filter(({ values }) => values.every((value) => form.test(value)))
  const withPoint = written(POINT)
  const withComma = written(COMMA)
  const comma =
    withComma.some(({ values }) => values.some((value) => evidence.test(value))) &&
    withPoint.every((column) => withComma.includes(column))
  const columns = (comma ? withComma : withPoint).map(({ name }) => name)
  return { columns, decimal: comma ? ',' : '.' }
}
