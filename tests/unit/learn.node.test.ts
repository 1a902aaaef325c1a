import { describe, expect, it } from 'vitest'
import { rankEnsemble } from '../../src/engine/learn/ensemble'
import { forwardChain, lastTrainingYear } from '../../src/engine/learn/forward-chain'
import { RunningMoments } from '../../src/engine/learn/moments'
import { nonNegativeStep } from '../../src/engine/learn/non-negative-step'
import { fitRidgeLogistic, type TrainingSet } from '../../src/engine/learn/ridge-logistic'
import type { FeatureTable } from '../../src/engine/learn/types'
import { createRandom } from '../../src/core/random'
import { gridFrom, outcomeFrom } from '../helpers/small-outcome'

function trainingSet(rows: readonly (readonly number[])[], labels: readonly number[]): TrainingSet {
  const nFeatures = rows[0]!.length
  const x = Float64Array.from(rows.flat())
  const moments = new RunningMoments(nFeatures)
  moments.extend(x, rows.length)
  return {
    x,
    label: Uint8Array.from(labels),
    nRows: rows.length,
    nFeatures,
    mean: moments.mean(),
    sd: moments.sd(),
  }
}

/** Loss by the definition, on standardised columns. */
function loss(set: TrainingSet, penalty: number, intercept: number, b: ArrayLike<number>): number {
  let sum = 0
  for (let row = 0; row < set.nRows; row++) {
    let eta = intercept
    for (let j = 0; j < set.nFeatures; j++)
      if (set.sd[j]! > 0) eta += (b[j]! * (set.x[row * set.nFeatures + j]! - set.mean[j]!)) / set.sd[j]!
    sum += Math.log(1 + Math.exp(set.label[row] === 1 ? -eta : eta))
  }
  return sum / set.nRows + (penalty / 2) * Array.from(b).reduce((total, value) => total + value * value, 0)
}

describe('ridge logistic regression with weights ≥ 0', () => {
  it('one symmetric feature: the weight solves b = tanh-like stationarity by hand', () => {
    // x = ±1 with labels by sign: mean 0, sd 1, intercept 0; stationarity: λ b = 1 / (1 + e^b)
    const set = trainingSet([[1], [1], [-1], [-1]], [1, 1, 0, 0])
    const { intercept, weights } = fitRidgeLogistic(set, { penalty: 0.1 })
    expect(intercept).toBeCloseTo(0, 9)
    expect(0.1 * weights[0]!).toBeCloseTo(1 / (1 + Math.exp(weights[0]!)), 9)
  })

  it('perfect separation gives finite weights', () => {
    const set = trainingSet([[0], [1], [2], [3]], [0, 0, 1, 1])
    const { weights } = fitRidgeLogistic(set, { penalty: 1e-6 })
    expect(Number.isFinite(weights[0])).toBe(true)
    expect(weights[0]).toBeGreaterThan(1)
  })

  it('a feature that points the wrong way and one that does not vary get exactly 0', () => {
    const set = trainingSet(
      [
        [0, 5, 3],
        [1, 5, 2],
        [2, 5, 1],
        [3, 5, 0],
      ],
      [0, 1, 0, 1],
    )
    const { weights } = fitRidgeLogistic(set, { penalty: 0.01 })
    expect(weights[0]).toBeGreaterThan(0)
    expect([weights[1], weights[2]]).toEqual([0, 0])
    const free = fitRidgeLogistic(set, { penalty: 0.01, nonNegative: false })
    expect(free.weights[2]).toBeLessThan(0)
  })

  it('no point nearby is better (seeded), with a start or without', () => {
    const random = createRandom(11)
    for (let world = 0; world < 20; world++) {
      const rows = Array.from({ length: 60 }, () => [random.next(), random.next(), random.next() ** 2])
      const labels = rows.map(([a, b]) => (random.next() < 0.6 * a! + 0.2 * (1 - b!) ? 1 : 0))
      if (new Set(labels).size < 2) continue
      const set = trainingSet(rows, labels)
      const best = fitRidgeLogistic(set, { penalty: 0.01 })
      const low = loss(set, 0.01, best.intercept, best.weights)
      for (let j = -1; j < 3; j++)
        for (const shift of [-1e-3, 1e-3]) {
          const b = best.weights.slice()
          if (j >= 0) b[j] = Math.max(0, b[j]! + shift)
          expect(loss(set, 0.01, best.intercept + (j < 0 ? shift : 0), b)).toBeGreaterThanOrEqual(low - 1e-12)
        }
      const warm = fitRidgeLogistic(
        set,
        { penalty: 0.01 },
        { intercept: 3, weights: Float64Array.of(2, 0, 5) },
      )
      warm.weights.forEach((weight, j) => expect(weight).toBeCloseTo(best.weights[j]!, 8))
    }
  })

  it('refuses one class and a penalty of nothing', () => {
    expect(() => fitRidgeLogistic(trainingSet([[1], [2]], [0, 0]), { penalty: 0.1 })).toThrow(
      'one kind of outcome',
    )
    expect(() => fitRidgeLogistic(trainingSet([[1], [2]], [0, 1]), { penalty: 0 })).toThrow('penalty')
  })

  it('the quadratic step stays on its side of the bound', () => {
    const h = Float64Array.of(2, 0, 0, 2)
    expect([...nonNegativeStep(h, Float64Array.of(-2, 6), Float64Array.of(0, 1))]).toEqual([1, -1])
  })
})

describe('forward chain', () => {
  const nYears = 16
  const outcome = outcomeFrom(2000, {
    AAA: '0100100100100100',
    BBB: '0000000000000000',
    CCC: '0010000010000010',
    DDD: '0000001000000000',
  })
  const random = createRandom(5)
  const table: FeatureTable = {
    featureIds: ['one', 'two'],
    x: Float64Array.from(
      { length: nYears * 4 * 2 },
      (_, i) => ([0.8, 0.1, 0.6, 0.3][(i >> 1) % 4]! + random.next()) / 2,
    ),
    year: Int16Array.from({ length: nYears * 4 }, (_, row) => 2000 + (row >> 2)),
    unitIndex: Int16Array.from({ length: nYears * 4 }, (_, row) => row % 4),
    nRows: nYears * 4,
  }
  const options = { penalty: 0.01, firstOrigin: 2008, lastOrigin: 2013, horizonYears: 2 }
  const about = { id: 'learnt', title: 'Learnt' }

  it('no training row is later than the origin less horizon and lag', () => {
    for (const outcomeLagYears of [0, 1]) {
      const { fits } = forwardChain(table, outcome, { ...options, outcomeLagYears }, about)
      expect(fits.length).toBe(6)
      for (const fit of fits) {
        expect(fit.trainTo).toBe(lastTrainingYear(fit.origin, { ...options, outcomeLagYears }))
        expect(fit.trainTo).toBe(fit.origin - 2 - outcomeLagYears)
        expect(fit.trainRows).toBe((fit.trainTo - 2000 + 1) * 4)
      }
    }
  })

  it('what happens after an origin changes nothing of its fit: features and outcomes later are noise', () => {
    const { fits } = forwardChain(table, outcome, options, about)
    for (const origin of [2008, 2010, 2013]) {
      const later = { ...outcome, onset: outcome.onset.slice() }
      for (let cell = (origin + 1 - 2000) * 4; cell < later.onset.length; cell++)
        later.onset[cell] = 1 - later.onset[cell]!
      const x = table.x.map((value, i) =>
        table.year[i >> 1]! > origin - 2 && table.year[i >> 1] !== origin ? 1 - value : value,
      )
      const again = forwardChain({ ...table, x }, later, { ...options, lastOrigin: origin }, about)
      expect(again.fits.at(-1)).toEqual(fits.find((fit) => fit.origin === origin))
    }
  })

  it('gives chances to the rows of the origins and to no others', () => {
    const { grid } = forwardChain(table, outcome, options, about)
    expect([grid.firstYear, grid.nYears]).toEqual([2008, 6])
    expect(grid.values.every((value) => value > 0 && value < 1)).toBe(true)
  })
})

describe('rank ensemble', () => {
  it('adds mid-ranks exactly and divides once', () => {
    const one = { ...gridFrom(2000, [[1], [2], [2], [5]]), id: 'one' }
    const two = { ...gridFrom(2000, [[9], [1], [NaN], [5]]), id: 'two' }
    const found = rankEnsemble([one, two], { id: 'both', title: 'Both' })
    expect([...found.values]).toEqual([2 / 4, 1 / 4, NaN, 3 / 4])
    expect(() => rankEnsemble([], { id: 'none', title: 'None' })).toThrow('same units')
  })
})
