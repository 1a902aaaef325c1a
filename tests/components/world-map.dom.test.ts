import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import WorldMap from '../../src/components/world/WorldMap.vue'
import type { MapFrame } from '../../src/composables/useWorldMap'
import {
  admitOnlyLeafletConstants,
  admitOnlyOwnScripts,
  installTrustedTypes,
} from '../../src/map/trusted-types'
import { SMALL_MAP } from '../helpers/small-world-map'

const frame = (fills: Readonly<Record<string, string>>): MapFrame => ({
  isRow: (unit) => unit in fills,
  paintOf: (unit, disputed) => ({
    fill: disputed ? 'url(#pattern-disputed)' : (fills[unit ?? ''] ?? 'none'),
    faded: false,
  }),
})
const first = frame({ AAA: 'var(--r1)', BBB: 'var(--r2)', CCC: 'var(--r3)' })

function mounted(shown = first, selected?: string) {
  return mount(WorldMap, {
    attachTo: document.body,
    props: { geometry: SMALL_MAP, shown, labels: [], of: 'risk tiers', ...(selected ? { selected } : {}) },
  })
}

afterEach(() => vi.restoreAllMocks())

describe('the map', () => {
  it('paints areas, discs and disputed areas by fill', () => {
    const map = mounted()
    const fills = map.findAll('.map-area, .map-disc').map((path) => path.attributes('fill'))
    expect(fills).toEqual(['var(--r1)', 'var(--r2)', 'url(#pattern-disputed)', 'var(--r3)'])
    map.unmount()
  })

  it('changes nothing but the fills that differ when time moves', async () => {
    const map = mounted()
    const paths = map.findAll('.map-area, .map-disc').map(({ element }) => element)
    const writes = vi.spyOn(Element.prototype, 'setAttribute')
    await map.setProps({ shown: frame({ AAA: 'var(--r5)', BBB: 'var(--r2)', CCC: 'var(--r3)' }) })
    const onShapes = writes.mock.contexts.flatMap((element, i) =>
      paths.includes(element as Element) ? [writes.mock.calls[i]] : [],
    )
    expect(onShapes).toEqual([['fill', 'var(--r5)']])
    expect(map.findAll('.map-area, .map-disc').map(({ element }) => element)).toEqual(paths)
    map.unmount()
  })

  it('draws the selection once, above the rest, and takes it away', async () => {
    const map = mounted(first, 'BBB')
    expect(map.findAll('.map-selected-ink')).toHaveLength(1)
    await map.setProps({ selected: 'AAA' })
    expect(map.findAll('.map-selected-halo')).toHaveLength(1)
    map.unmount()
  })

  it('goes to the neighbour in the direction of the arrow and opens on Enter', async () => {
    const map = mounted(first, 'AAA')
    const canvas = map.get('[role=application]')
    await canvas.trigger('keydown', { key: 'ArrowRight' })
    expect(map.emitted('select')).toEqual([['BBB']])
    await canvas.trigger('keydown', { key: 'ArrowLeft' })
    expect(map.emitted('select')).toHaveLength(1)
    await canvas.trigger('keydown', { key: 'Enter' })
    expect(map.emitted('open')).toEqual([['AAA']])
    map.unmount()
  })

  it('has a name under 150 characters, can be focused, and carries the notice without markup of Leaflet’s own', () => {
    const map = mounted()
    const canvas = map.get('[role=application]')
    expect(canvas.attributes('aria-label')!.length).toBeLessThan(150)
    expect(canvas.attributes('tabindex')).toBe('0')
    expect(map.text()).toContain('Plane projection. Boundaries: Drawn by hand. No place on earth.')
    expect(map.find('.leaflet-control').exists()).toBe(false)
    expect(map.find('a').exists()).toBe(false)
    map.unmount()
  })

  it('leaves nothing behind after being mounted and unmounted twenty times', async () => {
    const targets = [window, document]
    const added = targets.map((target) => vi.spyOn(target, 'addEventListener'))
    const removed = targets.map((target) => vi.spyOn(target, 'removeEventListener'))
    const disconnected = vi.spyOn(ResizeObserver.prototype, 'disconnect')
    for (let i = 0; i < 20; i++) {
      const map = mounted(first, 'AAA')
      await nextTick()
      map.unmount()
    }
    expect(document.querySelectorAll('.leaflet-pane, .leaflet-container')).toHaveLength(0)
    const calls = (spies: readonly { mock: { calls: readonly unknown[] } }[]) =>
      spies.reduce((n, spy) => n + spy.mock.calls.length, 0)
    expect(calls(added)).toBeGreaterThan(0)
    expect(calls(removed)).toBeGreaterThanOrEqual(calls(added))
    expect(disconnected).toHaveBeenCalledTimes(20)
  })
})

describe('the Trusted Types policy', () => {
  it('admits Leaflet’s two constants and throws on everything else', () => {
    expect(admitOnlyLeafletConstants('<svg/>')).toBe('<svg/>')
    expect(admitOnlyLeafletConstants('')).toBe('')
    expect(() => admitOnlyLeafletConstants('<img src=x onerror=alert(1)>')).toThrow(/HTML sink/)
    expect(() => admitOnlyLeafletConstants('<svg/> ')).toThrow(/HTML sink/)
  })
  it('starts scripts of the own origin only', () => {
    vi.stubGlobal('location', new URL('https://app.test/forewatch/#/evaluation'))
    expect(admitOnlyOwnScripts('/assets/engine.worker.js')).toBe('/assets/engine.worker.js')
    expect(admitOnlyOwnScripts('https://app.test/x.js')).toBe('https://app.test/x.js')
    for (const url of [
      'https://elsewhere.test/x.js',
      '//elsewhere.test/x.js',
      'data:text/javascript,1',
      'blob:x',
    ])
      expect(() => admitOnlyOwnScripts(url)).toThrow(/another origin/)
    vi.unstubAllGlobals()
  })
  it('is installed under the name default, and not where the browser has none', () => {
    const createPolicy = vi.fn()
    installTrustedTypes({ trustedTypes: { createPolicy } })
    expect(createPolicy).toHaveBeenCalledWith('default', {
      createHTML: admitOnlyLeafletConstants,
      createScriptURL: admitOnlyOwnScripts,
    })
    expect(() => installTrustedTypes({})).not.toThrow()
  })
})
