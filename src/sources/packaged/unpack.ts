import { ForewatchError } from '../../core/errors'
import type { ColumnPart, ObservationColumn } from '../../core/series'
import type { PackedColumns, PackedSeries, SeriesFile } from './series-file'

/** One packed source, a unit's column at a time, for the units asked for. The inverse of `packSeries`.
 *  @param units units to read; columns of others (territories that are shown and never scored) are passed over
 *  @throws ForewatchError `bad-schema` for a cell that is no number or a column that runs past its series */
export function* unpackSeries(file: SeriesFile, units: ReadonlySet<string>): Generator<ObservationColumn> {
  for (const packed of file.series) {
    const part = (columns: PackedColumns, unit: string) =>
      readColumn(columns[unit] ?? [0], packed, `${file.source}: ${packed.id}, unit ${unit}`)
    for (const unit of Object.keys(packed.values)) {
      if (!units.has(unit)) continue
      yield {
        unit,
        indicator: packed.id,
        values: part(packed.values, unit),
        ...(packed.low ? { low: part(packed.low, unit) } : {}),
        ...(packed.high ? { high: part(packed.high, unit) } : {}),
      }
    }
  }
}

function readColumn(
  column: readonly unknown[],
  { firstOrdinal, nPeriods }: PackedSeries,
  where: string,
): ColumnPart {
  const offset = column[0]
  const nCells = Math.max(0, column.length - 1)
  if (typeof offset !== 'number' || !Number.isInteger(offset) || offset < 0 || offset + nCells > nPeriods) {
    throw bad(where, `offset ${String(offset)} with ${nCells} values`, `at most ${nPeriods} periods`)
  }
  for (let i = 1; i <= nCells; i++) {
    const cell = column[i]
    if (cell !== null && typeof cell !== 'number')
      throw bad(`${where}, value ${i}`, typeof cell, 'a number or null')
  }
  return { firstOrdinal: firstOrdinal + offset, cells: column.slice(1) as (number | null)[] }
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
