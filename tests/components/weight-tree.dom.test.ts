import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import WeightTree from '../../src/components/model/WeightTree.vue'
import { setShare } from '../../src/model/edit/weights'
import { readModel } from '../../src/model/read'
import { input, modelOf, node } from '../helpers/small-model'

const saved = readModel(
  modelOf(
    node('RF1', { weight: 1, inputs: [input('a/x', 'x'), input('a/y', 'y')] }),
    node('RF2', { weight: 1, inputs: [input('b/z', 'z')] }),
    node('RF3', { weight: 2, role: 'judgement' }),
    node('RF4', { weight: 2, inputs: [input('d/w', 'w')] }),
  ),
)

function tree(draft = saved, locks = new Set<string>()) {
  return mount(WeightTree, {
    props: {
      draft,
      saved,
      locks,
      selected: 'node:RF1',
      edits: 0,
      titleOfSeries: (id: string) => `Series ${id}`,
    },
    attachTo: document.body,
  })
}
const ids = (wrapper: ReturnType<typeof tree>) =>
  wrapper.findAll('[data-key]').map((row) => row.attributes('data-key'))

describe('tree of weights', () => {
  it('shows shares of what can score, and says why the rest has none', () => {
    const wrapper = tree()
    const figures = wrapper
      .findAll('.wt-figure input')
      .map((field) => (field.element as HTMLInputElement).value)
    expect(figures).toEqual(['25.0', '25.0', '50.0'])
    expect(wrapper.get('[data-key="node:RF3"]').text()).toContain('for experts')
    expect(wrapper.text()).toContain('add up to 100.0')
    wrapper.unmount()
  })

  it('is one stop for Tab, and the arrow keys walk, open and close rows', async () => {
    const wrapper = tree()
    expect(wrapper.findAll('[role=row][tabindex="0"]')).toHaveLength(1)
    const first = wrapper.get('[data-key="node:RF1"]')
    await first.trigger('keydown', { key: 'ArrowRight' })
    expect(ids(wrapper)).toEqual(['node:RF1', 'input:a/x', 'input:a/y', 'node:RF2', 'node:RF3', 'node:RF4'])
    await first.trigger('keydown', { key: 'ArrowDown' })
    await wrapper.vm.$nextTick()
    expect(document.activeElement?.getAttribute('data-key')).toBe('input:a/x')
    await wrapper.get('[data-key="input:a/x"]').trigger('keydown', { key: 'ArrowLeft' })
    await wrapper.vm.$nextTick()
    expect(document.activeElement?.getAttribute('data-key')).toBe('node:RF1')
    await first.trigger('keydown', { key: 'ArrowLeft' })
    expect(ids(wrapper)).toHaveLength(4)
    await first.trigger('keydown', { key: 'End' })
    await wrapper.vm.$nextTick()
    expect(document.activeElement?.getAttribute('data-key')).toBe('node:RF4')
    wrapper.unmount()
  })

  it('tells a dragged share as part of a drag and a typed one as a whole edit', async () => {
    const wrapper = tree()
    await wrapper.get('[aria-label="Weight of RF2 Record of serious violations"]').setValue('30')
    expect(wrapper.emitted('share')!.at(-1)!.slice(1)).toEqual([0.3, true])
    const field = wrapper.get('[aria-label="Weight of RF2 Record of serious violations in per cent"]')
    await field.setValue('12,5 %')
    await field.trigger('keydown', { key: 'Enter' })
    expect(wrapper.emitted('share')!.at(-1)!.slice(1)).toEqual([0.125, false])
    await field.setValue('a lot')
    await field.trigger('keydown', { key: 'Enter' })
    expect(wrapper.emitted('share')).toHaveLength(2)
    wrapper.unmount()
  })

  it('marks what was edited, not what only made room, and holds a locked weight still', () => {
    const wrapper = tree(setShare(saved, { kind: 'node', id: 'RF4' }, 0.7, new Set()), new Set(['node:RF1']))
    const edited = wrapper.findAll('[data-key]').filter((row) => row.find('.wt-edited').exists())
    expect(edited.map((row) => row.attributes('data-key'))).toEqual(['node:RF4'])
    expect(
      wrapper.get('[aria-label="Weight of RF1 Armed conflict or instability"]').attributes('disabled'),
    ).toBeDefined()
    wrapper.unmount()
  })

  it('finds a series by its title and opens the way to it', async () => {
    const wrapper = tree()
    await wrapper.get('input[type=search]').setValue('series y')
    expect(ids(wrapper)).toEqual(['node:RF1', 'input:a/y'])
    wrapper.unmount()
  })
})
