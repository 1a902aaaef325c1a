import { mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import DecisionLog from '../../src/components/watch/DecisionLog.vue'
import EventForm from '../../src/components/watch/EventForm.vue'
import NewListForm from '../../src/components/watch/NewListForm.vue'
import type { ListRule, Watchlist } from '../../src/model/watchlist'
import { smallModel } from '../helpers/score-run'
import { unit } from '../helpers/small-world'

const units = [
  unit('MLI', { name: 'Mali' }),
  unit('MMR', { name: 'Myanmar' }),
  unit('SDN', { name: 'Sudan' }),
]

function form() {
  const asked: ListRule[] = []
  const mounted = mount(NewListForm, {
    attachTo: document.body,
    props: {
      units,
      model: smallModel,
      triggers: [],
      matches: (rule: ListRule) => (
        asked.push(rule),
        { units: rule.type === 'all' ? ['SDN'] : ['MLI', 'SDN'] }
      ),
    },
  })
  return { mounted, asked }
}

describe('a new list', () => {
  it('takes countries by name, the first line too, and by what people call them', async () => {
    const { mounted } = form()
    await mounted.get('textarea').setValue('Mali\nBurma\nSDN')
    await mounted.get('form').trigger('submit')
    await vi.waitFor(() => expect(mounted.emitted('create')).toBeDefined())
    const [[list]] = mounted.emitted('create') as [[Watchlist]]
    expect(list.units).toEqual(['MLI', 'MMR', 'SDN'])
    mounted.unmount()
  })

  it('counts before it is made, and joins criteria with “and”', async () => {
    const { mounted } = form()
    await mounted
      .findAll('button')
      .find((one) => one.text() === 'By rule')!
      .trigger('click')
    expect(mounted.get('[role=status]').text()).toBe('Now 2 countries: Mali, Sudan.')
    await mounted
      .findAll('button')
      .find((one) => one.text().startsWith('And a further'))!
      .trigger('click')
    expect(mounted.get('[role=status]').text()).toBe('Now one country: Sudan.')
    await mounted.get('form').trigger('submit')
    await vi.waitFor(() => expect(mounted.emitted('create')).toBeDefined())
    const [[list]] = mounted.emitted('create') as [[Watchlist]]
    expect(list.rule).toMatchObject({ type: 'all', rules: [{ type: 'tier' }, { type: 'tier' }] })
    mounted.unmount()
  })
})

describe('forms that ask for a country', () => {
  it('choose none for the person', async () => {
    const event = mount(EventForm, { props: { units, today: '2026-01-01' } })
    expect(event.get('select').element.value).toBe('')
    const log = mount(DecisionLog, { props: { decisions: [], units, today: '2026-01-01' } })
    await log.get('button').trigger('click')
    expect(log.get('select').element.value).toBe('')
  })
})
