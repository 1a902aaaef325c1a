import { mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import CoverageBar from '../../src/components/parts/CoverageBar.vue'
import Failed from '../../src/components/parts/Failed.vue'
import ProvenanceCard from '../../src/components/parts/ProvenanceCard.vue'
import RangeBar from '../../src/components/parts/RangeBar.vue'
import StatusMark from '../../src/components/parts/StatusMark.vue'
import TierMark from '../../src/components/parts/TierMark.vue'
import Working from '../../src/components/parts/Working.vue'
import { paletteHits, paletteItem } from '../../src/components/shell/palette-items'
import { countryNames, screenNames } from '../../src/components/shell/palette-words'
import { SCREENS } from '../../src/components/shell/screens'
import TimeSlider from '../../src/components/world/TimeSlider.vue'
import { ForewatchError } from '../../src/core/errors'
import { Status } from '../../src/core/status'
import { TIERS } from '../helpers/world-frame'

describe('range bar', () => {
  it('draws a band only with an interval, and says what it shows', async () => {
    const bar = mount(RangeBar, { props: { score: 61, breaks: [25, 55], tierIndex: 2 } })
    expect(bar.find('.band').exists()).toBe(false)
    expect(bar.attributes('aria-label')).toBe('Score 61 of 100')
    await bar.setProps({ low: 52, high: 70 })
    expect(bar.find('.band').exists()).toBe(true)
    expect(bar.attributes('aria-label')).toBe('Score 61 of 100, 90 % interval 52–70')
  })
  it('has no dot where there is no score', () => {
    const bar = mount(RangeBar, { props: { score: NaN, breaks: [], tierIndex: -1 } })
    expect(bar.find('.dot').exists()).toBe(false)
    expect(bar.attributes('aria-label')).toBe('Score: none')
  })
})

describe('marks', () => {
  it('name the tier or why there is none', () => {
    expect(mount(TierMark, { props: { index: 2, tiers: TIERS } }).text()).toBe('High')
    const none = mount(TierMark, { props: { index: -1, tiers: TIERS } })
    expect(none.text()).toBe('Tier withheld')
    expect(none.get('rect').classes()).toContain('fill-withheld')
  })
  it('mark coverage within ten points of the floor', () => {
    const thin = (share: number) =>
      mount(CoverageBar, { props: { share, floor: 0.5 } })
        .find('.thin')
        .exists()
    expect([0.59, 0.61].map(thin)).toEqual([true, false])
  })
  it.each([
    [Status.observed, '0.97'],
    [Status.absentMeansZero, '0no record, means 0'],
    [Status.carriedForward, '0.83carried forward'],
    [Status.missing, '–missing'],
    [Status.notYetPublished, '–not yet published'],
    [Status.withdrawn, '–withdrawn by the source'],
  ])('tell status %d apart in words', (status, text) => {
    const value = text.match(/^[\d.]+/)?.[0] ?? '9'
    const mark = mount(StatusMark, { props: { status, value } })
    expect(mark.text().replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
  })
})

describe('states', () => {
  it('a failure says what, where, found, expected and next as text', async () => {
    const error = new ForewatchError('bad-csv', {
      what: 'This file cannot be read',
      where: 'deaths.csv, row 214',
      found: '<b>1,204</b>',
      expected: 'a number',
    })
    const failed = mount(Failed, { props: { error, action: 'Try again' } })
    expect(failed.find('b').exists()).toBe(false)
    expect(failed.text()).toContain('<b>1,204</b>')
    expect(failed.attributes('role')).toBe('alert')
    await failed.get('button').trigger('click')
    expect(failed.emitted('act')).toHaveLength(1)
  })
  it('work shows itself after half a second, with its share', async () => {
    vi.useFakeTimers()
    const working = mount(Working, { props: { title: 'Loading', done: 1, total: 4 } })
    expect(working.find('[role=progressbar]').exists()).toBe(false)
    await vi.advanceTimersByTimeAsync(500)
    expect(working.get('[role=progressbar]').attributes('aria-valuenow')).toBe('25')
    vi.useRealTimers()
  })
  it('provenance links only to http and https', () => {
    const provenance = {
      value: '12',
      unit: 'deaths',
      period: '2024',
      published: 'Jun 2025',
      source: 'A source',
      series: 'a_series',
      edition: '1',
      licence: 'CC BY 4.0',
      citation: 'A citation',
    }
    const link = (url: string) =>
      mount(ProvenanceCard, { props: { provenance: { ...provenance, url } } }).find('a')
    expect(link('javascript:alert(1)').exists()).toBe(false)
    expect(link('https://example.org/').attributes('rel')).toBe('noopener noreferrer')
  })
})

describe('time slider', () => {
  const month = 2020 * 12 + 11
  const slider = () =>
    mount(TimeSlider, {
      props: { modelValue: month, first: 1990 * 12 + 11, last: 2025 * 12 + 11, onsets: [] },
    })
  it.each([
    ['ArrowLeft', month - 1],
    ['PageUp', month + 12],
    ['Home', 1990 * 12 + 11],
    ['End', 2025 * 12 + 11],
  ])('%s goes to month %d', async (key, expected) => {
    const time = slider()
    await time.get('[role=slider]').trigger('keydown', { key })
    expect(time.emitted('update:modelValue')).toEqual([[expected]])
  })
  it('plays one year end every 700 ms and stops at the end', async () => {
    vi.useFakeTimers()
    const time = slider()
    await time.get('button').trigger('click')
    await vi.advanceTimersByTimeAsync(699)
    expect(time.emitted('update:modelValue')).toBeUndefined()
    await vi.advanceTimersByTimeAsync(1)
    expect(time.emitted('update:modelValue')).toEqual([[month + 12]])
    await time.setProps({ modelValue: 2025 * 12 + 11 })
    await vi.advanceTimersByTimeAsync(700)
    expect(time.emitted('playing')).toEqual([[true], [false]])
    vi.useRealTimers()
  })
  it('does nothing while the series are loading', async () => {
    const time = slider()
    await time.setProps({ disabled: true })
    await time.get('[role=slider]').trigger('keydown', { key: 'Home' })
    expect(time.emitted('update:modelValue')).toBeUndefined()
  })
})

describe('palette', () => {
  const items = [
    paletteItem('Screens', 'world', 'World'),
    paletteItem('Countries', 'SOM', 'Somalia'),
    paletteItem('Countries', 'CIV', 'Côte d’Ivoire', 'rank 40, lower', ['CIV']),
    paletteItem('Countries', 'MLI', 'Mali'),
  ]
  it('puts names that begin with the words first and reads past accents', () => {
    expect(paletteHits(items, 'mali')[0]?.items.map(({ id }) => id)).toEqual(['MLI', 'SOM'])
    expect(paletteHits(items, 'cote')[0]?.items.map(({ id }) => id)).toEqual(['CIV'])
  })
  it('offers the screens before anything is typed', () => {
    expect(paletteHits(items, '').map(({ kind }) => kind)).toEqual(['Screens'])
  })
  const units = [
    ['COD', 'Democratic Republic of the Congo'],
    ['KOR', 'Republic of Korea'],
    ['PRK', 'Democratic People’s Republic of Korea'],
    ['VNM', 'Viet Nam'],
    ['LAO', 'Lao People’s Democratic Republic'],
    ['TUR', 'Türkiye'],
    ['MMR', 'Myanmar'],
    ['CIV', 'Côte d’Ivoire'],
    ['PSE', 'State of Palestine'],
    ['ARE', 'United Arab Emirates'],
    ['CZE', 'Czechia'],
    ['SWZ', 'Eswatini'],
    ['GBR', 'United Kingdom'],
    ['UKR', 'Ukraine'],
  ].map(([id, name]) => paletteItem('Countries', id!, name!, '', countryNames(id!)))
  it.each([
    ['DR Congo', 'COD'],
    ['drc', 'COD'],
    ['South Korea', 'KOR'],
    ['North Korea', 'PRK'],
    ['Vietnam', 'VNM'],
    ['laos', 'LAO'],
    ['Turkey', 'TUR'],
    ['Burma', 'MMR'],
    ['ivory coast', 'CIV'],
    ['Gaza', 'PSE'],
    ['West Bank', 'PSE'],
    ['UAE', 'ARE'],
    ['Czech Republic', 'CZE'],
    ['Swaziland', 'SWZ'],
    ['uk', 'GBR'],
    ['ukr', 'UKR'],
  ])('finds %s', (typed, id) => {
    expect(paletteHits(units, typed)[0]?.items[0]?.id).toBe(id)
  })
  it.each([
    ['alerts', 'watchlists'],
    ['weights', 'model'],
    ['decision', 'watchlists'],
    ['licence', 'sources'],
    ['back-test', 'evaluation'],
  ])('leads %s to the screen that holds it', (typed, name) => {
    const screens = SCREENS.map((screen) =>
      paletteItem('Screens', screen.name, screen.text, '', screenNames(screen.name)),
    )
    expect(paletteHits(screens, typed)[0]?.items.map(({ id }) => id)).toEqual([name])
  })
})
