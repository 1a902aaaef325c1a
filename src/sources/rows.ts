import { ForewatchError } from '../core/errors'
import type { CodeSystem, UnitRegistry } from '../core/registry'
import type { Observation } from '../core/series'
import type { CsvRow, CsvTable } from './csv'
import type { DroppedRows } from './importer'

/** Texts that mean "no value" in every source; `.` and `-` only where an importer says so. */
const MISSING: ReadonlySet<string> = new Set(['', 'NA', 'N/A', 'NaN', 'NULL', 'null', '..'])
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/
const COMMA_NUMBER = /^[+-]?(?:\d+(?:,\d*)?|,\d+)(?:[eE][+-]?\d+)?$/
const DECIMAL_COMMA =
  'Write a decimal point; or let `indicators import-own` read the file, which knows decimal commas; or state "decimalChar": "," at the field in datapackage.json'

export interface NumberRule {
  /** Smallest and largest value that can be right; null = unbounded. */
  readonly range?: readonly [number | null, number | null]
  /** Further texts that mean "no value". */
  readonly missing?: readonly string[]
  readonly integer?: boolean
  /** Default a point. */
  readonly decimalMark?: '.' | ','
  /** What to do about a cell that is no number. */
  readonly next?: string
}

/** A cell as a number; undefined where the source holds no value. Never guesses: no thousands marks, no units.
 *  @throws ForewatchError `bad-number`, `out-of-range`, each with file, row and column */
export function readNumber(
  table: CsvTable,
  row: CsvRow,
  column: string,
  rule: NumberRule = {},
): number | undefined {
  const text = row.cell(column)
  if (MISSING.has(text) || rule.missing?.includes(text)) return undefined
  const where = `${table.file}, row ${row.number}, column ${column}`
  const comma = rule.decimalMark === ','
  const readable = (comma ? COMMA_NUMBER : NUMBER).test(text)
  const value = readable ? Number(comma ? text.replace(',', '.') : text) : Number.NaN
  if (!Number.isFinite(value) || (rule.integer === true && !Number.isInteger(value))) {
    throw new ForewatchError('bad-number', {
      what: 'A cell cannot be read as a number',
      where,
      found: text.slice(0, 60),
      expected: `a ${rule.integer === true ? 'whole number' : `number with a decimal ${comma ? 'comma' : 'point'}`} or an empty cell`,
      next:
        !comma && /,/.test(text) && COMMA_NUMBER.test(text)
          ? DECIMAL_COMMA
          : (rule.next ?? 'Download the file again; do not open and save it in a spreadsheet'),
    })
  }
  const [low, high] = rule.range ?? [null, null]
  if ((low !== null && value < low) || (high !== null && value > high)) {
    throw new ForewatchError('out-of-range', {
      what: 'A value lies outside the range of its series',
      where,
      found: text,
      expected: `${low ?? '−∞'} to ${high ?? '∞'}`,
      next: 'Check the unit of the column in this edition',
    })
  }
  return value
}

/** The year of a row; always there. @throws ForewatchError `bad-number`, `out-of-range` */
export function readYear(table: CsvTable, row: CsvRow, column = 'year'): number {
  const year = readNumber(table, row, column, { integer: true, range: [1800, 2200] })
  if (year !== undefined) return year
  throw new ForewatchError('bad-number', {
    what: 'A row has no year',
    where: `${table.file}, row ${row.number}, column ${column}`,
    found: 'an empty cell',
    expected: 'a year such as 2024',
    next: 'Download the file again',
  })
}

/** What happens with a second value for the same series, unit and period.
 *  `sum` adds values (bounds too); a rule is only right where the importer can say why. */
export type DuplicateRule = 'error' | 'keep-first' | 'sum' | 'max'

export type NewObservation = Omit<Observation, 'period'> & { readonly period: number | string }

/** Collects observations and the rows that gave none. Missing values are never handed in as zero. */
export interface Collector {
  /** The unit a code means in that year, or undefined with the reason counted: unknown code, aggregate, left out by
   *  the countries policy, or a unit that did not exist in that year. */
  unit(system: CodeSystem, code: string, year: number, rowNumber: number): string | undefined
  /** @throws ForewatchError `duplicate-observation` unless a rule was named */
  add(observation: NewObservation, rowNumber: number): void
  drop(reason: string, example: string): void
  observations(): Observation[]
  dropped(): DroppedRows[]
}

/** A collector for one source. `file` names the original in messages. */
export function createCollector(
  registry: UnitRegistry,
  file: string,
  duplicates: DuplicateRule = 'error',
): Collector {
  const kept = new Map<string, { observation: Observation; row: number }>()
  const reasons = new Map<string, { count: number; examples: string[] }>()
  const drop = (reason: string, example: string): void => {
    const entry = reasons.get(reason) ?? { count: 0, examples: [] }
    reasons.set(reason, entry)
    entry.count++
    if (entry.examples.length < 5) entry.examples.push(example)
  }
  return {
    drop,
    unit(system, code, year, rowNumber) {
      const example = `row ${rowNumber}: ${code} ${year}`
      const found = registry.resolve(system, code, year)
      if (!found.ok) {
        const reasons = {
          unknown: `unknown ${system} code`,
          aggregate: 'aggregate of several countries',
          dropped: `left out by policy: ${found.note}`,
        }
        drop(reasons[found.reason], example)
        return undefined
      }
      if (!registry.existed(found.unit, year)) {
        drop('the unit did not exist in that year', `${example} (${found.unit})`)
        return undefined
      }
      return found.unit
    },
    add({ period, ...rest }, rowNumber) {
      const observation: Observation = { ...rest, period: String(period) }
      const key = `${observation.indicator}|${observation.unit}|${observation.period}`
      const earlier = kept.get(key)
      if (!earlier) {
        kept.set(key, { observation, row: rowNumber })
        return
      }
      if (duplicates === 'error') throw duplicateError(file, observation, earlier.row, rowNumber)
      if (duplicates === 'keep-first') {
        drop(
          'second row for the same unit and period',
          `row ${rowNumber}: ${observation.unit} ${observation.period}`,
        )
        return
      }
      kept.set(key, { observation: combine(earlier.observation, observation, duplicates), row: earlier.row })
    },
    observations: () => sortObservations([...kept.values()].map((entry) => entry.observation)),
    dropped: () => [...reasons].map(([reason, entry]) => ({ reason, ...entry })),
  }
}

/** Joins two values; bounds only where both have them. */
function combine(a: Observation, b: Observation, rule: 'sum' | 'max'): Observation {
  const join = rule === 'sum' ? (x: number, y: number) => x + y : Math.max
  const { unit, period, indicator } = a
  const joined = { unit, period, indicator, value: join(a.value, b.value) }
  if (a.low === undefined || a.high === undefined || b.low === undefined || b.high === undefined)
    return joined
  return { ...joined, low: join(a.low, b.low), high: join(a.high, b.high) }
}

function duplicateError(
  file: string,
  found: Observation,
  firstRow: number,
  secondRow: number,
): ForewatchError {
  return new ForewatchError('duplicate-observation', {
    what: 'Two rows give a value for the same unit and period',
    where: `${file}, rows ${firstRow} and ${secondRow}`,
    found: `${found.indicator} ${found.unit} ${found.period} twice`,
    expected: 'one row',
    next: 'Remove one of the rows, or check whether the file was joined from two',
  })
}

const by = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** In the order of the shipped files: indicator, unit, period. */
export function sortObservations(observations: readonly Observation[]): Observation[] {
  return [...observations].sort(
    (a, b) => by(a.indicator, b.indicator) || by(a.unit, b.unit) || by(a.period, b.period),
  )
}
