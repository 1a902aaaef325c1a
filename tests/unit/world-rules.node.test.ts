import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { largestMoves, newestData, tierCrossings } from '../../src/components/world/changes'
import { tierBand } from '../../src/components/world/tier-band'
import { reasonOf } from '../../src/components/world/row-text'
import { rowGroups } from '../../src/components/world/row-order'
import { countryKey } from '../../src/core/country-key'
import { Status } from '../../src/core/status'
import { sparklinePath } from '../../src/format/sparkline-path'
import { rowSentence, worldHeadline } from '../../src/format/world-text'
import { displayClass, fillOf, restsOnFilled } from '../../src/map/display-class'
import { FIVE, frameOf, TIERS } from '../helpers/world-frame'

const ids = TIERS.map(({ id }) => id)
const names = FIVE.units.map((unit) => countryKey(unit.name))
const all = { sort: 'score', text: '', tierIds: new Set<string>() } as const

describe('the first sentence', () => {
  it('says how many stand in the highest tier and names who came into it', () => {
    expect(worldHeadline(FIVE, TIERS)).toBe(
      'Two countries stand in the High tier; Alba rose into it within 12 months',
    )
  })
  it('says so when nobody came', () => {
    const same = frameOf([{ id: 'AAA', name: 'Alba', score: 61, change: 1 }])
    expect(worldHeadline(same, TIERS)).toBe('One country stands in the High tier, as twelve months before')
  })
  it('does not say “all” where one of them has no earlier figure', () => {
    const mixed = frameOf([
      { id: 'AAA', name: 'Alba', score: 61, change: 1 },
      { id: 'BBB', name: 'Bora', score: 70 },
    ])
    expect(worldHeadline(mixed, TIERS)).toBe('Two countries stand in the High tier')
  })
  it('claims no movement without earlier figures, and no tier without evidence', () => {
    expect(worldHeadline(frameOf([{ id: 'AAA', name: 'Alba', score: 61 }]), TIERS)).toBe(
      'One country stands in the High tier',
    )
    expect(worldHeadline(frameOf([{ id: 'AAA', name: 'Alba' }]), TIERS)).toBe(
      'No country has enough evidence for a tier at this date',
    )
  })
  it('stays within 110 characters', () => {
    const long = frameOf([
      { id: 'AAA', name: 'A country with a name of quite remarkable length', score: 60, change: 20 },
      { id: 'BBB', name: 'Another country with a name of remarkable length', score: 60, change: 20 },
    ])
    expect(worldHeadline(long, TIERS).length).toBeLessThanOrEqual(110)
  })
})

describe('rows', () => {
  it('stand by tier from the highest, by score within, without a tier last', () => {
    expect(rowGroups(FIVE, names, ids, all)).toEqual([
      { tier: 2, units: [0, 2] },
      { tier: 1, units: [1] },
      { tier: -1, units: [3, 4] },
    ])
  })
  it('filter by a part of the name without accents, by tier, and by the words of the legend', () => {
    const only = (...wanted: string[]) =>
      rowGroups(FIVE, names, ids, { ...all, tierIds: new Set(wanted) }).flatMap((group) => group.units)
    expect(rowGroups(FIVE, names, ids, { ...all, text: 'EG' }).flatMap(({ units }) => units)).toEqual([4])
    expect(only('moderate')).toEqual([1])
    expect(only('withheld')).toEqual([3])
    expect(only('filled')).toEqual([1])
  })
  it('leave out units that did not exist', () => {
    const frame = frameOf([{ id: 'AAA', name: 'Alba', status: Status.noSuchUnit }])
    expect(rowGroups(frame, ['alba'], ids, all)).toEqual([])
  })
  it('hold every existing unit exactly once, whatever the scores', () => {
    const row = fc.record({ score: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }) })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
        const frame = frameOf(
          rows.map(({ score }, i) => ({
            id: `A${i}`,
            name: `Name ${i}`,
            ...(score === undefined ? {} : { score }),
          })),
        )
        const keys = frame.units.map((unit) => countryKey(unit.name))
        const order = rowGroups(frame, keys, ids, all).flatMap(({ units }) => units)
        expect([...order].sort((a, b) => a - b)).toEqual(rows.map((_, i) => i))
        const scores = order.map((u) => frame.score100[u]!).filter((s) => Number.isFinite(s))
        expect(scores).toEqual([...scores].sort((a, b) => b - a))
      }),
      { seed: 11 },
    )
  })
  it('are read as one sentence in the fixed order', () => {
    expect(rowSentence(FIVE, TIERS, 0, ['ongoing episode of mass killing'])).toBe(
      'Alba, rank 1, ongoing episode of mass killing, tier High, score 61 of 100, change in 12 months +9, ' +
        'model coverage 80\u00a0%, newest value 12\u00a0months old',
    )
    expect(rowSentence(FIVE, TIERS, 3)).toBe(
      'Dora, tier withheld, model coverage 31\u00a0%, newest value 12\u00a0months old',
    )
  })
  it('say why they have no tier', () => {
    expect(reasonOf('Tier withheld', 0.31, 0.5, ['RF2', 'RF7'])).toBe(
      'Coverage under the floor of 50\u00a0%. Missing: RF2, RF7',
    )
    expect(reasonOf('No data', 0, 0.5, [])).toBe('No series speaks for this country yet')
  })
  it('name their bands without overlap', () => {
    expect([0, 1, 2].map((i) => tierBand(TIERS, i))).toEqual(['under 25', '25\u201354', '55 and over'])
  })
})

describe('classes on the map', () => {
  it('tell withheld, no data and not existing apart', () => {
    expect([0, 1, 3, 4].map((u) => displayClass(FIVE, u))).toEqual([2, 1, 'withheld', 'no-data'])
    const gone = frameOf([{ id: 'AAA', name: 'Alba', status: Status.noSuchUnit }])
    expect(displayClass(gone, 0)).toBe('not-covered')
  })
  it('fill by token or pattern, never by a colour', () => {
    expect(fillOf(1, false, 5)).toBe('var(--r2)')
    expect(fillOf(5, false, 6)).toBe('var(--r6-6)')
    expect(fillOf(1, restsOnFilled(FIVE, 1), 5)).toBe('url(#pattern-filled-2)')
    expect(fillOf('withheld', false, 5)).toBe('url(#pattern-withheld)')
  })
})

describe('what changed', () => {
  it('lists the largest moves with the factor that moved most', () => {
    const moves = largestMoves(
      FIVE,
      (u) => (u === 0 ? { id: 'RF1', title: 'Armed conflict', points: 22 } : undefined),
      9,
    )
    expect(moves.map(({ unit }) => unit)).toEqual(['BBB', 'AAA'])
    expect(moves[1]).toEqual({
      unit: 'AAA',
      subject: 'Alba, +9 in 12 months',
      text: 'most in Armed conflict',
      detail: 'score 52 → 61 · RF1 +22',
    })
  })
  it('lists who crossed a tier line and from where', () => {
    expect(tierCrossings(FIVE, TIERS).map(({ subject, text }) => `${subject} ${text}`)).toEqual([
      'Alba now High, up from Moderate',
      'Bora now Moderate, down from High',
    ])
  })
  it('puts the newest copy of a source first', () => {
    const source = (title: string, editionDate: string) =>
      ({ source: { title, edition: '1', editionDate }, seriesCount: 2 }) as Parameters<
        typeof newestData
      >[0][number]
    const found = newestData([source('Old', '2024-01-31'), source('New', '2026-01-31')])
    expect(found.map(({ subject }) => subject)).toEqual(['New', 'Old'])
  })
})

describe('sparkline', () => {
  it('breaks where a value is missing and marks the last one there is', () => {
    const { path, last } = sparklinePath([0, NaN, 10, NaN], 10, 10, 0)
    expect(path.match(/M/g)).toHaveLength(2)
    expect(last).toEqual({ x: 6.7, y: 0 })
  })
  it('draws nothing for no values and a middle line for equal ones', () => {
    expect(sparklinePath([NaN, NaN], 10, 10)).toEqual({ path: '' })
    expect(sparklinePath([4, 4], 10, 10, 0).path).toBe('M0 5L10 5')
  })
})
