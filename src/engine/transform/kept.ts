import type { SeriesPanel } from '../../core/panel'
import type { DataSet } from '../types'

/** Chains kept per series of a data set; the oldest is let go first. */
const KEPT_PER_SERIES = 12
const kept = new WeakMap<DataSet, Map<string, Map<string, SeriesPanel>>>()

/** A transformed series, made once per data set: panels never change, so the same steps give the same cells, and a score
 *  at another date or under another norm need not make them again.
 *  @param steps  the transforms so far, written out */
export function keptTransform(
  data: DataSet,
  seriesId: string,
  steps: string,
  make: () => SeriesPanel,
): SeriesPanel {
  const ofData = kept.get(data) ?? new Map<string, Map<string, SeriesPanel>>()
  kept.set(data, ofData)
  const ofSeries = ofData.get(seriesId) ?? new Map<string, SeriesPanel>()
  ofData.set(seriesId, ofSeries)
  const found = ofSeries.get(steps) ?? make()
  ofSeries.delete(steps)
  ofSeries.set(steps, found)
  const oldest = ofSeries.keys().next().value
  if (ofSeries.size > KEPT_PER_SERIES && oldest !== undefined) ofSeries.delete(oldest)
  return found
}
