import { describe, expect, it } from 'vitest'
import { factorMatrix, trendOf, trendPaths, type CompareColumn } from '../../src/charts/compare/columns'
import { causeRows, contrastTitle, type ContrastRows } from '../../src/charts/compare/contrast-view'
import { compareNotes } from '../../src/charts/compare/notes'
import { firstOfAny, placeLabels, slopePath, type RankLine } from '../../src/charts/compare/slopes'
import { formatCompareState, parseCompareState } from '../../src/core/compare-state'
import { Status } from '../../src/core/status'
import { splitChange } from '../../src/engine/change'
import { worldFrame } from '../../src/engine/frame'
import { reweigh } from '../../src/engine/run'
import { smallDoubt } from '../helpers/small-doubt'
import { frameOf } from '../helpers/world-frame'

describe('what a link to Compare carries', () => {
  it('is nothing for the defaults, and comes back as it went', () => {
    expect(formatCompareState(parseCompareState({}))).toEqual({})
    const query = { by: 'models', units: 'SSD,SDN', models: 'shipped:a@1.0.0,draft', pair: '1-0' }
    expect(formatCompareState(parseCompareState(query))).toEqual(query)
    const editions = { by: 'editions', units: 'SDN', editions: 'vdem-v12-polyarchy' }
    expect(formatCompareState(parseCompareState(editions))).toEqual(editions)
  })

  it('is cut to what can be shown, and never obeyed where malformed', () => {
    const { units, pair, models, by } = parseCompareState({
      by: 'x',
      units: 'AAA,AAA,<b>,BBB,CCC,DDD,EEE,FFF,GGG',
      models: 'a,b,c,d,e,../f',
      pair: '2-2',
    })
    expect([units.length, models.length, pair, by]).toEqual([6, 4, [0, 1], 'countries'])
  })
})

const { run, data } = smallDoubt()
const frame = worldFrame({ run, momentIndex: 0, earlierIndex: -1, yearEnds: run, historyYears: 0 })
const column = (unitIndex: number, of = run): CompareColumn => ({
  key: `U${unitIndex}`,
  title: `U${unitIndex}`,
  colour: 1,
  unitIndex,
  run: of,
  momentIndex: 0,
  frame,
  yearRun: of,
  data,
})

describe('columns side by side', () => {
  it('give each child of the root a row, on 0–100', () => {
    const rows = factorMatrix([column(0), column(1)])
    expect(rows.map(({ id }) => id)).toEqual(['Fab', 'Fcd', 'Fef'])
    for (const { values, absent } of rows) {
      expect(absent).toEqual([false, false])
      for (const value of values) if (!Number.isNaN(value)) expect(value).toBeGreaterThanOrEqual(0)
    }
  })

  it('say where a part is not in the tree of a model', () => {
    const [first, ...rest] = run.model.tree.children!
    const smaller = reweigh(run, { ...run.model, tree: { ...run.model.tree, children: rest } })
    const row = factorMatrix([column(0), column(0, smaller)]).find(({ id }) => id === first!.id)!
    expect(row.absent).toEqual([false, true])
    expect(row.values[1]).toBeNaN()
  })

  it('draw a trend up to the date, broken where there is no score', () => {
    expect(trendOf(column(0), 2009 * 12 + 10)).toEqual([])
    expect(trendOf(column(0), 2009 * 12 + 11)).toHaveLength(1)
    const points = [1, NaN, 3].map((score100, i) => ({ year: i, score100, tierGiven: true }))
    const paths = trendPaths(
      points,
      (x) => x,
      (y) => y,
    )
    expect(paths).toEqual({ path: 'M0.0 1.0M2.0 3.0', thinPath: '' })
  })
})

describe('slopes of ranks', () => {
  const line = (unitIndex: number, ...ranks: number[]): RankLine => ({
    unitIndex,
    name: `U${unitIndex}`,
    colour: 0,
    ranks,
  })

  it('show who stands among the first anywhere, and who is always shown', () => {
    expect(
      firstOfAny(
        [
          [1, 2, 9, 0],
          [2, 5, 1, 0],
        ],
        2,
        [3],
      ),
    ).toEqual([0, 1, 2, 3])
  })

  it('keep labels apart, in order and within the chart', () => {
    const placed = placeLabels([line(0, 1), line(1, 2), line(2, 2), line(3, 0)], 0, (rank) => rank, 10, 40)
    expect(placed.map(({ unitIndex }) => unitIndex)).toEqual([0, 1, 2])
    for (let i = 1; i < placed.length; i++) expect(placed[i]!.y - placed[i - 1]!.y).toBeGreaterThanOrEqual(10)
    expect(placed.at(-1)!.y).toBeLessThanOrEqual(40)
  })

  it('break where a country is not ranked', () => {
    expect(
      slopePath(
        line(0, 1, 0, 3, 4),
        (s) => s,
        (r) => r,
      ),
    ).toBe('M0.0 1.0M2.0 3.0L3.0 4.0')
  })
})

describe('the difference in words', () => {
  const rows = (...points: number[]) =>
    points.map((p, i) => ({ id: `F${i}`, title: `F${i}`, note: '', points: p }))
  const split: ContrastRows = {
    fromName: 'Chad',
    toName: 'Sudan',
    from100: 45,
    to100: 52.3,
    rows: rows(5.5, -1.2, 3),
    method: 'exact',
  }

  it('names who stands above, what makes most of it and what works against it', () => {
    expect(contrastTitle(split)).toBe(
      'Sudan scores 7.3 points above Chad; most by “F0” (+5.5) and “F2” (+3.0), against “F1” (\u22121.2)',
    )
    expect(contrastTitle({ ...split, to100: 45.01 })).toBe('Sudan and Chad score the same')
    expect(contrastTitle({ ...split, fromName: 'A', toName: 'B', rows: rows(7.3) }, 'Sudan')).toBe(
      'Under B Sudan scores 7.3 points more than under A; most by “F0” (+7.3)',
    )
  })

  it('keeps to 110 characters: what finds no room stands in the table beside it', () => {
    const titles = ['Motives or incentives', 'Triggering factors', 'Signs of a plan or policy']
    const long = { ...split, rows: split.rows.map((row, i) => ({ ...row, title: titles[i]! })) }
    expect(contrastTitle(long)).toBe(
      'Sudan scores 7.3 points above Chad; most by “Motives or incentives” (+5.5)',
    )
    const longer = {
      ...long,
      toName: 'Democratic Republic of the Congo',
      fromName: 'Central African Republic',
    }
    for (const title of [contrastTitle(longer), contrastTitle(long, 'Sudan')])
      expect(title.length).toBeLessThanOrEqual(110)
  })

  it('of two models adds up by cause', () => {
    const children = run.model.tree.children!.map((child, i) => ({ ...child, weight: i + 1 }))
    const other = reweigh(run, { ...run.model, tree: { ...run.model.tree, children } })
    const found = splitChange({ run, momentIndex: 0, data }, { run: other, momentIndex: 0, data })
    const u = 0
    const total = causeRows(found.parts, u).reduce((sum, { points }) => sum + points, 0)
    expect(total).toBeCloseTo(found.to100[u]! - found.from100[u]!, 9)
    expect(causeRows(found.parts, u).map(({ id }) => id)).toEqual(['weights'])
  })
})

describe('a link that cannot be followed to the letter', () => {
  const world = frameOf([
    { id: 'AAA', name: 'Alba', score: 60 },
    { id: 'BBB', name: 'Bora', score: 40 },
    { id: 'YUG', name: 'Yugoslavia', status: Status.noSuchUnit },
  ])
  const units = world.units.map((unit) => (unit.id === 'YUG' ? { ...unit, to: 1991 } : unit))
  const notes = (asked: readonly string[], chosen: readonly number[]) =>
    compareNotes(asked, chosen, { ...world, units })

  it('says which codes are unknown, who is no State at the date and who was added', () => {
    expect(notes(['SUN', 'YUG'], [2, 0])).toEqual([
      'SUN: no scored country has this code.',
      'Yugoslavia ended in 1991, so it has no score.',
      'Alba was added, highest rank first: a comparison takes two.',
    ])
  })
  it('calls a country chosen, not added, where one is seen several ways', () => {
    expect(compareNotes(['SUN'], [0], { ...world, units }, true)).toEqual([
      ...['SUN: no scored country has this code.', 'Alba was chosen for its rank.'],
    ])
  })
  it('says nothing where it was followed, or where nothing was asked for', () => {
    expect(notes(['AAA', 'BBB'], [0, 1])).toEqual([])
    expect(notes([], [0, 1])).toEqual([])
  })
})
