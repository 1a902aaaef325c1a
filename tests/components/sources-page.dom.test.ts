import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { filterSources, freshnessOf, sourceRows } from '../../src/charts/sources/catalogue'
import { coverageMatrix } from '../../src/charts/sources/coverage'
import { coverageText } from '../../src/charts/sources/runs'
import CoverageMap from '../../src/components/sources/CoverageMap.vue'
import SourceTable from '../../src/components/sources/SourceTable.vue'
import type { CatalogueFile, SeriesRecord } from '../../src/core/series'
import { smallModel, yearlyPanel } from '../helpers/score-run'

const record: SeriesRecord = {
  id: 'deaths',
  title: 'Deaths in conflict',
  description: 'People killed',
  unit: 'deaths a year',
  direction: 'higher-is-riskier',
  scale: 'count',
  frequency: 'year',
  validRange: [0, null],
  publicationLagMonths: 6,
  coverage: { from: '2020', to: '2022', absence: 'missing', absenceNote: 'Nothing is known' },
}
const file: CatalogueFile = {
  source: {
    id: 'made-up',
    title: 'Made-up deaths',
    publisher: 'Nobody',
    edition: '1.0',
    editionDate: '2024-01-02',
    citation: 'Nobody (2024)',
    url: 'https://example.org/',
    licence: 'CC0',
    licenceClass: 'OPEN',
    attribution: 'Nobody',
    importer: 'made-up',
    originals: [],
  },
  series: [record],
}
const panel = yearlyPanel('deaths', 2020, [
  [1, 2],
  [3, null],
  [5, 6],
])
const panels = new Map([['deaths', panel]])
const units = [
  { id: 'AAA', name: 'Aland' },
  { id: 'BBB', name: 'Beland' },
]
const end = (year: number) => year * 12 + 11

describe('catalogue rows', () => {
  it('carry the share of the model that rests on the source', () => {
    const [row] = sourceRows([file], smallModel, panels, end(2023))
    expect(row!.weightShare).toBe(1)
    expect(row!.series[0]!.uses.map((use) => use.indicatorId)).toEqual(['1.1'])
  })

  it('measure delay against the source’s own calendar at the date', () => {
    expect(freshnessOf(record, panel, end(2023))).toMatchObject({ newest: 2022, due: 2022, behind: 0 })
    expect(freshnessOf(record, panel, end(2025))).toMatchObject({ newest: 2022, due: 2024, behind: 2 })
    expect(freshnessOf(record, panel, end(2021))).toMatchObject({ newest: 2020, due: 2020, behind: 0 })
  })

  it('are found by every word, in any field', () => {
    const rows = sourceRows([file], smallModel, panels, end(2023))
    expect(filterSources(rows, 'conflict nobody 1.1', '')).toHaveLength(1)
    expect(filterSources(rows, 'conflict elsewhere', '')).toHaveLength(0)
    expect(filterSources(rows, '', 'SA')).toHaveLength(0)
  })

  it('open by button', async () => {
    const rows = sourceRows([file], smallModel, panels, end(2025))
    const wrapper = mount(SourceTable, { props: { rows, openId: undefined } })
    expect(wrapper.text()).toContain('up to 2 years behind')
    await wrapper.get('.so-name').trigger('click')
    expect(wrapper.emitted('open')).toEqual([['made-up']])
  })
})

describe('coverage map', () => {
  const matrix = coverageMatrix(panel, units, end(2023))

  it('reads cell by cell from the keyboard, announced in one place', async () => {
    const wrapper = mount(CoverageMap, { props: { matrix, title: 'Deaths' } })
    const map = wrapper.get('.cm-scroll')
    expect(map.attributes('aria-label')!.length).toBeLessThan(150)
    await map.trigger('keydown', { key: 'Home' })
    await map.trigger('keydown', { key: 'ArrowDown' })
    await map.trigger('keydown', { key: 'ArrowRight' })
    expect(wrapper.get('[aria-live]').text()).toBe('Beland, 2021: missing')
    expect(wrapper.findAll('[aria-live]')).toHaveLength(1)
  })

  it('holds the same in words', () => {
    expect(coverageText(matrix, 0)).toBe('2020–2022 observed')
    expect(coverageText(matrix, 1)).toBe('2020 observed; 2021 missing; 2022 observed')
  })
})
