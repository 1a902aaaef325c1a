import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  begunSeries,
  changeColumns,
  largestMoves,
  newestData,
  tierCrossings,
} from '../../src/components/world/changes'
import { scoreText } from '../../src/format/score-text'
import { partClasses, tierBand } from '../../src/format/tier-band'
import { reasonOf, rowText } from '../../src/components/world/row-text'
import { nothingLeft, rowGroups } from '../../src/components/world/row-order'
import { countryKey } from '../../src/core/country-key'
import { Status } from '../../src/core/status'
import { sparklinePath } from '../../src/format/sparkline-path'
import { partHeadline, rowSentence, worldHeadline, worldSubtitle } from '../../src/format/world-text'
import { displayClass, fillOf, restsOnFilled } from '../../src/map/display-class'
import { countryNote } from '../../src/components/shell/palette-items'
import { doubtOf, FIVE, frameOf, TIERS } from '../helpers/world-frame'

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
  it('tells who is held by less than half of the draws, and says of none of them that it rose', () => {
    const frame = frameOf([
      { id: 'AAA', name: 'Alba', score: 61, change: 9 },
      { id: 'BBB', name: 'Bora', score: 58, change: 9 },
    ])
    const drawn = { ...doubtOf(frame), tierProbability: Float64Array.of(0, 0.3, 0.7, 0, 0.77, 0.23) }
    expect(worldHeadline(frame, TIERS, drawn)).toBe(
      'Two countries stand in the High tier, one by less than half of the draws; Alba rose into it within 12 months',
    )
    const none = { ...drawn, tierProbability: Float64Array.of(0, 0.7, 0.3, 0, 0.77, 0.23) }
    expect(worldHeadline(frame, TIERS, none)).toBe(
      'Two countries stand in the High tier, all by less than half of the draws',
    )
    expect(rowSentence(frame, TIERS, 1, [], '', drawn).replaceAll('\u00a0', ' ')).toContain(
      'tier High, 23 % of draws, more likely Moderate 77 %',
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
  it('are read as one sentence in the fixed order; without draws no tier is named', () => {
    expect(rowSentence(FIVE, TIERS, 0, ['ongoing episode of mass killing'])).toBe(
      'Alba, rank 1, ongoing episode of mass killing, in the band 55\u2013100, score 61 of 100, change in 12 months +9, ' +
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
    expect(last).toEqual({ x: 6.7, y: 0, isFirm: true })
  })
  it('draws nothing for no values and a middle line for equal ones', () => {
    expect(sparklinePath([NaN, NaN], 10, 10)).toEqual({ path: '', thinPath: '' })
    expect(sparklinePath([4, 4], 10, 10, 0).path).toBe('M0 5L10 5')
  })
})

describe('a score beside its tier', () => {
  it('is whole unless that read as of another tier', () => {
    const lines = [13, 22, 30, 36]
    expect([29.6, 35.97, 30, 36.2, 29.4].map((score) => scoreText(score, lines))).toEqual([
      ...['29.6', '35.97', '30', '36', '29'],
    ])
    expect(scoreText(29.6, [])).toBe('30')
    expect(scoreText(NaN, lines)).toBe('–')
  })
  it('never reads as of another tier, whatever the score', () => {
    const lines = [13, 22.4, 30, 36]
    const tier = (value: number) => lines.filter((line) => value >= line).length
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (n) => {
        expect(tier(Number(scoreText(n / 1000, lines)))).toBe(tier(n / 1000))
      }),
      { seed: 12 },
    )
  })
  it('prints in rows and moves as it does everywhere', () => {
    const close = frameOf([{ id: 'AAA', name: 'Alba', score: 54.8, change: -1 }])
    const context = { frame: close, tiers: TIERS, floor: 0.5, missing: () => [] }
    expect(rowText(context, 0, '').score).toBe('54.8')
    expect(rowText(context, 0, '').sentence).toContain('score 54.8 of 100')
    expect(tierCrossings(close, TIERS)[0]!.detail).toContain('score 56 → 54.8')
  })
})

describe('tier words', () => {
  const doubt = doubtOf(FIVE)
  it('come with how many draws hold them, among changes and in the palette', () => {
    expect(tierCrossings(FIVE, TIERS, doubt)[0]!.detail).toBe(
      'score 52 → 61 · 77\u00a0% of draws · coverage 80\u00a0%',
    )
    expect(tierCrossings(FIVE, TIERS)[0]!.detail).toContain('probability not worked out yet')
    expect(countryNote(FIVE, TIERS, 0, doubt)).toBe('rank 1, high, 77\u00a0% of draws, coverage 80\u00a0%')
    expect(countryNote(FIVE, TIERS, 0, undefined)).toBe('rank 1, coverage 80\u00a0%')
    expect([3, 4].map((u) => countryNote(FIVE, TIERS, u, doubt))).toEqual([
      ...['too little evidence for a rank', 'no data'],
    ])
  })
  it('are not used of a part of the score', () => {
    const bands = partClasses(TIERS)
    const context = { frame: FIVE, tiers: bands, floor: 0.5, missing: () => [], isPart: true }
    expect(rowText(context, 0, '').tier).toBe('55–100')
    expect(rowText(context, 0, '').sentence).toContain('class 55–100')
    expect(rowText(context, 3, '').tier).toBe('Too little evidence')
    expect(partHeadline(FIVE, 'RF5')).toBe('Alba, Cora and Bora score highest on RF5')
    const filled = frameOf([
      { id: 'AAA', name: 'Alba', score: 61, filled: 1 },
      { id: 'BBB', name: 'Bora', score: 40, filled: 0.9 },
      { id: 'CCC', name: 'Cora', score: 20 },
    ])
    expect(partHeadline(filled, '“Tensions”')).toBe(
      'Two of three countries have filled values for “Tensions”; no order can be read',
    )
    const partly = { ...filled, filledShare: Float64Array.of(0.4, 0.4, 0) }
    expect(partHeadline(partly, 'RF5')).toBe(
      'Alba, Bora and Cora score highest on RF5; 2 of 3 readings are filled in part',
    )
    const wide = { ...doubtOf(FIVE), rankHigh: Float64Array.from(FIVE.units, (_, u) => (u === 0 ? 98 : 3)) }
    expect(partHeadline(FIVE, 'RF5', wide)).toBe('Cora and Bora score highest on RF5')
    expect(partHeadline(FIVE, 'RF5', { ...wide, rankHigh: wide.rankHigh.fill(98) })).toContain(
      'Nobody stands',
    )
    expect(worldSubtitle(3, undefined, { part: true })).toContain('no tiers of this part')
    const columns = changeColumns(FIVE, bands, {
      ...{ factorMove: () => undefined, doubt: undefined, sources: [], isPart: true },
    })
    expect(columns.map(({ title }) => title)).toEqual(['Largest moves', 'Newest copies of sources'])
  })
  it('count as crossed only from a tier that was given, however small the move', () => {
    const before = (...tiers: readonly number[]) => ({ earlierTierIndex: Int8Array.from(tiers) })
    const two = frameOf([
      { id: 'AAA', name: 'Alba', score: 55.2, change: 0.3 },
      { id: 'BBB', name: 'Bora', score: 61, change: 9 },
    ])
    const withheld = { ...two, ...before(1, -1) }
    expect(tierCrossings(withheld, TIERS).map(({ subject }) => subject)).toEqual(['Alba'])
    expect(worldHeadline(withheld, TIERS)).toBe(
      'Two countries stand in the High tier; Alba rose into it within 12 months',
    )
  })
})

describe('at an earlier date', () => {
  it('the series that began then stand in place of the newest copies', () => {
    const catalogue = [
      {
        source: { id: 's', title: 'List', editionDate: '2026-06-30' },
        series: [
          { id: 'a', title: 'Deaths' },
          { id: 'b', title: 'Coups' },
        ],
      },
    ] as unknown as Parameters<typeof begunSeries>[0]
    const first = new Map([
      ['a', 1993 * 12 + 3],
      ['b', 1989 * 12 + 3],
    ])
    expect(begunSeries(catalogue, first, 1993 * 12 + 11)).toEqual([
      { subject: 'List', text: 'Deaths', detail: 'first figures, in the copy of 30\u00a0Jun\u00a02026' },
    ])
    expect(begunSeries(catalogue, first, 1995 * 12 + 11)).toEqual([])
  })
})

describe('a filter that leaves nothing', () => {
  it('is said as a sentence, of as many countries as have a row', () => {
    expect(nothingLeft('zzzz', [], 196)).toBe('Of 196 countries there is none where “zzzz” is in the name.')
    expect(nothingLeft('a', ['High', 'No data'], 196)).toBe(
      'Of 196 countries there is none where “a” is in the name and High or No data is the class.',
    )
  })
})
