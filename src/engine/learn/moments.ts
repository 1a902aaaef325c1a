/** Sums of rows seen so far, so that each training set, a prefix of the rows, costs only its new rows. */
export class RunningMoments {
  readonly #sum: Float64Array
  readonly #squares: Float64Array
  #n = 0

  constructor(readonly nFeatures: number) {
    this.#sum = new Float64Array(nFeatures)
    this.#squares = new Float64Array(nFeatures)
  }

  /** Takes in rows `#n … toRow − 1` of `x[row * nFeatures + feature]`. */
  extend(x: Float64Array, toRow: number): void {
    const p = this.nFeatures
    for (let row = this.#n; row < toRow; row++) {
      for (let j = 0, at = row * p; j < p; j++, at++) {
        const v = x[at]!
        this.#sum[j]! += v
        this.#squares[j]! += v * v
      }
    }
    this.#n = Math.max(this.#n, toRow)
  }

  mean(): Float64Array {
    return this.#sum.map((sum) => sum / this.#n)
  }

  /** Population standard deviation; exactly 0 for a column that does not vary beyond rounding. */
  sd(): Float64Array {
    return this.#sum.map((sum, j) => {
      const mean = sum / this.#n
      const variance = this.#squares[j]! / this.#n - mean * mean
      const scale = this.#squares[j]! / this.#n
      return variance > scale * 1e-12 ? Math.sqrt(variance) : 0
    })
  }
}
