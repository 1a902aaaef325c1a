import { describe, expect, it } from 'vitest'
import { auc } from '../../src/engine/evaluate/auc'
import { averagePrecision } from '../../src/engine/evaluate/average-precision'
import { calibrationTable, equalCountEdges } from '../../src/engine/evaluate/calibration-table'
import { applyIsotonic, fitIsotonic } from '../../src/engine/evaluate/isotonic'
import { applyPlatt, fitPlatt } from '../../src/engine/evaluate/platt'
import { brier, logLoss } from '../../src/engine/evaluate/proper-scores'
import { midRanks, places, topCredit } from '../../src/engine/evaluate/rank'
import { wilson } from '../../src/engine/evaluate/wilson'

const score = Float64Array.of(0.9, 0.8, 0.8, 0.4, 0.4, 0.1)
const label = Uint8Array.of(1, 0, 1, 0, 1, 0)

describe('metrics worked out by hand', () => {
  it('AUC counts pairs, ties one half: (3 + 2.5 + 1.5) of 9', () => {
    expect(auc(score, label)).toBeCloseTo(7 / 9, 15)
  })

  it('AUC of constant scores is one half; of one class it is not defined', () => {
    expect(auc([1, 1, 1], [0, 1, 0])).toBe(0.5)
    expect(auc([1, 2], [1, 1])).toBeNull()
    expect(auc([1, 2], [0, 0])).toBeNull()
    expect(auc([], [])).toBeNull()
  })

  it('average precision takes ties together: ⅓·1 + ⅓·⅔ + ⅓·⅗', () => {
    expect(averagePrecision(score, label)).toBeCloseTo((1 + 2 / 3 + 3 / 5) / 3, 15)
    expect(averagePrecision(score, new Uint8Array(6))).toBeNull()
    expect(averagePrecision(new Float64Array(4), Uint8Array.of(1, 0, 0, 0))).toBeCloseTo(0.25, 15)
  })

  it('equal scores share the places left in the list', () => {
    const { above, tied } = places(score)
    expect([...above]).toEqual([0, 1, 1, 3, 3, 5])
    expect([...tied]).toEqual([1, 2, 2, 2, 2, 1])
    expect([...above].map((a, i) => topCredit(a, tied[i]!, 2))).toEqual([1, 0.5, 0.5, 0, 0, 0])
    expect([...midRanks(score)]).toEqual([5, 3.5, 3.5, 1.5, 1.5, 0])
  })

  it('Brier and log loss', () => {
    expect(brier([0.5, 0.2], [1, 0])).toBeCloseTo((0.25 + 0.04) / 2, 15)
    expect(logLoss([0.5, 0.2], [1, 0])).toBeCloseTo((Math.log(2) - Math.log(0.8)) / 2, 15)
    expect(logLoss([0, 1], [1, 0])).toBeCloseTo(-Math.log(1e-15), 1)
    expect(brier([], [])).toBeNull()
  })

  it('Wilson interval of 1 in 18 at 95 %', () => {
    const found = wilson(1, 18)!
    expect(found.low).toBeCloseTo(0.009875, 5)
    expect(found.high).toBeCloseTo(0.257573, 5)
    expect(wilson(0, 10)!.low).toBe(0)
    expect(wilson(10, 10)!.high).toBe(1)
    expect(wilson(0, 0)).toBeNull()
  })

  it('a calibration table holds every row once and says nothing of an empty band', () => {
    const bins = calibrationTable(score, label, [0, 0.3, 0.5, 0.95])
    expect(bins.map((bin) => [bin.rows, bin.positives])).toEqual([
      [1, 0],
      [2, 1],
      [3, 2],
      [0, 0],
    ])
    expect(bins[3]!.observed).toBeNull()
    expect(bins[3]!.meanScore).toBeNull()
    expect(equalCountEdges(new Float64Array(5), 10)).toEqual([0])
  })

  it('isotonic regression pools neighbours that fall', () => {
    const map = fitIsotonic([1, 2, 3, 4, 5], [0, 1, 0, 1, 1])!
    expect([...map.from]).toEqual([1, 2, 4])
    expect([...map.chance]).toEqual([0, 0.5, 1])
    expect([0.5, 1, 2.5, 3.9, 9].map((x) => applyIsotonic(map, x))).toEqual([0, 0, 0.5, 0.5, 1])
    expect(fitIsotonic([], [])).toBeNull()
  })

  it('Platt scaling stays finite under separation and never turns a ranking round', () => {
    const separated = fitPlatt([1, 2, 3, 4], [0, 0, 1, 1])!
    expect(separated.slope).toBeGreaterThan(0)
    expect(applyPlatt(separated, 4)).toBeLessThan(1)
    expect(fitPlatt([1, 2, 3, 4], [1, 1, 0, 0])!.slope).toBe(0)
    const constant = fitPlatt([2, 2, 2, 2], [0, 0, 0, 1])!
    expect(applyPlatt(constant, 2)).toBeCloseTo((2 / 3 + 3 / 5) / 4, 12)
  })
})
