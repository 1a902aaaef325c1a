import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { defendersLens } from '../../src/charts/defenders/lens'
import { ContextLegend, ContextList } from '../../src/components/world/context'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { series, unit } from '../helpers/small-world'

const HRD = 'hrd_defenders_killed_published'
const units = [
  unit('COL', { name: 'Colombia' }),
  unit('MEX', { name: 'Mexico' }),
  unit('NOR', { name: 'Norway' }),
]
const row = (id: string, indicator: string, value: number) => ({ unit: id, period: '2024', indicator, value })
const data = buildDataSet(
  units,
  [series(HRD, { coverage: { from: '2024', to: '2024' } }), series('wdi_population', {})],
  [row('COL', HRD, 157), row('MEX', HRD, 32)],
)
const lens = defendersLens(data, 2025 * 12 + 11, HRD, 'count')
const list = (props = {}) =>
  mount(ContextList, {
    attachTo: document.body,
    props: { lens, units, noRecord: [2], sort: 'score', picked: undefined, selected: undefined, ...props },
  })

describe('counts in place of the score', () => {
  it('are a listbox: the named by figure, then those without a record; keys and Enter as in the ranked list', async () => {
    const wrapper = list({ selected: 'COL' })
    expect(wrapper.findAll('[role=option]').map((option) => option.attributes('aria-label'))).toEqual([
      'Colombia, 157 persons killed in 2024, no population figure',
      'Mexico, 32 persons killed in 2024, no population figure',
      'Norway, no record in 2024; that is not zero',
    ])
    expect(wrapper.text()).toContain('No record: not zero, not known')
    expect(wrapper.text()).toContain('the list counts killings in 30 countries that it does not name')
    expect(wrapper.text()).not.toMatch(/tier|rank/i)
    const box = wrapper.get('[role=listbox]')
    await box.trigger('keydown', { key: 'End' })
    await box.trigger('keydown', { key: 'Enter' })
    expect(wrapper.emitted('select')).toEqual([['NOR']])
    expect(wrapper.emitted('open')).toEqual([['COL']])
    wrapper.unmount()
  })

  it('filter by the class that is pressed in the legend', () => {
    const wrapper = list({ picked: 'no-record' })
    expect(wrapper.findAll('.row-country').map((name) => name.text())).toEqual(['Norway'])
    wrapper.unmount()
  })

  it('name unit, year and source in the legend, and what is not broken down', () => {
    const text = mount(ContextLegend, {
      props: { lens, noRecord: 1, picked: undefined, asOfText: '31 Dec 2025' },
    }).text()
    for (const part of [
      'Persons killed, 2024.',
      'Front Line Defenders and HRD Memorial, published counts; newest year published by 31 Dec 2025',
      '189 in two countries named, 135 in 30 countries that the published counts do not name, 324 in all',
      'No record 1',
      'Silence can mean fear',
    ])
      expect(text).toContain(part)
  })
})
