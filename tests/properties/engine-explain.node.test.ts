import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../src/core/random'
import { hasValue } from '../../src/core/status'
import { combine } from '../../src/engine/aggregate/combine'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { contributions, type Contribution } from '../../src/engine/explain/contributions'
import { contrast } from '../../src/engine/explain/contrast'
import { shapley } from '../../src/engine/explain/shapley'
import { walkBack } from '../../src/engine/explain/walk-back'
import { yearEnds } from '../../src/engine/moments'
import { runScores } from '../../src/engine/run'
import { randomAggregation, randomWorld } from '../helpers/random-world'

const runs = { seed: 20242, numRuns: 1000 }
const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 })
const years = yearEnds(2006, 2008)
const sum = (entries: readonly Contribution[]) => entries.reduce((total, { points }) => total + points, 0)

describe('contributions', () => {
  it('sum to score minus reference at the root, and to their own points inside every node that has a value', () => {
    let explained = 0
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = createRandom(seed)
        const { units, records, observations, model } = randomWorld(random)
        const run = runScores(model, buildDataSet(units, records, observations), years)
        const reading = run.readings[random.nextInt(run.readings.length)]!
        units.forEach(({ id }, u) => {
          if (!hasValue(reading.status[units.length + u]!)) return
          explained++
          const found = contributions(run, id, 1, { readingId: reading.spec.id })
          expect(found.score100).toBe(reading.values[units.length + u]! * 100)
          expect(Math.abs(sum(found.contributions) - (found.score100 - found.reference100))).toBeLessThan(
            1e-9,
          )
          const open = [...found.contributions]
          for (let entry = open.pop(); entry; entry = open.pop()) {
            if (!hasValue(entry.status) || entry.children.length === 0) continue
            expect(Math.abs(sum(entry.children) - entry.points)).toBeLessThan(1e-9)
            open.push(...entry.children)
          }
        })
      }),
      runs,
    )
    expect(explained).toBeGreaterThan(2000)
  })

  it('walk back from the root to every scored input, with the points that the contributions give it', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { units, records, observations, model } = randomWorld(createRandom(seed))
        const run = runScores(model, buildDataSet(units, records, observations), years)
        const u = units.findIndex((_, at) => hasValue(run.readings[0]!.status[units.length + at]!))
        if (u < 0) return
        const leaves: Contribution[] = []
        const open = [...contributions(run, units[u]!.id, 1).contributions]
        for (let entry = open.pop(); entry; entry = open.pop()) {
          if (entry.kind === 'input') leaves.push(entry)
          open.push(...entry.children)
        }
        for (const leaf of leaves) {
          const walk = walkBack(run, units[u]!.id, 1, leaf.id)
          expect(walk.points).toBe(leaf.points)
          expect(walk.normalised.value).toBe(leaf.value)
          const product = walk.path.slice(0, -1).reduce((total, { weightShare }) => total * weightShare, 1)
          expect(walk.effectiveWeight).toBeCloseTo(product * leaf.weightShare, 12)
          expect(walk.path.at(-1)!.value).toBe(run.readings[0]!.values[units.length + u])
        }
      }),
      runs,
    )
  })
})

describe('Shapley values', () => {
  const cells = fc.tuple(fc.integer({ min: 1, max: 6 }), seeds)

  it('give a child that does not change nothing, and children that are alike the same', () => {
    fc.assert(
      fc.property(cells, ([n, seed]) => {
        const random = createRandom(seed)
        const own = Array.from({ length: n }, () => random.next())
        const reference = Array.from({ length: n }, () => random.next())
        const weights = Array.from({ length: n }, () => 1 + random.nextInt(3))
        const aggregation = randomAggregation(random)
        const twin = [own[0]!, reference[0]!, weights[0]!] as const
        const { shares } = shapley(
          [...own, 0.3, twin[0]],
          [...reference, 0.3, twin[1]],
          [...weights, 2, twin[2]],
          aggregation,
        )
        expect(shares[n]).toBeCloseTo(0, 12)
        expect(shares[n + 1]).toBeCloseTo(shares[0]!, 12)
      }),
      runs,
    )
  })

  it('sampled with a seed sum exactly, repeat, and lie within five standard errors of the exact ones', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = createRandom(seed)
        const draw = (n: number) => Array.from({ length: n }, () => random.next())
        const [own, reference, weights] = [draw(6), draw(6), [1, 2, 1, 3, 1, 2]]
        const aggregation = { method: 'geometric', floor: 0.05 } as const
        const extend = (list: number[]) => [...list, ...Array.from({ length: 9 }, () => 0.5)]
        const [x, r, w] = [extend(own), extend(reference), [...weights, ...extend([])]]
        const sampled = shapley(x, r, w, aggregation, { permutations: 400, seed })
        expect(sampled.method).toBe('sampled')
        expect(shapley(x, r, w, aggregation, { permutations: 400, seed })).toEqual(sampled)
        const total = sampled.shares.reduce((all, share) => all + share, 0)
        expect(total).toBeCloseTo(combine(x, w, aggregation) - combine(r, w, aggregation), 10)
        const exact = shapley(x.slice(0, 14), r.slice(0, 14), [...w.slice(0, 13), 1], aggregation)
        exact.shares.slice(0, 6).forEach((share, i) => {
          expect(Math.abs(sampled.shares[i]! - share)).toBeLessThan(5 * sampled.standardErrors[i]! + 1e-12)
        })
      }),
      { ...runs, numRuns: 40 },
    )
  })
})

describe('the contrast of two scores', () => {
  it('has parts that sum to the difference; turned round they change sign; against itself they are 0', () => {
    let pairs = 0
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = createRandom(seed)
        const { units, records, observations, model } = randomWorld(random)
        const run = runScores(model, buildDataSet(units, records, observations), years)
        const reading = run.readings[random.nextInt(run.readings.length)]!
        const { id: readingId } = reading.spec
        const scored = units.filter((_, u) => hasValue(reading.status[units.length + u]!))
        const [first, second] = [scored[0], scored.at(-1)]
        if (!first || !second) return
        pairs++
        const one = { unit: first.id, momentIndex: 1 }
        const other = { unit: second.id, momentIndex: 1 }
        const there = contrast(run, one, other, readingId)
        const back = contrast(run, other, one, readingId)
        const total = there.parts.reduce((all, { points }) => all + points, 0)
        expect(Math.abs(total - (there.to100 - there.from100))).toBeLessThan(1e-9)
        expect([there.from100, there.to100]).toEqual([back.to100, back.from100])
        if (there.method === 'exact')
          there.parts.forEach(({ points }, i) => expect(points + back.parts[i]!.points).toBeCloseTo(0, 9))
        for (const { points } of contrast(run, one, one, readingId).parts) expect(points).toBeCloseTo(0, 12)
      }),
      runs,
    )
    expect(pairs).toBeGreaterThan(100)
  })
})
