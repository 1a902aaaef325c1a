import { ForewatchError } from '../../core/errors'
import { formatPeriod, monthPeriod, year } from '../../core/period'
import type { Observation } from '../../core/series'
import type { PackedColumns, PackedSeries, SeriesFile } from './series-file'

/** Observations of one packed source, one by one, for the units asked for. The inverse of `packSeries`.
 *  @param units units to read; columns of others (territories that are shown and never scored) are passed over
 *  @throws ForewatchError `bad-schema` for a cell that is no number or a column that runs past its series */
export function* unpackSeries(file: SeriesFile, units: ReadonlySet<string>): Generator<Observation> {
  for (const packed of file.series) {
    const periods = Array.from({ length: packed.nPeriods }, (_, i) =>
      formatPeriod(
        packed.frequency === 'year' ? year(packed.firstOrdinal + i) : monthPeriod(packed.firstOrdinal + i),
      ),
    )
    for (const unit of Object.keys(packed.values)) {
      if (units.has(unit)) yield* unpackUnit(packed, unit, periods, file.source)
    }
  }
}

function* unpackUnit(
  packed: PackedSeries,
  unit: string,
  periods: readonly string[],
  source: string,
): Generator<Observation> {
  const where = `${source}: ${packed.id}, unit ${unit}`
  const values = readColumn(packed.values, unit, packed.nPeriods, where)
  const low = packed.low ? readColumn(packed.low, unit, packed.nPeriods, where) : undefined
  const high = packed.high ? readColumn(packed.high, unit, packed.nPeriods, where) : undefined
  for (let i = 0; i < values.cells.length; i++) {
    const value = values.cells[i]
    if (typeof value !== 'number') continue
    const period = values.offset + i
    const lowest = low?.cells[period - low.offset]
    const highest = high?.cells[period - high.offset]
    yield {
      unit,
      period: periods[period]!,
      indicator: packed.id,
      value,
      ...(typeof lowest === 'number' ? { low: lowest } : {}),
      ...(typeof highest === 'number' ? { high: highest } : {}),
    }
  }
}

interface Column {
  readonly offset: number
  readonly cells: readonly (number | null)[]
}

function readColumn(columns: PackedColumns, unit: string, nPeriods: number, where: string): Column {
  const [offset, ...cells] = columns[unit] ?? [0]
  if (
    typeof offset !== 'number' ||
    !Number.isInteger(offset) ||
    offset < 0 ||
    offset + cells.length > nPeriods
  ) {
    throw bad(where, `offset ${String(offset)} with ${cells.length} values`, `at most ${nPeriods} periods`)
  }
  const wrong = cells.findIndex((cell) => cell !== null && typeof cell !== 'number')
  if (wrong >= 0) throw bad(`${where}, value ${wrong + 1}`, typeof cells[wrong], 'a number or null')
  return { offset, cells: cells as (number | null)[] }
}

function bad(where: string, found: string, expected: string): ForewatchError {
  return new ForewatchError('bad-schema', {
    what: 'A packaged series cannot be read',
    where,
    found,
    expected,
    next: 'Run the build again, then reload',
  })
}
