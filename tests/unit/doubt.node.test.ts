import { describe, expect, it } from 'vitest'
import { normalCdf } from '../../src/core/math'
import { normalQuantile } from '../../src/core/normal-quantile'
import { createRandom } from '../../src/core/random'
import { normalDeviates } from '../../src/core/normal-deviates'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import {
  changeDoubt,
  compileDoubt,
  DEFAULT_DOUBT,
  DOUBT_CHOICES,
  DoubtTally,
  drawBlock,
  type DoubtChoice,
  type DoubtRequest,
  type DoubtSettings,
} from '../../src/engine/doubt'
import { gamma, streamOf } from '../../src/engine/doubt/choices'
import { banded } from '../../src/engine/doubt/errors'
import { yearEnds } from '../../src/engine/moments'
import { runScores } from '../../src/engine/run'
import { input, model, node, series, unit } from '../helpers/small-world'
import { yearlyPanel } from '../helpers/score-run'

const tiers = [0, 25, 50, 75].map((fromScore100, i) => ({ id: `t${i}`, title: `T${i}`, fromScore100 }))
const only = (...choices: DoubtChoice[]): DoubtSettings => ({
  ...DEFAULT_DOUBT,
  vary: Object.fromEntries(DOUBT_CHOICES.map((choice) => [choice, choices.includes(choice)])) as Record<
    DoubtChoice,
    boolean
  >,
})

/** Five countries, one or two series on goalposts 0–100, every source bound given. */
function world(values: Readonly<Record<string, readonly [value: number, low: number, high: number]>>) {
  const units = Object.keys(values).map((id) => unit(id))
  const records = [series('x', { validRange: [0, 100] }), series('y', { validRange: [0, 100] })]
  const observations = Object.entries(values).flatMap(([id, [value, low, high]]) =>
    ['x', 'y'].map((indicator) => ({ unit: id, period: '2009', indicator, value, low, high })),
  )
  const tree = node('root', {
    children: ['x', 'y'].map((id) =>
      node(`n${id}`, {
        inputs: [
          input(id, { id, norm: { method: 'goalposts', min: 0, max: 100 }, transforms: [], fill: [] }),
        ],
      }),
    ),
  })
  const data = buildDataSet(units, records, observations)
  const run = runScores({ ...model(tree), tiers }, data, yearEnds(2009, 2009))
  return { run, data, momentIndex: 0 }
}

function doubtOf(request: DoubtRequest, draws = 4000) {
  const tally = new DoubtTally(compileDoubt(request), draws)
  tally.add(drawBlock(tally.plan, 0, draws))
  return tally
}

describe('deviates', () => {
  it('of the normal distribution: the quantile undoes the distribution function', () => {
    for (const p of [1e-12, 1e-5, 0.01, 0.2, 0.5, 0.77, 0.99, 1 - 1e-9])
      expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 14)
    // Published: Wichura (1988) gives 0.25 → −0.6744897501960817.
    expect(normalQuantile(0.25)).toBeCloseTo(-0.6744897501960817, 15)
    expect([normalQuantile(0), normalQuantile(1), normalQuantile(2)]).toEqual([-Infinity, Infinity, NaN])
  })

  it('of the gamma distribution are refused for a shape that is no number, instead of being looked for without end', () => {
    expect(() => gamma(NaN, createRandom(1), () => 0.5)).toThrow(/cannot be varied/)
    expect(() => gamma(Infinity, createRandom(1), () => 0.5)).toThrow(/cannot be varied/)
  })

  it('of the gamma distribution: mean and variance are the shape', () => {
    const random = createRandom(5)
    const normal = normalDeviates(random)
    for (const shape of [0.4, 2, 16]) {
      const values = Array.from({ length: 20_000 }, () => gamma(shape, random, normal))
      const mean = values.reduce((sum, x) => sum + x, 0) / values.length
      const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length
      expect(Math.abs(mean / shape - 1)).toBeLessThan(0.03)
      expect(Math.abs(variance / shape - 1)).toBeLessThan(0.06)
    }
  })
})

describe('errors of the data', () => {
  it('give the source’s own 5–95 % bounds back, for an input alone', () => {
    const values = { AAA: [40, 30, 60], BBB: [50, 45, 55], CCC: [90, 90, 90] } as const
    const { run, data } = world(values)
    const request = { run, data, momentIndex: 0, nodeId: 'nx', settings: only('data') }
    const { score100 } = doubtOf(request, 20_000).summary()
    expect(score100.p05[0]).toBeCloseTo(30, 0)
    expect(score100.p50[0]).toBeCloseTo(40, 0)
    expect(score100.p95[0]).toBeCloseTo(60, 0)
    expect([score100.p05[1]!, score100.p95[1]!].map(Math.round)).toEqual([45, 55])
    expect([score100.p05[2], score100.p95[2]]).toEqual([90, 90])
  })

  it('of two series partly cancel: the spread of a mean of two is 1/√2 of one', () => {
    const values = { AAA: [40, 32, 48], BBB: [60, 52, 68] } as const
    const { run, data } = world(values)
    const { score100 } = doubtOf({ run, data, momentIndex: 0, settings: only('data') }, 20_000).summary()
    expect(score100.p95[0]! - score100.p05[0]!).toBeCloseTo(16 / Math.SQRT2, 0)
  })

  it('are declared by scale where the source gives none, and keep to the valid range', () => {
    const panel = yearlyPanel('p', 2000, [[0, 0.5, 1, null]])
    const record = series('p', { scale: 'index', validRange: [0, 1] })
    const { low, high } = banded(panel, record, 1)
    expect([...low.values].map((x) => Number(x.toFixed(2)))).toEqual([0, 0.43, 0.93, NaN])
    expect([...high.values].map((x) => Number(x.toFixed(2)))).toEqual([0.07, 0.57, 1, NaN])
    const coverage = { ...record.coverage, absence: 'zero' } as const
    const counted = banded(yearlyPanel('c', 2000, [[0, 30]]), series('c', { scale: 'count', coverage }), 1)
    expect([[...counted.low.values], [...counted.high.values]]).toEqual([
      [0, 20],
      [0, 45],
    ])
  })
})

describe('a choice', () => {
  it('of weights: Dirichlet, a quarter of each of several equal weights', () => {
    // Two children at 0 and 100: the score is the second weight’s share.
    const units = ['AAA', 'BBB', 'CCC'].map((id) => unit(id))
    const records = Array.from({ length: 10 }, (_, i) => series(`s${i}`))
    const observations = units.flatMap(({ id }, u) =>
      records.map((record, i) => ({
        unit: id,
        period: '2009',
        indicator: record.id,
        value: u === 2 ? 50 : i === u ? 100 : 0,
      })),
    )
    const tree = node('root', {
      inputs: records.map(({ id }) =>
        input(id, { id, norm: { method: 'goalposts', min: 0, max: 100 }, transforms: [], fill: [] }),
      ),
    })
    const data = buildDataSet(units, records, observations)
    const run = runScores({ ...model(tree), tiers }, data, yearEnds(2009, 2009))
    const settings = { ...only('weights'), anchor: false }
    const tally = doubtOf({ run, data, momentIndex: 0, settings }, 8000)
    const shares = Array.from({ length: 8000 }, (_, d) => tally.score100[d * 3]! / 100)
    const mean = shares.reduce((sum, x) => sum + x, 0) / shares.length
    const sd = Math.sqrt(shares.reduce((sum, x) => sum + (x - mean) ** 2, 0) / shares.length)
    // Variance of a Dirichlet share: m (1 − m) / (α₀ + 1), α₀ = 16 × 10.
    expect(mean).toBeCloseTo(0.1, 2)
    expect(sd).toBeCloseTo(Math.sqrt((0.1 * 0.9) / 161), 2)
    expect(tally.summary().score100.p95[2]).toBeCloseTo(50, 4)
  })

  it('of weights: around the model’s own, unequal ones too', () => {
    const ids = ['x', 'y']
    const units = ['AAA', 'BBB', 'CCC'].map((id) => unit(id))
    const observations = units.flatMap(({ id }, u) =>
      ids.map((indicator, i) => ({ unit: id, period: '2009', indicator, value: u === i ? 100 : 0 })),
    )
    const inputs = ids.map((id, i) =>
      input(id, { id, weight: i === 0 ? 1 : 3, norm: { method: 'goalposts', min: 0, max: 100 } }),
    )
    const data = buildDataSet(
      units,
      ids.map((id) => series(id)),
      observations,
    )
    const run = runScores({ ...model(node('root', { inputs })), tiers }, data, yearEnds(2009, 2009))
    const tally = doubtOf(
      { run, data, momentIndex: 0, settings: { ...only('weights'), anchor: false } },
      8000,
    )
    const shares = Array.from({ length: 8000 }, (_, d) => tally.score100[d * 3 + 1]! / 100)
    const mean = shares.reduce((sum, x) => sum + x, 0) / shares.length
    const sd = Math.sqrt(shares.reduce((sum, x) => sum + (x - mean) ** 2, 0) / shares.length)
    // α₀ = 16 × 2.
    expect(mean).toBeCloseTo(0.75, 2)
    expect(sd).toBeCloseTo(Math.sqrt((0.75 * 0.25) / 33), 2)
  })

  it('that moves everybody alike moves no tier: scores are put back on the model’s scale', () => {
    const values = { AAA: [10, 10, 10], BBB: [40, 40, 40], CCC: [80, 80, 80] } as const
    const { run, data } = world(values)
    const { score100 } = doubtOf({ run, data, momentIndex: 0, settings: only('norms') }, 400).summary()
    for (const [u, own] of [10, 40, 80].entries()) expect(Math.abs(score100.p50[u]! - own)).toBeLessThan(3)
  })
})

describe('a draw', () => {
  it('on a tier’s lower bound counts for that tier', () => {
    const values = { AAA: [0, 0, 0], BBB: [25, 25, 25], CCC: [50, 50, 50], DDD: [75, 75, 75] } as const
    const { tierProbability } = doubtOf({ ...world(values), settings: only() }, 3).summary()
    expect([...tierProbability]).toEqual([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1])
  })

  it('has a stream of its own for every seed, choice and draw', () => {
    const seen = new Set<string>()
    const [seeds, draws] = [[0, 1, 2, 20260101, -1], 200]
    for (const seed of seeds)
      for (const choice of DOUBT_CHOICES)
        for (let draw = 0; draw < draws; draw++) {
          const { nextUint32 } = streamOf(seed, choice, draw)
          seen.add(`${nextUint32()} ${nextUint32()}`)
        }
    expect(seen.size).toBe(seeds.length * DOUBT_CHOICES.length * draws)
  })

  it('is another one with another seed, and the model’s where none is given', () => {
    const request = world({ AAA: [40, 30, 60], BBB: [50, 45, 55], CCC: [90, 80, 95] })
    const scores = (seed?: number) => [
      ...drawBlock(compileDoubt({ ...request, ...(seed === undefined ? {} : { seed }) }), 0, 5).score100,
    ]
    expect(scores(8)).not.toEqual(scores(9))
    expect(scores()).toEqual(scores(request.run.model.seed))
  })
})

describe('change', () => {
  it('is beyond its range only where the rank ranges of both dates do not touch', () => {
    const units = ['AAA', 'BBB', 'CCC', 'DDD'].map((id) => unit(id))
    const records = [series('x', { validRange: [0, 100] })]
    const at = (period: string, values: readonly number[]) =>
      values.map((value, u) => ({
        unit: units[u]!.id,
        period,
        indicator: 'x',
        value,
        low: value - 4,
        high: value + 4,
      }))
    const observations = [...at('2008', [10, 50, 53, 90]), ...at('2009', [90, 52, 50, 10])]
    const tree = node('root', {
      inputs: [
        input('x', { id: 'x', norm: { method: 'goalposts', min: 0, max: 100 }, transforms: [], fill: [] }),
      ],
    })
    const data = buildDataSet(units, records, observations)
    const run = runScores({ ...model(tree), tiers }, data, yearEnds(2008, 2009))
    const [before, after] = [0, 1].map((momentIndex) =>
      doubtOf({ run, data, momentIndex, settings: only('data') }, 1000),
    )
    const change = changeDoubt(before!, after!)
    expect([...change.beyondRange]).toEqual([1, 0, 0, -1])
    expect(change.change100.p50[0]).toBeCloseTo(80, 0)
  })
})

describe('refusals', () => {
  it('are typed', () => {
    const request = world({ AAA: [10, 5, 20], BBB: [20, 10, 30] })
    expect(() => compileDoubt({ ...request, momentIndex: 9 })).toThrow(/moment that is not scored/)
    expect(() => new DoubtTally(compileDoubt(request), 0)).toThrow(/no draws/)
  })
})
