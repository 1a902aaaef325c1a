import type { Observation } from '../../core/series'
import { visibleText } from '../../core/visible-text'

const PERIOD = /^\d{4}(-(0[1-9]|1[0-2]))?$/
const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/

/** Reads the form that our own writer gives, several times faster than the general reader: no quotation marks, commas,
 *  every row whole, rows in strictly ascending order of indicator, unit, period, names without marks that nobody sees.
 *  Anything else gives undefined, and the
 *  general reader must read the text and say what is wrong. */
export function readOrderedTidy(text: string): Observation[] | undefined {
  if (text.includes('"')) return undefined
  const firstEnd = text.indexOf('\n')
  const header = text.slice(0, firstEnd)
  const bounds = header === 'unit,period,indicator,value,low,high'
  if (!bounds && header !== 'unit,period,indicator,value') return undefined
  const nCells = bounds ? 6 : 4
  const periods = new Set<string>()
  const names = new Set<string>()
  const found: Observation[] = []
  let before = ''
  for (let start = firstEnd + 1; start < text.length;) {
    const end = text.indexOf('\n', start)
    if (end < 0) return undefined
    const cells = text.slice(start, end).split(',')
    start = end + 1
    if (cells.length !== nCells) return undefined
    const [unit, period, indicator, value] = cells as [string, string, string, string]
    if (unit === '' || indicator === '' || !NUMBER.test(value)) return undefined
    if (!periods.has(period)) {
      if (!PERIOD.test(period)) return undefined
      periods.add(period)
    }
    for (const name of [unit, indicator]) {
      if (names.has(name)) continue
      if (visibleText(name) !== name) return undefined
      names.add(name)
    }
    const key = `${indicator}|${unit}|${period}`
    if (key <= before) return undefined
    before = key
    const row = { unit, period, indicator, value: Number(value) }
    const [low = '', high = ''] = cells.slice(4)
    if (low === '' || high === '') {
      if (low !== high) return undefined
      found.push(row)
      continue
    }
    if (!NUMBER.test(low) || !NUMBER.test(high)) return undefined
    found.push({ ...row, low: Number(low), high: Number(high) })
  }
  return found.length > 0 ? found : undefined
}
