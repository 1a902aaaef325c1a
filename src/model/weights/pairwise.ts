import { ln } from '../../core/portable-math'

/** Mean consistency index of random matrices by size; above 15 the last one is used.
 *  @see T. L. Saaty (1980), The Analytic Hierarchy Process; sizes 11 to 15 from the same author's later tables */
const RANDOM_INDEX = [0, 0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59]

export interface PairwiseWeights {
  /** Sum to 1. */
  readonly weights: readonly number[]
  /** Consistency index over that of random answers; 0 = perfectly consistent, up to 0.10 counts as consistent. */
  readonly consistencyRatio: number
  /** The pair whose answer is furthest from what the weights say. */
  readonly worst: readonly [number, number]
}

/** Weights from pairwise comparison (AHP): the principal eigenvector of the reciprocal matrix, by power iteration.
 *  @param ratio  how many times as important i is as j, for i < j; > 0
 *  @see   T. L. Saaty (1977), A scaling method for priorities in hierarchical structures, J. Math. Psychology 15(3) */
export function pairwiseWeights(count: number, ratio: (i: number, j: number) => number): PairwiseWeights {
  const at = (i: number, j: number) => (i === j ? 1 : i < j ? ratio(i, j) : 1 / ratio(j, i))
  let weights = Array.from({ length: count }, () => 1 / count)
  let largest = count
  for (let round = 0; round < 200; round++) {
    const next = weights.map((_, i) => weights.reduce((sum, w, j) => sum + at(i, j) * w, 0))
    const total = next.reduce((sum, value) => sum + value, 0)
    largest = total
    const scaled = next.map((value) => value / total)
    const moved = Math.max(...scaled.map((value, i) => Math.abs(value - weights[i]!)))
    weights = scaled
    if (moved < 1e-14) break
  }
  let worst: readonly [number, number] = [0, Math.min(1, count - 1)]
  let distance = -1
  for (let i = 0; i < count; i++) {
    for (let j = i + 1; j < count; j++) {
      const off = Math.abs(ln((at(i, j) * weights[j]!) / weights[i]!))
      if (off > distance) [distance, worst] = [off, [i, j]]
    }
  }
  const index = count > 2 ? (largest - count) / (count - 1) : 0
  const random = RANDOM_INDEX[Math.min(count, RANDOM_INDEX.length - 1)]!
  return { weights, consistencyRatio: random > 0 ? Math.max(0, index / random) : 0, worst }
}
