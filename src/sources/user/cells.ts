import { ForewatchError, type ErrorTag } from '../../core/errors'
import type { PeriodRule, Recipe } from '../../core/recipe'

const MISSING: ReadonlySet<string> = new Set(['', 'NA', 'N/A', 'NaN', 'NULL', 'null', '..'])
const POINT = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/
const COMMA = /^[+-]?(?:\d+(?:,\d*)?|,\d+)(?:[eE][+-]?\d+)?$/

export interface Place {
  readonly file: string
  readonly row: number
  readonly column: string
}

export function cellError(
  tag: ErrorTag,
  what: string,
  { file, row, column }: Place,
  found: string,
  expected: string,
  next = 'Correct the column in the recipe, or download the file again',
): ForewatchError {
  const where = `${file}, row ${row}, column ${column}`
  return new ForewatchError(tag, {
    what,
    where,
    found: found.slice(0, 60) || 'an empty cell',
    expected,
    next,
  })
}

/** Kinds of space that stand between thousands. */
const SPACES = /[ \u00a0\u2009\u202f]/g
const MARKS_NEXT =
  'State the decimal mark and the thousands mark in the form above, or download the file again'

/** Takes out the thousands marks that the recipe states, where they stand between groups of three; else the text as it is. */
function ungrouped(text: string, mark: Recipe['table']['thousands']): string {
  if (mark === undefined) return text
  const plain = mark === ' ' ? text.replace(SPACES, ' ') : text
  const escaped = mark === '.' ? '\\.' : mark
  return new RegExp(`^[+-]?\\d{1,3}(?:${escaped}\\d{3})+(?:[.,]\\d*)?$`).test(plain)
    ? plain.replaceAll(mark, '')
    : text
}

/** Reads the numbers of a file as its recipe says. Never guesses: no thousands marks unless they are stated, no units, no
 *  signs of percent. */
export function numberReader(recipe: Pick<Recipe, 'missing' | 'table'>) {
  const further = new Set(recipe.missing ?? [])
  const comma = recipe.table.decimal === ','
  const form = comma ? COMMA : POINT
  /** @throws ForewatchError `bad-number`, `out-of-range` */
  return (text: string, place: Place, range: readonly [number | null, number | null]): number | undefined => {
    if (MISSING.has(text) || further.has(text)) return undefined
    const plain = ungrouped(text, recipe.table.thousands)
    const value = form.test(plain) ? Number(comma ? plain.replace(',', '.') : plain) : Number.NaN
    if (!Number.isFinite(value)) {
      const expected = `a number with a decimal ${comma ? 'comma' : 'point'}, or an empty cell`
      throw cellError('bad-number', 'A cell cannot be read as a number', place, text, expected, MARKS_NEXT)
    }
    const [low, high] = range
    if ((low !== null && value < low) || (high !== null && value > high)) {
      const expected = `${low ?? '−∞'} to ${high ?? '∞'}`
      throw cellError('out-of-range', 'A value lies outside the range of its series', place, text, expected)
    }
    return value
  }
}

/** A date or period of a row: year, month 1–12 (0 where only the year is known), day (0 likewise). */
export interface Moment {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** Dates kept read; about 150 years of days. */
const MOST_DATES = 55_000
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Reads the dates of a file by one stated form; other forms are refused, not guessed.
 *  @throws ForewatchError `bad-date` */
export function momentReader(rule: PeriodRule) {
  const shift = rule.shiftYears ?? 0
  const fixed = rule.fixed === undefined ? undefined : parse('month', rule.fixed)
  const known = new Map<string, Moment>()
  return (text: string, place: Place): Moment => {
    const before = known.get(text)
    if (before) return before
    const found = rule.form === 'fixed' ? fixed : parse(rule.form, text)
    if (!found) throw badDate(rule.form, text, place)
    const shifted = shift === 0 ? found : { ...found, year: found.year + shift }
    if (known.size < MOST_DATES) known.set(text, shifted)
    return shifted
  }
}

function parse(form: PeriodRule['form'], text: string): Moment | undefined {
  switch (form) {
    case 'year': {
      const match = /^(\d{4})(?:\.0+)?$/.exec(text)
      return match ? valid(Number(match[1]), 0, 0) : undefined
    }
    case 'month': {
      const match = /^(\d{4})(?:-?(?:M)?(\d{2}))?$/.exec(text)
      return match ? valid(Number(match[1]), Number(match[2] ?? 0), 0) : undefined
    }
    case 'date': {
      const match = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text)
      return match ? valid(Number(match[1]), Number(match[2]), Number(match[3])) : undefined
    }
    case 'day-month-year': {
      const numeric = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:[T ].*)?$/.exec(text)
      if (numeric) return valid(Number(numeric[3]), Number(numeric[2]), Number(numeric[1]))
      const named = /^(\d{1,2})[ -]([A-Za-z]{3})[a-z]*[ -](\d{4})$/.exec(text)
      const month = named ? MONTHS.indexOf(named[2]!.toLowerCase()) + 1 : 0
      return named && month > 0 ? valid(Number(named[3]), month, Number(named[1])) : undefined
    }
    case 'month-day-year': {
      const match = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:[T ].*)?$/.exec(text)
      return match ? valid(Number(match[3]), Number(match[1]), Number(match[2])) : undefined
    }
    case 'views-month': {
      if (!/^\d{1,4}$/.test(text) || text === '0') return undefined
      const at = 1980 * 12 + Number(text) - 1
      return valid(Math.floor(at / 12), (at % 12) + 1, 0)
    }
    case 'fixed':
      return undefined
  }
}

function valid(year: number, month: number, day: number): Moment | undefined {
  if (year < 1800 || year > 2200 || month > 12 || day > (DAYS[month - 1] ?? 0)) return undefined
  return { year, month, day }
}

const FORMS: Readonly<Record<PeriodRule['form'], string>> = {
  year: 'a year such as 2024',
  month: 'a month such as 2024-07',
  date: 'a date such as 2024-07-31',
  'day-month-year': 'a date such as 31/07/2024 or 31 July 2024',
  'month-day-year': 'a date such as 07/31/2024',
  'views-month': 'a month number such as 535',
  fixed: 'no column',
}

function badDate(form: PeriodRule['form'], text: string, place: Place): ForewatchError {
  if (/^\d{1,2}:\d{2}(\.\d+|:\d{2})?$/.test(text)) {
    const next = 'Download the original again; or state the period in the recipe (form “fixed”)'
    return cellError(
      'bad-date',
      'The dates of this file were destroyed, as a spreadsheet does on saving',
      place,
      text,
      FORMS[form],
      next,
    )
  }
  return cellError('bad-date', 'A date cannot be read', place, text, FORMS[form])
}
