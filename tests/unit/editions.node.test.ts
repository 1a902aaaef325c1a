import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Observation } from '../../src/core/series'
import { differenceOf, revisionSizes } from '../../src/sources/editions/difference'
import { csvCell, longRows, wideRows } from '../../src/sources/export/tables'

const row = (unit: string, period: string, indicator: string, value: number): Observation => ({
  unit,
  period,
  indicator,
  value,
})

describe('difference of two editions', () => {
  const before = [
    row('MLI', '2022', 'a', 1),
    row('MLI', '2023', 'a', 2),
    row('TCD', '2022', 'a', 5),
    row('MLI', '2022', 'b', 9),
  ]
  const after = [
    row('MLI', '2022', 'a', 4),
    row('MLI', '2023', 'a', 2),
    row('MLI', '2024', 'a', 3),
    row('NER', '2022', 'c', 1),
  ]

  it('lists revised values, new periods, dropped countries and series', () => {
    const found = differenceOf(before, after)
    expect(found.revised).toEqual([{ indicator: 'a', unit: 'MLI', period: '2022', before: 1, after: 4 }])
    expect(found).toMatchObject({ same: 1, added: 2, newSeries: ['c'], droppedSeries: ['b'] })
    expect(found.newPeriods).toEqual([{ indicator: 'a', periods: ['2024'] }])
    expect(found.droppedUnits).toEqual([{ indicator: 'a', units: ['TCD'] }])
    expect(found.withdrawn.map(({ unit, indicator }) => `${unit} ${indicator}`)).toEqual(['TCD a', 'MLI b'])
    expect(revisionSizes(found.revised)).toEqual([
      { indicator: 'a', count: 1, up: 1, down: 0, medianSize: 3, units: ['MLI'] },
    ])
  })

  it('accounts for every value of both, whatever they are', () => {
    const rows = fc
      .uniqueArray(
        fc.tuple(fc.constantFrom('A', 'B', 'C'), fc.integer({ min: 2000, max: 2005 }), fc.nat(3)),
        {
          selector: ([unit, year]) => `${unit}${year}`,
        },
      )
      .map((list) => list.map(([unit, year, value]) => row(unit, String(year), 'x', value)))
    fc.assert(
      fc.property(rows, rows, (a, b) => {
        const found = differenceOf(a, b)
        expect(found.same + found.revised.length + found.withdrawn.length).toBe(a.length)
        expect(found.same + found.revised.length + found.added).toBe(b.length)
        expect(differenceOf(a, a)).toMatchObject({ same: a.length, revised: [], added: 0, withdrawn: [] })
      }),
      { seed: 11 },
    )
  })
})

describe('tables for other programs', () => {
  it('neutralises text that a spreadsheet would run, and never touches numbers', () => {
    expect(['=1+1', '+x', '-x', '@x', '\tx'].map(csvCell)).toEqual(["'=1+1", "'+x", "'-x", "'@x", "'\tx"])
    expect([csvCell(-3.5), csvCell('-3.5'), csvCell('a,"b"'), csvCell(undefined)]).toEqual([
      '-3.5',
      '-3.5',
      '"a,""b"""',
      '',
    ])
  })

  it('keeps missing cells empty in the wide form and the source beside each value in the long', () => {
    const observations = [row('MLI', '2022', 'a', 0), row('TCD', '2023', 'a', 5)]
    expect(wideRows({ observations, catalogues: [] })).toEqual([
      ['unit', 'indicator', '2022', '2023'],
      ['MLI', 'a', 0, undefined],
      ['TCD', 'a', undefined, 5],
    ])
    expect(longRows({ observations, catalogues: [] })[1]?.slice(0, 4)).toEqual(['MLI', '2022', 'a', 0])
  })
})
