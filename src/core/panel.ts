import { ForewatchError } from './errors'
import type { Frequency } from './period'
import { Status } from './status'

/** One series on its own time axis: every unit × every period from `firstOrdinal` on.
 *  `values[periodIndex * nUnits + unitIndex]`; NaN where `status` says there is none. */
export interface SeriesPanel {
  readonly seriesId: string
  readonly frequency: Frequency
  /** Ordinal (year, or month ordinal) of period index 0; periods are consecutive. */
  readonly firstOrdinal: number
  readonly nPeriods: number
  readonly nUnits: number
  readonly values: Float64Array
  /** The source's own bounds, where it gives them. */
  readonly low?: Float64Array
  readonly high?: Float64Array
  readonly status: Uint8Array
  readonly publicationLagMonths: number
}

/** Builds a panel after checking that its lengths agree and that NaN and status say the same.
 *  @throws ForewatchError `internal` */
export function makeSeriesPanel(panel: SeriesPanel): SeriesPanel {
  const expected = panel.nPeriods * panel.nUnits
  if (panel.values.length !== expected || panel.status.length !== expected) {
    throw new ForewatchError('internal', {
      what: 'A panel has the wrong size',
      where: panel.seriesId,
      found: `${panel.values.length} values and ${panel.status.length} statuses`,
      expected: `${expected} of each`,
    })
  }
  for (let i = 0; i < expected; i++) {
    const finite = Number.isFinite(panel.values[i])
    if (finite !== panel.status[i]! < Status.missing) {
      throw new ForewatchError('internal', {
        what: 'A cell and its status disagree',
        where: `${panel.seriesId}, cell ${i}`,
        found: `value ${panel.values[i]}, status ${panel.status[i]}`,
        expected: 'a finite value exactly where the status says there is one',
      })
    }
  }
  return Object.freeze(panel)
}

/** Index of a month on a panel's own axis: the newest period that ends in or before that month; may be negative. */
export function periodIndexAt(panel: Pick<SeriesPanel, 'frequency' | 'firstOrdinal'>, month: number): number {
  const ordinal = panel.frequency === 'month' ? month : Math.floor((month - 11) / 12)
  return ordinal - panel.firstOrdinal
}
