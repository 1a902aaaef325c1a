import type { SeriesPanel } from '../../core/panel'
import { Status } from '../../core/status'

/** For every period of a panel, the smallest and the largest value that is no fill, and the first unit that holds each;
 *  ±Infinity and `NO_UNIT` where there is none. */
export interface PanelExtremes {
  readonly low: Float64Array
  readonly high: Float64Array
  readonly lowUnit: Uint16Array
  readonly highUnit: Uint16Array
}

export const NO_UNIT = 65_535

const known = new WeakMap<SeriesPanel, PanelExtremes>()

/** Worked out once per panel: panels never change. */
export function panelExtremes(panel: SeriesPanel): PanelExtremes {
  const found = known.get(panel)
  if (found) return found
  const { nPeriods, nUnits, values, status } = panel
  const low = new Float64Array(nPeriods).fill(Infinity)
  const high = new Float64Array(nPeriods).fill(-Infinity)
  const lowUnit = new Uint16Array(nPeriods).fill(NO_UNIT)
  const highUnit = new Uint16Array(nPeriods).fill(NO_UNIT)
  for (let p = 0, cell = 0; p < nPeriods; p++) {
    for (let u = 0; u < nUnits; u++, cell++) {
      if (status[cell]! > Status.judged) continue
      const x = values[cell]!
      if (x < low[p]!) {
        low[p] = x
        lowUnit[p] = u
      }
      if (x > high[p]!) {
        high[p] = x
        highUnit[p] = u
      }
    }
  }
  const extremes = Object.freeze({ low, high, lowUnit, highUnit })
  known.set(panel, extremes)
  return extremes
}
