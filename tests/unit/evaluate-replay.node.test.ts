import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { averagePrecision } from '../../src/engine/evaluate/average-precision'
import { auc } from '../../src/engine/evaluate/auc'
import { Bootstrap } from '../../src/engine/evaluate/bootstrap'
import { calibratedTable } from '../../src/engine/evaluate/calibrated'
import { CurveBandBootstrap } from '../../src/engine/evaluate/curve-bands'
import {
  FALSE_ALARM_STOPS,
  precisionCurve,
  RECALL_STOPS,
  recallByLength,
  rocCurve,
} from '../../src/engine/evaluate/curves'
import { sharedUniverse } from '../../src/engine/evaluate/line-up'
import { onsetRanks } from '../../src/engine/evaluate/onset-table'
import { prepareEvaluation } from '../../src/engine/evaluate/prepare'
import { rankTable, replay, type ReplayOptions } from '../../src/engine/evaluate/replay'
import type { EvaluationOptions } from '../../src/engine/evaluate/types'
import { gridFrom, outcomeFrom } from '../helpers/small-outcome'

//                                    2000 …            2005
const outcome = outcomeFrom(2000, {
  AAA: '00010o',
  BBB: '0oo000',
  CCC: '000100',
  DDD: '??????',
  EEE: '00000?',
})
const grid = gridFrom(2000, [
  [5, 5, 5, 5, 5, 5],
  [4, 4, 4, 4, 4, 4],
  [1, 3, 1, 1, 1, 1],
  [3, 2, 3, 3, 3, 3],
  [2, 1, NaN, 2, 2, 6],
])
const ranks = rankTable(grid)
const at = (rest: Partial<ReplayOptions>) =>
  replay(outcome, grid, ranks, { origin: 2002, horizonYears: 2, k: 3, ongoing: 'keep', ...rest })

describe('replay of one origin', () => {
  it('says of each listed unit what followed, and since when it was listed', () => {
    const { rows, ranked } = at({})
    expect(ranked).toBe(4)
    expect(
      rows.map(({ unitIndex, rank, state, onsetYear, listedSince }) => [
        unitIndex,
        rank,
        state,
        onsetYear,
        listedSince,
      ]),
    ).toEqual([
      [0, 1, 'hit', 2003, 2000],
      [1, 2, 'ongoing', null, 2000],
      [3, 3, 'not-watched', null, 2002],
    ])
  })

  it('names the missed with their rank then and their best rank in the origins that look at the onset', () => {
    const { missed, counts } = at({})
    expect(missed).toEqual([{ unitIndex: 2, rank: 4, onsetYear: 2003, best: { rank: 3, year: 2001 } }])
    expect(counts).toEqual({ hit: 1, ongoing: 1, none: 0, unknown: 0, 'not-watched': 1, missed: 1 })
  })

  it('counts an onset in a window that is half observed, but never its absence', () => {
    const open = at({ origin: 2004, k: 5 })
    expect(open.observed).toBe(false)
    expect(open.rows.map(({ state }) => state)).toEqual([
      'unknown',
      'unknown',
      'not-watched',
      'unknown',
      'unknown',
    ])
    expect(at({ origin: 2003, k: 5, horizonYears: 3 }).rows.find((row) => row.unitIndex === 0)!.state).toBe(
      'unknown',
    )
    expect(at({ origin: 2002, k: 1, horizonYears: 5 }).rows[0]!.state).toBe('hit')
  })

  it('leaves a unit with an episode under way out of hits and misses where that is asked for', () => {
    const twice = outcomeFrom(2000, { AAA: '0o1000', BBB: '000000' })
    const two = gridFrom(2000, [
      [1, 1, 1, 1, 1, 1],
      [2, 2, 2, 2, 2, 2],
    ])
    const options = { origin: 2001, horizonYears: 2, k: 1 }
    expect(replay(twice, two, rankTable(two), { ...options, ongoing: 'keep' }).missed).toHaveLength(1)
    expect(replay(twice, two, rankTable(two), { ...options, ongoing: 'drop' }).missed).toHaveLength(0)
  })

  it('never looks past its own year: later scores change nothing but the note of a miss', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 15, maxLength: 15 }),
        (later) => {
          const values = grid.values.slice()
          later.forEach((value, i) => (values[15 + i] = value))
          const other = { ...grid, values }
          const changed = replay(outcome, other, rankTable(other), {
            origin: 2002,
            horizonYears: 2,
            k: 3,
            ongoing: 'keep',
          })
          expect(changed.rows).toEqual(at({}).rows)
        },
      ),
      { seed: 20261125, numRuns: 100 },
    )
  })
})

const labelled = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.boolean()), { minLength: 4, maxLength: 60 })
  .filter((rows) => rows.some(([, onset]) => onset) && rows.some(([, onset]) => !onset))

describe('curves', () => {
  it('the ROC curve rises from the first stop to 1 and holds the area that the ranks give', () => {
    fc.assert(
      fc.property(labelled, (rows) => {
        const score = Float64Array.from(rows, ([value]) => value)
        const label = Uint8Array.from(rows, ([, onset]) => (onset ? 1 : 0))
        const curve = rocCurve(score, label)
        expect(curve).toHaveLength(FALSE_ALARM_STOPS.length)
        expect(curve.at(-1)).toBe(1)
        for (let i = 1; i < curve.length; i++) expect(curve[i]!).toBeGreaterThanOrEqual(curve[i - 1]! - 1e-12)
        // sampled in hundredths: off by at most one stop
        const area = curve.slice(1).reduce((sum, y, i) => sum + (y + curve[i]!) / 200, 0)
        expect(Math.abs(area - auc(score, label)!)).toBeLessThan(0.011)
      }),
      { seed: 20261125, numRuns: 200 },
    )
  })

  it('precision at full recall is that of the shortest list with every onset; a perfect order has precision 1', () => {
    const label = Uint8Array.of(1, 0, 1, 0)
    const curve = precisionCurve(Float64Array.of(4, 3, 2, 1), label)
    expect(curve).toHaveLength(RECALL_STOPS.length)
    expect([curve[0], curve[24], curve[25], curve.at(-1)]).toEqual([1, 1, 2 / 3, 2 / 3])
    expect(precisionCurve(Float64Array.of(4, 1, 3, 2), label).every((p) => p === 1)).toBe(true)
    expect(averagePrecision(Float64Array.of(4, 1, 3, 2), label)).toBe(1)
  })

  it('are empty where a class is empty', () => {
    expect(rocCurve(Float64Array.of(1, 2), Uint8Array.of(0, 0))).toEqual([])
    expect(precisionCurve(Float64Array.of(1, 2), Uint8Array.of(0, 0))).toEqual([])
  })
})

const wide = outcomeFrom(
  2000,
  Object.fromEntries(
    Array.from({ length: 12 }, (_, i) => [
      `U${String(i).padStart(2, '0')}`,
      i % 4 === 0 ? '001000010000' : i % 4 === 1 ? '000010000000' : '000000000000',
    ]),
  ),
)
const scores = gridFrom(
  2000,
  Array.from({ length: 12 }, (_, u) =>
    Array.from({ length: 12 }, (_, y) => ((u * 7 + y * 3) % 11) + (u % 4 === 0 ? 4 : 0)),
  ),
)
const second = {
  ...gridFrom(
    2000,
    Array.from({ length: 12 }, (_, u) => Array.from({ length: 12 }, (_, y) => (u + y) % 5)),
  ),
  id: 'second',
}
const options: EvaluationOptions = {
  unit: 'direct',
  firstOrigin: 2000,
  lastOrigin: 2009,
  horizonYears: 2,
  ongoing: 'keep',
  topK: [1, 2, 3, 4, 5, 6],
}

describe('bands of curves', () => {
  const evaluation = prepareEvaluation(wide, [scores, second], options)

  it('hold the curve, lie in order, and do not depend on how the draws are cut', () => {
    const whole = new CurveBandBootstrap(evaluation, { seed: 3, draws: 300 })
    whole.advance(300)
    const cut = new CurveBandBootstrap(evaluation, { seed: 3, draws: 300 })
    while (!cut.advance(17)) expect(cut.done).toBeLessThan(300)
    const [band] = whole.results()
    expect(cut.results()).toEqual(whole.results())
    const curve = rocCurve(evaluation.models[0]!.score, evaluation.rows.label)
    curve.forEach((value, i) => {
      expect(band!.roc.low[i]!).toBeLessThanOrEqual(value + 1e-6)
      expect(band!.roc.high[i]!).toBeGreaterThanOrEqual(value - 1e-6)
    })
    const recall = recallByLength(evaluation.models[0]!, evaluation.rows.label)
    recall.forEach((value, i) =>
      expect(band!.recall.low[i]! <= value && value <= band!.recall.high[i]!).toBe(true),
    )
  })

  it('agree with the interval of the same figure from the bootstrap of figures', () => {
    const bands = new CurveBandBootstrap(evaluation, { seed: 3, draws: 300 })
    bands.advance(300)
    const figures = new Bootstrap(evaluation, { seed: 3, draws: 300, recallAt: 2, reference: 0 })
    figures.advance(300)
    const recall = figures.results().find(({ modelId, figure }) => modelId === 'grid' && figure === 'recall')!
    const [band] = bands.results()
    expect(band!.recall.low[2]).toBeCloseTo(recall.interval!.low, 6)
    expect(band!.recall.high[2]).toBeCloseTo(recall.interval!.high, 6)
  })
})

describe('rows that all share', () => {
  it('a shared universe keeps a few models on the rows of all', () => {
    const gap = { ...second, values: second.values.map((value, i) => (i % 5 === 0 ? NaN : value)) }
    const all = prepareEvaluation(wide, [scores, gap], options)
    const one = prepareEvaluation(wide, [scores], { ...options, universe: sharedUniverse([scores, gap]) })
    expect(one.rows).toEqual(all.rows)
    expect(one.models[0]).toEqual(all.models[0])
  })
})

describe('onsets by name', () => {
  it('carry the best rank of each model and what was known before', () => {
    const table = onsetRanks(wide, [scores, second], options)
    expect(table.length).toBeGreaterThan(5)
    for (const { bestRanks } of table) expect(bestRanks).toHaveLength(2)
    expect(table.find(({ year, unitIndex }) => year === 2002 && unitIndex === 0)).toMatchObject({
      ongoingBefore: false,
      neverBefore: true,
    })
    expect(table.find(({ year, unitIndex }) => year === 2007 && unitIndex === 0)).toMatchObject({
      neverBefore: false,
    })
  })
})

describe('calibrated forward', () => {
  it('isotonic, Platt and the base rate on the same rows; bins hold every row', () => {
    const table = calibratedTable(scores, wide, { ...options, firstOrigin: 2005 }, 0)
    expect(table.figures.map(({ method }) => method)).toEqual(['isotonic', 'platt', 'base-rate'])
    for (const { bins, brier } of table.figures) {
      expect(bins.reduce((sum, bin) => sum + bin.rows, 0)).toBe(table.rows)
      expect(bins.reduce((sum, bin) => sum + bin.positives, 0)).toBe(table.positives)
      expect(Number.isFinite(brier)).toBe(true)
    }
  })
})
