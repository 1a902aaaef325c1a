import 'fake-indexeddb/auto'
import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { describe, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import ListNav from '../../src/components/watch/ListNav.vue'
import { useWatch } from '../../src/composables/useWatch'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { yearEnds } from '../../src/engine/moments'
import { runScores } from '../../src/engine/run'
import { readModel } from '../../src/model/read'
import { useSession, type Loaded } from '../../src/stores/session'
import { useWatchlists } from '../../src/stores/watchlists'
import { input, modelOf, node } from '../helpers/small-model'
import { series, unit, yearly } from '../helpers/small-world'

const model = readModel(modelOf(node('a', { inputs: [input('a/x', 'x')] })))
const units = ['AAA', 'BBB', 'CCC'].map((id) => unit(id))
const built = buildDataSet(units, [series('x')], yearly('x', 2000, { AAA: [1, 2], BBB: [5, 5], CCC: [9, 9] }))
const data = { units, panels: built.panels, series: built.series }

/** The composable on a page of its own, at an address. */
async function page(address: string) {
  const pinia = createPinia()
  setActivePinia(pinia)
  useSession().asShipped = {
    data,
    model,
    run: runScores(model, data, yearEnds(2000, 2001)),
  } as unknown as Loaded
  let made: ReturnType<typeof useWatch> | undefined
  const screen = defineComponent({
    setup() {
      made = useWatch()
      return () => h('p')
    },
  })
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/watchlists', name: 'watchlists', component: screen }],
  })
  await router.push(address)
  const mounted = mount(screen, { global: { plugins: [pinia, router] } })
  return { watch: made!, router, mounted }
}

describe('the list in view', () => {
  it('is in the address by id, a step of the history, and there again at that address', async () => {
    const { watch, router, mounted } = await page('/watchlists')
    expect(watch.list.value?.key).toBe('top-tier')
    watch.open('withheld')
    await vi.waitFor(() => expect(watch.list.value?.key).toBe('withheld'))
    expect(router.currentRoute.value.fullPath).toBe('/watchlists?list=withheld')
    router.back()
    await vi.waitFor(() => expect(watch.list.value?.key).toBe('top-tier'))
    mounted.unmount()
    const again = await page('/watchlists?list=withheld')
    expect(again.watch.list.value?.key).toBe('withheld')
    again.mounted.unmount()
  })

  it('says when the list of a link is kept on another device', async () => {
    const { watch, mounted } = await page('/watchlists?list=3d0d1c0e-0000-4000-8000-000000000000')
    await useWatchlists().load()
    expect(watch.isElsewhere.value).toBe(true)
    expect(watch.list.value?.key).toBe('top-tier')
    mounted.unmount()
  })
})

describe('list of lists', () => {
  it('takes the focus on to the list that was just made', async () => {
    const entry = (key: string) => ({ key, title: key, origin: 'hand' as const, units: [] })
    const nav = mount(ListNav, {
      attachTo: document.body,
      props: { entries: [entry('one')], open: 'one' },
    })
    ;(nav.vm as unknown as { focusNext: () => void }).focusNext()
    await nav.setProps({ entries: [entry('one'), entry('two')], open: 'two' })
    await nextTick()
    expect(document.activeElement?.textContent).toContain('two')
    nav.unmount()
  })
})
