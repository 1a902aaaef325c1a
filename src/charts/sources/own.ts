import type { CodeSystem } from '../../core/registry'
import type { PeriodForm } from '../../core/recipe'
import type { AbsenceRule, Direction, LicenceClass } from '../../core/series'

export interface Choice<T extends string> {
  readonly value: T
  readonly text: string
}

/** Kinds of country code that a file may use. */
export const CODE_SYSTEMS: readonly Choice<CodeSystem>[] = [
  { value: 'iso3', text: 'ISO 3166 letters, three' },
  { value: 'iso2', text: 'ISO 3166 letters, two' },
  { value: 'm49', text: 'UN M49 number' },
  { value: 'name', text: 'country name' },
  { value: 'gw', text: 'Gleditsch–Ward number' },
  { value: 'cow', text: 'Correlates of War number' },
  { value: 'vdem', text: 'V-Dem letters' },
  { value: 'vdem-number', text: 'V-Dem number' },
  { value: 'unhcr', text: 'UNHCR letters' },
  { value: 'worldbank', text: 'World Bank letters' },
  { value: 'pitf', text: 'Political Instability Task Force letters' },
]
export const PERIOD_FORMS: readonly Choice<PeriodForm>[] = [
  { value: 'year', text: 'year, 2024' },
  { value: 'month', text: 'month, 2024-03' },
  { value: 'date', text: 'year-month-day' },
  { value: 'day-month-year', text: 'day/month/year' },
  { value: 'month-day-year', text: 'month/day/year' },
  { value: 'views-month', text: 'VIEWS month number' },
  { value: 'fixed', text: 'one period for the whole file' },
]
export const DIRECTIONS: readonly Choice<Direction>[] = [
  { value: 'higher-is-riskier', text: 'higher is riskier' },
  { value: 'lower-is-riskier', text: 'lower is riskier' },
  { value: 'context', text: 'context, never scored' },
]
export const ABSENCES: readonly Choice<AbsenceRule>[] = [
  { value: 'missing', text: 'not known' },
  { value: 'zero', text: 'zero: every case is recorded' },
]
export const LICENCES: readonly Choice<LicenceClass>[] = [
  { value: 'UNSTATED', text: 'not stated' },
  { value: 'OPEN', text: 'open' },
  { value: 'FACTS', text: 'facts, free' },
  { value: 'SA', text: 'share alike' },
  { value: 'NC', text: 'not for commerce' },
  { value: 'NO-REDISTRIBUTION', text: 'may not be passed on' },
]

/** One import kept in this browser, as the screen lists it. */
export interface OwnEditionRow {
  readonly id: string
  readonly title: string
  readonly file: string
  /** ISO date. */
  readonly imported: string
  readonly series: number
  readonly values: number
  /** The newest of its source: the one in use. */
  readonly isInUse: boolean
}

/** What an import gave, in numbers. */
export interface ImportSummary {
  readonly title: string
  readonly rowsRead: number
  readonly values: number
  readonly series: readonly string[]
  readonly units: number
  readonly first: string
  readonly last: string
  readonly dropped: readonly {
    readonly reason: string
    readonly count: number
    readonly examples: readonly string[]
  }[]
  /** Values of years or months later than the one of the import. */
  readonly ahead?: { readonly count: number; readonly last: string }
  /** Against the edition before; absent for the first. */
  readonly against?: {
    readonly same: number
    readonly revised: number
    readonly added: number
    readonly gone: number
    readonly droppedSeries: readonly string[]
    readonly droppedUnits: readonly string[]
  }
}

/** “40 values of 2 series for 20 countries, 2022–2023, are in use” */
export function summaryTitle(
  { values, series, units, first, last }: ImportSummary,
  count: (n: number) => string,
): string {
  const word = (n: number, one: string, many: string) => `${count(n)} ${n === 1 ? one : many}`
  const span = first === last ? first : `${first} to ${last}`
  return `${word(values, 'value', 'values')} of ${word(series.length, 'series', 'series')} for ${word(units, 'country', 'countries')}, ${span}, can be used by a model`
}
