import type { SeriesPanel } from '../../core/panel'
import { Status } from '../../core/status'
import type { Pool } from '../../model/types'
import type { Cells } from '../types'
import { periodOrder, type PeriodOrder } from './period-order'

/** What a scaling norm may learn from.
 *  `this-period`: the eligible units' evidence at the moment itself (filled cells are scaled, and do not inform).
 *  `all-periods`: the evidence of every scored unit in every period up to the one due at the moment. Both hold only
 *  what was published by then, and neither depends on which other moments are asked for. */
export interface FitSource {
  readonly pool: Pool
  /** Cells at the scored moments, after fill. */
  readonly filled: Cells
  /** The same series on its own axis, after transforms. */
  readonly panel: SeriesPanel
  /** Index of the period due at each moment; may lie outside the panel. */
  readonly due: Int32Array
  /** 1 for units of treatment `scored`. */
  readonly scoredUnits: Uint8Array
}

/** Collects the eligible units' evidence at a moment, in unit order. @returns how many */
export function evidenceAt(source: FitSource, moment: number, into: Float64Array): number {
  const nUnits = source.panel.nUnits
  const { values, status } = source.filled
  let count = 0
  for (let cell = moment * nUnits, end = cell + nUnits; cell < end; cell++) {
    if (status[cell]! <= Status.judged) into[count++] = values[cell]!
  }
  return count
}

/** The evidence of one period of the panel, over scored units. */
export function evidenceOfPeriod(
  source: FitSource,
  period: number,
  into: Float64Array,
  from: number,
): number {
  const { nUnits, values, status } = source.panel
  let count = from
  for (let u = 0, cell = period * nUnits; u < nUnits; u++, cell++) {
    if (status[cell]! <= Status.judged && source.scoredUnits[u] === 1) into[count++] = values[cell]!
  }
  return count
}

/** Index of the newest period in the pool at a moment: the one due, or the last one held; −1 for none. */
export function newestInPool(source: FitSource, moment: number): number {
  return Math.min(source.due[moment]!, source.panel.nPeriods - 1)
}

/** Moments in order of their pools, so that an expanding pool is filled once. */
export function byPool(source: FitSource): readonly number[] {
  return Array.from(source.due.keys()).sort((a, b) => source.due[a]! - source.due[b]! || a - b)
}

/** The eligible units' evidence at a moment in ascending order; the arrays are reused from moment to moment. */
export class SortedRow {
  readonly values: Float64Array
  /** Unit of each value. */
  readonly units: Uint16Array
  readonly #source: FitSource
  readonly #order: PeriodOrder

  constructor(source: FitSource) {
    this.#source = source
    this.#order = periodOrder(source.panel)
    this.values = new Float64Array(source.panel.nUnits)
    this.units = new Uint16Array(source.panel.nUnits)
  }

  /** @returns how many values there are; only so many entries hold */
  take(moment: number): number {
    const { panel, due, filled } = this.#source
    const period = due[moment]!
    if (period < 0 || period >= panel.nPeriods) return 0
    const { units, start } = this.#order
    const base = moment * panel.nUnits
    let count = 0
    for (let k = start[period]!; k < start[period + 1]!; k++) {
      const u = units[k]!
      // Evidence at a moment is always of the period due; a unit that cannot be scored then holds none.
      if (filled.status[base + u]! > Status.judged) continue
      this.units[count] = u
      this.values[count++] = filled.values[base + u]!
    }
    return count
  }
}
