import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  defendersLens,
  lensSentence,
  lensTable,
  lensTitle,
  openText,
  rateText,
  type Measure,
} from '../../src/charts/defenders/lens'
import { formatViewState, parseViewState } from '../../src/core/view-state'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { series, unit } from '../helpers/small-world'

const HRD = 'hrd_defenders_killed_published'
const GW = 'gw_land_defenders_killed'
const PEOPLE = 'wdi_population'
const units = [
  unit('COL', { name: 'Colombia' }),
  unit('MEX', { name: 'Mexico' }),
  unit('NOR', { name: 'Norway' }),
  unit('TWN', { name: 'Taiwan' }),
]
const row = (id: string, year: number, indicator: string, value: number) => ({
  unit: id,
  period: String(year),
  indicator,
  value,
})
const dataOf = (rows: ReturnType<typeof row>[]) =>
  buildDataSet(
    units,
    [
      series(HRD, { publicationLagMonths: 5, coverage: { from: '2018', to: '2024' } }),
      series(GW, { publicationLagMonths: 9, coverage: { from: '2012', to: '2021' } }),
      series(PEOPLE, { publicationLagMonths: 7, coverage: { from: '2010', to: '2024' } }),
    ],
    rows,
  )
const data = dataOf([
  row('COL', 2023, HRD, 142),
  row('COL', 2024, HRD, 157),
  row('MEX', 2024, HRD, 32),
  row('TWN', 2024, HRD, 200),
  row('COL', 2018, GW, 25),
  row('COL', 2023, PEOPLE, 52e6),
  row('MEX', 2023, PEOPLE, 130e6),
])
const month = (year: number, m: number) => year * 12 + m - 1
const shown = (at: number, list?: string, measure: Measure = 'rate') => defendersLens(data, at, list, measure)

describe('the lens of defenders under attack', () => {
  it('holds only who is named; a country that is not named has no row and never reads as zero', () => {
    const lens = shown(month(2025, 12))
    expect(lens.rows.map(({ unitIndex }) => units[unitIndex]!.id)).toEqual(['COL', 'MEX', 'TWN'])
    expect(lens.rowOf.has(2)).toBe(false)
    expect(lensSentence(lens, 'Norway', lens.rowOf.get(2))).toBe(
      'Norway, no record in 2024; that is not zero',
    )
    const { head, rows, about } = lensTable(lens, units, [2], { asOfText: '31 Dec 2025', source: undefined })
    expect(head[4]).toBe('persons')
    expect(rows.at(-1)).toEqual(['NOR', 'Norway', 2024, 'no record', undefined, undefined])
    expect(about!.join(' ')).toContain('Silence can mean fear')
  })

  it('a count without a population has no rate and no class, and stands last; as persons it stands first', () => {
    const rate = shown(month(2025, 12)).rows.at(-1)!
    expect([rate.persons, rate.perMillion, rate.classIndex]).toEqual([200, undefined, -1])
    const [count] = shown(month(2025, 12), HRD, 'count').rows
    expect([count!.persons, count!.classIndex, count!.share]).toEqual([200, 4, 1])
  })

  it('shows the newest year that had been published by the date, of the list that was known then', () => {
    expect(shown(month(2025, 12)).year!.year).toBe(2024)
    expect(shown(month(2025, 4)).year!.year).toBe(2023)
    expect(shown(month(2020, 12)).source.id).toBe(GW)
    const early = shown(month(2010, 12), HRD)
    expect(early.year).toBeUndefined()
    expect(lensTitle(early)).toBe('Human rights defenders killed: nothing published by this date')
    expect(early.rows).toEqual([])
  })

  it('says how much of the total is not broken down', () => {
    const { year } = shown(month(2024, 12))
    expect(openText(year!)).toBe(
      '142 in one country named, 158 in 27 countries that the published counts do not name, 300 in all',
    )
    expect(openText(shown(month(2020, 12)).year!)).toBe(
      '25 in one country named; no world total published, the rest is unknown',
    )
    expect(rateText(0.001)).toBe('under 0.01')
  })

  it('any counts: each named country stands in exactly one class, rows never rise, and only the named are named', () => {
    const count = fc.option(fc.integer({ min: 1, max: 300 }), { nil: undefined })
    fc.assert(
      fc.property(fc.tuple(count, count, count, count), fc.boolean(), (counts, asRate) => {
        const rows = counts.flatMap((n, u) => (n === undefined ? [] : [row(units[u]!.id, 2024, HRD, n)]))
        const people = units.slice(0, 3).map(({ id }) => row(id, 2023, PEOPLE, 1e6))
        const lens = defendersLens(
          dataOf([...rows, ...people]),
          month(2025, 12),
          HRD,
          asRate ? 'rate' : 'count',
        )
        const named = counts.flatMap((n, u) => (n === undefined ? [] : [u]))
        expect([...lens.rowOf.keys()].sort()).toEqual(named)
        const classed = lens.classes.reduce((sum, { n }) => sum + n, 0)
        expect(classed + lens.rows.filter(({ classIndex }) => classIndex < 0).length).toBe(named.length)
        lens.rows.slice(1).forEach(({ share }, i) => expect(share).toBeLessThanOrEqual(lens.rows[i]!.share))
      }),
      { numRuns: 200, seed: 6 },
    )
  })
})

describe('a link to the lens', () => {
  it('comes back as it was, and an unknown context is ignored', () => {
    const query = { context: 'defenders', list: GW, measure: 'count' }
    expect(formatViewState(parseViewState(query))).toEqual(query)
    expect(parseViewState({ context: 'tiers', measure: 'score' })).toEqual({ sort: 'score' })
  })
})
