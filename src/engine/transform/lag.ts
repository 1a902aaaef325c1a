import type { SeriesPanel } from '../../core/panel'
import { Status } from '../../core/status'
import { derived } from './derived'

/** The value of `periods` periods before, with the status it has there. Before the panel: notCovered.
 *  A unit that does not exist in this period has none. */
export function lag(panel: SeriesPanel, periods: number): SeriesPanel {
  const { values, status, nUnits } = panel
  const shift = periods * nUnits
  const out = new Float64Array(values.length).fill(NaN)
  const outStatus = new Uint8Array(values.length).fill(Status.notCovered)
  for (let cell = 0; cell < values.length; cell++) {
    if (status[cell] === Status.noSuchUnit) outStatus[cell] = Status.noSuchUnit
    else if (cell >= shift) {
      out[cell] = values[cell - shift]!
      outStatus[cell] = status[cell - shift]!
    }
  }
  return derived(panel, out, outStatus)
}
