import type { SeriesPanel } from '../../core/panel'
import { Status } from '../../core/status'
import { derived } from './derived'

/** 100 × (x − x₋ₖ) / |x₋ₖ| in percent, k = `periods`. Missing where the earlier value is 0. Needs both, as `difference`. */
export function percentChange(panel: SeriesPanel, periods: number): SeriesPanel {
  const { values, status, nUnits } = panel
  const shift = periods * nUnits
  const out = new Float64Array(values.length).fill(NaN)
  const outStatus = status.slice()
  for (let cell = 0; cell < values.length; cell++) {
    if (status[cell]! >= Status.missing) continue
    const earlier = cell >= shift ? status[cell - shift]! : Status.notCovered
    if (earlier >= Status.missing) {
      outStatus[cell] = earlier
      continue
    }
    const base = values[cell - shift]!
    const result = (100 * (values[cell]! - base)) / Math.abs(base)
    if (base !== 0 && Number.isFinite(result)) out[cell] = result
    else outStatus[cell] = base === 0 ? Status.missing : Status.outOfRange
  }
  return derived(panel, out, outStatus)
}
