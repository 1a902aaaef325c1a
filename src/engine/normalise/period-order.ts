import type { SeriesPanel } from '../../core/panel'
import { radixOrder } from '../../core/radix-order'
import { Status } from '../../core/status'

/** For every period of a panel, its units that hold evidence, in ascending order of their values. */
export interface PeriodOrder {
  /** Unit indices; those of period p stand from `start[p]` to `start[p + 1]` − 1. */
  readonly units: Uint16Array
  readonly start: Int32Array
}

const orders = new WeakMap<SeriesPanel, PeriodOrder>()

/** Worked out once per panel: panels never change. All cells are ordered at once and then dealt to their periods. */
export function periodOrder(panel: SeriesPanel): PeriodOrder {
  const known = orders.get(panel)
  if (known) return known
  const { values, status, nPeriods, nUnits } = panel
  const start = new Int32Array(nPeriods + 1)
  let count = 0
  for (let p = 0, cell = 0; p < nPeriods; p++) {
    for (let u = 0; u < nUnits; u++, cell++) if (status[cell]! <= Status.judged) count++
    start[p + 1] = count
  }
  const positions = new Int32Array(count)
  for (let cell = 0, i = 0; cell < values.length; cell++) {
    if (status[cell]! <= Status.judged) positions[i++] = cell
  }
  const sorted = radixOrder(values, positions)
  const units = new Uint16Array(count)
  const next = start.slice()
  for (let i = 0; i < count; i++) {
    const cell = sorted[i]!
    const p = Math.floor(cell / nUnits)
    const at = next[p]!
    units[at] = cell - p * nUnits
    next[p] = at + 1
  }
  const order = Object.freeze({ units, start })
  orders.set(panel, order)
  return order
}
