import type { SeriesPanel } from '../../core/panel'
import { Status } from '../../core/status'
import { derived } from './derived'

/** Sum, mean or maximum over the last `window` periods, this one included. Cells without a value take no part.
 *  With at least `minObserved` values the result is observed (absentMeansZero where all of them are), even if this
 *  period's own value is missing; with fewer it has the reason of this period's cell (missing where that has a value).
 *  A unit that does not exist in this period has no result. Periods before the panel count as without a value. */
export function rolling(
  panel: SeriesPanel,
  stat: 'sum' | 'mean' | 'max',
  window: number,
  minObserved: number,
): SeriesPanel {
  const { values, status, nUnits, nPeriods } = panel
  const out = new Float64Array(values.length).fill(NaN)
  const outStatus = new Uint8Array(values.length)
  const isMax = stat === 'max'
  const needed = Math.max(1, minObserved)
  for (let p = 0; p < nPeriods; p++) {
    const oldest = Math.max(0, p - window + 1)
    for (let u = 0; u < nUnits; u++) {
      const cell = p * nUnits + u
      const own = status[cell]!
      let count = 0
      let zeros = 0
      let total = isMax ? -Infinity : 0
      for (let q = oldest; q <= p; q++) {
        const s = status[q * nUnits + u]!
        if (s >= Status.missing) continue
        const x = values[q * nUnits + u]!
        count++
        if (s === Status.absentMeansZero) zeros++
        if (!isMax) total += x
        else if (x > total) total = x
      }
      if (own === Status.noSuchUnit || count < needed) {
        outStatus[cell] = own < Status.missing ? Status.missing : own
        continue
      }
      const result = stat === 'mean' ? total / count : total
      const finite = Number.isFinite(result)
      if (finite) out[cell] = result
      outStatus[cell] = !finite
        ? Status.outOfRange
        : zeros === count
          ? Status.absentMeansZero
          : Status.observed
    }
  }
  return derived(panel, out, outStatus)
}
