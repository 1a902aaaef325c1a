import type { SeriesPanel } from '../../core/panel'

/** A panel on the same axis with other cells. The source's own bounds do not pass through a transform. */
export function derived(panel: SeriesPanel, values: Float64Array, status: Uint8Array): SeriesPanel {
  return Object.freeze({
    seriesId: panel.seriesId,
    frequency: panel.frequency,
    firstOrdinal: panel.firstOrdinal,
    nPeriods: panel.nPeriods,
    nUnits: panel.nUnits,
    values,
    status,
    publicationLagMonths: panel.publicationLagMonths,
  })
}
