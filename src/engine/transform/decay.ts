import { power } from '../../core/portable-math'
import type { SeriesPanel } from '../../core/panel'
import { Status } from '../../core/status'
import { derived } from './derived'

/** Exponentially decayed memory: Σ x₋ₐ × 0.5^(a / halfLifePeriods) over all periods so far. A period without a value
 *  adds nothing and is aged over; it has no result of its own and keeps its reason. */
export function decay(panel: SeriesPanel, halfLifePeriods: number): SeriesPanel {
  const { values, status, nUnits } = panel
  const kept = power(0.5, 1 / halfLifePeriods)
  const memory = new Float64Array(nUnits)
  const out = new Float64Array(values.length).fill(NaN)
  const outStatus = status.slice()
  for (let cell = 0, u = 0; cell < values.length; cell++, u = u + 1 === nUnits ? 0 : u + 1) {
    const observed = status[cell]! < Status.missing
    const sum = memory[u]! * kept + (observed ? values[cell]! : 0)
    memory[u] = sum
    if (!observed) continue
    if (Number.isFinite(sum)) out[cell] = sum
    else outStatus[cell] = Status.outOfRange
  }
  return derived(panel, out, outStatus)
}
