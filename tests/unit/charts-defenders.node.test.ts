import { describe, expect, it } from 'vitest'
import { defenderLists, defendersTitle, defenderYearText } from '../../src/charts/country/defenders'
import { readCsv } from '../../src/sources/csv'
import totals from '../../indicators/defenders/published-totals.json'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { series, unit } from '../helpers/small-world'
import { describeWithShared, sharedFile } from '../helpers/shared'

const HRD = 'hrd_defenders_killed_published'
const units = [
  unit('COL', { name: 'Colombia' }),
  unit('MEX', { name: 'Mexico' }),
  unit('NOR', { name: 'Norway' }),
]
const row = (id: string, period: number, indicator: string, value: number) => ({
  unit: id,
  period: String(period),
  indicator,
  value,
})
const data = buildDataSet(
  units,
  [
    series(HRD, { publicationLagMonths: 5, coverage: { from: '2019', to: '2024' } }),
    series('wdi_population', { coverage: { from: '2019', to: '2024' } }),
  ],
  [
    row('COL', 2023, HRD, 142),
    row('MEX', 2023, HRD, 30),
    row('COL', 2024, HRD, 157),
    row('COL', 2023, 'wdi_population', 52e6),
    row('MEX', 2023, 'wdi_population', 130e6),
  ],
)
const known = (year: number, month: number) => year * 12 + month - 1

describe('defenders under attack', () => {
  it('what is not broken down by country is the published total less the countries named', () => {
    const [list] = defenderLists(data, 0, known(2025, 12))
    expect(list!.years.map(({ year, here, elsewhere, unknown }) => [year, here, elsewhere, unknown])).toEqual(
      [
        [2024, 157, 0, 324 - 157],
        [2023, 142, 30, 300 - 172],
      ],
    )
    expect(list!.years[1]!.perMillion).toBeCloseTo(142 / 52, 6)
    expect(list!.years[1]!.named.map(({ name }) => name)).toEqual(['Colombia', 'Mexico'])
    expect(defendersTitle('Colombia', [list!])).toContain('157 persons in 2024, as far as published')
  })

  it('a country that is not named is never zero and never safe', () => {
    const lists = defenderLists(data, 2, known(2025, 12))
    expect(lists[0]!.years[0]!.here).toBeUndefined()
    expect(defenderYearText(lists[0]!.years[0]!)).toBe(
      '2024: not named; 167 in countries that are not named, which may be this one',
    )
    expect(defendersTitle('Norway', lists)).toContain('no sign that defenders are unharmed')
  })

  it('shows only what had been published', () => {
    expect(defenderLists(data, 0, known(2025, 4))[0]!.years[0]!.year).toBe(2023)
    expect(defenderLists(data, 0, known(2010, 1))).toEqual([])
  })
})

describeWithShared('world totals', () => {
  it('are those that stand beside the counts by country', () => {
    const path = 'defenders/hrd_killings_published_counts.csv'
    const { rows } = readCsv(
      { name: path, bytes: sharedFile(path) },
      { required: ['source', 'year', 'published_total'] },
    )
    const expected = new Set(
      rows.map((each) =>
        [
          each.cell('source') === 'FLD-HRDM' ? HRD : 'gw_defenders_killed_published',
          each.cell('year'),
          each.cell('published_total'),
          each.cell('published_countries'),
        ].join(' '),
      ),
    )
    const held = totals.totals.map(
      ({ series, year, total, countries }) => `${series} ${year} ${total} ${countries ?? ''}`,
    )
    expect(new Set(held)).toEqual(expected)
  })
})
