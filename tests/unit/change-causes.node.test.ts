import { describe, expect, it } from 'vitest'
import type { SeriesRecord } from '../../src/core/series'
import { CAUSE_IDS, splitChange, type Cause, type ChangeSide } from '../../src/engine/change'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { yearEnds } from '../../src/engine/moments'
import { runScores } from '../../src/engine/run'
import type { InputSpec, RiskModel } from '../../src/model/types'
import { input, model, modelOfX, node, series, unit, yearly } from '../helpers/small-world'

type Rows = Readonly<Record<string, readonly (number | null)[]>>

/** Units of the rows, one yearly series x from 2000 with the window 2000–2004. */
function dataOf(rows: Rows, record: Partial<SeriesRecord> = {}, to = '2004') {
  const units = Object.keys(rows).map((id) => unit(id))
  return buildDataSet(units, [series('x', { ...record, coverage: { to } })], yearly('x', 2000, rows))
}

function side(spec: RiskModel, data: ChangeSide['data'], year: number): ChangeSide {
  return { run: runScores(spec, data, yearEnds(year, year)), momentIndex: 0, data }
}

/** Parts of the first unit that are not 0, rounded. */
function partsOf(from: ChangeSide, to: ChangeSide): Partial<Record<Cause, number>> {
  const split = splitChange(from, to)
  return Object.fromEntries(
    CAUSE_IDS.flatMap((cause) => {
      const part = Math.round(split.parts[cause][0]! * 1e6) / 1e6
      return part === 0 ? [] : [[cause, part]]
    }),
  )
}

/** Fixed goalposts 0–10: 1 of the series is 10 points. */
const fixed = modelOfX()
const carry: InputSpec['fill'] = [{ op: 'carry-forward', maxAgeMonths: 24 }]

describe('causes of a difference', () => {
  it('new data: a newer figure came', () => {
    const data = dataOf({ AAA: [3, 5, null, null, null] })
    expect(partsOf(side(fixed, data, 2000), side(fixed, data, 2001))).toEqual({ 'new-data': 20 })
  })

  it('revised data: the source corrected the same figure', () => {
    const [old, late] = [dataOf({ AAA: [3] }), dataOf({ AAA: [4] })]
    expect(partsOf(side(fixed, old, 2000), side(fixed, late, 2000))).toEqual({ revised: 10 })
  })

  it('revised data: the source took a figure back, and an older one stands in for it; no time passed', () => {
    const carried = modelOfX({ fill: carry })
    const [old, late] = [dataOf({ AAA: [3, 5] }), dataOf({ AAA: [3] })]
    expect(partsOf(side(carried, old, 2001), side(carried, late, 2001))).toEqual({ revised: -20 })
    // The other way round the newer edition fills a gap with a figure of a later period.
    expect(partsOf(side(carried, late, 2001), side(carried, old, 2001))).toEqual({ 'new-data': 20 })
  })

  it('revised and new at once: 3 was corrected to 4, then 6 came', () => {
    const [old, late] = [dataOf({ AAA: [3] }), dataOf({ AAA: [4, 6] })]
    expect(partsOf(side(fixed, old, 2000), side(fixed, late, 2001))).toEqual({ revised: 10, 'new-data': 20 })
  })

  it('ageing: a memory that fades by half, then a new event', () => {
    const memory = modelOfX({ transforms: [{ op: 'decay', halfLifePeriods: 1 }], fill: carry })
    const data = dataOf({ AAA: [8, 0, 0, 0, 0] }, { coverage: { absence: 'zero' } } as never)
    // In 2001 a zero came: the memory of 8 is 4. Without that record 8 would have been carried as it is.
    expect(partsOf(side(memory, data, 2000), side(memory, data, 2001))).toEqual({ 'new-data': -40 })
  })

  it('ageing: a window that moves on loses its oldest year', () => {
    const window = modelOfX({ transforms: [{ op: 'rolling', stat: 'sum', window: 2, minObserved: 1 }] })
    const data = dataOf({ AAA: [5, 2, 1, null, null] })
    // 2001: 5 + 2; 2002 with nothing new: 2; with the new 1: 3.
    expect(partsOf(side(window, data, 2001), side(window, data, 2002))).toEqual({
      ageing: -50,
      'new-data': 10,
    })
  })

  it('expiry: a carried figure becomes too old, and the rest carries the score', () => {
    const two = model(
      node('root', {
        inputs: [
          input('x', { fill: carry }),
          input('y', { fill: [{ op: 'carry-forward', maxAgeMonths: 120 }] }),
        ],
      }),
    )
    const units = [unit('AAA')]
    const records = [series('x'), series('y')]
    const rows = [...yearly('x', 2000, { AAA: [8] }), ...yearly('y', 2000, { AAA: [2] })]
    const data = buildDataSet(units, records, rows)
    expect(partsOf(side(two, data, 2002), side(two, data, 2003))).toEqual({ ageing: -30 })
  })

  it('coverage: a series begins, and another is withdrawn in the later edition', () => {
    const two = model(node('root', { inputs: [input('x'), input('y')] }))
    const units = [unit('AAA')]
    const records = [series('x'), series('y')]
    const one = buildDataSet(units, records, yearly('x', 2000, { AAA: [8] }))
    const both = buildDataSet(units, records, [
      ...yearly('x', 2000, { AAA: [8] }),
      ...yearly('y', 2000, { AAA: [2] }),
    ])
    expect(partsOf(side(two, one, 2000), side(two, both, 2000))).toEqual({ coverage: -30 })
    expect(partsOf(side(two, both, 2000), side(two, one, 2000))).toEqual({ coverage: 30 })
  })

  it('others: the own figure stays, the scale is refitted on another country’s', () => {
    const ranked = modelOfX({ norm: { method: 'min-max', pool: 'this-period' } })
    const data = dataOf({ AAA: [5, 5], BBB: [0, 0], CCC: [10, 20] })
    // 5 between 0 and 10 is 50; between 0 and 20 it is 25. The new 5 of 2001 changes nothing.
    expect(partsOf(side(ranked, data, 2000), side(ranked, data, 2001))).toEqual({ others: -25 })
  })

  it('weights and method: first the weights, then the rest', () => {
    const of = (wx: number, high: number) =>
      model(
        node('root', {
          inputs: [
            input('x', { weight: wx, norm: { method: 'goalposts', min: 0, max: high } }),
            input('y', { weight: 1 }),
          ],
        }),
      )
    const units = [unit('AAA')]
    const rows = [...yearly('x', 2000, { AAA: [8] }), ...yearly('y', 2000, { AAA: [2] })]
    const data = buildDataSet(units, [series('x'), series('y')], rows)
    const parts = partsOf(side(of(1, 10), data, 2000), side(of(3, 20), data, 2000))
    // 50 → (3 × 80 + 20) / 4 = 65 → (3 × 40 + 20) / 4 = 35
    expect(parts).toEqual({ weights: 15, method: -30 })
  })

  it('names the input that a difference comes from, with points that sum to it', () => {
    const two = model(node('root', { inputs: [input('x'), input('y')] }))
    const units = [unit('AAA')]
    const rows = [...yearly('x', 2000, { AAA: [2, 6] }), ...yearly('y', 2000, { AAA: [3, 2] })]
    const data = buildDataSet(units, [series('x'), series('y')], rows)
    const { inputs } = splitChange(side(two, data, 2000), side(two, data, 2001))
    expect(inputs.map(({ series: id, points }) => [id, Math.round(points[0]!)])).toEqual([
      ['x', 20],
      ['y', -5],
    ])
  })

  it('refuses runs over different units', () => {
    const [a, b] = [dataOf({ AAA: [1] }), dataOf({ BBB: [1] })]
    expect(() => splitChange(side(fixed, a, 2000), side(fixed, b, 2000))).toThrow(/cannot be compared/)
  })
})
