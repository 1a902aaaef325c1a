import { parsePeriod, periodOrdinal } from '../../core/period'
import type { Observation, SeriesRecord } from '../../core/series'
import type { PackedColumns, PackedSeries, SeriesFile } from './series-file'

/** Observations of one source in the compact columns that the app loads. Values are passed on unchanged. */
export function packSeries(
  source: string,
  records: readonly SeriesRecord[],
  observations: readonly Observation[],
): SeriesFile {
  const bySeries = new Map<string, Observation[]>()
  for (const observation of observations) {
    const list = bySeries.get(observation.indicator)
    if (list) list.push(observation)
    else bySeries.set(observation.indicator, [observation])
  }
  const series = records.flatMap((record) => {
    const rows = bySeries.get(record.id)
    return rows ? [packOne(record, rows)] : []
  })
  return { format: 'forewatch-series-1', source, series }
}

function packOne(record: SeriesRecord, rows: readonly Observation[]): PackedSeries {
  const ordinals = rows.map((row) => periodOrdinal(parsePeriod(row.period)))
  let first = Infinity
  let last = -Infinity
  for (const ordinal of ordinals) {
    first = Math.min(first, ordinal)
    last = Math.max(last, ordinal)
  }
  const pack = (value: (row: Observation) => number | undefined) => packColumns(rows, ordinals, first, value)
  const low = pack((row) => row.low)
  const high = pack((row) => row.high)
  return {
    id: record.id,
    frequency: record.frequency,
    firstOrdinal: first,
    nPeriods: last - first + 1,
    values: pack((row) => row.value),
    ...(Object.keys(low).length > 0 ? { low } : {}),
    ...(Object.keys(high).length > 0 ? { high } : {}),
  }
}

function packColumns(
  rows: readonly Observation[],
  ordinals: readonly number[],
  first: number,
  value: (row: Observation) => number | undefined,
): PackedColumns {
  const cells = new Map<string, Map<number, number>>()
  rows.forEach((row, i) => {
    const cell = value(row)
    if (cell === undefined) return
    const unit = cells.get(row.unit) ?? new Map<number, number>()
    unit.set(ordinals[i]! - first, cell)
    cells.set(row.unit, unit)
  })
  const columns: PackedColumns = {}
  for (const unit of [...cells.keys()].sort()) {
    const byIndex = cells.get(unit)!
    const indices = [...byIndex.keys()].sort((a, b) => a - b)
    const from = indices[0]!
    const to = indices.at(-1)!
    const column: (number | null)[] = [from]
    for (let index = from; index <= to; index++) column.push(byIndex.get(index) ?? null)
    columns[unit] = column
  }
  return columns
}
