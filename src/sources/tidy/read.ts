import { ForewatchError } from '../../core/errors'
import { parsePeriod } from '../../core/period'
import type { Observation } from '../../core/series'
import { visibleText } from '../../core/visible-text'
import { readCsv, type CsvRow } from '../csv'
import type { OriginalFile } from '../importer'
import { readNumber } from '../rows'
import { PLAIN, type TableForm } from './form'

export const TIDY_COLUMNS = ['unit', 'period', 'indicator', 'value'] as const

export interface TidyTable {
  readonly observations: Observation[]
  /** Every unit that a row names, those without any value included. */
  readonly units: ReadonlySet<string>
}

/** As `readTidyTable`, without the units that hold nothing. */
export function readTidy(file: OriginalFile): Observation[] {
  return readTidyTable(file).observations
}

/** Reads a tidy table with the columns unit, period, indicator, value and, where there are any, low and high, in any
 *  order. A row with an empty value holds nothing and is left out. Units and ranges are not checked here.
 *  @param form  what the description of the table says about its columns
 *  @throws ForewatchError as `readCsv`; `bad-number`, `bad-period`, `duplicate-observation`, `bad-csv` (a mark that
 *  nobody sees in the name of a unit or indicator) */
export function readTidyTable(file: OriginalFile, form: TableForm = PLAIN): TidyTable {
  const table = readCsv(file, { required: TIDY_COLUMNS })
  const numbers = {
    value: numberRule(form, 'value'),
    low: numberRule(form, 'low'),
    high: numberRule(form, 'high'),
  }
  const nameOf = nameReader(table.file, form)
  const rowOf = new Map<string, number>()
  const observations: Observation[] = []
  const units = new Set<string>()
  for (const row of table.rows) {
    const [unit, period, indicator] = [nameOf(row, 'unit'), row.cell('period'), nameOf(row, 'indicator')]
    if (unit !== '') units.add(unit)
    const value = readNumber(table, row, 'value', numbers.value)
    if (value === undefined) continue
    checkPeriod(period, `${table.file}, row ${row.number}, column period`)
    const key = `${indicator}|${unit}|${period}`
    const earlier = rowOf.get(key)
    if (earlier !== undefined) {
      throw new ForewatchError('duplicate-observation', {
        what: 'Two rows give a value for the same unit and period',
        where: `${table.file}, rows ${earlier} and ${row.number}`,
        found: `${indicator} ${unit} ${period} twice`,
        expected: 'one row',
        next: 'Remove one of the rows',
      })
    }
    rowOf.set(key, row.number)
    const low = readNumber(table, row, 'low', numbers.low)
    const high = readNumber(table, row, 'high', numbers.high)
    const bounds = low === undefined || high === undefined ? {} : { low, high }
    observations.push({ unit, period, indicator, value, ...bounds })
  }
  return { observations, units }
}

function numberRule(form: TableForm, column: string) {
  return { ...form.get(column), next: 'Correct the cell, or leave it empty where nothing is known' }
}

/** Reads ids. Two that look alike and differ in a mark that nobody sees would be two units. */
function nameReader(file: string, form: TableForm) {
  const seen = new Set<string>()
  return (row: CsvRow, column: 'unit' | 'indicator'): string => {
    const text = row.cell(column)
    if (form.get(column)?.missing.includes(text)) return ''
    if (seen.has(text)) return text
    if (visibleText(text) !== text) {
      throw new ForewatchError('bad-csv', {
        what: text.includes('\u0000')
          ? 'The text holds a NUL character'
          : 'A name holds a mark that nobody sees',
        where: `${file}, row ${row.number}, column ${column}`,
        found: visibleText(text).slice(0, 60),
        expected: 'letters, digits and signs that can be seen',
        next: 'Remove the mark; if the whole file is UTF-16, save it as UTF-8',
      })
    }
    seen.add(text)
    return text
  }
}

function checkPeriod(text: string, where: string): void {
  try {
    parsePeriod(text)
  } catch (error) {
    if (error instanceof ForewatchError) throw new ForewatchError(error.tag, { ...error.details, where })
    throw error
  }
}
