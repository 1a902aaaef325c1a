import type { SeriesPanel } from '../../core/panel'
import { Status } from '../../core/status'
import { derived } from './derived'

/** x − x of `periods` periods before. Needs both: this period's reason comes first, then the earlier one's;
 *  before the panel: notCovered. Status is this period's own. */
export function difference(panel: SeriesPanel, periods: number): SeriesPanel {
  const { values, status, nUnits } = panel
  const shift = periods * nUnits
  const out = new Float64Array(values.length).fill(NaN)
  const outStatus = status.slice()
  for (let cell = 0; cell < values.length; cell++) {
    if (status[cell]! >= Status.missing) continue
    const earlier = cell >= shift ? status[cell - shift]! : Status.notCovered
    if (earlier >= Status.missing) outStatus[cell] = earlier
    else {
      const result = values[cell]! - values[cell - shift]!
      if (Number.isFinite(result)) out[cell] = result
      else outStatus[cell] = Status.outOfRange
    }
  }
  return derived(panel, out, outStatus)
}
