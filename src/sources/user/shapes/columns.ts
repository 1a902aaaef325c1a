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

/** True if so few texts are odd that they look like faults of a column and not like another kind of column: one in ten,
 *  and one alone among three or more. The form is then still offered, and reading ends with the place of the odd cell. */
export function nearlyAll(values: readonly string[], fits: (value: string) => boolean): boolean {
  const odd = values.filter((value) => !fits(value)).length
  return odd <= Math.max(values.length >= 3 ? 1 : 0, Math.floor(values.length / 10))
}

/** Form of the dates in some texts, or undefined; a few odd ones are let pass unless asked for all. Numeric days before months, unless one day stands in the month's
 *  place: then months first. `ambiguous` where both readings fit all. */
export function dateFormOf(
  values: readonly string[],
  isStrict = false,
): { form: PeriodForm; ambiguous: boolean } | undefined {
  if (values.length === 0) return undefined
  const found =
    FORMS.find(([, pattern]) => values.every((value) => pattern.test(value))) ??
    (isStrict ? undefined : FORMS.find(([, pattern]) => nearlyAll(values, (value) => pattern.test(value))))
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

export const PERIOD_NAMES = /year|date|period|time|month/i

/** The column of years, months or dates: a telling name first, then the first column that reads as one. Columns without
 *  an odd cell go before those with one. */
export function periodColumn(
  sample: Sample,
): { column: string; form: PeriodForm; ambiguous: boolean } | undefined {
  const named = sample.columns.filter((name) => PERIOD_NAMES.test(name))
  for (const columns of [named, sample.columns]) {
    for (const isStrict of [true, false]) {
      for (const column of columns) {
        const found = dateFormOf(columnValues(sample, column), isStrict)
        if (found) return { column, ...found }
      }
    }
  }
  return undefined
}

const POINT = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/
const COMMA = /^[+-]?(\d+(,\d+)?)$/
const EMPTY = new Set(['', 'NA', 'N/A', 'NaN', 'NULL', 'null', '..', '-'])

/** Columns of numbers, and whether they are written with a decimal comma; a few odd cells are let pass. Where commas also
 *  part the cells, a comma followed by exactly three digits may mark thousands ("1,234") and is no evidence by itself.
 *  `passed` are columns that are not read although most of their cells are numbers, with the first cell that is none. */
export function numberColumns(sample: Sample): {
  columns: string[]
  decimal: '.' | ','
  passed: { name: string; first: string }[]
} {
  const evidence = sample.delimiter === ',' ? /^[+-]?(0,\d+|\d+,(\d{1,2}|\d{4,}))$/ : /^[+-]?\d+,\d+$/
  const numbers = sample.columns
    .filter((name) => name !== '')
    .map((name) => ({ name, values: columnValues(sample, name).filter((value) => !EMPTY.has(value)) }))
    .filter(({ values }) => values.length > 0)
  const written = (form: RegExp) =>
    numbers.filter(({ values }) => nearlyAll(values, (value) => form.test(value)))
  const withPoint = written(POINT)
  const withComma = written(COMMA)
  const comma =
    withComma.some(({ values }) => values.some((value) => evidence.test(value))) &&
    withPoint.every((column) => withComma.includes(column) && !column.values.some(isPointed))
  const columns = (comma ? withComma : withPoint).map(({ name }) => name)
  const form = comma ? COMMA : POINT
  const passed = numbers.flatMap(({ name, values }) => {
    if (columns.includes(name)) return []
    const isMostly =
      values.filter((value) => POINT.test(value) || COMMA.test(value)).length > values.length / 2
    return isMostly ? [{ name, first: values.find((value) => !form.test(value))! }] : []
  })
  return { columns, decimal: comma ? ',' : '.', passed }
}

const isPointed = (value: string): boolean => /^[+-]?\d*\.\d+$/.test(value)
