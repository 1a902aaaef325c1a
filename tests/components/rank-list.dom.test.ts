import { mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import RankList from '../../src/components/world/RankList.vue'
import { doubtOf, FIVE, frameOf, TIERS } from '../helpers/world-frame'

function mounted(props: Partial<InstanceType<typeof RankList>['$props']> = {}) {
  return mount(RankList, {
    attachTo: document.body,
    props: {
      frame: FIVE,
      tiers: TIERS,
      floor: 0.5,
      sort: 'score',
      only: [],
      onlyWords: [],
      missing: () => [],
      ...props,
    },
  })
}
const names = (list: ReturnType<typeof mounted>) => list.findAll('.row-country').map((name) => name.text())

describe('doubt in a row', () => {
  it('stands beside rank, tier and score, in the spoken row too; nothing is claimed of a withheld tier', () => {
    const list = mounted({ doubt: doubtOf(FIVE) })
    const [first, , , withheld] = list.findAll('[role=option]')
    expect(first!.get('.row-ranks').text()).toBe('1\u20132')
    expect(first!.get('.row-tier-share').text()).toBe('77\u00a0%')
    expect(first!.findAll('.tier-bar i').map((part) => part.attributes('style'))).toEqual([
      '--p: 0.010;',
      '--p: 0.220;',
      '--p: 0.770;',
    ])
    expect(first!.attributes('aria-label')).toMatch(
      /rank 1 \(range 1\u20132\).*tier High, 77\u00a0% of draws, score 61 of 100, 90 % interval 57\u201365/,
    )
    expect(withheld!.get('.row-tier-share').text()).toBe('')
    expect(withheld!.get('.row-tier').classes()).toContain('bare')
    expect(list.get('.rank-foot').text()).toMatch(/^Band: 90 % interval/)
    list.unmount()
  })

  it('says that ranges are being worked out while they are', () => {
    const list = mounted({ doubtProgress: 0.4 })
    expect(list.get('.rank-foot').text()).toMatch(/being worked out, 40\u00a0%/)
    expect(list.get('.row-tier').classes()).toContain('bare')
    expect(list.get('.row-tier').text()).toMatch(/\d\u2013\d/)
    expect(list.get('.row-tier').text()).not.toMatch(/High|Lower/)
    list.unmount()
  })
})

describe('the ranked list', () => {
  it('finds a country by an everyday name once its filter has the focus', async () => {
    const frame = frameOf([
      { id: 'MMR', name: 'Myanmar', score: 60 },
      { id: 'ALB', name: 'Albania', score: 10 },
    ])
    const list = mounted({ frame })
    await list.get('input').trigger('focus')
    await list.get('input').setValue('burma')
    await vi.waitFor(() => expect(names(list)).toEqual(['Myanmar']))
    list.unmount()
  })
  it('is a listbox of groups whose options carry the row as one sentence', () => {
    const list = mounted()
    expect(names(list)).toEqual(['Alba', 'Cora', 'Bora', 'Dora', 'Égor'])
    expect(
      list.findAll('[role=listbox] > [role=group]').map((group) => group.attributes('aria-label')),
    ).toEqual([
      'High, 55 and over · two countries',
      'Moderate, 25\u201354 · one country',
      'No tier, two countries',
    ])
    expect(list.get('[role=option]').attributes('aria-label')).toMatch(
      /^Alba, rank 1, ongoing episode of mass killing/,
    )
    list.unmount()
  })

  it('says at each tier how often its country-years saw an onset, and nothing where no rate is known', async () => {
    const rate = (tierId: string, onsets: number, rows: number) => {
      const share = onsets / rows
      return {
        tierId,
        rows,
        onsets,
        observed: rows === 0 ? null : { share, low: share / 2, high: share * 2 },
      }
    }
    const about = { modelId: 'm', modelVersion: '1', outcomeId: 'o', outcomeTitle: 'Onsets' }
    const baseRates = {
      ...about,
      firstOrigin: 1993,
      lastOrigin: 2022,
      horizonYears: 2,
      tiers: [rate('lower', 1, 500), rate('high', 23, 214)],
    }
    const list = mounted({ baseRates })
    const heads = list.findAll('.rank-head-rate').map((head) => head.text())
    expect(heads).toEqual(['11 in 100 saw an onset within 2 years (n = 214)', '', ''])
    expect(list.get('.rank-group').attributes('aria-label')).toBe(
      'High, 55 and over · two countries, 11 in 100 saw an onset within 2 years (n = 214)',
    )
    await list.setProps({ baseRates: undefined })
    expect(list.get('.rank-head-rate').text()).toBe('')
    list.unmount()
  })

  it('shows an arrow only where a rank moved beyond its range, and no score where the tier is withheld', () => {
    const moves = (list: ReturnType<typeof mounted>) => list.findAll('.row-move').map((cell) => cell.text())
    const unknown = mounted()
    expect(moves(unknown)).toEqual(['\u2013', '\u2013', '\u2013', '\u2013', '\u2013'])
    unknown.unmount()
    const list = mounted({ doubt: doubtOf(FIVE, [1, -1, 0, 0, 0]) })
    const rows = list.findAll('[role=option]')
    expect(moves(list)).toEqual(['▲ 9', '\u2013', '▼ 31', '\u2013', '\u2013'])
    expect(rows[3]!.get('.row-score b').text()).toBe('')
    expect(rows[3]!.get('.row-reason').text()).toBe('Coverage under the floor of 50\u00a0%')
    expect(rows[2]!.get('.row-mark').text()).toBe('rests on filled values')
    list.unmount()
  })

  it('keeps the elements of its rows when time moves', async () => {
    const list = mounted()
    const before = new Map(list.findAll('[role=option]').map(({ element }) => [element.id, element]))
    const next = frameOf([
      { id: 'AAA', name: 'Alba', score: 20 },
      { id: 'BBB', name: 'Bora', score: 70 },
      { id: 'CCC', name: 'Cora', score: 57 },
      { id: 'DDD', name: 'Dora', score: 12 },
      { id: 'EEE', name: 'Égor', score: 40 },
    ])
    await list.setProps({ frame: { ...next, units: FIVE.units } })
    expect(names(list)).toEqual(['Bora', 'Cora', 'Égor', 'Alba', 'Dora'])
    for (const { element } of list.findAll('[role=option]')) expect(before.get(element.id)).toBe(element)
    list.unmount()
  })

  it('moves by arrows, ends and letters, and opens on Enter', async () => {
    const list = mounted({ selected: 'AAA' })
    const box = list.get('[role=listbox]')
    const press = (key: string) => box.trigger('keydown', { key })
    await press('ArrowDown')
    await press('End')
    await press('b')
    expect(list.emitted('select')).toEqual([['CCC'], ['EEE'], ['BBB']])
    await press('Enter')
    expect(list.emitted('open')).toEqual([['AAA']])
    expect(list.find(`#${CSS.escape(box.attributes('aria-activedescendant')!)}`).text()).toContain('Alba')
    list.unmount()
  })

  it('points at no row that the filter has taken away, and offers the way back', async () => {
    const list = mounted({ selected: 'AAA' })
    await list.get('input').setValue('zzz')
    expect(list.get('[role=listbox]').attributes('aria-activedescendant')).toBeUndefined()
    expect(list.text()).toContain('No country matches')
    await list.get('.rank-empty button').trigger('click')
    expect(names(list)).toHaveLength(5)
    list.unmount()
  })

  it('shows a hostile name as text', () => {
    const name = '<img src=x onerror=alert(1)>'
    const list = mounted({ frame: frameOf([{ id: 'AAA', name, score: 61 }]) })
    expect(list.find('img').exists()).toBe(false)
    expect(names(list)).toEqual([name])
    list.unmount()
  })
})
