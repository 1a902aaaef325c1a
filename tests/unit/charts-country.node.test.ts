import { describe, expect, it } from 'vitest'
import { factorStrip } from '../../src/charts/country/factor-strip'
import { groupFigures } from '../../src/charts/country/groups'
import { indicatorTable } from '../../src/charts/country/indicators'
import { rawBars } from '../../src/charts/country/inputs'
import { scatterData, project } from '../../src/charts/country/scatter'
import { countrySentence } from '../../src/charts/country/sentence'
import { tierChanges } from '../../src/charts/country/tier-history'
import { factorGroups, factorIdOf, placesOf } from '../../src/charts/country/tree'
import { stripTitle } from '../../src/charts/country/titles'
import {
  episodesOf,
  eventsOf,
  marksOf,
  namedMarks,
  ongoingSince,
  trendKey,
  unlistedTail,
  yearsAbove,
} from '../../src/charts/country/trend'
import { waterfallRows } from '../../src/charts/country/waterfall'
import { Status } from '../../src/core/status'
import { smallModel, smallRun, unitRecord, yearlyPanel } from '../helpers/score-run'

describe('tree of a model', () => {
  it('shares the score among scored indicators only', () => {
    const places = placesOf(smallModel)
    expect(places.get('1.1')!.nominalShare).toBe(1)
    expect(places.get('1.2')!.nominalShare).toBe(0)
    expect(places.get('RF2')!.nominalShare).toBe(0)
  })

  it('finds the factors and their brackets, and the factor of an indicator', () => {
    const groups = factorGroups(smallModel, (id) => (id === 'RF1' ? 'Common' : 'Genocide'))
    expect(groups.map((group) => [group.title, group.factors.map((factor) => factor.id)])).toEqual([
      ['Common', ['RF1']],
      ['Genocide', ['RF2']],
    ])
    expect(factorIdOf(placesOf(smallModel), '1.1')).toBe('RF1')
  })
})

describe('indicator table', () => {
  it('keeps scored, context and judgement-only indicators apart', () => {
    const table = indicatorTable(smallRun(), 1, 0, () => 4)
    expect(table.scored.map((row) => row.id)).toEqual(['1.1'])
    expect(table.context.map((row) => row.id)).toEqual(['1.2'])
    expect(table.judgement.map((row) => row.id)).toEqual(['1.3', '2.1'])
    expect(table.context[0]!.points).toBeNaN()
  })

  it('says filled where the value was carried forward, and from which period', () => {
    const row = indicatorTable(smallRun(), 1, 0, () => 4).scored[0]!
    expect(row.status).toBe('filled')
    expect(row.lead!.sourceOrdinal).toBe(2022)
    expect(row.lead!.ageMonths).toBe(12)
    expect(row.lead!.raw.value).toBe(100)
    expect(row.lead!.transformed[0]!.value).toBeCloseTo(Math.log(101), 12)
    expect(row.value100).toBeCloseTo((Math.log(101) / 8) * 100, 9)
  })

  it('leaves a missing value missing: no number, no points', () => {
    const row = indicatorTable(smallRun(), 1, 1, () => 0).scored[0]!
    expect(row.status).toBe('missing')
    expect(row.value100).toBeNaN()
    expect(row.points).toBeNaN()
  })

  it('tells a value not yet published from a missing one among the raw bars', () => {
    const run = smallRun()
    const trace = indicatorTable(run, 1, 0, () => 4).scored[0]!.lead!
    const bars = rawBars(run, trace, 1, 0)
    expect(bars.map((bar) => [bar.year, bar.status])).toEqual([
      [2020, Status.observed],
      [2021, Status.observed],
      [2022, Status.observed],
      [2023, Status.notYetPublished],
    ])
    expect(bars.map((bar) => bar.used)).toEqual([false, false, true, false])
  })
})

describe('factor strip', () => {
  it('withholds a factor without a value instead of drawing zero', () => {
    const run = smallRun()
    const brackets = factorStrip(run, factorGroups(smallModel), 2, (_, title) => title)
    const [rf1, rf2] = brackets[0]!.columns
    expect(rf1!.score100).toBeCloseTo((Math.log(101) / 8) * 100, 9)
    expect(rf1!.withheld).toBe(false)
    expect(rf1!.structural100).toBeNaN()
    expect(rf2!.withheld).toBe(true)
    expect(rf2!.score100).toBeNaN()
    expect([rf1!.filledOnly, rf2!.filledOnly]).toEqual([false, false])
  })
  it('names as highest only what stands clearly above the middle, with its interval, and never filled values', () => {
    const [base] = factorStrip(smallRun(), factorGroups(smallModel), 2, (_, title) => title)[0]!.columns
    const column = (shortTitle: string, score100: number, low100: number, more = {}) => ({
      ...base!,
      ...{ shortTitle, score100, low100, high100: score100 + 8, withheld: false, filledOnly: false, ...more },
    })
    const rest = [column('C', 10, 5), column('D', 9, 4), column('E', 8, 2)]
    expect(stripTitle([column('A', 82, 70), column('B', 14, 0), ...rest])).toBe(
      '“A” (82, 70–90) stands highest',
    )
    expect(stripTitle([column('B', 14, 0), ...rest])).toBe('No factor stands clearly above the others')
    expect(stripTitle([column('F', 90, 80, { filledOnly: true }), column('A', 82, 70), ...rest])).toBe(
      '“A” (82, 70–90) stands highest; one rests on filled values alone',
    )
  })
})

describe('waterfall', () => {
  const parts = [
    { id: 'RF1', title: 'One', points: 12.34 },
    { id: 'RF2', title: 'Two', points: -1.26 },
    { id: 'RF3', title: 'Three', points: 0.44 },
    { id: 'RF4', title: 'Four', points: 0.21 },
  ]
  const total = 30.1 + 12.34 - 1.26 + 0.44 + 0.21

  it('adds up as printed and runs from the base to the score', () => {
    const rows = waterfallRows(30.1, total, parts, () => '')
    const printed = rows.slice(0, -1).reduce((sum, row) => sum + Math.round(row.printed * 10), 0)
    expect(printed).toBe(Math.round(rows.at(-1)!.printed * 10))
    expect(rows.map((row) => row.id)).toEqual(['base', 'RF1', 'rest', 'RF2', 'score'])
    expect(rows.at(-2)!.to100).toBeCloseTo(total, 9)
    expect(rows[2]!.title).toBe('RF3, 4')
  })
})

describe('trend', () => {
  const panel = yearlyPanel('mk', 2000, [[0], [1], [1], [0], [1], [1]], 8)

  it('joins years to episodes and cuts them to the chart', () => {
    const years = yearsAbove(panel, 0, null)
    expect(episodesOf(years, 2002, 2010, 2005)).toEqual([
      { fromYear: 2002, toYear: 2002, open: false },
      { fromYear: 2004, toYear: 2005, open: true },
    ])
  })

  it('knows nothing that was published after the date', () => {
    expect(yearsAbove(panel, 0, 2005 * 12 + 11)).toEqual([2001, 2002, 2004])
    expect(ongoingSince(panel, 0, 2006 * 12 + 11)).toEqual({ sinceYear: 2004, listedYear: 2005 })
    expect(ongoingSince(panel, 0, 2004 * 12 + 11)).toBeUndefined()
  })

  it('puts two marks of one kind in one year together', () => {
    const events = eventsOf(2000, 2010, [{ kind: 'coup', label: 'Coup', years: [2004, 2004, 1990] }])
    expect(events).toEqual([{ year: 2004, kind: 'coup', label: 'Coup' }])
  })

  it('names both events of one year under both signs, and onsets first where names have no room', () => {
    const events = eventsOf(2000, 2025, [
      { kind: 'onset', label: 'Onset', years: [2003, 2021, 2023] },
      { kind: 'coup', label: 'Coup', years: [2021, 2022] },
    ])
    const marks = marksOf(events)
    expect(marks.map(({ year, label, sign }) => [year, label, sign])).toEqual([
      [2003, 'Onset', '▼'],
      [2021, 'Onset, coup', '▼○'],
      [2022, 'Coup', '○'],
      [2023, 'Onset', '▼'],
    ])
    const named = (perYear: number) => [
      ...namedMarks(
        marks,
        (year) => year * perYear,
        () => 40,
      ),
    ]
    expect(named(40).sort()).toEqual([2003, 2021, 2022, 2023])
    expect(named(20).sort()).toEqual([2003, 2021, 2023])
    // The newest onset keeps its name, also on a phone.
    expect(named(8).sort()).toEqual([2003, 2023])
  })

  it('frames the years of which the list says nothing, where a killing was under way at its end', () => {
    const years = [2023, 2024, 2025].map((year) => ({
      ...{ year, overall100: 50, structural100: 50, dynamic100: 50, tierGiven: true },
    }))
    const under = [{ fromYear: 2021, toYear: 2024, open: true }]
    expect(unlistedTail({ episodes: under, years })).toEqual({ listEnds: 2024, toYear: 2025 })
    expect(trendKey({ episodes: under, years, events: [] })).toContain('the list ends in 2024')
    expect(unlistedTail({ episodes: [{ ...under[0]!, open: false }], years })).toBeUndefined()
    expect(unlistedTail({ episodes: under, years: years.slice(0, 2) })).toBeUndefined()
  })
})

describe('tier history', () => {
  it('lists changes newest first, withheld tiers among them', () => {
    const years = [
      { year: 2020, score100: 30, tierIndex: 0 },
      { year: 2021, score100: 31, tierIndex: 0 },
      { year: 2022, score100: 60, tierIndex: 1 },
      { year: 2023, score100: 61, tierIndex: -1 },
    ]
    expect(tierChanges(years).map((change) => [change.year, change.fromTier, change.toTier])).toEqual([
      [2023, 1, -1],
      [2022, 0, 1],
      [2020, -1, 0],
    ])
  })
})

describe('scatter', () => {
  it('leaves out countries without both readings and never moves them to zero', () => {
    const units = [unitRecord('AAA', 'A'), unitRecord('BBB', 'B'), unitRecord('CCC', 'C')]
    const data = scatterData(units, Float64Array.of(0.5, NaN, 0.2), Float64Array.of(0.6, 0.4, 0.1), 0, [])
    expect(data.self!.dynamic100).toBe(60)
    expect(data.others.map((point) => point.unitId)).toEqual(['CCC'])
    const box = { width: 110, height: 110, left: 5, right: 5, top: 5, bottom: 5 }
    expect(project(box, 0, 100)).toEqual({ x: 5, y: 5 })
  })
})

describe('sentence', () => {
  const facts = {
    name: 'Aland',
    tier: 'High',
    score100: 62,
    coverage: 0.7,
    floor: 0.4,
    ongoing: false,
    raising: [
      { title: 'Armed conflict', points: 12 },
      { title: 'Record of violations', points: 8 },
    ],
    lowering: [],
    withheldFactors: ['Intent', 'Triggers'],
    totalFactors: 14,
    filledShare: 0.2,
  }

  it('names the two largest factors, the tier, and the limits', () => {
    expect(countrySentence({ ...facts, held: '77 % of draws' })).toEqual({
      finding:
        '“Armed conflict” and “Record of violations” lift the score most; the tier is High with 77 % of draws',
      limit:
        'Two of 14 factors have too little evidence to be read: “Intent” and “Triggers”. 20\u00a0% of the weight rests on filled values.',
    })
  })

  it('never lets an ongoing episode look calm', () => {
    expect(countrySentence({ ...facts, raising: [], ongoing: true }).finding).toContain(
      'an episode of mass killing is listed as under way',
    )
  })

  it('says why there is no tier and why there is no score', () => {
    expect(countrySentence({ ...facts, tier: undefined }).finding).toContain('the floor is 40\u00a0%')
    expect(countrySentence({ ...facts, score100: NaN }).finding).toMatch(/^No score/)
  })
})

describe('groups', () => {
  it('shows the newest year published, and nothing for a country without a value', () => {
    const panel = yearlyPanel(
      'epr_excluded_pop',
      2019,
      [
        [0.3, null],
        [0.4, null],
        [0.5, null],
      ],
      12,
    )
    const record = { unit: 'share of the population' } as never
    const data = {
      units: [],
      series: new Map([['epr_excluded_pop', record]]),
      panels: new Map([['epr_excluded_pop', panel]]),
    }
    expect(groupFigures(data, 0, 2021 * 12 + 11)[0]).toMatchObject({ year: 2020, value: 0.4, share: 0.4 })
    expect(groupFigures(data, 1, 2021 * 12 + 11)).toEqual([])
  })
})
