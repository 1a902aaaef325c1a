import type { SeriesPanel } from '../../core/panel'
import { formatPeriod, monthPeriod, year } from '../../core/period'
import type { Observation } from '../../core/series'
import { Status } from '../../core/status'

/** What a panel holds as reported values, in order of periods and units; zeros by the source's own rule are no records. */
export function panelObservations(
  panel: SeriesPanel,
  units: readonly { readonly id: string }[],
): Observation[] {
  const found: Observation[] = []
  for (let p = 0; p < panel.nPeriods; p++) {
    const ordinal = panel.firstOrdinal + p
    const period = formatPeriod(panel.frequency === 'month' ? monthPeriod(ordinal) : year(ordinal))
    for (let u = 0; u < panel.nUnits; u++) {
      const i = p * panel.nUnits + u
      if (panel.status[i] !== Status.observed) continue
      found.push({ unit: units[u]!.id, period, indicator: panel.seriesId, value: panel.values[i]! })
    }
  }
  return found
}
