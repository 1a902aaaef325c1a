import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { factorStrip } from '../../src/charts/country/factor-strip'
import { indicatorTable } from '../../src/charts/country/indicators'
import { factorGroups } from '../../src/charts/country/tree'
import type { TrendData } from '../../src/charts/country/trend'
import { waterfallRows } from '../../src/charts/country/waterfall'
import ContributionWaterfall from '../../src/components/country/ContributionWaterfall.vue'
import FactorStrip from '../../src/components/country/FactorStrip.vue'
import IndicatorTable from '../../src/components/country/IndicatorTable.vue'
import TrendPanel from '../../src/components/country/TrendPanel.vue'
import type { SeriesRecord, SourceRecord } from '../../src/core/series'
import { smallModel, smallRun } from '../helpers/score-run'

const series: SeriesRecord = {
  id: 'deaths',
  title: 'Deaths in conflict',
  description: 'People killed',
  unit: 'deaths a year',
  direction: 'higher-is-riskier',
  scale: 'count',
  frequency: 'year',
  validRange: [0, null],
  publicationLagMonths: 6,
  coverage: { from: '2020', to: '2023', absence: 'missing', absenceNote: 'Nothing is known' },
  caveat: 'Counts follow the reach of reporters',
}
const source: SourceRecord = {
  id: 'made-up',
  title: 'Made-up deaths',
  publisher: 'Nobody',
  edition: '1.0',
  editionDate: '2024-01-02',
  citation: 'Nobody (2024). Made-up deaths.',
  url: 'javascript:alert(1)',
  licence: 'CC0',
  licenceClass: 'OPEN',
  attribution: 'Nobody',
  importer: 'made-up',
  originals: [{ name: 'deaths.csv', bytes: 10, sha256: 'abcdef0123456789'.repeat(4) }],
}

function table(unitIndex: number, open: string | undefined) {
  const run = smallRun()
  return mount(IndicatorTable, {
    props: {
      rows: indicatorTable(run, 1, unitIndex, () => 12.34).scored,
      run,
      momentIndex: 1,
      unitIndex,
      country: 'Aland',
      asOf: '31 Dec 2023',
      lookup: () => ({ series, source }),
      inputPoints: () => 12.34,
      inputWeight: () => 1,
      tierOf: () => 1,
      open,
    },
  })
}

describe('indicator table', () => {
  it('asks for the row that is opened', async () => {
    const wrapper = table(0, undefined)
    const button = wrapper.get('.it-name button')
    expect(button.attributes('aria-expanded')).toBe('false')
    await button.trigger('click')
    expect(wrapper.emitted('open')).toEqual([['1.1']])
  })

  it('prints every indicator', async () => {
    const wrapper = table(0, undefined)
    const many = Array.from({ length: 20 }, (_, i) => ({ ...wrapper.props('rows')[0]!, id: `1.${i + 1}` }))
    await wrapper.setProps({ rows: many })
    expect(wrapper.findAll('.it-name')).toHaveLength(12)
    window.dispatchEvent(new Event('beforeprint'))
    await wrapper.vm.$nextTick()
    expect(wrapper.findAll('.it-name')).toHaveLength(20)
    window.dispatchEvent(new Event('afterprint'))
    wrapper.unmount()
  })

  it('opens to the raw value, unit, year, edition, checksum and licence', () => {
    const detail = table(0, '1.1').get('.it-detail').text()
    for (const part of [
      '100',
      'deaths a year',
      '2022',
      'by Jun',
      '1.0',
      'abcdef012345',
      'CC0',
      'Counts follow',
    ]) {
      expect(detail).toContain(part)
    }
    expect(detail).toContain('Filled: carried forward')
    expect(detail).toContain('+12.3')
  })

  it('marks the filled row in words and keeps an unsafe address as text', () => {
    const wrapper = table(0, '1.1')
    expect(wrapper.get('.st').text()).toBe('Filled')
    expect(wrapper.findAll('a[href^="javascript"]')).toHaveLength(0)
  })

  it('shows no number where there is none', () => {
    const wrapper = table(1, undefined)
    expect(wrapper.get('.it-value').text()).toContain('left out, never zero')
    expect(wrapper.get('.st').text()).toBe('Missing')
    expect(wrapper.get('.num').text()).not.toMatch(/\d/)
  })
})

describe('factor strip', () => {
  it('says that a factor has no reading, and opens the indicators of one', async () => {
    const run = smallRun()
    const wrapper = mount(FactorStrip, {
      props: {
        brackets: factorStrip(run, factorGroups(smallModel), 2, (_, title) => title),
        breaks: [55],
        tierOf: () => 1,
        coverageFloor: 0.4,
      },
    })
    const buttons = wrapper.findAll('button')
    expect(buttons).toHaveLength(2)
    expect(buttons[1]!.attributes('aria-label')).toContain('no reading')
    expect(buttons[1]!.text()).toContain('–')
    expect(wrapper.findAll('.fs-withheld')).toHaveLength(1)
    await buttons[0]!.trigger('click')
    expect(wrapper.emitted('open')).toEqual([['RF1']])
  })
})

describe('waterfall', () => {
  it('adds up as printed on screen', () => {
    const parts = [
      { id: 'RF1', title: 'One', points: 12.349 },
      { id: 'RF2', title: 'Two', points: -3.351 },
      { id: 'RF3', title: 'Three', points: 2.349 },
    ]
    const rows = waterfallRows(20.349, 20.349 + 12.349 - 3.351 + 2.349, parts, () => '')
    const wrapper = mount(ContributionWaterfall, { props: { rows, breaks: [25], tierClass: 'tier-1' } })
    const printed = wrapper.findAll('li > b').map((figure) => Number(figure.text().replace('−', '-')))
    const score = printed.pop()!
    expect(Math.round(printed.reduce((a, b) => a + b, 0) * 10)).toBe(Math.round(score * 10))
    expect(wrapper.findAll('.wf-lower')).toHaveLength(1)
  })
})

describe('trend', () => {
  const data: TrendData = {
    years: [
      { year: 2021, overall100: 40, structural100: 50, dynamic100: 30, tierGiven: true },
      { year: 2022, overall100: NaN, structural100: NaN, dynamic100: NaN, tierGiven: false },
      { year: 2023, overall100: 44, structural100: 51, dynamic100: 33, tierGiven: false },
    ],
    episodes: [{ fromYear: 2023, toYear: 2023, open: true }],
    events: [{ year: 2023, kind: 'onset', label: 'Onset' }],
    breaks: [55],
  }

  it('holds the same figures in a table: a gap stays a gap', () => {
    const wrapper = mount(TrendPanel, {
      props: { data, name: 'Aland' },
      global: { stubs: { TrendChart: true } },
    })
    const rows = wrapper.findAll('tbody tr').map((row) => row.text())
    expect(rows[0]).toContain('40')
    expect(rows[1]).not.toMatch(/\b0\b/)
    expect(rows[1]).toContain('–')
    expect(rows[2]).toContain('no tier')
    expect(rows[2]).toContain('mass killing under way')
    expect(wrapper.findAll('[aria-live="polite"]')).toHaveLength(1)
  })
})
