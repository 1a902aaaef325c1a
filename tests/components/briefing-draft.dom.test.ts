import 'fake-indexeddb/auto'
import { mount } from '@vue/test-utils'
import { IDBFactory } from 'fake-indexeddb'
import { createPinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { formatBriefingLink, parseBriefingLink, readBriefingDraft } from '../../src/briefing/draft'
import { FIRST_SECTIONS } from '../../src/briefing/first-sections'

/** The screen in a tab of its own: modules are read anew, as after a reload; the browser's storage stays. */
async function tab(address: string) {
  vi.resetModules()
  const [{ useBriefingDraft }, state] = await Promise.all([
    import('../../src/composables/useBriefingDraft'),
    import('../../src/composables/briefing-state'),
  ])
  let made: ReturnType<typeof useBriefingDraft> | undefined
  const screen = defineComponent({
    setup() {
      made = useBriefingDraft()
      return () => h('p')
    },
  })
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/briefings', name: 'briefings', component: screen }],
  })
  await router.push(address)
  const page = mount(screen, { global: { plugins: [createPinia(), router] } })
  await vi.waitFor(() => expect(state.restored.value).toBe(true))
  return { page, router, chosen: state.chosen, draft: made! }
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

describe('a briefing being written', () => {
  it('is there again after a reload, words and subject', async () => {
    const first = await tab('/briefings')
    first.chosen.units = ['MLI', 'SDN']
    first.chosen.texts = { 'note:SDN': 'Seen on the ground.' }
    first.chosen.sections = ['lead', 'note']
    await vi.waitFor(() => expect(first.draft.store.keptAt).toBeDefined())
    first.page.unmount()
    const second = await tab('/briefings')
    expect(second.chosen.units).toEqual(['MLI', 'SDN'])
    expect(second.chosen.texts['note:SDN']).toBe('Seen on the ground.')
    second.page.unmount()
  })

  it('holds countries and blocks in the address, and no word that was written', async () => {
    const { chosen, router, page } = await tab('/briefings?asof=2020-12-31')
    chosen.units = ['SDN']
    chosen.title = 'Secret title'
    chosen.texts = { 'note:SDN': 'Secret note' }
    chosen.sections = ['lead', 'trend']
    await vi.waitFor(() => expect(router.currentRoute.value.query.units).toBe('SDN'))
    expect(router.currentRoute.value.fullPath).toBe('/briefings?asof=2020-12-31&units=SDN&blocks=lead,trend')
    page.unmount()
  })

  it('opens the subject of a link, over the one kept', async () => {
    const first = await tab('/briefings')
    first.chosen.units = ['MLI']
    await vi.waitFor(() => expect(first.draft.store.keptAt).toBeDefined())
    first.page.unmount()
    const { chosen, page } = await tab('/briefings?kind=comparison&units=SDN,TCD')
    expect([chosen.kind, chosen.units]).toEqual(['comparison', ['SDN', 'TCD']])
    page.unmount()
  })

  it('can be begun anew, and brought back', async () => {
    const { chosen, draft, page } = await tab('/briefings')
    chosen.texts = { note: 'Long work' }
    draft.begin()
    expect(chosen.texts).toEqual({})
    draft.undo()
    expect(chosen.texts).toEqual({ note: 'Long work' })
    page.unmount()
  })
})

describe('link of a briefing', () => {
  it('comes back the same and takes in nothing malformed', () => {
    const link = { kind: 'list' as const, units: ['SDN', 'TCD'], sections: FIRST_SECTIONS.slice(0, 3) }
    expect(parseBriefingLink(formatBriefingLink(link))).toEqual(link)
    expect(parseBriefingLink({ kind: 'x', units: 'sdn,<b>', blocks: 'decisions' })).toEqual({ units: [] })
  })
})

describe('a draft kept in another form', () => {
  it('is refused in words', () => {
    expect(() => readBriefingDraft({ format: 'forewatch-briefing-draft-9' })).toThrow(/cannot be read/)
  })
})
