import { ln1p } from '../../core/portable-math'
import type { SeriesPanel } from '../../core/panel'
import { Status } from '../../core/status'
import { derived } from './derived'

/** Natural logarithm of 1 + x, cell by cell. Missing stays missing; x ≤ −1 is out of range. */
export function log1p(panel: SeriesPanel): SeriesPanel {
  const { values, status } = panel
  const out = new Float64Array(values.length)
  const outStatus = status.slice()
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!
    if (x > -1) out[i] = x === 0 ? 0 : ln1p(x)
    else {
      out[i] = NaN
      if (status[i]! < Status.missing) outStatus[i] = Status.outOfRange
    }
  }
  return derived(panel, out, outStatus)
}
