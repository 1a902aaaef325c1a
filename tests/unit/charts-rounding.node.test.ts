import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printedDifference, roundToSum } from '../../src/charts/rounding'
import { niceTicks, yearTicks } from '../../src/charts/ticks'

describe('a printed difference', () => {
  it('is that of the printed figures', () => {
    expect(printedDifference(52.34, 52.46, 1)).toBeCloseTo(0.2, 12)
    expect(printedDifference(52.34, 52.3, 1)).toBe(0)
    expect(printedDifference(NaN, 52.3, 1)).toBeNaN()
  })
})

describe('largest-remainder rounding', () => {
  it('gives the left-over tenths to the largest remainders', () => {
    expect(roundToSum([10.14, 10.13, 10.13], 30.4, 1)).toEqual([10.2, 10.1, 10.1])
  })

  it('keeps deductions negative and never prints minus zero', () => {
    const rounded = roundToSum([31.44, 12.84, -1.88, -0.02], 42.38, 1)
    expect(rounded.reduce((a, b) => a + b, 0)).toBeCloseTo(42.4, 9)
    expect(rounded[2]).toBeLessThan(-1.7)
    expect(rounded.some((value) => Object.is(value, -0))).toBe(false)
  })

  it('adds up to the printed total and moves no part by a whole printed unit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -60, max: 60, noNaN: true }), { minLength: 1, maxLength: 20 }),
        (parts) => {
          const total = parts.reduce((a, b) => a + b, 0)
          const printed = roundToSum(parts, total, 1)
          const sum = printed.reduce((a, b) => a + Math.round(b * 10), 0)
          expect(Math.abs(sum - total * 10)).toBeLessThanOrEqual(0.5 + 1e-6)
          printed.forEach((value, i) => expect(Math.abs(value - parts[i]!)).toBeLessThan(0.1 + 1e-6))
        },
      ),
      { seed: 7, numRuns: 300 },
    )
  })
})

describe('ticks', () => {
  it('are round and reach over the data', () => {
    expect(niceTicks(0, 12_900)).toEqual([0, 5000, 10000, 15000])
    expect(niceTicks(-2.3, 1.1)).toEqual([-4, -2, 0, 2])
    expect(niceTicks(0, 0)).toEqual([0, 1])
  })

  it('of years keep apart on a narrow chart', () => {
    expect(yearTicks(1990, 2024, 250)).toEqual([1990, 2000, 2010, 2020])
    expect(yearTicks(1990, 2024, 400)).toEqual([1990, 1995, 2000, 2005, 2010, 2015, 2020])
  })
})
