import { ForewatchError } from '../../core/errors'
import { parsePeriod, periodOrdinal } from '../../core/period'
import type { Observation } from '../../core/series'
import { Status } from '../../core/status'
import type { DataSet } from '../types'

/** A figure that its source took back. */
export type WithdrawnCell = Pick<Observation, 'indicator' | 'unit' | 'period'>

/** The data with single figures marked as taken back by their source: no value, and another reason than missing. Panels that are
 *  not touched are shared with the original. @throws ForewatchError `bad-period` for a figure outside of what is covered */
export function withWithdrawnCells(data: DataSet, cells: readonly WithdrawnCell[]): DataSet {
  if (cells.length === 0) return data
  const unitIndex = new Map(data.units.map(({ id }, u) => [id, u]))
  const panels = new Map(data.panels)
  const copied = new Set<string>()
  for (const { indicator, unit, period } of cells) {
    let panel = panels.get(indicator)
    const u = unitIndex.get(unit)
    const p = panel ? periodOrdinal(parsePeriod(period)) - panel.firstOrdinal : -1
    if (!panel || u === undefined || p < 0 || p >= panel.nPeriods) {
      throw new ForewatchError('bad-period', {
        what: 'A figure that was taken back lies outside of what its series covers',
        where: `${indicator}, ${unit}`,
        found: period,
        expected: 'a series, country and period of the catalogue',
      })
    }
    if (!copied.has(indicator)) {
      panel = { ...panel, values: panel.values.slice(), status: panel.status.slice() }
      panels.set(indicator, panel)
      copied.add(indicator)
    }
    panel.values[p * panel.nUnits + u] = Number.NaN
    panel.status[p * panel.nUnits + u] = Status.withdrawn
  }
  for (const id of copied) panels.set(id, Object.freeze(panels.get(id)!))
  return Object.freeze({ units: data.units, series: data.series, panels })
}
