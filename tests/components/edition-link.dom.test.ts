import { describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { formatViewState, parseViewState } from '../../src/core/view-state'
import { keepingEdition } from '../../src/router'

const page = { template: '<p></p>' }
function routerAt() {
  return keepingEdition(
    createRouter({
      history: createMemoryHistory(),
      routes: [
        { path: '/', name: 'world', component: page },
        { path: '/country/:unit?', name: 'country', component: page },
        { path: '/sources', name: 'sources', component: page },
      ],
    }),
  )
}

describe('the edition in the address', () => {
  it('is a part of the view, in a fixed order, and what is malformed changes nothing', () => {
    const { editions } = parseViewState({ edition: 'vdem-v12,ewp-2015,vdem-v12' })
    expect(editions).toEqual(['ewp-2015', 'vdem-v12'])
    expect(formatViewState({ sort: 'score', editions: editions! })).toEqual({ edition: 'ewp-2015,vdem-v12' })
    for (const edition of ['', ',', '<img src=x>', '../a', '__proto__', 'A'.repeat(500), ['a', 'b'], null])
      expect(parseViewState({ edition })).toEqual({ sort: 'score' })
    const many = Array.from({ length: 40 }, (_, i) => `e${i}`).join(',')
    expect(parseViewState({ edition: many }).editions!.length).toBeLessThanOrEqual(5)
  })

  it('goes along with every link within the app, and with none once it is dropped', async () => {
    const router = routerAt()
    await router.push('/?asof=2010-12-31')
    expect(router.resolve('/sources').fullPath).toBe('/sources')
    await router.push({ query: { asof: '2010-12-31', edition: 'ewp-2015' } })
    expect(router.resolve('/sources').fullPath).toBe('/sources?edition=ewp-2015')
    expect(router.resolve({ name: 'country', params: { unit: 'SDN' } }).fullPath).toBe(
      '/country/SDN?edition=ewp-2015',
    )
    await router.push({ name: 'country', params: { unit: 'SDN' }, query: { open: '7' } })
    await router.push('/sources?asof=2003-12-31')
    expect(router.currentRoute.value.fullPath).toBe('/sources?asof=2003-12-31&edition=ewp-2015')
    await router.replace({ query: { edition: 'vdem-v12' } })
    expect(router.currentRoute.value.fullPath).toBe('/sources?edition=vdem-v12')
    await router.push({ query: { edition: undefined } })
    expect(router.currentRoute.value.fullPath).toBe('/sources')
    router.back()
    await new Promise((resolve) => setTimeout(resolve))
    expect(router.currentRoute.value.fullPath).toBe('/sources?edition=vdem-v12')
  })

  it('is passed on only as it was understood', async () => {
    const router = routerAt()
    await router.push({ path: '/', query: { edition: '<b>' } })
    expect(router.resolve('/sources').fullPath).toBe('/sources')
  })
})
