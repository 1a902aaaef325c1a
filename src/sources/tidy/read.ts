import { ForewatchError } from '../../core/errors'
import { parsePeriod } from '../../core/period'
import type { Observation } from '../../core/series'
import { readCsv } from '../csv'
import type { OriginalFile } from '../importer'
import { readNumber } from '../rows'

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
 *  @throws ForewatchError as `readCsv`; `bad-number`, `bad-period`, `duplicate-observation` */
export function readTidyTable(file: OriginalFile): TidyTable {
  const table = readCsv(file, { required: TIDY_COLUMNS })
  const rowOf = new Map<string, number>()
  const observations: Observation[] = []
  const units = new Set<string>()
  for (const row of table.rows) {
    const [unit, period, indicator] = [row.cell('unit'), row.cell('period'), row.cell('indicator')]
    if (unit !== '') units.add(unit)
    const value = readNumber(table, row, 'value')
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
    const low = readNumber(table, row, 'low')
    const high = readNumber(table, row, 'high')
    const bounds = low === undefined || high === undefined ? {} : { low, high }
    observations.push({ unit, period, indicator, value, ...bounds })
  }
  return { observations, units }
}

function checkPeriod(text: string, where: string): void {
  try {
    parsePeriod(text)
  } catch (error) {
    if (error instanceof ForewatchError) throw new ForewatchError(error.tag, { ...error.details, where })
    throw error
  }
}
