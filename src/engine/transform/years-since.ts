import type { SeriesPanel } from '../../core/panel'
import { Status } from '../../core/status'
import { derived } from './derived'

/** Periods since the value was last at or above `threshold` (0 in such a period); `never` where it has not been so far.
 *  A period without a value has no result and keeps its reason, and is counted as a period passed. */
export function yearsSince(panel: SeriesPanel, threshold: number, never: number): SeriesPanel {
  const { values, status, nUnits, nPeriods } = panel
  const last = new Int32Array(nUnits).fill(-1)
  const out = new Float64Array(values.length).fill(NaN)
  for (let p = 0; p < nPeriods; p++) {
    for (let u = 0; u < nUnits; u++) {
      const cell = p * nUnits + u
      if (status[cell]! >= Status.missing) continue
      if (values[cell]! >= threshold) last[u] = p
      out[cell] = last[u]! < 0 ? never : p - last[u]!
    }
  }
  return derived(panel, out, status.slice())
}
