import { countAtMost, countBelow } from '../../core/math'
import { evidenceOfPeriod, type FitSource } from './fit'

/** The values published so far, in ascending order; grows period by period and never shrinks. */
export class ExpandingPool {
  count = 0
  #sorted: Float64Array
  #spare: Float64Array
  readonly #source: FitSource
  #nextPeriod = 0
  /** The different values that came in last, in ascending order, and where they stand in the pool. Most values that are
   *  ranked are among them. */
  readonly #fresh: Float64Array
  readonly #below: Int32Array
  readonly #atMost: Int32Array
  #nFresh = 0

  constructor(source: FitSource, lastPeriod: number) {
    this.#source = source
    const capacity = Math.max(0, lastPeriod + 1) * source.panel.nUnits
    this.#sorted = new Float64Array(capacity)
    this.#spare = new Float64Array(capacity)
    this.#fresh = new Float64Array(capacity)
    this.#below = new Int32Array(capacity)
    this.#atMost = new Int32Array(capacity)
  }

  /** Ascending; only the first `count` entries hold. */
  get sorted(): Float64Array {
    return this.#sorted
  }

  /** Takes in every period up to and including `period`. */
  advanceTo(period: number): void {
    let incoming = 0
    while (this.#nextPeriod <= period)
      incoming = evidenceOfPeriod(this.#source, this.#nextPeriod++, this.#fresh, incoming)
    if (incoming > 0) this.#merge(incoming)
  }

  /** Values below x plus values at most x: twice the mid-rank less one. */
  belowPlusAtMost(x: number): number {
    const k = countBelow(this.#fresh, this.#nFresh, x)
    if (k < this.#nFresh && this.#fresh[k] === x) return this.#below[k]! + this.#atMost[k]!
    const below = countBelow(this.#sorted, this.count, x)
    return below + countAtMost(this.#sorted, this.count, x, below)
  }

  #merge(incoming: number): void {
    const fresh = this.#fresh
    const old = this.#sorted
    const merged = this.#spare
    fresh.subarray(0, incoming).sort()
    let write = 0
    let read = 0
    let different = 0
    for (let next = 0; next < incoming;) {
      const x = fresh[next]!
      while (read < this.count && old[read]! < x) merged[write++] = old[read++]!
      this.#below[different] = write
      while (read < this.count && old[read] === x) merged[write++] = old[read++]!
      while (next < incoming && fresh[next] === x) {
        merged[write++] = x
        next++
      }
      this.#atMost[different] = write
      fresh[different++] = x
    }
    merged.set(old.subarray(read, this.count), write)
    this.count += incoming
    this.#nFresh = different
    this.#sorted = merged
    this.#spare = old
  }
}
