import { readFileSync } from 'node:fs'
import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, useTemplateRef } from 'vue'
import { applyStoredScheme } from '../../src/composables/useColourScheme'
import { useElementWidth } from '../../src/composables/useCountryWidth'

const Chart = defineComponent({
  setup() {
    const width = useElementWidth(useTemplateRef<HTMLElement>('box'), 900)
    return () => h('div', { ref: 'box' }, String(width.value))
  },
})
const classes = () => document.documentElement.classList

describe('on paper', () => {
  afterEach(() => {
    localStorage.clear()
    window.dispatchEvent(new Event('afterprint'))
    vi.unstubAllGlobals()
  })

  it('charts are drawn for the page, and for the screen again afterwards', async () => {
    vi.stubGlobal(
      'ResizeObserver',
      class {
        observe() {}
        disconnect() {}
      },
    )
    const chart = mount(Chart, { attachTo: document.body })
    Object.defineProperty(chart.element, 'clientWidth', { value: 1000 })
    window.dispatchEvent(new Event('beforeprint'))
    await chart.vm.$nextTick()
    expect(Number(chart.text())).toBeLessThanOrEqual(660)
    window.dispatchEvent(new Event('afterprint'))
    await chart.vm.$nextTick()
    expect(chart.text()).toBe('1000')
    chart.unmount()
  })

  it('colours are light, whatever was chosen for the screen', () => {
    localStorage.setItem('forewatch-scheme', 'dark')
    applyStoredScheme()
    expect(classes().contains('dark')).toBe(true)
    window.dispatchEvent(new Event('beforeprint'))
    expect([classes().contains('dark'), classes().contains('light')]).toEqual([false, true])
    window.dispatchEvent(new Event('afterprint'))
    expect(classes().contains('dark')).toBe(true)
  })

  it('no row, entry or heading is parted over two pages', () => {
    const css = readFileSync('src/styles/base.css', 'utf8')
    const print = css.slice(css.indexOf('@media print'))
    expect(print).toMatch(/:where\(li, tr, dl > div, figure\) \{\s+break-inside: avoid;/)
    expect(print).toMatch(/:where\(h1, h2, h3, h4, thead, \.panel-head\) \{\s+break-after: avoid;/)
    const rows = readFileSync('src/components/world/rank-list.css', 'utf8')
    expect(rows.slice(rows.indexOf('@media print'))).toMatch(
      /\.rank-row \{\s+content-visibility: visible;\s+break-inside: avoid;/,
    )
    const briefing = readFileSync('src/briefing/briefing.css', 'utf8')
    expect(briefing).toMatch(/\.bf-table tr \{\s+break-inside: avoid;/)
  })

  it('marks that are backgrounds are printed, controls are not', () => {
    const css = readFileSync('src/styles/base.css', 'utf8')
    const print = css.slice(css.indexOf('@media print'))
    expect(print).toMatch(/main \{\s+print-color-adjust: exact;/)
    for (const control of ['.rank-tools', '.map-zoom', '.time', '.btn:not(.as-of)'])
      expect(print).toContain(`${control},`)
  })
})
