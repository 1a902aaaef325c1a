import { evidenceOfPeriod, type FitSource } from './fit'

/** The values published so far, in ascending order; grows period by period and never shrinks. */
export class ExpandingPool {
  readonly sorted: Float64Array
  count = 0
  readonly #source: FitSource
  readonly #fresh: Float64Array
  #nextPeriod = 0

  constructor(source: FitSource, lastPeriod: number) {
    this.#source = source
    const capacity = Math.max(0, lastPeriod + 1) * source.panel.nUnits
    this.sorted = new Float64Array(capacity)
    this.#fresh = new Float64Array(capacity)
  }

  /** Takes in every period up to and including `period`. */
  advanceTo(period: number): void {
    let fresh = 0
    while (this.#nextPeriod <= period)
      fresh = evidenceOfPeriod(this.#source, this.#nextPeriod++, this.#fresh, fresh)
    if (fresh > 0) this.#merge(fresh)
  }

  #merge(fresh: number): void {
    const incoming = this.#fresh
    const sorted = this.sorted
    incoming.subarray(0, fresh).sort()
    let write = this.count + fresh - 1
    let old = this.count - 1
    let add = fresh - 1
    this.count += fresh
    while (add >= 0) {
      const x = incoming[add]!
      while (old >= 0 && sorted[old]! > x) sorted[write--] = sorted[old--]!
      sorted[write--] = x
      add--
    }
  }
}
