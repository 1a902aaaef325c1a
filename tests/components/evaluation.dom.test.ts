import { mount, RouterLinkStub } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { figureTable } from '../../src/charts/evaluation/figure-table'
import EvaluationControls from '../../src/components/evaluation/EvaluationControls.vue'
import FigureTable from '../../src/components/parts/FigureTable.vue'
import LearntWeights from '../../src/components/evaluation/LearntWeights.vue'
import OriginSlider from '../../src/components/evaluation/OriginSlider.vue'
import ReplayPanel from '../../src/components/evaluation/ReplayPanel.vue'
import { EVALUATION_DEFAULTS } from '../../src/core/evaluation-state'
import type { Replay } from '../../src/engine/evaluate/replay'

const found: Replay = {
  origin: 2010,
  k: 2,
  horizonYears: 2,
  ranked: 160,
  rows: [
    { unitIndex: 0, rank: 1, score: 60, state: 'hit', onsetYear: 2011, listedSince: 2003 },
    { unitIndex: 1, rank: 2, score: 55, state: 'ongoing', onsetYear: null, listedSince: 2010 },
  ],
  missed: [{ unitIndex: 2, rank: 57, onsetYear: 2011, best: { rank: 49, year: 2009 } }],
  counts: { hit: 1, ongoing: 1, none: 0, unknown: 0, 'not-watched': 0, missed: 1 },
  observed: true,
}
const names = ['Alba', '<img src=x onerror=alert(1)>', 'Cora']

function replayed(props: Partial<InstanceType<typeof ReplayPanel>['$props']> = {}) {
  return mount(ReplayPanel, {
    global: { stubs: { RouterLink: RouterLinkStub } },
    props: {
      found,
      nameOf: (u: number) => names[u]!,
      reasonOf: (u: number) => (u === 2 ? 'score 14' : ''),
      linkTo: (u: number) => `/country/${u}`,
      ...props,
    },
  })
}

describe('the replayed list', () => {
  it('counts, says what followed each, and names the missed with their best rank and the reason', () => {
    const panel = replayed()
    expect(panel.findAll('.rp-counts dd').map((dd) => dd.text())).toEqual(['1', '1', '0', '1'])
    expect(panel.findAll('.rp-list li').map((li) => li.text())).toEqual([
      '1AlbaOnset 2011, listed since 2003',
      '2<img src=x onerror=alert(1)>Ongoing',
    ])
    expect(panel.get('.rp-missed').text()).toContain('Best rank in the 2 years before: 49 (2009); score 14')
    expect(panel.find('img').exists()).toBe(false)
  })
  it('says that counts are not final while the window is open', () => {
    const open = { ...found, observed: false, missed: [], counts: { ...found.counts, unknown: 3, missed: 0 } }
    const panel = replayed({ found: open })
    expect(panel.findAll('.rp-counts dt').map((dt) => dt.text())).toContain('Unknown yet, not watched')
    expect(panel.get('.rp-below').text()).toBe('Nobody missed below the line of 2 so far')
  })
})

describe('the slider over origins', () => {
  const slider = () =>
    mount(OriginSlider, {
      props: { modelValue: 2010, first: 1990, last: 2025, horizonYears: 2, onsets: [{ year: 2011, n: 3 }] },
    })
  it('moves by keys and stays inside its years', async () => {
    const one = slider()
    const track = one.get('[role=slider]')
    for (const key of ['ArrowRight', 'PageDown', 'Home', 'End', 'x']) await track.trigger('keydown', { key })
    expect(one.emitted('update:modelValue')).toEqual([[2011], [2005], [1990], [2025]])
    expect(track.attributes('aria-valuetext')).toBe('31 December 2010')
    one.unmount()
  })
  it('says when it starts and stops to play', async () => {
    const one = slider()
    await one.get('button').trigger('click')
    await one.get('button').trigger('click')
    expect(one.emitted('playing')).toEqual([[true], [false]])
    one.unmount()
  })
})

describe('settings and tables', () => {
  it('each setting says what changed', async () => {
    const controls = mount(EvaluationControls, {
      props: {
        state: EVALUATION_DEFAULTS,
        model: 'Framework baseline',
        outcomes: [
          { id: 'ewp-onsets', title: 'EWP' },
          { id: 'other', title: 'Other' },
        ],
      },
    })
    const values = ['ensemble', 'other', '3', '10', 'period', 'event', 'drop']
    for (const [i, select] of controls.findAll('select').entries()) await select.setValue(values[i])
    expect(controls.emitted('change')).toEqual([
      [{ ranking: 'ensemble' }],
      [{ outcome: 'other' }],
      [{ horizonYears: 3 }],
      [{ k: 10 }],
      [{ convention: 'period' }],
      [{ unit: 'event' }],
      [{ ongoing: 'drop' }],
    ])
  })
  it('a table shows text, hands over itself to be saved, and is no HTML', async () => {
    const table = figureTable('t', 'Small', [{ text: 'Name', head: 'name', show: String }], ['<b>x</b>'])
    const shown = mount(FigureTable, { props: { table } })
    expect(shown.find('tbody b').exists()).toBe(false)
    await shown.get('button').trigger('click')
    expect(shown.emitted('save')).toEqual([[table]])
  })
  it('learnt weights stand in order with what they were learnt on', () => {
    const fit = {
      origin: 2010,
      trainRows: 4000,
      trainPositives: 90,
      trainFrom: 1960,
      trainTo: 2007,
      intercept: -4,
      coefficients: Float64Array.of(1, 0),
      standardised: Float64Array.of(0.4, 0),
      iterations: 4,
    }
    const panel = mount(LearntWeights, {
      props: { fit, featureIds: ['RF3', 'RF7'], titleOf: (id: string) => `Title of ${id}` },
    })
    expect(panel.findAll('.lw-value').map((cell) => cell.text())).toEqual(['0.40', '0.00'])
    expect(panel.text()).toContain('4\u202f000 country-years of 1960–2007')
    expect(panel.text()).toContain('1 of 2 weights are exactly 0')
  })
})
