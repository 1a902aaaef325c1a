import { ForewatchError } from '../../core/errors'
import type { UnitRegistry } from '../../core/registry'
import type { PackedColumns, PackedSeries } from './series-file'

/** Values of one packed series over the registry's units, NaN where none is held:
 *  `values[periodIndex * nUnits + unitIndex]`. */
export interface DecodedSeries {
  readonly id: string
  readonly frequency: 'year' | 'month'
  readonly firstOrdinal: number
  readonly nPeriods: number
  readonly values: Float64Array
  readonly low?: Float64Array
  readonly high?: Float64Array
}

/** @throws ForewatchError `bad-schema` for a cell that is no number, a column that runs over, or an unknown unit */
export function decodeSeries(packed: PackedSeries, registry: UnitRegistry, where: string): DecodedSeries {
  const decode = (columns: PackedColumns) => decodeColumns(columns, packed, registry, where)
  return {
    id: packed.id,
    frequency: packed.frequency,
    firstOrdinal: packed.firstOrdinal,
    nPeriods: packed.nPeriods,
    values: decode(packed.values),
    ...(packed.low ? { low: decode(packed.low) } : {}),
    ...(packed.high ? { high: decode(packed.high) } : {}),
  }
}

function decodeColumns(
  columns: PackedColumns,
  { id, nPeriods }: PackedSeries,
  registry: UnitRegistry,
  where: string,
): Float64Array {
  const nUnits = registry.units.length
  const values = new Float64Array(nPeriods * nUnits).fill(NaN)
  for (const [unit, column] of Object.entries(columns)) {
    const unitIndex = registry.indexOf(unit)
    const offset = column[0]
    if (unitIndex < 0)
      throw badCell(where, `${id}, unit ${unit}`, 'a unit that the registry does not hold', 'a known unit')
    if (
      typeof offset !== 'number' ||
      !Number.isInteger(offset) ||
      offset < 0 ||
      offset + column.length - 1 > nPeriods
    ) {
      throw badCell(
        where,
        `${id}, unit ${unit}`,
        `offset ${String(offset)} with ${column.length - 1} values`,
        `at most ${nPeriods} periods`,
      )
    }
    for (let i = 1; i < column.length; i++) {
      const cell = column[i]
      if (cell === null) continue
      if (typeof cell !== 'number')
        throw badCell(where, `${id}, unit ${unit}, value ${i}`, typeof cell, 'a number or null')
      values[(offset + i - 1) * nUnits + unitIndex] = cell
    }
  }
  return values
}

function badCell(where: string, cell: string, found: string, expected: string): ForewatchError {
  return new ForewatchError('bad-schema', {
    what: 'A packaged series cannot be read',
    where: `${where}: ${cell}`,
    found,
    expected,
    next: 'Run the build again, then reload',
  })
}
