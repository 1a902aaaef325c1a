import { describe, expect, it } from 'vitest'
import { kendallTau } from '../../src/engine/effect/kendall'
import { pairwiseWeights } from '../../src/model/weights/pairwise'
import { rankingWeights } from '../../src/model/weights/ranking'

describe('rank-order centroid', () => {
  it('gives the published weights for three and four things', () => {
    // Barron and Barrett (1996), table 1: 11/18, 5/18, 2/18; 0.5208, 0.2708, 0.1458, 0.0625.
    rankingWeights(3).forEach((w, i) => expect(w).toBeCloseTo([11, 5, 2][i]! / 18, 12))
    rankingWeights(4).forEach((w, i) => expect(w).toBeCloseTo([0.5208, 0.2708, 0.1458, 0.0625][i]!, 4))
  })
})

describe('pairwise comparison', () => {
  it('gives back the weights behind consistent answers, with a ratio of 0', () => {
    const true_ = [0.5, 0.3, 0.15, 0.05]
    const { weights, consistencyRatio } = pairwiseWeights(4, (i, j) => true_[i]! / true_[j]!)
    weights.forEach((w, i) => expect(w).toBeCloseTo(true_[i]!, 10))
    expect(consistencyRatio).toBeLessThan(1e-9)
  })

  it('equals a hand computation of an inconsistent matrix, and names the worst pair', () => {
    // a:b = 3, b:c = 3, a:c = 1. By symmetry of the geometric means (exact for n = 3): a 3^(1/3), b 1, c 3^(-1/3).
    const answers: Record<string, number> = { '0 1': 3, '1 2': 3, '0 2': 1 }
    const { weights, consistencyRatio } = pairwiseWeights(3, (i, j) => answers[`${i} ${j}`]!)
    const means = [3 ** (1 / 3), 1, 3 ** (-1 / 3)]
    const sum = means[0]! + means[1]! + means[2]!
    weights.forEach((w, i) => expect(w).toBeCloseTo(means[i]! / sum, 10))
    // λ = 1 + k + 1/k with k = (a13 / (a12 a23))^(1/3) = 9^(-1/3); CR = (λ − 3) / 2 / 0.58.
    const k = 9 ** (-1 / 3)
    expect(consistencyRatio).toBeCloseTo((1 + k + 1 / k - 3) / 2 / 0.58, 10)
    expect(consistencyRatio).toBeGreaterThan(0.1)
  })
})

describe('Kendall’s tau-b', () => {
  it('equals hand computations, with and without ties', () => {
    expect(kendallTau([1, 2, 3, 4], [1, 2, 4, 3])).toBeCloseTo(4 / 6, 12)
    // 5 agreeing pairs of 6, one tied on one side: 5 / √(6 · 5).
    expect(kendallTau([1, 2, 3, 4], [1, 2, 2, 3])).toBeCloseTo(5 / Math.sqrt(30), 12)
    expect(kendallTau([1, 1], [1, 2])).toBeNaN()
  })
})
