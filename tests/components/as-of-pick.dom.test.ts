import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import AsOfPick from '../../src/components/shell/AsOfPick.vue'
import { useSession, type Loaded } from '../../src/stores/session'
import { smallModel, smallRun } from '../helpers/score-run'

describe('the as-of control on any screen', () => {
  it('changes the date and leaves everything else of the address', async () => {
    const pinia = createPinia()
    setActivePinia(pinia)
    useSession().asShipped = { data: {}, model: smallModel, run: smallRun() } as unknown as Loaded
    const router = createRouter({
      history: createMemoryHistory(),
      routes: [{ path: '/compare', component: AsOfPick }],
    })
    await router.push('/compare?units=MLI,TCD&by=models')
    const pick = mount(AsOfPick, { attachTo: document.body, global: { plugins: [pinia, router] } })
    await pick.get('button').trigger('click')
    const [newest, before] = [...document.querySelectorAll<HTMLElement>('.as-of-years button')]
    before!.click()
    await vi.waitFor(() =>
      expect(router.currentRoute.value.query.asof).toBe(`${before!.textContent!.trim()}-12-31`),
    )
    expect(router.currentRoute.value.query).toMatchObject({ units: 'MLI,TCD', by: 'models' })
    expect(pick.text()).toContain('as known then')
    await pick.get('button').trigger('click')
    const year = newest!.textContent!.trim()
    ;[...document.querySelectorAll<HTMLElement>('.as-of-years button')]
      .find((one) => one.textContent!.trim() === year)!
      .click()
    await vi.waitFor(() => expect(router.currentRoute.value.query.asof).toBeUndefined())
    pick.unmount()
  })
})
