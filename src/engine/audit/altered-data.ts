import type { SeriesPanel } from '../../core/panel'
import { hasValue, Status } from '../../core/status'
import type { DataSet } from '../types'

/** The data with every value of some series taken back, as if their source had never published them. Panels that are not
 *  touched are shared with the original. */
export function withoutSeries(data: DataSet, ids: ReadonlySet<string>): DataSet {
  return altered(data, ids, () => true, Status.withdrawn)
}

/** The data as they would stand if the source of some series had published nothing after a month: what came out later
 *  (period end + publication lag after `lastMonth`) is missing. */
export function frozenSeries(data: DataSet, ids: ReadonlySet<string>, lastMonth: number): DataSet {
  return altered(
    data,
    ids,
    (panel, period) => {
      const ordinal = panel.firstOrdinal + period
      const end = panel.frequency === 'month' ? ordinal : ordinal * 12 + 11
      return end + panel.publicationLagMonths > lastMonth
    },
    Status.missing,
  )
}

function altered(
  data: DataSet,
  ids: ReadonlySet<string>,
  gone: (panel: SeriesPanel, period: number) => boolean,
  status: number,
): DataSet {
  const panels = new Map(data.panels)
  for (const id of ids) {
    const panel = data.panels.get(id)
    if (!panel) continue
    const values = panel.values.slice()
    const codes = panel.status.slice()
    for (let p = 0; p < panel.nPeriods; p++) {
      if (!gone(panel, p)) continue
      for (let i = p * panel.nUnits; i < (p + 1) * panel.nUnits; i++) {
        if (!hasValue(codes[i]!)) continue
        values[i] = Number.NaN
        codes[i] = status
      }
    }
    panels.set(id, Object.freeze({ ...panel, values, status: codes }))
  }
  return Object.freeze({ units: data.units, series: data.series, panels })
}
