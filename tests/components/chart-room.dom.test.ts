import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import RankSlopes from '../../src/components/compare/RankSlopes.vue'
import DistributionPanel from '../../src/components/country/DistributionPanel.vue'
import RawBars from '../../src/components/country/RawBars.vue'
import { Status } from '../../src/core/status'
import { doubtOf, FIVE, TIERS } from '../helpers/world-frame'

describe('raw values by year', () => {
  it('give the axis the room of its longest figure, so that none is cut', () => {
    const values = [38_000_000, 44_000_000, 50_448_963]
    const bars = values.map((value, i) => ({
      year: 2022 + i,
      value,
      status: Status.observed,
      used: i === 2,
      later: false,
    }))
    const chart = mount(RawBars, { props: { bars, title: 'Population', unit: 'people' } })
    const labels = chart.findAll('text[text-anchor=end].c-axis')
    const longest = Math.max(...labels.map((label) => label.text().length))
    expect(longest).toBeGreaterThanOrEqual('50 000 000'.length)
    // A digit is some 6 px wide at 11 px: the label ends at x, and begins no further left than the chart does.
    for (const label of labels)
      expect(Number(label.attributes('x'))).toBeGreaterThanOrEqual(6 * label.text().length)
  })
})

describe('ranks over the years', () => {
  const lines = [{ unitIndex: 0, name: 'Alba', colour: 1, ranks: [4, 3, 2, 1] }]
  const places = (props: { months?: readonly number[] }) =>
    mount(RankSlopes, { props: { lines, stops: ['2015', '2020', '2024', '31 Dec 2025'], ...props } })
      .findAll('circle')
      .map((dot) => Number(dot.attributes('cx')))
  it('stand as far apart as their dates', () => {
    const [a, b, c, d] = places({ months: [2015, 2020, 2024, 2025].map((year) => year * 12 + 11) }) as [
      number,
      number,
      number,
      number,
    ]
    expect((b - a) / (d - a)).toBeCloseTo(0.5, 6)
    expect((c - a) / (d - a)).toBeCloseTo(0.9, 6)
  })
  it('stand evenly where they are no dates', () => {
    const [a, b, c] = places({}) as [number, number, number]
    expect(c - b).toBeCloseTo(b - a, 6)
  })
})

describe('draws of a score', () => {
  const histogram = new Uint32Array(100)
  histogram[60] = 50
  histogram[61] = 30
  const doubt = { ...doubtOf(FIVE), draws: 1200, drawsAsked: 1200 }
  const panel = (running: boolean) =>
    mount(DistributionPanel, {
      props: { histogram, doubt, unitIndex: 0, tiers: TIERS, tierIndex: 2, score100: 61, running },
    }).text()
  it('say how many are drawn so far, and in the end how many gave no score', () => {
    expect(panel(true)).toMatch(/80 of 1\s200 draws .*; more to come/)
    expect(panel(false)).toMatch(/1\s200 draws .*; in 1\s120 of them it has no score/)
  })
})
