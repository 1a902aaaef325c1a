import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import NumberBox from '../../src/components/model/NumberBox.vue'
import TiersEditor from '../../src/components/model/TiersEditor.vue'

const tiers = [
  { id: 'lower', title: 'Lower', fromScore100: 0 },
  { id: 'moderate', title: 'Moderate', fromScore100: 13 },
  { id: 'elevated', title: 'Elevated', fromScore100: 22 },
]
async function type(wrapper: ReturnType<typeof mount>, text: string) {
  const field = wrapper.get('input')
  await field.setValue(text)
  await nextTick()
  return (field.element as HTMLInputElement).value
}

describe('a typed number', () => {
  const box = (props = {}) => mount(NumberBox, { props: { name: 'Weight', value: 13, ...props } })

  it('that is not allowed goes back to the value in force and says why', async () => {
    for (const [text, says] of [
      ['200', '“200” was not taken; allowed is 0 to 100. 13 stays.'],
      ['abc', '“abc” was not taken; allowed is 0 to 100. 13 stays.'],
      ['', 'An empty field was not taken; allowed is 0 to 100. 13 stays.'],
    ] as const) {
      const wrapper = box({ min: 0, max: 100 })
      expect(await type(wrapper, text)).toBe('13')
      expect(wrapper.get('[role=alert]').text()).toBe(says)
      expect(wrapper.emitted('change')).toBeUndefined()
    }
  })

  it('that is refused further up goes back as well', async () => {
    const wrapper = box()
    // Whoever listens keeps 13.
    expect(await type(wrapper, '25')).toBe('13')
    expect(wrapper.emitted('change')).toEqual([[25]])
  })

  it('that is taken clears what was said', async () => {
    const wrapper = box({ max: 20 })
    await type(wrapper, '25')
    await type(wrapper, '14')
    expect(wrapper.find('[role=alert]').exists()).toBe(false)
  })

  it('of a tier must lie between its neighbours', async () => {
    const wrapper = mount(TiersEditor, { props: { tiers, floorShare: 0.4, byQuantile: () => [] } })
    expect(await type(wrapper, '25')).toBe('13')
    expect(wrapper.get('[role=alert]').text()).toBe(
      '“25” was not taken; allowed is a number between 0 and 22. 13 stays.',
    )
    expect(wrapper.emitted('tiers')).toBeUndefined()
  })
})
