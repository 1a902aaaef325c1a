import type { SeriesPanel } from '../../core/panel'
import { Status } from '../../core/status'

/** For every period of a panel, the units that hold no value; those of period p stand from `start[p]` to
 *  `start[p + 1]` − 1. */
export interface PanelGaps {
  readonly units: Uint16Array
  readonly start: Int32Array
}

const known = new WeakMap<SeriesPanel, PanelGaps>()

/** Worked out once per panel: panels never change. */
export function panelGaps(panel: SeriesPanel): PanelGaps {
  const found = known.get(panel)
  if (found) return found
  const { status, nPeriods, nUnits } = panel
  const start = new Int32Array(nPeriods + 1)
  let count = 0
  for (let p = 0, cell = 0; p < nPeriods; p++) {
    for (let u = 0; u < nUnits; u++, cell++) if (status[cell]! >= Status.missing) count++
    start[p + 1] = count
  }
  const units = new Uint16Array(count)
  for (let cell = 0, i = 0; cell < status.length; cell++) {
    if (status[cell]! >= Status.missing) units[i++] = cell % nUnits
  }
  const gaps = Object.freeze({ units, start })
  known.set(panel, gaps)
  return gaps
}
