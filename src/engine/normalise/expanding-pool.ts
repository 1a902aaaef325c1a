import { countAtMost, countBelow } from '../../core/math'
import type { FitSource } from './fit'
import { periodOrder, type PeriodOrder } from './period-order'

/** The values published so far, in ascending order; grows period by period and never shrinks. */
export class ExpandingPool {
  count = 0
  /** Last period taken in; −1 for none. */
  newestPeriod = -1
  /** For units with evidence in the newest period: values of the pool below theirs plus values at most theirs. */
  readonly belowPlusAtMost: Int32Array
  readonly #source: FitSource
  readonly #order: PeriodOrder
  #sorted: Float64Array
  #spare: Float64Array

  constructor(source: FitSource, lastPeriod: number) {
    this.#source = source
    this.#order = periodOrder(source.panel)
    const capacity = Math.max(0, lastPeriod + 1) * source.panel.nUnits
    this.#sorted = new Float64Array(capacity)
    this.#spare = new Float64Array(capacity)
    this.belowPlusAtMost = new Int32Array(source.panel.nUnits)
  }

  /** Ascending; only the first `count` entries hold. */
  get sorted(): Float64Array {
    return this.#sorted
  }

  /** Takes in every period up to and including `period`. */
  advanceTo(period: number): void {
    while (this.newestPeriod < period) this.#takeIn(++this.newestPeriod)
  }

  /** As `belowPlusAtMost`, for any value. */
  placeOf(x: number): number {
    const below = countBelow(this.#sorted, this.count, x)
    return below + countAtMost(this.#sorted, this.count, x, below)
  }

  #takeIn(period: number): void {
    const { panel, scoredUnits } = this.#source
    const { units, start } = this.#order
    const first = period * panel.nUnits
    const end = start[period + 1]!
    const old = this.#sorted
    const merged = this.#spare
    const held = this.count
    let write = 0
    let read = 0
    for (let next = start[period]!; next < end;) {
      const x = panel.values[first + units[next]!]!
      while (read < held && old[read]! < x) merged[write++] = old[read++]!
      const below = write
      while (read < held && old[read] === x) merged[write++] = old[read++]!
      const group = next
      while (next < end && panel.values[first + units[next]!] === x) {
        if (scoredUnits[units[next]!] === 1) merged[write++] = x
        next++
      }
      for (let k = group; k < next; k++) this.belowPlusAtMost[units[k]!] = below + write
    }
    merged.set(old.subarray(read, held), write)
    this.count = write + held - read
    this.#sorted = merged
    this.#spare = old
  }
}
