import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../src/core/random'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { compileDoubt, DEFAULT_DOUBT, DOUBT_CHOICES, DoubtTally, drawBlock } from '../../src/engine/doubt'
import type { DoubtChoice, DoubtSettings } from '../../src/engine/doubt'
import { yearEnds } from '../../src/engine/moments'
import { runScores } from '../../src/engine/run'
import { randomWorld } from '../helpers/random-world'

const runs = { seed: 20301, numRuns: 1000 }
const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 })
const moments = yearEnds(2005, 2010)

function varying(...choices: DoubtChoice[]): DoubtSettings {
  const vary = Object.fromEntries(DOUBT_CHOICES.map((choice) => [choice, choices.includes(choice)]))
  return { ...DEFAULT_DOUBT, vary: vary as Record<DoubtChoice, boolean> }
}

/** The laws below ask the same worlds. */
const worlds = new Map<number, ReturnType<typeof makeRun>>()
function someRun(seed: number) {
  const world = worlds.get(seed) ?? makeRun(seed)
  worlds.set(seed, world)
  return world
}

function makeRun(seed: number) {
  const random = createRandom(seed)
  const { units, records, observations, model: plain } = randomWorld(random)
  const tiers = [0, 30, 60].map((fromScore100, i) => ({ id: `t${i}`, title: `T${i}`, fromScore100 }))
  const model = { ...plain, tiers, tierCoverageFloor: random.nextInt(2) * 0.4 }
  const data = buildDataSet(units, records, observations)
  const run = runScores(model, data, moments)
  const momentIndex = random.nextInt(moments.length)
  const reading = run.readings[random.nextInt(run.readings.length)]!
  const readingId = reading.spec.id
  return { run, data, momentIndex, reading, readingId }
}

describe('laws of doubt, in any world', () => {
  it('with nothing varied, a draw is the score of the model itself, for any reading and node', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { reading, ...request } = someRun(seed)
        if (!reading.nodes.some(({ values }) => values.some((value) => value >= 0))) return
        const node = reading.nodes[seed % reading.nodes.length]!
        const plan = compileDoubt({ ...request, nodeId: node.id, settings: varying() })
        const { score100 } = drawBlock(plan, 0, 1)
        plan.ranked.forEach((u, i) => {
          const own = node.values[request.momentIndex * plan.nUnits + u]! * 100
          expect(score100[i]).toBeCloseTo(own, 4)
        })
      }),
      runs,
    )
  })

  it('a score stays between 0 and 100, ranks between 1 and the number of ranked units, probabilities sum to 1', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { reading, ...request } = someRun(seed)
        if (!reading.nodes.some(({ values }) => values.some((value) => value >= 0))) return
        const plan = compileDoubt(request)
        const tally = new DoubtTally(plan, 5)
        tally.add(drawBlock(plan, 0, 5))
        const { score100, rank, tierProbability, nTiers, noScore, histogram } = tally.summary()
        const ranked = new Set(plan.ranked)
        for (let u = 0; u < plan.nUnits; u++) {
          const sum = tierProbability.subarray(u * nTiers, (u + 1) * nTiers).reduce((a, b) => a + b, 0)
          const scored = ranked.has(u) && noScore[u]! < 1
          expect(sum).toBeCloseTo(scored ? 1 : 0, 12)
          const held = histogram.subarray(u * 100, (u + 1) * 100).reduce((a, b) => a + b, 0)
          expect(held).toBe(ranked.has(u) ? Math.round(5 * (1 - noScore[u]!)) : 0)
          if (!scored) {
            expect([score100.p05[u], rank.p95[u]]).toEqual([NaN, NaN])
            continue
          }
          expect(score100.p05[u]).toBeGreaterThanOrEqual(0)
          expect(score100.p95[u]).toBeLessThanOrEqual(100)
          expect(rank.p05[u]).toBeGreaterThanOrEqual(1)
          expect(rank.p95[u]).toBeLessThanOrEqual(ranked.size)
          expect(score100.p05[u]).toBeLessThanOrEqual(score100.p50[u]!)
          expect(score100.p50[u]).toBeLessThanOrEqual(score100.p95[u]!)
        }
      }),
      runs,
    )
  })

  it('the same seed gives the same bits, however the draws are dealt out', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const cut = 1 + (seed % 3)
        const { reading, ...request } = someRun(seed)
        if (!reading.nodes.some(({ values }) => values.some((value) => value >= 0))) return
        const whole = new DoubtTally(compileDoubt(request), 4)
        whole.add(drawBlock(whole.plan, 0, 4))
        const parts = new DoubtTally(structuredClone(compileDoubt(request)), 4)
        parts.add(drawBlock(parts.plan, cut, 4 - cut))
        parts.add(drawBlock(parts.plan, 0, cut))
        expect(parts.summary()).toEqual(whole.summary())
      }),
      runs,
    )
  })
})

describe('a stream of its own for each choice', () => {
  it('another choice switched off changes nothing in the weights drawn', () => {
    const { run, data } = someRun(7)
    const request = { run, data, momentIndex: 5 }
    const alone = drawBlock(compileDoubt({ ...request, settings: varying('weights') }), 0, 20)
    const scaled = compileDoubt({ ...request, settings: { ...varying('weights', 'data'), errorScale: 0 } })
    expect(drawBlock(scaled, 0, 20)).toEqual(alone)
  })
})
