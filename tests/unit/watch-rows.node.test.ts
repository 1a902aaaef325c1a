import { describe, expect, it } from 'vitest'
import { watchRows, type RowsInput } from '../../src/components/watch/rows'
import Papa from 'papaparse'
import { rowsCsv } from '../../src/components/watch/rows-csv'
import type { WorldFrame } from '../../src/core/frame'
import type { FrameDoubt } from '../../src/core/frame-doubt'
import { shareOfDraws } from '../../src/format/doubt-text'
import { watchTitle } from '../../src/format/watch-title'
import { unit } from '../helpers/small-world'

const tiers = [
  { id: 'lower', title: 'Lower', fromScore100: 0 },
  { id: 'high', title: 'High', fromScore100: 30 },
]
const frame = {
  units: [unit('AAA'), unit('BBB'), unit('CCC')],
  score100: Float64Array.of(50, 20, 33),
  previous100: Float64Array.of(28, 21, NaN),
  tierIndex: Int8Array.of(1, 0, -1),
  rank: Int16Array.of(1, 2, 0),
  coverage: Float64Array.of(0.7, 0.8, 0.3),
  ageNewestMonths: Float64Array.of(12, 24, 60),
  ongoing: Uint8Array.of(1, 0, 0),
  history: {
    years: [2023, 2024],
    score100: Float64Array.of(28, 21, NaN, 50, 20, 33),
    tierGiven: Uint8Array.of(1, 1, 0, 1, 1, 0),
  },
} as unknown as WorldFrame
const doubt = {
  low100: Float64Array.of(41, 15, NaN),
  high100: Float64Array.of(58, 26, NaN),
  rankLow: Float64Array.of(1, 2, NaN),
  rankHigh: Float64Array.of(3, 9, NaN),
  nTiers: 2,
  tierProbability: Float64Array.of(0.03, 0.97, 0.4, 0.6, NaN, NaN),
  beyondRange: Int8Array.of(1, 0, 0),
} as unknown as FrameDoubt
const input: RowsInput = {
  frame,
  tiers,
  units: ['AAA', 'BBB', 'CCC'],
  change100: Float64Array.of(22, -1, 5),
  changeOf: () => undefined,
  doubt,
  isTwelveMonths: true,
  members: {},
  today: '2026-01-10',
}

describe('a row of a watchlist', () => {
  it('says how firm the figures are', () => {
    const [first, second] = watchRows(input)
    expect(first).toMatchObject({ ranks: '1–3', tierShare: shareOfDraws(0.97), band: { low: 41, high: 58 } })
    expect(second).toMatchObject({ ranks: '2–9', tierShare: shareOfDraws(0.4), beyond: 0 })
  })
  it('has an arrow only where the rank moved beyond its range over the twelve months that are shown', () => {
    expect(watchRows(input).map(({ movement }) => movement)).toEqual(['▲ 22', '−1', '–'])
    const otherDate = watchRows({ ...input, isTwelveMonths: false })
    expect(otherDate.map(({ movement }) => movement)).toEqual(['+22', '−1', '–'])
  })
  it('names the tier that more draws hold, and marks no movement within its range as news', () => {
    const [first, second] = watchRows({ ...input, change100: Float64Array.of(22, 7, 5) })
    expect([first!.likelier, second!.likelier]).toEqual(['', `High ${shareOfDraws(0.6)}`])
    expect([first!.isNew, second!.isNew]).toEqual([true, false])
    // Over another span no range is known: a point or more is news there.
    const other = watchRows({ ...input, change100: Float64Array.of(22, 7, 5), isTwelveMonths: false })
    expect(other[1]!.isNew).toBe(true)
  })
  it('says how many draws hold a tier that was crossed into, and counts it from half of them', () => {
    const change = (points: number) => ({
      change100: points,
      causes: [{ short: 'new data', points }],
      inputs: [],
    })
    const up = (share: number) =>
      watchRows({
        ...input,
        units: ['AAA'],
        changeOf: () => change(22),
        doubt: {
          ...doubt,
          beyondRange: Int8Array.of(0, 0, 0),
          tierProbability: Float64Array.of(1 - share, share, 0.4, 0.6, NaN, NaN),
        },
      })[0]!
    expect(up(0.76)).toMatchObject({ crossed: 1, crossedSurely: 1, isNew: true })
    expect(up(0.76).reason).toBe(
      `Crossed up into High, held by ${shareOfDraws(0.76)} of draws. Rose 22 points, within its range: new data.`,
    )
    expect(up(0.15)).toMatchObject({ crossed: 1, crossedSurely: 0, isNew: false })
    expect(up(0.15).reason).toContain(
      `held by ${shareOfDraws(0.15)} of draws, while ${shareOfDraws(0.85)} say Lower.`,
    )
    const undrawn = watchRows({ ...input, units: ['AAA'], changeOf: () => change(22), doubt: undefined })[0]!
    expect(undrawn).toMatchObject({ crossed: 1, crossedSurely: 0 })
    expect(undrawn.reason).toBe('The score crossed a tier line upwards. Rose 22 points: new data.')
  })
  it('prints no movement under a point as a point, and counts as the title does', () => {
    const moved = { ...input, change100: Float64Array.of(0.82, -0.3, 5), doubt: undefined }
    const rows = watchRows(moved)
    expect(rows.map(({ movement }) => movement)).toEqual(['+0.8', '0', '–'])
    expect(rows.map(({ isNew }) => isNew)).toEqual([false, false, false])
    expect(
      watchTitle(rows.map(({ name, change100, crossed, isDue }) => ({ name, change100, crossed, isDue }))),
    ).toBe('No country moved by a point or more; one has too little evidence')
  })
  it('leaves out what is not known: no range without draws, none where no tier is given', () => {
    for (const row of watchRows({ ...input, doubt: undefined }))
      expect(row).toMatchObject({ ranks: '', tierShare: '', beyond: 0 })
    expect(watchRows(input)[2]).toMatchObject({ ranks: '', tierShare: '', score100: NaN })
    expect(watchRows(input)[2]).not.toHaveProperty('band')
  })
  it('takes range and probability into the CSV, with empty cells for what is not known', () => {
    const about = {
      asOf: '2025-12-31',
      since: '2024-12-31',
      model: 'm 1.0.0',
      data: 'abc',
      sources: ['Source: X. Licence: CC BY 4.0'],
    }
    const lines = rowsCsv(watchRows(input), tiers, about).trimEnd().split('\n')
    const notes = lines
      .filter((line) => line.startsWith('# '))
      .join('\n')
      .replaceAll('\u00A0', ' ')
    for (const part of [
      '31 Dec 2025',
      'm 1.0.0',
      'Licence: CC BY 4.0',
      'Risk of, never',
      'as on the command line',
    ])
      expect(notes).toContain(part)
    const [head, first, second, third] = Papa.parse<string[]>(
      lines.filter((line) => !line.startsWith('# ')).join('\n'),
    ).data
    const cell = (line: string[] | undefined, name: string) => line?.[head?.indexOf(name) ?? -1]
    expect(cell(first, 'rank_high_90')).toBe('3')
    expect(cell(first, 'score_high_90')).toBe('58')
    expect(cell(first, 'tier_probability')).toBe('0.97')
    expect(cell(first, 'likelier_tier')).toBe('')
    expect(cell(second, 'likelier_tier')).toBe('High')
    expect(cell(second, 'likelier_tier_probability')).toBe('0.6')
    expect(cell(third, 'score_low_90')).toBe('')
    expect(third?.length).toBe(head?.length)
    // A withheld row has no score, so it has no change either.
    expect(cell(third, 'change')).toBe('')
    expect(cell(first, 'ongoing')).toMatch(/^(true|false)$/)
    expect(cell(first, 'reason')).toBe(watchRows(input)[0]!.reason)
    const undrawn = rowsCsv(watchRows({ ...input, doubt: undefined }), tiers, about)
      .trimEnd()
      .split('\n')
      .at(-3)
    expect(cell(undrawn?.split(','), 'tier')).toBe('')
  })
})
