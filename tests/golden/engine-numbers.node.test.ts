import { describe, expect, it } from 'vitest'
import { normalCdf, quantileOfSorted } from '../../src/core/math'
import { midRanks, median, populationSd, quantile, rankCorrelation, sampleSd } from '../../src/core/stats'
import { combine } from '../../src/engine/aggregate/combine'
import { shapley } from '../../src/engine/explain/shapley'
import { yearEnds } from '../../src/engine/moments'
import { runScores } from '../../src/engine/run'
import type { Aggregation, Norm } from '../../src/model/types'
import { input, model, modelOfX, node, series, unit, worldOf } from '../helpers/small-world'
import { buildDataSet } from '../../src/engine/data/build-data-set'

/** Numbers from elsewhere: each test names where they come from. */

/** Risk shares of one year's values under a norm. */
function normalised(values: readonly (number | null)[], norm: Norm, direction?: 'lower-is-riskier') {
  const rows = Object.fromEntries(values.map((value, i) => [`U${i}`, [value]]))
  const run = runScores(
    modelOfX({ norm, ...(direction ? { direction } : {}) }),
    worldOf(rows),
    yearEnds(2000, 2000),
  )
  return [...run.inputs[0]!.normalised.values]
}

function expectClose(found: ArrayLike<number>, expected: readonly number[], digits = 12): void {
  expect(found.length).toBe(expected.length)
  expected.forEach((value, i) =>
    Number.isNaN(value) ? expect(found[i]).toBeNaN() : expect(found[i]).toBeCloseTo(value, digits),
  )
}

describe('normal distribution function', () => {
  it.each([
    [-8, 6.22096057427174e-16],
    [-3, 0.0013498980316300933],
    [-1.96, 0.024997895148220435],
    [-0.5, 0.3085375387259869],
    [0, 0.5],
    [1, 0.8413447460685429],
    [1.6448536269514722, 0.95],
    [1.96, 0.9750021048517795],
    [5, 0.9999997133484281],
  ])('Φ(%d) as scipy.stats.norm.cdf (SciPy 1.17) and printed tables have it', (x, expected) => {
    expect(Math.abs(normalCdf(x) - expected)).toBeLessThan(1e-14)
    expect(Math.abs(normalCdf(x) / expected - 1)).toBeLessThan(1e-7)
  })

  it('reaches 0 and 1 far out and is symmetric', () => {
    expect([normalCdf(-40), normalCdf(40), normalCdf(-7.5) + normalCdf(7.5)]).toEqual([0, 1, 1])
  })
})

describe('quantiles of type 7', () => {
  const known = [6, 7, 15, 36, 39, 40, 41, 42, 43, 47, 49]
  it.each([
    [0.25, 25.5],
    [0.5, 40],
    [0.75, 42.5],
    [0, 6],
    [1, 49],
  ])('p = %d of 6, 7, 15, 36 … 49: R quantile(type = 7) and numpy.quantile', (p, expected) => {
    expect(quantileOfSorted(Float64Array.from(known), known.length, p)).toBe(expected)
    expect(quantile([...known].reverse(), p)).toBe(expected)
  })

  it('of 1, 2, 3, 4, 10 at 0.025, 0.1, 0.9, 0.975: numpy.quantile 2.4', () => {
    const sorted = Float64Array.of(1, 2, 3, 4, 10)
    expectClose(
      [0.025, 0.1, 0.9, 0.975].map((p) => quantileOfSorted(sorted, 5, p)),
      [1.1, 1.4, 7.6, 9.4],
    )
  })
})

describe('plain statistics', () => {
  it('agree with numpy, SciPy and the textbook example 2, 4, 4, 4, 5, 5, 7, 9 (sd 2)', () => {
    const values = [2, 4, 4, 4, 5, 5, 7, 9]
    expect([median(values), populationSd(values)]).toEqual([4.5, 2])
    expect(sampleSd(values)).toBeCloseTo(Math.sqrt(32 / 7), 14)
    expect(midRanks([3, 1, 3, 2])).toEqual([3.5, 1, 3.5, 2])
    expect(rankCorrelation([1, 2, 3, 4, 5], [5, 6, 7, 8, 7])).toBeCloseTo(0.8207826816681233, 14)
  })
  it('refuse NaN and empty lists instead of answering wrongly', () => {
    expect(() => median([5, NaN, 1, 3, 2])).toThrow('position 1')
    expect(() => median([])).toThrow('at least 1')
    expect(() => rankCorrelation([1, 1, 1], [1, 2, 3])).toThrow('constant')
  })
})

describe('norms', () => {
  it('percentile rank: scipy.stats.percentileofscore([1, 2, 3, 3, 4], 3, kind="mean") is 60', () => {
    const found = normalised([1, 2, 3, 3, 4], { method: 'percentile-rank', pool: 'this-period' })
    expectClose(found, [0.1, 0.3, 0.6, 0.6, 0.9])
  })

  it('percentile rank of a carried value above all others is 1, whatever was ranked before, by hand', () => {
    const rows = { AAA: [9, null], BBB: [1, 1], CCC: [2, 2], DDD: [9, null] }
    const fill = [{ op: 'carry-forward', maxAgeMonths: 12 }] as const
    const norm = { method: 'percentile-rank', pool: 'this-period' } as const
    const run = runScores(modelOfX({ norm, fill }), worldOf(rows), yearEnds(2000, 2001))
    expectClose([...run.inputs[0]!.normalised.values], [0.75, 0.125, 0.375, 0.75, 1, 0.25, 0.75, 1])
  })

  it.each<[string, Norm, number[]]>([
    ['min–max', { method: 'min-max', pool: 'this-period' }, [1, 0, 1, 1]],
    ['winsorised', { method: 'min-max', pool: 'this-period', winsorise: [0, 1] }, [1, 0, 1, 1]],
    ['z-score', { method: 'z-score', pool: 'this-period' }, [15, -1, 1, 15].map(normalCdf)],
  ])('%s learns nothing from a carried value, by hand', (_, norm, expected) => {
    const rows = { AAA: [9, null], BBB: [1, 1], CCC: [2, 2], DDD: [9, null] }
    const fill = [{ op: 'carry-forward', maxAgeMonths: 12 }] as const
    const run = runScores(modelOfX({ norm, fill }), worldOf(rows), yearEnds(2001, 2001))
    expectClose([...run.inputs[0]!.normalised.values], expected)
  })

  it.each([100, -50])(
    'min–max takes no end from a unit that is not scored, whose figure is %d, by hand',
    (x) => {
      const rows = { AAA: [9, null], BBB: [1, 1], CCC: [2, 2], DDD: [5, 5], EEE: [x, x] }
      const units = Object.keys(rows).map((id) => unit(id, id === 'EEE' ? { treatment: 'not-scored' } : {}))
      const fill = [{ op: 'carry-forward', maxAgeMonths: 12 }] as const
      const norm = { method: 'min-max', pool: 'this-period' } as const
      const run = runScores(modelOfX({ norm, fill }), worldOf(rows, {}, units), yearEnds(2001, 2001))
      expectClose([...run.inputs[0]!.normalised.values], [1, 0, 0.25, 1, NaN])
    },
  )

  it('percentile rank: Hazen’s plotting positions (i − 0.5) / n, by hand', () => {
    const norm = { method: 'percentile-rank', pool: 'this-period' } as const
    expectClose(normalised([40, 10, 30, 20], norm), [0.875, 0.125, 0.625, 0.375])
    expectClose(normalised([40, 10, 30, 20], norm, 'lower-is-riskier'), [0.125, 0.875, 0.375, 0.625])
  })

  it('z-score through Φ, population sd: numpy and scipy.stats.norm.cdf on 2, 4, 4, 4, 5, 5, 7, 9', () => {
    const found = normalised([2, 4, 4, 4, 5, 5, 7, 9], { method: 'z-score', pool: 'this-period' })
    const half = 0.3085375387259869
    expectClose(found, [
      0.06680720126885807,
      half,
      half,
      half,
      0.5,
      0.5,
      0.8413447460685429,
      0.9772498680518208,
    ])
  })

  it('winsorised min–max: numpy.quantile and numpy.clip on 1 … 9, 100 at 0.1 and 0.9', () => {
    const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 100]
    const norm = { method: 'min-max', pool: 'this-period', winsorise: [0.1, 0.9] } as const
    expectClose(normalised(values, norm).slice(0, 3), [0, 0.006172839506172857, 0.06790123456790138])
    expectClose(normalised(values, norm).slice(-2), [0.43827160493827244, 1])
  })

  it.each<[string, Norm, (number | null)[], number[]]>([
    ['min–max', { method: 'min-max', pool: 'this-period' }, [2, 4, null, 10], [0, 0.25, NaN, 1]],
    ['goalposts clip', { method: 'goalposts', min: 0, max: 10 }, [-5, 2.5, 12], [0, 0.25, 1]],
    ['piecewise', { method: 'piecewise', points: [[0, 0.1], [10, 0.5], [20, 1]] }, [-1, 5, 15, 99], [0.1, 0.3, 0.75, 1]], // prettier-ignore
    ['a step in piecewise', { method: 'piecewise', points: [[0, 0], [10, 0.2], [10, 0.8], [20, 1]] }, [5, 10, 15], [0.1, 0.8, 0.9]], // prettier-ignore
    ['logistic', { method: 'logistic', midpoint: 3, steepness: 1 }, [3, 3 + Math.log(3)], [0.5, 0.75]],
    ['ordinal, an unknown category without value', { method: 'ordinal', map: { '1': 0, '2.5': 1 } }, [1, 2.5, 2], [0, 1, NaN]], // prettier-ignore
    ['binary', { method: 'binary', threshold: 3 }, [2.9, 3], [0, 1]],
  ])('%s, by hand', (_, norm, values, expected) => {
    expectClose(normalised(values, norm), expected)
  })

  it('turn round for lower-is-riskier, but not where the map already says risk, by hand', () => {
    const turn = (norm: Norm, values: number[]) => normalised(values, norm, 'lower-is-riskier')
    expectClose(turn({ method: 'goalposts', min: 0, max: 10 }, [2, 9]), [0.8, 0.1])
    expectClose(turn({ method: 'min-max', pool: 'this-period' }, [2, 4, 10]), [1, 0.75, 0])
    expectClose(turn({ method: 'binary', threshold: 3 }, [2, 3]), [1, 0])
    expectClose(turn({ method: 'logistic', midpoint: 0, steepness: 1 }, [Math.log(3)]), [0.25])
    expectClose(turn({ method: 'z-score', pool: 'this-period' }, [-1, 1]), [
      1 - 0.15865525393145707,
      0.15865525393145707,
    ])
    expectClose(turn({ method: 'ordinal', map: { '1': 0.2 } }, [1]), [0.2])
    expectClose(turn({ method: 'piecewise', points: [[0, 0], [10, 1]] }, [3]), [0.3]) // prettier-ignore
  })

  it('pooled over all periods published so far grow with time, by hand', () => {
    const world = worldOf({ AAA: [0, 8, 4], BBB: [4, 2, 16] })
    const all = (norm: Norm) => {
      const { values } = runScores(modelOfX({ norm }), world, yearEnds(2000, 2002)).inputs[0]!.normalised
      return [...values]
    }
    expectClose(all({ method: 'min-max', pool: 'all-periods' }), [0, 1, 1, 0.25, 0.25, 1])
    const rank = all({ method: 'percentile-rank', pool: 'all-periods' })
    expectClose(rank, [0.25, 0.75, 0.875, 0.375, 3 / 6, 5.5 / 6])
    const z = [0, 8, 4, 4, 2, 16]
    const [mean, sd] = [34 / 6, populationSd(z)]
    expectClose(all({ method: 'z-score', pool: 'all-periods' }).slice(4), [(4 - mean) / sd, (16 - mean) / sd].map(normalCdf)) // prettier-ignore
  })

  it.each<Norm>([
    { method: 'min-max', pool: 'this-period' },
    { method: 'min-max', pool: 'all-periods', winsorise: [0, 1] },
    { method: 'percentile-rank', pool: 'this-period' },
    { method: 'percentile-rank', pool: 'all-periods' },
    { method: 'z-score', pool: 'all-periods' },
  ])('a constant column is not defined, never 0: %j', (norm) => {
    expect(normalised([3, 3, null], norm)).toEqual([NaN, NaN, NaN])
  })
})

describe('aggregations', () => {
  const xs = [0.2, 0.5, 0.9]
  const ws = [1, 2, 3]
  it.each<[string, Aggregation, number]>([
    ['arithmetic, by hand', { method: 'arithmetic' }, 3.9 / 6],
    ['geometric: scipy.stats.gmean', { method: 'geometric', floor: 0 }, 0.5758149310999453],
    ['harmonic: scipy.stats.hmean', { method: 'power', exponent: -1, floor: 0 }, 0.4864864864864864],
    ['cubic: scipy.stats.pmean', { method: 'power', exponent: 3, floor: 0 }, 0.7413828537157441],
    ['maximum', { method: 'maximum' }, 0.9],
    ['mean of the two highest', { method: 'top-k-mean', k: 2 }, 0.7],
    ['mean of all where k is more', { method: 'top-k-mean', k: 9 }, 1.6 / 3],
    ['share present', { method: 'share-present', threshold: 0.5 }, 5 / 6],
  ])('%s', (_, aggregation, expected) => {
    expect(combine(xs, ws, aggregation)).toBeCloseTo(expected, 14)
    expect(combine([...xs, NaN], [...ws, 5], aggregation)).toBeCloseTo(expected, 14)
  })

  it('a floor keeps one zero from erasing the rest: scipy.stats.gmean on 0.1 + 0.9x, mapped back', () => {
    expect(combine([0, 0.5, 1], [1, 1, 2], { method: 'geometric', floor: 0.1 })).toBeCloseTo(
      0.4269705156205007,
      14,
    )
    expect(combine([0, 0.5, 1], [1, 1, 2], { method: 'geometric', floor: 0 })).toBe(0)
    expect(combine([0, 1], [1, 1], { method: 'power', exponent: -1, floor: 0 })).toBe(0)
  })

  it.each([
    ['Norway', 0.944, [81.6, 17.5, 12.6, 64_992]],
    ['Denmark', 0.923, [80.2, 18.7, 12.7, 44_025]],
  ])(
    'the Human Development Index of %s, 2014: UNDP, Human Development Report 2015, table 1',
    (_, hdi, figures) => {
      const [life, expected, mean, income] = figures as [number, number, number, number]
      const ids = ['life', 'expected', 'mean', 'income']
      const values = [life, expected, mean, Math.log(income)]
      const observations = ids.map((id, i) => ({
        unit: 'AAA',
        period: '2014',
        indicator: id,
        value: values[i]!,
      }))
      const records = ids.map((id) => series(id, { coverage: { from: '2014', to: '2014' } }))
      const posts = (min: number, max: number): Norm => ({ method: 'goalposts', min, max })
      const leaf = (id: string, norm: Norm) => input(id, { norm })
      const tree = node('hdi', {
        aggregation: { method: 'geometric', floor: 0 },
        children: [
          node('health', { inputs: [leaf('life', posts(20, 85))] }),
          node('education', { inputs: [leaf('expected', posts(0, 18)), leaf('mean', posts(0, 15))] }),
          node('standard', { inputs: [leaf('income', posts(Math.log(100), Math.log(75_000)))] }),
        ],
      })
      const data = buildDataSet([unit('AAA')], records, observations)
      const run = runScores(model(tree), data, yearEnds(2014, 2014))
      expect(run.readings[0]!.values[0]).toBeCloseTo(hdi, 3)
    },
  )
})

describe('Shapley values', () => {
  it('of the airport game with costs 8, 11, 13, 18 are 2, 3, 4, 9: Littlechild and Owen (1973)', () => {
    const costs = [8, 11, 13, 18].map((cost) => cost / 18)
    const { shares } = shapley(costs, [0, 0, 0, 0], [1, 1, 1, 1], { method: 'maximum' })
    expectClose(shares, [2 / 18, 3 / 18, 4 / 18, 9 / 18])
  })

  it('of a geometric mean: all six orders written out in Python with scipy.stats.gmean', () => {
    const { shares } = shapley([0.9, 0.2, 0.6], [0.3, 0.5, 0.5], [1, 2, 1], { method: 'geometric', floor: 0 })
    expectClose(shares, [0.1159778575936679, -0.1918670987320088, 0.01919923528940769])
  })

  it('of two children of which each side has another one, by hand: halfway where neither is there', () => {
    // From 0.2 (first child alone) to 0.8 (second alone); both: 0.5; none: 0.5.
    const { shares } = shapley([NaN, 0.8], [0.2, NaN], [1, 1], { method: 'arithmetic' })
    expectClose(shares, [0.3, 0.3])
    const back = shapley([0.2, NaN], [NaN, 0.8], [1, 1], { method: 'arithmetic' })
    expectClose(back.shares, [-0.3, -0.3])
  })

  it('of a weighted mean are weight × change, by hand, also where a child is missing', () => {
    expectClose(shapley([1, 0.5], [0, 0], [3, 1], { method: 'arithmetic' }).shares, [0.75, 0.125])
    const missing = shapley([1, NaN], [0, 0], [1, 1], { method: 'arithmetic' })
    expectClose(missing.shares, [0.75, 0.25])
  })
})
