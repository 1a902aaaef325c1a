import { describe, expect, it } from 'vitest'
import { distributionTitle } from '../../src/charts/country/distribution'
import { notThenOf } from '../../src/charts/country/not-then'
import { countrySentence } from '../../src/charts/country/sentence'
import { tierChanges } from '../../src/charts/country/tier-history'
import { countryTitles, type TitleFacts } from '../../src/charts/country/titles'
import { Status } from '../../src/core/status'
import { withinSpan } from '../../src/core/period'
import { asOfNote } from '../../src/format/as-of-text'
import { heldText } from '../../src/format/doubt-text'
import { figuresNote, notScoredText, notThenText } from '../../src/format/statehood'
import { doubtOf, FIVE, frameOf, TIERS } from '../helpers/world-frame'

const span = { first: 1990 * 12 + 11, last: 2025 * 12 + 11 }

describe('a date outside what is scored', () => {
  it('gives way to the nearer end, and the screen says so', () => {
    expect(withinSpan('2030-01-31', span)).toBe('2025-12-31')
    expect(withinSpan('1950-06-30', span)).toBe('1990-12-31')
    expect(withinSpan('2010-06-30', span)).toBe('2010-06-30')
    expect(asOfNote('2030-01-31', span)?.replaceAll('\u00a0', ' ')).toBe(
      '31 Jan 2030 was asked for. The newest date that is scored is 31 Dec 2025: its figures are shown',
    )
    expect(asOfNote('1950-06-30', span)).toContain('The earliest date that is scored is')
    expect(asOfNote('2010-06-30', span)).toBeUndefined()
    expect(asOfNote(undefined, span)).toBeUndefined()
  })
})

describe('a State that ended, or had not begun', () => {
  it('is said to be that, and no missing figure', () => {
    expect(notThenText({ from: 1918, to: 1991 }, 2025)).toBe('ended in 1991')
    expect(notThenText({ from: 2011 }, 2010)).toBe('did not exist as a State of its own in 2010')
    expect(notThenText({ from: 2011 }, 2011)).toBeUndefined()
    expect(notThenText({ from: 1918, to: 1991 }, 1991)).toBeUndefined()
  })
  it('names who came after it, and gives no reason to a country that only lacks figures', () => {
    const frame = frameOf([
      { id: 'AAA', name: 'Alba', status: Status.noSuchUnit },
      { id: 'BBB', name: 'Bora' },
    ])
    const units = frame.units.map((unit) =>
      unit.id === 'AAA' ? { ...unit, to: 1991, successors: ['BBB', 'XXX'] } : unit,
    )
    expect(notThenOf({ ...frame, units }, 0)).toEqual({
      finding: 'Alba ended in 1991, so it has no score and no tier',
      limit: 'Its last year here is 1991. After it: Bora.',
    })
    expect(notThenOf({ ...frame, units }, 1)).toBeUndefined()
  })
})

describe('what the figures of a country cover', () => {
  const units = [
    { id: 'AAA', name: 'Alba', note: 'Counted under Bora', seeAlso: ['BBB', 'XXX'] },
    { id: 'BBB', name: 'Bora' },
  ]
  it('is told in the words of the registry, with the countries it is about; nothing where it has none', () => {
    expect(figuresNote(units[0]!, units)).toEqual({
      text: 'What the figures cover: Counted under Bora.',
      see: [units[1]],
    })
    expect(figuresNote(units[1]!, units)).toBeUndefined()
  })
})

describe('a code without a page of its own', () => {
  const units = [
    { id: 'VAT', name: 'Holy See', treatment: 'not-scored' as const, note: 'Observer State' },
    { id: 'FRA', name: 'France', treatment: 'scored' as const },
  ]
  it('says whether the registry holds it, and why it is not scored', () => {
    expect(notScoredText('VAT', units)).toEqual({ title: 'Holy See is not scored', left: 'Observer State.' })
    expect(notScoredText('SUN', units).title).toBe('No country has the code “SUN”')
    expect(notScoredText('SUN', units).left).toContain('Russian Federation')
  })
})

describe('the tier and the draws', () => {
  const doubt = doubtOf(FIVE)
  it('says how many draws hold it', () => {
    expect(heldText(doubt, TIERS, 0, 2)).toBe('77\u00a0% of draws')
    expect(heldText(undefined, TIERS, 0, 2)).toBe('')
  })
  it('says so where more draws hold another tier', () => {
    const tierProbability = doubt.tierProbability.slice()
    tierProbability.set([0, 0.53, 0.47], 0)
    const other = { ...doubt, tierProbability }
    expect(heldText(other, TIERS, 0, 2)).toBe('47\u00a0% of draws, while 53\u00a0% say Moderate')
    const shares = { draws: 100, bars: [], tierShares: [0, 0.53, 0.47] }
    expect(distributionTitle(shares, TIERS, 52, 58, 2)).toBe(
      'Nine draws in ten put the score between 52 and 58; more say Moderate (53\u00a0%) than High (47\u00a0%)',
    )
    expect(distributionTitle({ ...shares, tierShares: [0, 0.3, 0.7] }, TIERS, 52, 58, 2)).toContain(
      '30\u00a0% fall to Moderate',
    )
    expect(distributionTitle({ ...shares, tierShares: [0, 0.7, 0.3] }, TIERS, 52, 58, 1)).toContain(
      '30\u00a0% reach High',
    )
  })
  it('leaves the tier out of the sentence while its probability is not known', () => {
    const facts = {
      ...{ name: 'Alba', tier: 'High', score100: 62, coverage: 0.7, floor: 0.5, ongoing: false },
      ...{ raising: [{ title: 'Conflict', points: 9 }], lowering: [], filledShare: 0 },
      ...{ withheldFactors: [], totalFactors: 14 },
    }
    expect(countrySentence(facts).finding).toBe('“Conflict” lifts the score most')
    expect(countrySentence({ ...facts, held: '77 % of draws' }).finding).toBe(
      '“Conflict” lifts the score most; the tier is High with 77 % of draws',
    )
    expect(countrySentence({ ...facts, score100: NaN, coverage: 0.27 }).finding).toContain('too few')
    expect(countrySentence({ ...facts, score100: NaN, coverage: 0 }).finding).toContain('none of the')
  })
})

describe('a factor that is a single series', () => {
  it('is said to be that where it is named, and nowhere else', () => {
    const facts = {
      ...{ name: 'Alba', tier: 'High', score100: 60, coverage: 0.8, floor: 0.5, ongoing: false },
      ...{ lowering: [], withheldFactors: [], totalFactors: 14, filledShare: 0 },
      raising: [{ title: 'Capacity', points: 3 }],
      alone: new Map([['Capacity', 'Population']]),
    }
    expect(countrySentence(facts).limit).toBe('“Capacity” is scored by one series alone: Population.')
    expect(countrySentence({ ...facts, raising: [{ title: 'Capacity', points: 0.4 }] }).limit).toBe('')
    expect(countrySentence({ ...facts, tier: undefined }).limit).toBe('')
  })
})

describe('titles of the country page', () => {
  const facts: TitleFacts = {
    ...{ name: 'Alba', tierTitles: TIERS.map(({ title }) => title), breaks: [25, 55], tierGiven: true },
    ...{ strip: [], trend: undefined, scatter: undefined, waterfall: undefined, table: undefined },
    tierHistory: [],
  }
  const history = (...tiers: readonly number[]) =>
    countryTitles({
      ...facts,
      tierHistory: tierChanges(tiers.map((tierIndex, i) => ({ year: 2000 + i, score100: 30, tierIndex }))),
    }).history

  it('do not call a tier unchanged that is no longer given', () => {
    expect(history(0, 0)).toBe('The tier has not changed since 2000')
    expect(history(0, 0, -1)).toBe('One tier only since 2000; none is given since 2002')
    expect(history(0, -1, 0)).toBe('One tier only since 2000; it was not given once in between')
    expect(history(0, -1, 1)).toBe('The tier changed once since 2000; it was not given once in between')
    expect(history(0, 1, 1)).toBe('The tier changed once since 2000')
  })
  it('call no score of the past one of today', () => {
    const years = (scores: readonly number[]) =>
      scores.map((overall100, i) => ({
        ...{ year: 1990 + i, overall100, structural100: overall100, dynamic100: overall100, tierGiven: true },
      }))
    const of = (scores: readonly number[]) =>
      countryTitles({ ...facts, trend: { years: years(scores), episodes: [], events: [], breaks: [] } }).trend
    expect(of([15, 15])).toBe('The score is about where it was in 1990')
    expect(of([15, 15, NaN])).toBe('The last score, of 1991, was about where it had been in 1990')
    expect(of([15, 22])).toBe('The score is 7 points higher than in 1990')
  })
  it('hide no step, high or low between the two years that are compared', () => {
    const of = (...scores: readonly number[]) =>
      countryTitles({
        ...facts,
        trend: {
          ...{ episodes: [], events: [], breaks: [] },
          years: scores.map((overall100, i) => ({
            ...{ year: 2015 + i, overall100, structural100: NaN, dynamic100: NaN, tierGiven: true },
          })),
        },
      }).trend
    // Sudan as of 2025: the war of 2023 is known at the end of 2024.
    expect(of(53, 46, 44, 42, 45, 42, 46, 44, 44, 55, 52)).toBe(
      'The score is about where it was in 2015; its largest step was 11 points up, in 2024',
    )
    expect(of(30, 30, 25, 30)).toBe(
      'The score is about where it was in 2015; its largest step was 5 points up, in 2018',
    )
    expect(of(43, 46, 71, 68)).toBe(
      'The score is 25 points higher than in 2015; its largest step was 25 points up, in 2017',
    )
    expect(of(20, NaN, NaN, 31, 31)).toBe(
      'The score is 11 points higher than in 2015; its largest step was 11 points up, from 2015 to 2018',
    )
    expect(of(20, 24, 28, 24, 21)).toBe('The score is about where it was in 2015, with a high of 28 in 2017')
    expect(of(20, 16, 12, 16, 20)).toBe('The score is about where it was in 2015, with a low of 12 in 2017')
    expect(of(20, 22, 24, 25, 24)).toBe('The score is 4 points higher than in 2015')
    // Whole points, as printed beside the line.
    expect(of(20.4, 24.6, 20.4)).toContain('5 points down')
    for (const title of [of(53, 42, 55, 52), of(43, 46, 71, 68, NaN)]) expect(title.length).toBeLessThan(111)
  })
  it('say one point in the singular', () => {
    const row = (kind: 'base' | 'score', to100: number) =>
      ({ kind, id: kind, title: kind, note: '', printed: to100, from100: 0, to100 }) as const
    const of = (score: number) =>
      countryTitles({ ...facts, waterfall: [row('base', 12), row('score', score)] }).waterfall
    expect(of(11)).toBe('The score stands 1 point below the median profile')
    expect(of(14)).toBe('The score stands 2 points above the median profile')
  })
  it('name no band of the readings where the tier is withheld', () => {
    const self = { unitId: 'AAA', name: 'Alba', structural100: 4, dynamic100: 3 }
    const scatter = { self, others: [], trail: [] }
    expect(countryTitles({ ...facts, scatter }).scatter).toContain('lowest band')
    expect(countryTitles({ ...facts, scatter, tierGiven: false }).scatter).toBe(
      'Both readings rest on too little evidence for a tier',
    )
  })
})
