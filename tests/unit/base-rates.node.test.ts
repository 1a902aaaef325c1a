import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ratesAt, type BaseRates } from '../../src/core/base-rates'
import { isForewatchError } from '../../src/core/errors'
import { tierBaseRates } from '../../src/engine/evaluate/tier-base-rates'
import { yearEnds } from '../../src/engine/moments'
import { runScores } from '../../src/engine/run'
import {
  baseRateBasis,
  baseRateInterval,
  baseRateShort,
  baseRateText,
  frequencyText,
} from '../../src/format/base-rate-text'
import { unpackBaseRates } from '../../src/sources/packaged/first-view'
import { outcomeFrom } from '../helpers/small-outcome'
import { input, model, node, worldOf } from '../helpers/small-world'

const TIERS = [
  { id: 'low', title: 'Lower', fromScore100: 0 },
  { id: 'mid', title: 'Moderate', fromScore100: 40 },
  { id: 'top', title: 'High', fromScore100: 70 },
]
const BACK_TEST = { firstOrigin: 2000, lastOrigin: 2005, horizonYears: 2 }
const tree = node('root', { inputs: [input('x')] })
// Published at the end of the same year; a score is ten times the value.
const world = worldOf({ AAA: [8, 8, 8, 1, 1, 1], BBB: [1, 5, 5, 5, null, 5], CCC: [1, 1, 1, 1, 1, 8] })
const run = runScores(model(tree, { tiers: TIERS }), world, yearEnds(2000, 2005))
//                                  2000 …           2005
const list = outcomeFrom(2000, { AAA: '001oo0', BBB: '0?0000', CCC: '000000' })

describe('base rates by tier', () => {
  const rates = tierBaseRates(run, list, BACK_TEST)

  it('count country-years with a tier and a wholly observed window, by the tier of that year', () => {
    // High: AAA 2000 and 2001 (onset 2002), 2002 (none after it). Moderate: BBB 2001, 2002, 2003; 2000 is lower, and its
    // window holds an unknown year. Lower: AAA 2003; CCC 2000–2003; windows of 2004 and 2005 run past the list.
    expect(rates.tiers.map(({ tierId, rows, onsets }) => [tierId, rows, onsets])).toEqual([
      ['low', 5, 0],
      ['mid', 3, 0],
      ['top', 3, 2],
    ])
    expect(rates).toMatchObject({ modelId: 'test', outcomeId: 'small', firstOrigin: 2000, lastOrigin: 2003 })
  })

  it('carry the Wilson interval, and none without rows', () => {
    // Wilson 1927 for 2 of 3 at 95 %: centre and width worked by hand with z = 1.959964.
    expect(rates.tiers[2]!.observed!.low).toBeCloseTo(0.2077, 4)
    expect(rates.tiers[2]!.observed!.high).toBeCloseTo(0.9385, 4)
    const none = tierBaseRates(run, list, { ...BACK_TEST, firstOrigin: 2005 })
    expect(none.tiers.map(({ rows, observed }) => [rows, observed])).toEqual([
      [0, null],
      [0, null],
      [0, null],
    ])
  })

  it('leave out country-years whose tier was withheld', () => {
    const strict = runScores(
      model(tree, { tiers: TIERS, tierCoverageFloor: 1.1 }),
      world,
      yearEnds(2000, 2005),
    )
    expect(tierBaseRates(strict, list, BACK_TEST).tiers.every(({ rows }) => rows === 0)).toBe(true)
  })

  it('refuse an outcome list over other units', () => {
    let caught: unknown
    try {
      tierBaseRates(run, outcomeFrom(2000, { AAA: '000000' }), BACK_TEST)
    } catch (error) {
      caught = error
    }
    expect(isForewatchError(caught) && caught.details.found).toBe('1 and 3 units')
  })

  it('know nothing of what comes after the last window', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('0', '1', '?'), minLength: 2, maxLength: 2 }), (end) => {
        const later = outcomeFrom(2000, { AAA: `001o${end}`, BBB: `0?00${end}`, CCC: `0000${end}` })
        const early = { ...BACK_TEST, lastOrigin: 2001 }
        expect(tierBaseRates(run, later, early)).toEqual(tierBaseRates(run, list, early))
      }),
      { seed: 20261125, numRuns: 50 },
    )
  })
})

describe('base rates in words', () => {
  const rate = (rows: number, onsets: number, low: number, high: number) => ({
    tierId: 'top',
    rows,
    onsets,
    observed: { share: onsets / rows, low, high },
  })
  it('are natural frequencies with n', () => {
    expect(baseRateText(rate(214, 23, 0.07, 0.16), { horizonYears: 2 })).toBe(
      '11 in 100 saw an onset within 2 years (n = 214)',
    )
    expect(baseRateText(rate(2748, 3, 0.0004, 0.003), { horizonYears: 1 })).toBe(
      '1 in 1\u202f000 saw an onset within 1 year (n = 2\u202f748)',
    )
    expect(baseRateText(rate(50, 0, 0, 0.07), { horizonYears: 2 })).toBe(
      'none saw an onset within 2 years (n = 50)',
    )
    expect(frequencyText(0.0001)).toBe('fewer than 1 in 1\u202f000')
    expect(frequencyText(0.0099)).toBe('1 in 100')
    expect(frequencyText(NaN)).toBe('–')
  })
  it('say so where there is nothing to count', () => {
    const none = { tierId: 'top', rows: 0, onsets: 0, observed: null }
    const with2 = {
      ...{ firstOrigin: 1993, lastOrigin: 2022, horizonYears: 2 },
      tiers: [],
    } as unknown as BaseRates
    expect(ratesAt(with2, undefined).hindsight).toBeUndefined()
    expect(ratesAt(with2, '2025-12-31').hindsight).toBeUndefined()
    // At the end of 2024 the outcomes of that year were not out yet.
    for (const date of ['2024-12-31', '1994-03-31']) expect(ratesAt(with2, date).hindsight).toBe(true)
    expect(baseRateText(rate(214, 23, 0.07, 0.16), ratesAt(with2, '1994-03-31'))).toBe(
      '11 in 100 saw an onset within 2 years (n = 214, with hindsight)',
    )
    expect(baseRateBasis(ratesAt(with2, '1994-03-31'))).toContain('outcomes to 2024 are counted')
    expect(baseRateText(none, { horizonYears: 2 })).toBe('no country-year at this level in the back-test')
    expect(baseRateShort(none)).toBe('no rate')
    expect(baseRateShort({ ...none, observed: { share: 0.0004, low: 0, high: 0.01 } } as never)).toBe(
      '<1 in 100',
    )
    expect(baseRateInterval(none)).toBe('')
  })
  it('give the interval with a decimal where whole numbers would hide it', () => {
    expect(baseRateInterval(rate(285, 21, 0.0487, 0.11))).toBe('5–11 in 100')
    expect(baseRateInterval(rate(2748, 3, 0.0004, 0.0032))).toBe('0.0–0.3 in 100')
  })
})

describe('base rates in the packaged first view', () => {
  const rates: BaseRates = tierBaseRates(run, list, BACK_TEST)
  it('come out as they went in', () => {
    expect(unpackBaseRates(JSON.parse(JSON.stringify({ baseRates: rates, other: 1 })))).toEqual(rates)
    expect(baseRateBasis(rates)).toContain('2000–2003')
  })
  it('are absent where the build had no outcome list', () => {
    expect(unpackBaseRates({ baseRates: null })).toBeUndefined()
    expect(unpackBaseRates({})).toBeUndefined()
  })
})
