import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { auc } from '../../src/engine/evaluate/auc'
import { averagePrecision } from '../../src/engine/evaluate/average-precision'
import { ClusterAuc } from '../../src/engine/evaluate/cluster-auc'
import { fitIsotonic } from '../../src/engine/evaluate/isotonic'
import { places, topCredit } from '../../src/engine/evaluate/rank'
import { wilson } from '../../src/engine/evaluate/wilson'

const SEED = { seed: 20250903, numRuns: 1000 }
const rows = fc.array(
  fc.record({ score: fc.integer({ min: -6, max: 6 }), label: fc.integer({ min: 0, max: 1 }) }),
  { minLength: 1, maxLength: 60 },
)
const scores = (list: readonly { score: number }[]) => Float64Array.from(list, ({ score }) => score)
const labels = (list: readonly { label: number }[]) => Uint8Array.from(list, ({ label }) => label)

describe('laws of the metrics', () => {
  it('AUC equals the count over all pairs', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const [positive, negative] = [
          list.filter(({ label }) => label === 1),
          list.filter(({ label }) => label === 0),
        ]
        let won = 0
        for (const a of positive)
          for (const b of negative) won += a.score > b.score ? 1 : a.score === b.score ? 0.5 : 0
        const pairs = positive.length * negative.length
        expect(auc(scores(list), labels(list))).toBe(pairs === 0 ? null : won / pairs)
      }),
      SEED,
    )
  })

  it('reversing all scores gives 1 − AUC; a rising map changes neither AUC nor average precision', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const [s, l] = [scores(list), labels(list)]
        const value = auc(s, l)
        const reversed = auc(
          s.map((score) => -score),
          l,
        )
        if (value === null) expect(reversed).toBeNull()
        else expect(reversed).toBeCloseTo(1 - value, 12)
        const mapped = s.map((score) => Math.exp(score / 3) * 7)
        expect(auc(mapped, l)).toBe(value)
        expect(averagePrecision(mapped, l)).toBe(averagePrecision(s, l))
      }),
      SEED,
    )
  })

  it('the order of the rows is irrelevant', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const turned = [...list].reverse()
        expect(auc(scores(turned), labels(turned))).toBe(auc(scores(list), labels(list)))
        const [a, b] = [list, turned].map((each) => averagePrecision(scores(each), labels(each)))
        expect(a).toBe(b)
      }),
      SEED,
    )
  })

  it('credits of a list of k add up to k, or to all rows where there are fewer', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 80 }), (list, k) => {
        const { above, tied } = places(scores(list))
        const total = above.reduce((sum, a, i) => sum + topCredit(a, tied[i]!, k), 0)
        expect(total).toBeCloseTo(Math.min(k, list.length), 9)
      }),
      SEED,
    )
  })

  it('a draw of the bootstrap equals the AUC of the rows written out', () => {
    fc.assert(
      fc.property(
        rows,
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 4, maxLength: 4 }),
        (list, weights) => {
          const cluster = Int32Array.from(list, (_, i) => i % 4)
          const table = new ClusterAuc(scores(list), labels(list), cluster, 0, list.length, 4)
          const written = list.flatMap((row, i) => Array.from({ length: weights[i % 4]! }, () => row))
          const expected = auc(scores(written), labels(written))
          const found = table.weighted(Float64Array.from(weights))
          if (expected === null) expect(found).toBeNaN()
          else expect(found).toBeCloseTo(expected, 12)
        },
      ),
      SEED,
    )
  })

  it('an isotonic fit never falls and keeps the mean', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const map = fitIsotonic(scores(list), labels(list))!
        for (let i = 1; i < map.chance.length; i++) expect(map.chance[i]).toBeGreaterThan(map.chance[i - 1]!)
        const step = (score: number) => map.chance[[...map.from].filter((from) => from <= score).length - 1]!
        const mean = list.reduce((sum, { score }) => sum + step(score), 0) / list.length
        expect(mean).toBeCloseTo(list.reduce((sum, { label }) => sum + label, 0) / list.length, 9)
      }),
      SEED,
    )
  })

  it('a Wilson interval holds its share and stays within 0 and 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 400 }), (n, k) => {
        const { share, low, high } = wilson(Math.min(k, n), n)!
        expect(0 <= low && low <= share && share <= high && high <= 1).toBe(true)
      }),
      SEED,
    )
  })
})
