import 'fake-indexeddb/auto'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { describe, expect, it, vi } from 'vitest'
import WatchMenu from '../../src/components/country/WatchMenu.vue'
import { useWatchlists } from '../../src/stores/watchlists'

describe('a country on a list, from its own page', () => {
  it('begins a list with it, says so, and takes it off again', async () => {
    const pinia = createPinia()
    setActivePinia(pinia)
    const store = useWatchlists()
    const menu = mount(WatchMenu, {
      attachTo: document.body,
      props: { unit: { id: 'SDN', name: 'Sudan' } },
      global: { plugins: [pinia] },
    })
    const button = menu.get('button')
    expect(button.text()).toBe('Watch')
    await button.trigger('click')
    await flushPromises()
    const overlay = () => document.querySelector<HTMLElement>('.wm')!
    overlay().querySelector<HTMLInputElement>('input[type=text]')!.value = 'Horn'
    overlay().querySelector('input[type=text]')!.dispatchEvent(new Event('input'))
    overlay().querySelector('form')!.dispatchEvent(new Event('submit'))
    await vi.waitFor(() => expect(button.text()).toBe('On 1 list'))
    expect(store.lists.map(({ body }) => [body.title, body.units])).toEqual([['Horn', ['SDN']]])
    const box = overlay().querySelector<HTMLInputElement>('input[type=checkbox]')!
    expect(box.checked).toBe(true)
    box.checked = false
    box.dispatchEvent(new Event('change'))
    await vi.waitFor(() => expect(store.lists[0]!.body.units).toEqual([]))
    expect(button.text()).toBe('Watch')
    menu.unmount()
  })
})
