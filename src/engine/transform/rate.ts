import { periodIndexAt, type SeriesPanel } from '../../core/panel'
import { Status } from '../../core/status'
import { periodEndMonth } from '../axis'
import { derived } from './derived'

/** Periods that a denominator may be carried. */
const MAX_CARRIED_PERIODS = 3

/** value × per / denominator, with the newest denominator that describes no later period and was published no later
 *  than the numerator (both: period end + publication lag), at most 3 of its own periods old. Status is the
 *  numerator's. Without a denominator: missing, even where the numerator is 0; denominator ≤ 0: out of range.
 *  @param per for example 100000   @param denominator over the same units, on an axis of its own */
export function rate(panel: SeriesPanel, denominator: SeriesPanel, per: number): SeriesPanel {
  const { values, status, nUnits, nPeriods } = panel
  const out = new Float64Array(values.length).fill(NaN)
  const outStatus = status.slice()
  for (let p = 0; p < nPeriods; p++) {
    const end = periodEndMonth(panel, p)
    const newest = periodIndexAt(denominator, end)
    const published = end + panel.publicationLagMonths - denominator.publicationLagMonths
    const first = Math.min(newest, periodIndexAt(denominator, published), denominator.nPeriods - 1)
    const oldest = Math.max(0, newest - MAX_CARRIED_PERIODS)
    for (let u = 0; u < nUnits; u++) {
      const cell = p * nUnits + u
      if (status[cell]! >= Status.missing) continue
      let d = first
      while (d >= oldest && denominator.status[d * nUnits + u]! >= Status.missing) d--
      const below = d >= oldest ? denominator.values[d * nUnits + u]! : NaN
      const result = below > 0 ? (values[cell]! * per) / below : NaN
      if (Number.isFinite(result)) out[cell] = result
      else outStatus[cell] = Number.isNaN(below) ? Status.missing : Status.outOfRange
    }
  }
  return derived(panel, out, outStatus)
}
