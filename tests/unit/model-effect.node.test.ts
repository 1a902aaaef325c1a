import { describe, expect, it } from 'vitest'
import { changeClass, effectTitle, slopeLines, tierTraffic } from '../../src/charts/model/effect-view'
import { histogram, normView } from '../../src/charts/model/norm-view'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { effectOf } from '../../src/engine/effect/effect'
import { breaksByFrequency, breaksByQuantile } from '../../src/engine/effect/tier-breaks'
import { worldFrame } from '../../src/engine/frame'
import { yearEnds } from '../../src/engine/moments'
import { reweigh, runScores } from '../../src/engine/run'
import { changeInput } from '../../src/model/edit/fields'
import { setShare } from '../../src/model/edit/weights'
import { input, model, node, series, unit, yearly } from '../helpers/small-world'

const units = ['AAA', 'BBB', 'CCC', 'DDD'].map((id) => unit(id))
const { panels, series: records } = buildDataSet(
  units,
  [series('x'), series('y')],
  [
    ...yearly('x', 2000, { AAA: [1, 1], BBB: [5, 5], CCC: [9, 9], DDD: [null, null] }),
    ...yearly('y', 2000, { AAA: [9, 9], BBB: [5, 5], CCC: [2, 2], DDD: [null, null] }),
  ],
)
const data = { units, panels, series: records }
const saved = model(
  node('root', {
    children: [node('a', { inputs: [input('x')] }), node('b', { weight: 3, inputs: [input('y')] })],
  }),
  {
    tiers: [
      { id: 'low', title: 'Lower', fromScore100: 0 },
      { id: 'high', title: 'High', fromScore100: 60 },
    ],
  },
)
const draft = setShare(saved, { kind: 'node', id: 'a' }, 0.75, new Set())
const run = runScores(saved, data, yearEnds(2000, 2001))
const after = reweigh(run, draft)
const frame = (of: typeof run) => worldFrame({ run: of, momentIndex: 1, earlierIndex: -1, yearEnds: of })
const effect = effectOf(frame(run), frame(after))
const names = (u: number) => units[u]!.id

describe('effect of a draft', () => {
  it('equals a hand computation: scores 70, 50, 37.5 turn into 30, 50, 72.5', () => {
    expect(effect.units.map((one) => one.before100.toFixed(2))).toEqual(['70.00', '50.00', '37.50', 'NaN'])
    // a 0.75 × 0.1 + 0.25 × 0.9 = 0.30; c 0.75 × 0.9 + 0.25 × 0.2 = 0.725
    expect(effect.units.map((one) => one.after100.toFixed(2))).toEqual(['30.00', '50.00', '72.50', 'NaN'])
    expect(effect.compared).toBe(3)
    expect(effect.ranked).toBe(effect.units.filter((one) => one.rankBefore > 0 && one.rankAfter > 0).length)
    expect(effect.spearman).toBeCloseTo(-1, 12)
    expect(effect.kendall).toBeCloseTo(-1, 12)
    expect(effect.rankMoves.map((one) => [one.unitId, one.rankBefore, one.rankAfter])).toEqual([
      ['AAA', 1, 3],
      ['CCC', 3, 1],
    ])
  })

  it('names who enters and leaves each tier, in a sentence too', () => {
    const [high] = tierTraffic(effect, 2)
    expect(high!.entered.map((one) => one.unitId)).toEqual(['CCC'])
    expect(high!.left.map((one) => one.unitId)).toEqual(['AAA'])
    expect(effectTitle(effect, 1, names)).toBe(
      'This draft moves 2 countries to another tier; AAA moves most, 2 ranks down',
    )
    expect(effectTitle(effectOf(frame(run), frame(run)), 1, names)).toBe(
      'This draft moves no country in rank or tier',
    )
  })

  it('draws a line only for ranked countries', () => {
    expect(
      slopeLines(effect, 2).map((line) => [names(line.unitIndex), line.rowBefore, line.rowAfter]),
    ).toEqual([
      ['AAA', 0, undefined],
      ['BBB', 1, 1],
      ['CCC', undefined, 0],
    ])
  })

  it('puts changes into seven classes around next to none', () => {
    expect([-9, -5, -2, -0.4, 0, 0.5, 1.9, 5].map(changeClass)).toEqual([0, 0, 1, 3, 3, 4, 4, 6])
  })
})

describe('norm of a series', () => {
  it('holds saved and draft side by side, and leaves the saved curve out where its values are others', () => {
    const binary = changeInput(saved, 'in/x', { norm: { method: 'binary', threshold: 5 } })
    const own = (of: typeof run) => of.inputs.find(({ spec }) => spec.id === 'in/x')!
    const view = normView(own(run), own(reweigh(run, binary)), 1, units.length)
    expect(view.after.map(({ x, y }) => [x, y])).toEqual([
      [1, 0],
      [5, 1],
      [9, 1],
    ])
    expect(view.before.map(({ y }) => y)).toEqual([0.1, 0.5, 0.9])
    expect(view.named[0]).toMatchObject({ x: 5, y: 1, yBefore: 0.5 })
    expect([view.observed, view.filled, view.missing]).toEqual([3, 0, 1])
    const logged = changeInput(saved, 'in/x', { transforms: [{ op: 'log1p' }] })
    expect(normView(own(run), own(reweigh(run, logged)), 1, units.length).before).toEqual([])
  })

  it('has a bin for every value, also where all are equal or there are none', () => {
    expect(histogram([0, 1, 2, 4], 4).counts).toEqual([1, 1, 1, 1])
    expect(histogram([3, 3]).counts).toEqual([2])
    expect(histogram([]).counts).toEqual([])
  })
})

describe('tier bounds', () => {
  it('from shares of countries, missing scores left out', () => {
    expect(breaksByQuantile([10, 20, 30, 40, 50, NaN], [0.5, 0.75])).toEqual([30, 40])
    expect(breaksByQuantile([NaN], [0.5])).toEqual([])
  })

  it('from onset frequencies: the score from which the rising fit reaches them', () => {
    const flags = (list: readonly number[]) => Uint8Array.from(list)
    const panel = {
      id: 'made-up',
      title: 'Made-up',
      unitIds: units.map(({ id }) => id),
      firstYear: 2000,
      nYears: 3,
      // In 2001 and 2002 AAA (score 70) has an onset, BBB (50) only in 2002, CCC (37.5) never.
      onset: flags([0, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0]),
      ongoing: flags(Array.from({ length: 12 }, () => 0)),
      ever: flags(Array.from({ length: 12 }, () => 0)),
      continuesAs: Int16Array.from([-1, -1, -1, -1]),
    }
    const options = { firstOrigin: 2000, lastOrigin: 2001, horizonYears: 1 }
    const bounds = breaksByFrequency(run, panel, options, [0.2, 0.5, 0.9])
    expect(bounds.map((bound) => Math.round(bound * 1e9) / 1e9)).toEqual([50, 50, 70])
    expect(
      breaksByFrequency(run, { ...panel, onset: flags(new Array<number>(12).fill(0)) }, options, [0.5]),
    ).toEqual([NaN])
  })
})
