import { describe, expect, it } from 'vitest'
import { ForewatchError } from '../../src/core/errors'
import type { WorldFrame } from '../../src/core/frame'
import { disagreements, type OtherList } from '../../src/engine/watch/disagreement'
import { unitsOfRule, type ListContext } from '../../src/engine/watch/list-rules'
import { factorsByIndicator } from '../../src/charts/country/tree'
import {
  driversOf,
  driverText,
  reasonSentence,
  splitText,
  type UnitChange,
} from '../../src/format/change-text'
import { howMany } from '../../src/format/world-text'
import type { NodeSpec, RiskModel } from '../../src/model/types'
import { displayClass } from '../../src/map/display-class'
import { Status } from '../../src/core/status'
import { watchTitle } from '../../src/format/watch-title'
import { readUnitList } from '../../src/model/unit-list'
import { readWatchlist, type ListRule } from '../../src/model/watchlist'
import { unit } from '../helpers/small-world'

const known = new Set(['SDN', 'MLI', 'HTI'])

describe('importing codes', () => {
  it('reads one code a line, with or without a heading, in order and once', () => {
    expect(readUnitList('iso3,name\r\nSDN,Sudan\nmli\n\n"HTI";x\nSDN', known)).toEqual({
      units: ['SDN', 'MLI', 'HTI'],
      repeated: 1,
    })
  })
  it('reads names where it is told how, and takes no country for a heading', () => {
    const byName = (name: string) => ({ Mali: 'MLI', 'Sudan, Republic of': 'SDN' })[name]
    expect(readUnitList('Mali\nHTI', known, byName).units).toEqual(['MLI', 'HTI'])
    expect(readUnitList('Country\n"Sudan, Republic of";x', known, byName).units).toEqual(['SDN'])
    expect(() => readUnitList('Mali\nHTI', known)).toThrow(/line 1/)
  })
  it('refuses unknown codes by their lines, without saying what stands there', () => {
    const read = () => readUnitList('SDN\nSecret\nXXX', known)
    expect(read).toThrow(/line 2, line 3/)
    expect(read).not.toThrow(/Secret/)
    expect(() => readUnitList(' \n# remark', known)).toThrow(ForewatchError)
  })
  it('refuses a stored list of another form without telling its title', () => {
    const read = () => readWatchlist({ format: 'forewatch-watchlist-9', title: 'Secret' })
    expect(read).toThrow(/cannot be read/)
    expect(read).not.toThrow(/Secret/)
  })
})

const units = [
  unit('AAA'),
  unit('BBB', { region: 'South', subregion: 'South-East' }),
  unit('CCC'),
  unit('DDD'),
]
const frame = {
  units,
  score100: Float64Array.of(80, 55, 30, 20),
  tierIndex: Int8Array.of(2, 1, 0, -1),
  rank: Int16Array.of(1, 2, 3, 0),
  coverage: Float64Array.of(0.9, 0.8, 0.7, 0.3),
  status: new Uint8Array(4),
} as unknown as WorldFrame
const context: ListContext = {
  frame,
  tiers: ['low', 'mid', 'top'].map((id, t) => ({ id, title: id, fromScore100: t * 40 })),
  change100: Float64Array.of(3, -8, NaN, 9),
  reading100: (id) => (id === 'lens' ? Float64Array.of(10, 20, 30, 40) : undefined),
  trigger: (id) => (id === 'coup' ? new Set(['CCC']) : undefined),
}

describe('lists by rule', () => {
  it.each<[ListRule, string[]]>([
    [{ type: 'tier', tierId: 'mid' }, ['AAA', 'BBB']],
    [
      {
        type: 'all',
        rules: [
          { type: 'tier', tierId: 'mid' },
          { type: 'region', region: 'South' },
        ],
      },
      ['BBB'],
    ],
    [{ type: 'moved', direction: 'fell', points: 5 }, ['BBB']],
    [{ type: 'moved', direction: 'either', points: 3 }, ['AAA', 'BBB']],
    [{ type: 'trigger', triggerId: 'coup' }, ['CCC']],
    [{ type: 'region', region: 'South' }, ['BBB']],
    [{ type: 'lens', readingId: 'lens', atLeast: 30 }, ['CCC', 'DDD']],
    [{ type: 'withheld' }, ['DDD']],
  ])('%j', (rule, expected) => {
    expect(unitsOfRule(rule, context)).toEqual({ units: expected })
  })
  it('counts a country withheld as the map does: some evidence, even without a score, but it existed', () => {
    const few = {
      ...frame,
      score100: Float64Array.of(NaN, NaN, NaN, 20),
      tierIndex: Int8Array.of(-1, -1, -1, -1),
      coverage: Float64Array.of(0.2, 0, 0.2, 0.3),
      status: Uint8Array.of(Status.belowCoverage, Status.missing, Status.noSuchUnit, 0),
    }
    expect(unitsOfRule({ type: 'withheld' }, { ...context, frame: few })).toEqual({ units: ['AAA', 'DDD'] })
    expect(few.units.map((_, u) => displayClass(few, u) === 'withheld')).toEqual([true, false, false, true])
  })
  it('takes probabilities from the draws, and says so where there are none', () => {
    const doubt = {
      nTiers: 3,
      tierProbability: Float64Array.of(0, 0.2, 0.8, 0.3, 0.5, 0.2, 1, 0, 0, 0, 0, 0),
      inTop30: Float64Array.of(1, 0.2, 0.1, 0),
    } as never
    const rule: ListRule = { type: 'tier-probability', tierId: 'top', atLeast: 0.2 }
    expect(unitsOfRule(rule, { ...context, doubt })).toEqual({ units: ['AAA', 'BBB'] })
    expect(unitsOfRule({ type: 'top-30', atLeast: 0.2 }, { ...context, doubt })).toEqual({
      units: ['AAA', 'BBB'],
    })
    expect(unitsOfRule(rule, context)).toHaveProperty('unknown')
  })
})

const RF8 = { id: 'RF8', title: 'Triggering factors' }
const RF5 = { id: 'RF5', title: 'Capacity to commit' }
const ARMS =
  'Arms, funds, supplies, training or other backing from abroad, be it States, organisations or companies'
const change: UnitChange = {
  change100: 10.6,
  causes: [
    { short: 'ageing', points: 0.3 },
    { short: 'new data', points: 10.3 },
  ],
  inputs: [
    { nodeId: '8.1', title: 'Sudden deployment', factor: RF8, points: 7 },
    { nodeId: '5.8', title: ARMS, factor: RF5, points: 2 },
    { nodeId: '5.8', title: ARMS, factor: RF5, points: 5 },
    { nodeId: '5.1', title: 'Fighters', factor: RF5, points: 1 },
    {
      nodeId: '1.1',
      title: 'Other',
      factor: { id: 'RF1', title: 'Armed conflict or instability' },
      points: -4.7,
    },
  ],
}

describe('the sentence of a row', () => {
  it('says how far, for which cause, and by which factor most', () => {
    expect(reasonSentence(change)).toBe('Rose 11 points: new data, most by RF5 Capacity to commit.')
    expect(reasonSentence(change, true)).toContain('Rose 11 points, beyond its range: ')
    expect(reasonSentence(change, false)).toContain('Rose 11 points, within its range: ')
    expect(splitText(change)).toBe('Ageing +0.3, new data +10.3')
  })
  it('names drivers by factor, with its short title, and keeps whole titles of the indicators in it', () => {
    expect(driversOf(change).map(driverText)).toEqual([
      'RF5 Capacity to commit +8.0',
      'RF8 Triggering factors +7.0',
      'RF1 Armed conflict or instability \u22124.7',
    ])
    expect(driversOf(change)[0]!.indicators.map(driverText)).toEqual([
      `5.8 ${ARMS} +7.0`,
      '5.1 Fighters +1.0',
    ])
    expect(reasonSentence(change)).not.toContain('…')
  })
  it('finds the factor of every indicator, and an indicator right under the root stands for itself', () => {
    const leaf = (id: string) => ({ id, title: id }) as NodeSpec
    const tree = { ...leaf('root'), children: [{ ...leaf('RF1'), children: [leaf('1.1')] }, leaf('solo')] }
    const factors = factorsByIndicator({ tree } as unknown as RiskModel)
    expect(['1.1', 'solo'].map((id) => factors.get(id)?.id)).toEqual(['RF1', 'solo'])
  })
  it('counts none where no noun follows', () => {
    expect([howMany(0), howMany(3)]).toEqual(['none', 'three'])
  })
  it('claims nothing where nothing moved or nothing can be compared', () => {
    expect(reasonSentence({ ...change, change100: 0.2 })).toBe('The score moved by less than half a point.')
    expect(reasonSentence({ ...change, change100: 0 })).toBe('The score did not move.')
    expect(reasonSentence({ change100: 3, causes: [], inputs: [] })).toBe('Rose 3 points; no cause is known.')
    expect(reasonSentence({ ...change, change100: NaN })).toMatch(/nothing can be compared/)
  })
  it('the title counts movements, crossings and what is due', () => {
    const row = (name: string, change100: number, crossed: number, isDue = false) => ({
      name,
      change100,
      crossed,
      isDue,
    })
    expect(watchTitle([row('Mali', 3, 1), row('Chad', 0.2, 0, true), row('Haiti', -2, 0)])).toBe(
      'Two of three countries moved by a point or more; Mali rose into a higher tier; one step is due',
    )
    expect(watchTitle([])).toBe('No country is on this list')
    // A movement that cannot be read is not said to be none.
    expect(watchTitle([row('Tuvalu', NaN, 0), row('Nauru', NaN, 0)])).toBe(
      'Two countries have too little evidence; no movement can be read',
    )
    expect(watchTitle([row('Mali', 0.2, 0), row('Nauru', NaN, 0)])).toBe(
      'No country moved by a point or more; one has too little evidence',
    )
  })
})

describe('disagreement with other lists', () => {
  const full: OtherList = {
    id: 'o',
    title: 'O',
    about: '',
    ranks: Int16Array.of(3, 1, 2, 4),
    ranked: 4,
    membersOnly: false,
  }
  it('puts the largest difference of places first, with its sign', () => {
    const found = disagreements(frame, full)
    expect(found.map(({ unitIndex }) => unitIndex)).toEqual([0, 2, 1])
    expect(found[0]!.surprise).toBeCloseTo(2 / 3)
    expect(found[1]!.surprise).toBeCloseTo(1 / 3 - 1)
  })
  it('reads a list of members as silent on the order of the rest', () => {
    const members = { ...full, ranks: Int16Array.of(0, 0, 1, 0), ranked: 1, membersOnly: true }
    expect(disagreements(frame, members).map(({ unitIndex }) => unitIndex)).toEqual([2, 0])
  })
})
