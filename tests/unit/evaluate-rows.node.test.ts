import { describe, expect, it } from 'vitest'
import { Bootstrap } from '../../src/engine/evaluate/bootstrap'
import { eventTable } from '../../src/engine/evaluate/events'
import { windowLabel } from '../../src/engine/evaluate/labels'
import { measure } from '../../src/engine/evaluate/measure'
import { panelFromList, parseOutcomeFile, type OutcomeList } from '../../src/engine/evaluate/outcome-list'
import { prepareEvaluation } from '../../src/engine/evaluate/prepare'
import { rankTable, replay } from '../../src/engine/evaluate/replay'
import { UNKNOWN, type EvaluationOptions } from '../../src/engine/evaluate/types'
import { gridFrom, outcomeFrom } from '../helpers/small-outcome'

const options: EvaluationOptions = {
  unit: 'direct',
  firstOrigin: 2000,
  lastOrigin: 2003,
  horizonYears: 2,
  ongoing: 'keep',
  topK: [1, 2],
}
//                                    2000 …            2005
const outcome = outcomeFrom(2000, { AAA: '0010oo', BBB: '0000?0', CCC: '01oo00' })
const grid = gridFrom(2000, [
  [1, 3, 3, 1, 1, 1],
  [2, 2, 2, 2, 2, 2],
  [3, 1, 1, 3, 3, 3],
])

describe('rows of an evaluation', () => {
  it('a window that is not wholly observed is unknown, with or without an onset in it', () => {
    expect(windowLabel(outcome, 2000, 2, 0)).toBe(1)
    expect(windowLabel(outcome, 2001, 2, 1)).toBe(0)
    expect(windowLabel(outcome, 2002, 2, 1)).toBe(UNKNOWN)
    expect(windowLabel(outcome, 2004, 2, 0)).toBe(UNKNOWN)
    expect(windowLabel(outcomeFrom(2000, { AAA: '01?' }), 2000, 2, 0)).toBe(UNKNOWN)
  })

  it('direct unit: rows, labels, states and ranks', () => {
    const { rows, models, dropped } = prepareEvaluation(outcome, [grid], options)
    const seen = [...rows.label].map((value, i) => [
      rows.year[i],
      rows.unitIds[rows.unitIndex[i]!],
      value,
      rows.ongoing[i],
      rows.neverBefore[i],
      models[0]!.rank[i],
    ])
    expect(seen).toEqual([
      [2000, 'AAA', 1, 0, 1, 3],
      [2000, 'BBB', 0, 0, 1, 2],
      [2000, 'CCC', 1, 0, 1, 1],
      [2001, 'AAA', 1, 0, 1, 1],
      [2001, 'BBB', 0, 0, 1, 2],
      [2001, 'CCC', 0, 1, 0, 3],
      [2002, 'AAA', 0, 1, 0, 1],
      [2002, 'CCC', 0, 1, 0, 3],
      [2003, 'AAA', 0, 0, 0, 3],
      [2003, 'CCC', 0, 1, 0, 1],
    ])
    expect(dropped.outcomeUnknown).toBe(2)
  })

  it('event unit: highest score and best rank of the origins that look at the year', () => {
    const { rows, models } = prepareEvaluation(outcome, [grid], {
      ...options,
      unit: 'event',
      lastOrigin: 2001,
    })
    const seen = [...rows.label].map((value, i) => [
      rows.year[i],
      rows.unitIds[rows.unitIndex[i]!],
      value,
      models[0]!.score[i],
      models[0]!.rank[i],
    ])
    expect(seen).toEqual([
      [2001, 'AAA', 0, 1, 3],
      [2001, 'BBB', 0, 2, 2],
      [2001, 'CCC', 1, 3, 1],
      [2002, 'AAA', 1, 3, 1],
      [2002, 'BBB', 0, 2, 2],
      [2002, 'CCC', 0, 3, 1],
    ])
  })

  it('drops rows at an ongoing episode when told to', () => {
    const { rows } = prepareEvaluation(outcome, [grid], { ...options, ongoing: 'drop' })
    expect([...rows.ongoing]).toEqual(Array(rows.label.length).fill(0))
    expect(rows.label.length).toBe(6)
  })

  it('measures every model on the rows that all of them score', () => {
    const gap = gridFrom(2000, [
      [1, NaN, 3, 1, 1, 1],
      [2, 2, 2, 2, 2, 2],
      [3, 1, 1, 3, 3, 3],
    ])
    const { rows, dropped } = prepareEvaluation(outcome, [grid, { ...gap, id: 'gap' }], options)
    expect(rows.label.length).toBe(9)
    expect(dropped.noScore).toEqual({ grid: 0, gap: 1 })
  })

  it('carries the record of a unit on in its successor', () => {
    const split = outcomeFrom(2000, { OLD: '00??', NEW: '??01' })
    split.continuesAs[0] = 1
    expect(windowLabel(split, 2001, 2, 0)).toBe(1)
    split.continuesAs[0] = -1
    expect(windowLabel(split, 2001, 2, 0)).toBe(UNKNOWN)
  })

  it('names hits, misses, lead time, false alarms and onsets that nothing precedes', () => {
    const table = eventTable(
      outcomeFrom(2000, { AAA: '000100', BBB: '000000', CCC: '010000' }),
      [grid],
      options,
      1,
    )
    expect(
      table.caught.map(({ unitIndex, year, bestRank, leadYears }) => [unitIndex, year, bestRank, leadYears]),
    ).toEqual([
      [2, 2001, 1, 1],
      [0, 2003, 1, 2],
    ])
    expect(table.missed).toEqual([])
    const silent = gridFrom(2000, [
      [NaN, NaN, NaN, 1, 1, 1],
      [2, 2, 2, 2, 2, 2],
      [3, 1, 1, 3, 3, 3],
    ])
    const late = eventTable(
      outcomeFrom(2000, { AAA: '010000', BBB: '000000', CCC: '000000' }),
      [silent],
      options,
      1,
    )
    expect(late.unreachable.map(({ unitIndex, year }) => [unitIndex, year])).toEqual([[0, 2001]])
    expect(late.falseAlarms[0]).toEqual({ unitIndex: 1, years: [2001, 2002] })
    expect(late.alreadyOngoing).toEqual([])
  })

  it('calls no killing that is under way a false alarm, and counts as the replayed list does', () => {
    const panel = outcomeFrom(2000, { AAA: '01oo00', BBB: '000000', CCC: '000000' })
    const highest = gridFrom(2000, [
      [5, 5, 5, 5, 5, 5],
      [4, 4, 4, 4, 4, 4],
      [1, 1, 1, 1, 1, 1],
    ])
    const one = { ...options, firstOrigin: 2002, lastOrigin: 2003, horizonYears: 2 }
    const table = eventTable(panel, [highest], one, 2)
    expect(table.alreadyOngoing).toEqual([{ unitIndex: 0, years: [2002, 2003] }])
    expect(table.falseAlarms).toEqual([{ unitIndex: 1, years: [2002, 2003] }])
    const { counts } = replay(panel, highest, rankTable(highest), {
      ...{ origin: 2002, horizonYears: 2, k: 2, ongoing: 'keep' },
    })
    expect([counts.none, counts.ongoing]).toEqual([1, 1])
  })
})

describe('bad input', () => {
  it('refuses what leaves no row, with the reason', () => {
    expect(() =>
      prepareEvaluation(outcome, [grid], { ...options, firstOrigin: 2010, lastOrigin: 2012 }),
    ).toThrow('No row is left')
    expect(() => prepareEvaluation(outcome, [grid], { ...options, horizonYears: 6 })).toThrow('horizon')
    expect(() => prepareEvaluation(outcome, [gridFrom(2000, [[1], [2]])], options)).toThrow('another shape')
  })

  it('gives null, never NaN, without a positive row and under constant scores', () => {
    const quiet = outcomeFrom(2000, { AAA: '000000', BBB: '000000', CCC: '000000' })
    const found = measure(prepareEvaluation(quiet, [grid], options), 0)
    expect([
      found.auc,
      found.averagePrecision,
      found.topK[0]!.recall,
      found.topK[0]!.falseFlagsPerHit,
    ]).toEqual([null, null, null, null])
    expect(JSON.stringify(found)).not.toContain('NaN')
    const constant = gridFrom(
      2000,
      [1, 2, 3].map(() => [0.1, 0.1, 0.1, 0.1, 0.1, 0.1]),
      'probability',
    )
    const flat = measure(prepareEvaluation(outcome, [constant], options), 0)
    expect(flat.auc).toBe(0.5)
    // three units share one place; in 2002 only two of the three have a known outcome
    expect(flat.topK[0]!.hits).toBeCloseTo(3 / 3, 12)
    expect(Object.values(flat).some((value) => typeof value === 'number' && !Number.isFinite(value))).toBe(
      false,
    )
  })

  it('refuses unknown units and episodes that end before they start', () => {
    const list = {
      id: 'mine',
      title: 'Mine',
      kind: 'list',
      description: '',
      citation: 'me',
      licence: 'CC0',
      publicationLagMonths: 0,
      episodes: [{ unit: 'ZZZ', startYear: 2001, endYear: null, perpetrator: 'state' }],
      coverage: { from: 2000, to: 2005, note: 'all' },
    }
    const read = parseOutcomeFile(list, 'mine.json') as OutcomeList
    expect(() => panelFromList(read, ['AAA'])).toThrow('not in the country registry')
    const backwards = { ...list, episodes: [{ ...list.episodes[0]!, endYear: 1999 }] }
    expect(() => parseOutcomeFile(backwards, 'mine.json')).toThrow('ends before it starts')
    expect(() => parseOutcomeFile({ ...list, kind: 'other' }, 'mine.json')).toThrow('cannot be read')
    const panel = panelFromList({ ...read, episodes: [{ ...read.episodes[0]!, unit: 'AAA' }] }, [
      'AAA',
      'BBB',
    ])
    expect([...panel.onset]).toEqual([0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    expect([0, 1, 2, 3, 4, 5].map((y) => panel.ongoing[y * 2])).toEqual([0, 1, 1, 1, 1, 1])
  })
})

describe('bootstrap of countries', () => {
  const wide = outcomeFrom(2000, { AAA: '0010oo', BBB: '000000', CCC: '01oo00', DDD: '000010' })
  const two = [
    {
      ...gridFrom(2000, [
        [1, 3, 3, 1, 1, 1],
        [2, 2, 2, 2, 2, 2],
        [3, 1, 1, 3, 3, 3],
        [0, 0, 0, 4, 4, 4],
      ]),
      id: 'one',
    },
    {
      ...gridFrom(2000, [
        [1, 1, 1, 1, 1, 1],
        [2, 2, 2, 2, 2, 2],
        [3, 3, 3, 3, 3, 3],
        [4, 4, 4, 4, 4, 4],
      ]),
      id: 'two',
    },
  ]
  const evaluation = prepareEvaluation(wide, two, options)
  const drawn = (seed: number, steps: readonly number[]) => {
    const bootstrap = new Bootstrap(evaluation, { seed, draws: 300, recallAt: 0, reference: 1 })
    for (const step of steps) bootstrap.advance(step)
    return bootstrap.results()
  }

  it('gives the same numbers for the same seed, in whatever pieces it is run', () => {
    expect(drawn(1, [300])).toEqual(drawn(1, [100, 50, 150]))
    expect(drawn(1, [300])).not.toEqual(drawn(2, [300]))
  })

  it('compares with the reference in pairs and leaves undefined figures null', () => {
    const results = drawn(1, [300])
    const of = (modelId: string, figure: string) =>
      results.find((result) => result.modelId === modelId && result.figure === figure)!
    expect(of('two', 'auc').difference).toBeNull()
    const { p, low, high } = of('one', 'auc').difference!
    expect(p).toBeGreaterThan(0)
    expect(p).toBeLessThanOrEqual(1)
    expect(low).toBeLessThanOrEqual(high)
    expect(of('one', 'brier').interval).toBeNull()
  })

  it('refuses no draws', () => {
    expect(() => new Bootstrap(evaluation, { seed: 1, draws: 0, recallAt: 0, reference: 0 })).toThrow(
      'cannot be run',
    )
  })
})
