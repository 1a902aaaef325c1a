import { ForewatchError } from '../../core/errors'
import { endMonth, formatPeriod, monthPeriod, parsePeriod, year, type MonthOrdinal } from '../../core/period'
import type { SeriesPanel } from '../../core/panel'
import { Status } from '../../core/status'
import type { Observation } from '../../core/series'
import type { WithdrawnCell } from '../../engine/data/withdrawn-cells'

const HEAD = ['indicator', 'unit', 'measure']
const MEASURES = ['value', 'low', 'high'] as const
/** What stands in the place of a value that its source took back. */
export const WITHDRAWN = 'withdrawn'

/** A table of series of one frequency: one row a series, unit and measure, one column a period, empty = no value held,
 *  `withdrawn` = taken back by the source. Only observed values of periods published by `month`; rows without any are left out. Undefined where nothing is left. */
export function writeWideTable(
  panels: readonly SeriesPanel[],
  unitIds: readonly string[],
  month: MonthOrdinal,
): string | undefined {
  const rows: { readonly key: string; readonly cells: ReadonlyMap<number, Cell> }[] = []
  let first = Infinity
  let last = -Infinity
  for (const panel of panels) {
    unitIds.forEach((unit, u) => {
      for (const measure of MEASURES) {
        const cells = cellsOf(panel, u, measure, month)
        if (cells.size === 0) continue
        for (const ordinal of cells.keys()) {
          first = Math.min(first, ordinal)
          last = Math.max(last, ordinal)
        }
        rows.push({ key: `${panel.seriesId},${unit},${measure}`, cells })
      }
    })
  }
  if (rows.length === 0) return undefined
  const frequency = panels[0]!.frequency
  const ordinals = Array.from({ length: last - first + 1 }, (_, i) => first + i)
  const name = (ordinal: number) => formatPeriod(frequency === 'year' ? year(ordinal) : monthPeriod(ordinal))
  const lines = rows.map(
    ({ key, cells }) => `${key},${ordinals.map((ordinal) => cells.get(ordinal) ?? '').join(',')}`,
  )
  return `${[...HEAD, ...ordinals.map(name)].join(',')}\n${lines.join('\n')}\n`
}

type Cell = number | typeof WITHDRAWN

function cellsOf(
  panel: SeriesPanel,
  unit: number,
  measure: (typeof MEASURES)[number],
  month: MonthOrdinal,
): ReadonlyMap<number, Cell> {
  const cells = new Map<number, Cell>()
  const from = measure === 'value' ? panel.values : panel[measure]
  if (!from) return cells
  for (let p = 0; p < panel.nPeriods; p++) {
    const ordinal = panel.firstOrdinal + p
    const end = panel.frequency === 'month' ? ordinal : ordinal * 12 + 11
    if (end + panel.publicationLagMonths > month) break
    const at = p * panel.nUnits + unit
    const status = panel.status[at]!
    if (status === Status.withdrawn && measure === 'value') cells.set(ordinal, WITHDRAWN)
    if (status !== Status.observed && status !== Status.judged) continue
    const value = from[at]!
    if (Number.isFinite(value)) cells.set(ordinal, value)
  }
  return cells
}

/** The figures of a table that their source took back. */
export function readWithdrawn(text: string): WithdrawnCell[] {
  if (!text.includes(WITHDRAWN)) return []
  const [header = [], ...rows] = text.split('\n').map((line) => line.split(','))
  return rows.flatMap(([indicator = '', unit = '', , ...cells]) =>
    cells.flatMap((cell, c) =>
      cell === WITHDRAWN ? [{ indicator, unit, period: header[HEAD.length + c]! }] : [],
    ),
  )
}

/** Reads the values of what `writeWideTable` wrote. @throws ForewatchError `bad-snapshot` with row and column */
export function readWideTable(text: string, path: string): Observation[] {
  const lines = text.split('\n')
  const header = lines[0]?.split(',') ?? []
  if (HEAD.some((name, i) => header[i] !== name)) {
    throw bad(`${path}, header`, header.slice(0, 3).join(','), HEAD.join(','))
  }
  const periods = header.slice(HEAD.length)
  for (const period of periods) endMonth(parsePeriod(period))
  const found = new Map<string, { value: number; low?: number; high?: number }>()
  lines.slice(1).forEach((line, i) => {
    if (line === '') return
    const cells = line.split(',')
    const [indicator = '', unit = '', measure = ''] = cells
    const where = `${path}, row ${i + 2}`
    if (cells.length !== header.length) throw bad(where, `${cells.length} cells`, `${header.length}`)
    if (!(MEASURES as readonly string[]).includes(measure)) throw bad(where, measure, MEASURES.join(', '))
    for (let c = HEAD.length; c < cells.length; c++) {
      const cell = cells[c]!
      if (cell === '' || (cell === WITHDRAWN && measure === 'value')) continue
      const number = Number(cell)
      if (!Number.isFinite(number)) throw bad(`${where}, column ${c + 1}`, cell, 'a number')
      const key = `${indicator}\t${unit}\t${header[c]!}`
      const known = found.get(key)
      if (measure === 'value') found.set(key, { value: number })
      else if (known) known[measure as 'low' | 'high'] = number
      else throw bad(where, `a ${measure} without its value`, 'the row of values first')
    }
  })
  return [...found].map(([key, numbers]) => {
    const [indicator, unit, period] = key.split('\t') as [string, string, string]
    return { unit, period, indicator, ...numbers }
  })
}

function bad(where: string, found: string, expected: string): ForewatchError {
  return new ForewatchError('bad-snapshot', {
    what: 'A table of the snapshot cannot be read',
    where,
    found,
    expected,
    next: 'Get the snapshot again, whole',
  })
}
