import type { SeriesPanel } from '../../core/panel'
import { Status } from '../../core/status'
import { derived } from './derived'

/** 1 at or beyond `at` on the named side, else 0. Missing stays missing. */
export function threshold(panel: SeriesPanel, at: number, side: 'at-least' | 'at-most'): SeriesPanel {
  const { values, status } = panel
  const out = new Float64Array(values.length).fill(NaN)
  for (let i = 0; i < values.length; i++) {
    if (status[i]! >= Status.missing) continue
    out[i] = (side === 'at-least' ? values[i]! >= at : values[i]! <= at) ? 1 : 0
  }
  return derived(panel, out, status.slice())
}
