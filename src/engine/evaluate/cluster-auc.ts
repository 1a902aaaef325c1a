/** AUC of resampled clusters without looking at rows again: pairs won are added up once per pair of clusters, and a draw
 *  is then a sum over those pairs. */
export class ClusterAuc {
  /** Clusters with a positive row, and their numbers of positive rows. */
  readonly #positive: Int32Array
  readonly #positives: Float64Array
  /** Clusters with any row without an onset, and their numbers of such rows. */
  readonly #negative: Int32Array
  readonly #negatives: Float64Array
  /** Pairs won, ties one half: `[positiveIndex * nNegative + negativeIndex]`. */
  readonly #won: Float64Array

  /** Rows `from … to − 1`. */
  constructor(
    score: Float64Array,
    label: Uint8Array,
    clusterOf: Int32Array,
    from: number,
    to: number,
    nClusters: number,
  ) {
    const positives = new Float64Array(nClusters)
    const negatives = new Float64Array(nClusters)
    for (let row = from; row < to; row++) (label[row] === 1 ? positives : negatives)[clusterOf[row]!]!++
    this.#positive = Int32Array.from(positives.keys()).filter((c) => positives[c]! > 0)
    this.#negative = Int32Array.from(negatives.keys()).filter((c) => negatives[c]! > 0)
    this.#positives = Float64Array.from(this.#positive, (c) => positives[c]!)
    this.#negatives = Float64Array.from(this.#negative, (c) => negatives[c]!)
    const placeOfPositive = new Int32Array(nClusters).fill(-1)
    const placeOfNegative = new Int32Array(nClusters).fill(-1)
    this.#positive.forEach((c, i) => (placeOfPositive[c] = i))
    this.#negative.forEach((c, i) => (placeOfNegative[c] = i))
    const width = this.#negative.length
    this.#won = new Float64Array(this.#positive.length * width)
    for (let i = from; i < to; i++) {
      if (label[i] !== 1) continue
      const base = placeOfPositive[clusterOf[i]!]! * width
      const own = score[i]!
      for (let j = from; j < to; j++) {
        if (label[j] === 1) continue
        const other = score[j]!
        if (own > other) this.#won[base + placeOfNegative[clusterOf[j]!]!]!++
        else if (own === other) this.#won[base + placeOfNegative[clusterOf[j]!]!]! += 0.5
      }
    }
  }

  /** AUC with each cluster taken `weight[cluster]` times; NaN where a class is empty. */
  weighted(weight: Float64Array): number {
    const width = this.#negative.length
    let positives = 0
    let won = 0
    for (let i = 0; i < this.#positive.length; i++) {
      const w = weight[this.#positive[i]!]!
      if (w === 0) continue
      positives += w * this.#positives[i]!
      let sum = 0
      for (let j = 0, at = i * width; j < width; j++, at++)
        sum += weight[this.#negative[j]!]! * this.#won[at]!
      won += w * sum
    }
    let negatives = 0
    for (let j = 0; j < width; j++) negatives += weight[this.#negative[j]!]! * this.#negatives[j]!
    return won / (positives * negatives)
  }
}
