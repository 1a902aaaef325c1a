import { describe, expect, it } from 'vitest'
import { ForewatchError } from '../../src/core/errors'
import {
  alertTrack,
  checkRule,
  findAlerts,
  neverFires,
  replayAlerts,
  ruleText,
} from '../../src/engine/alerts'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { yearEnds } from '../../src/engine/moments'
import { runScores } from '../../src/engine/run'
import { numbers } from '../../src/format/numbers'
import { fieldsOfRule, fieldValue, newRule, NEW_RULES, withField } from '../../src/model/alert-fields'
import { alertRuleSchema, DEFAULT_ALERT_RULES, type AlertRule } from '../../src/model/alert-rule'
import { outcomeFrom } from '../helpers/small-outcome'
import { input, model, node, series, unit, yearly } from '../helpers/small-world'

type Row = readonly (number | null)[]
const TIERS = [
  { id: 'lower', title: 'Lower', fromScore100: 0 },
  { id: 'high', title: 'High', fromScore100: 50 },
]

/** One unit AAA (and others) whose score is ten times the series; events of a second series `coup`. */
function track(rows: Readonly<Record<string, Row>>, coups: Readonly<Record<string, Row>> = {}) {
  const length = Math.max(...Object.values(rows).map((row) => row.length))
  const to = String(2000 + length - 1)
  const records = [
    series('x', { coverage: { to } }),
    series('coup', { title: 'Coup in the year', unit: '0 or 1', scale: 'binary', publicationLagMonths: 12, coverage: { to } }), // prettier-ignore
  ]
  const observations = [...yearly('x', 2000, rows), ...yearly('coup', 2000, coups)]
  const data = buildDataSet(
    Object.keys(rows).map((id) => unit(id)),
    records,
    observations,
  )
  const spec = model(node('root', { inputs: [input('x')] }), { tiers: TIERS, tierCoverageFloor: 0.5 })
  return alertTrack(runScores(spec, data, yearEnds(2000, 2000 + length - 1)), data)
}
const rule = (rest: object): AlertRule =>
  alertRuleSchema.parse({ id: 'r', quietMonths: 0, on: true, ...rest })
const years = (rules: readonly AlertRule[], t: ReturnType<typeof track>) =>
  findAlerts(rules, t).map(({ unit: id, month, value }) => [
    id,
    Math.floor(month / 12),
    Math.round(value * 100) / 100,
  ])

describe('alert rules', () => {
  it('level: once, when the score reaches it from below', () => {
    const t = track({ AAA: [1, 5, 6, 2, 5] })
    expect(years([rule({ type: 'level', atLeast: 50 })], t)).toEqual([['AAA', 2001, 50], ['AAA', 2004, 50]]) // prettier-ignore
  })

  it('change: against a floor in points and against the unit’s own usual movement', () => {
    const calm = [1, 1.1, 1, 1.1, 1, 1.1, 2] as const
    const wild = [1, 3, 1, 3, 1, 3, 4] as const
    const t = track({ AAA: calm, BBB: wild })
    const change = rule({ type: 'change', windowMonths: 12, points: 5, timesUsual: 3 })
    // AAA: +9 against 3 × 1; BBB: +10 against 3 × 20. Before four earlier changes are known nothing is signalled.
    expect(years([change], t)).toEqual([['AAA', 2006, 9]])
  })

  it('record: the highest in n years, above a floor, and only once n years are held', () => {
    const t = track({ AAA: [6, 3, 4, 5, 5.5], BBB: [0.1, 0.2, 0.3, 0.4, 0.5] })
    expect(years([rule({ type: 'record', years: 3, floor: 40 })], t)).toEqual([['AAA', 2004, 55]])
  })

  it('acceleration: two rises, the second larger', () => {
    const t = track({ AAA: [1, 2, 4], BBB: [2, 1, 4] })
    expect(years([rule({ type: 'acceleration', windowMonths: 12, points: 5 })], t)).toEqual([
      ['AAA', 2002, 10],
    ])
  })

  it('change point: a shift that the unit’s own spread makes improbable', () => {
    const t = track({
      AAA: [1, 1.1, 1, 1.1, 1, 1.1, 1, 1.1, 1, 1.1, 2],
      BBB: [1, 3, 2, 1, 3, 2, 1, 3, 2, 1, 2],
    })
    const cusum = rule({ type: 'change-point', allowance: 0.5, limit: 4, learnFrom: 8 })
    expect(years([cusum], t).map(([id, year]) => [id, year])).toEqual([['AAA', 2010]])
  })

  it('tier crossing: from a lower tier, not from none', () => {
    const t = track({ AAA: [null, 6, 3, 6] })
    expect(years([rule({ type: 'tier-crossing', tierId: 'high' })], t)).toEqual([['AAA', 2003, 60]])
  })

  it('trigger: when the value is published, not in the year that it describes', () => {
    const t = track({ AAA: [1, 1, 1, 1] }, { AAA: [0, 1, 0, 0] })
    const coup = rule({ type: 'trigger', title: 'Coup attempt', series: 'coup', atLeast: 1 })
    expect(years([coup], t)).toEqual([['AAA', 2002, 1]])
    // Seen at the end of 2002, and it says which year it is of.
    expect(findAlerts([coup], t)[0]!.published).toEqual({ title: 'Coup in the year', unit: '0 or 1', scale: 'binary', period: '2001' }) // prettier-ignore
  })

  it('stays quiet for a while after a signal, unless a higher one comes', () => {
    const t = track({ AAA: [1, 5, 1, 5, 1, 6] })
    expect(years([rule({ type: 'level', atLeast: 50, quietMonths: 36 })], t)).toEqual([['AAA', 2001, 50], ['AAA', 2005, 60]]) // prettier-ignore
  })

  it('says in words what it compares, from the same numbers', () => {
    const t = track({ AAA: [1, 2] })
    const text = ruleText(rule({ type: 'record', years: 7, floor: 43, quietMonths: 18 }), t, numbers.plain)
    expect(text).toContain('highest in 7 years and at least 43')
    expect(text).toContain('quiet for 18 months')
  })

  it('names a series by its title and unit, thousands set apart, never by its id', () => {
    const t = track({ AAA: [1, 2] }, { AAA: [0, 1] })
    const says = (rest: object) =>
      ruleText(rule({ type: 'trigger', title: 'T', series: 'coup', atLeast: 1, ...rest }), t, numbers.plain)
    expect(says({})).toBe('T: a newly published value of “Coup in the year” is 1 (yes).')
    const x = series('x', { title: 'People who fled', unit: 'movements a year', scale: 'count' })
    const counted = buildDataSet([unit('AAA')], [x], yearly('x', 2000, { AAA: [1, 2] }))
    expect(
      ruleText(
        rule({ type: 'trigger', title: 'T', series: 'x', atLeast: 100_000 }),
        { ...t, data: counted },
        numbers.plain,
      ),
    ).toBe('T: a newly published value of “People who fled” is at least 100\u202f000 movements a year.')
  })

  it('says the change point in plain words and keeps the name of the method', () => {
    const spec = rule({ type: 'change-point', allowance: 0.5, limit: 4, learnFrom: 8 })
    const text = ruleText(spec, track({ AAA: [1, 2] }), numbers.plain)
    expect(text).toMatch(/^Rises of the score add up to more than 4 times the usual spread/)
    expect(text).toContain('(upper CUSUM, limit 4, allowance 0.5)')
  })
})

describe('rules of a person’s own', () => {
  it('have thresholds that can be set in the unit they are shown in, and an id of their own', () => {
    const first = newRule('level', 'high', DEFAULT_ALERT_RULES)
    const second = newRule('probability', 'high', [...DEFAULT_ALERT_RULES, first])
    expect([first.id, second.id]).toEqual(['own-1', 'own-2'])
    const [percent] = fieldsOfRule(second)
    expect(fieldValue(second, percent!)).toBe(80)
    expect(withField(second, percent!, 55)).toMatchObject({ atLeast: 0.55 })
    expect(withField(second, percent!, NaN)).toBe(second)
    const quiet = fieldsOfRule(first).at(-1)!
    expect(withField(first, quiet, -1)).toBe(first)
  })
  it('keep their form for every type that can be added, so that they can be stored', () => {
    for (const type of Object.keys(NEW_RULES) as (keyof typeof NEW_RULES)[]) {
      const made = newRule(type, 'high', [])
      expect(alertRuleSchema.parse(made)).toEqual(made)
      for (const field of fieldsOfRule(made)) expect(fieldValue(made, field)).not.toBeNaN()
    }
  })
  it('over a probability need draws, and fire where they are', () => {
    const t = track({ AAA: [1, 2, 6] })
    const likely = rule({ type: 'probability', tierId: 'high', atLeast: 0.7 })
    expect(neverFires(likely, t)).toContain('no draws')
    const drawn = alertTrack(t.run, t.data, new Map([[2, { nTiers: 2, tierProbability: Float64Array.of(0.2, 0.8) }]])) // prettier-ignore
    expect(neverFires(likely, drawn)).toBeUndefined()
    expect(years([likely], drawn)).toEqual([['AAA', 2002, 0.8]])
  })
})

describe('rules that can never fire', () => {
  const t = track({ AAA: [1, 2, 3] })
  it.each([
    [{ type: 'level', atLeast: 101 }, 'at most 100'],
    [{ type: 'tier-crossing', tierId: 'purple' }, 'no tier purple'],
    [{ type: 'tier-crossing', tierId: 'lower' }, 'no tier lies below'],
    [{ type: 'change', windowMonths: 7, points: 5, timesUsual: 3 }, 'does not fit'],
    [{ type: 'record', years: 30, floor: 10 }, 'longer than'],
    [{ type: 'trigger', title: 'T', series: 'nowhere', atLeast: 1 }, 'not loaded'],
    [{ type: 'source-lost', share: 1.5 }, 'at most 1'],
  ])('are refused with the reason: %j', (spec, why) => {
    expect(neverFires(rule(spec), t)).toContain(why)
    expect(() => checkRule(rule(spec), t)).toThrow(ForewatchError)
    expect(() => findAlerts([rule(spec)], t)).toThrow(/can never fire/)
  })
})

describe('a replay', () => {
  it('counts what followed, what was warned of, and how long before', () => {
    // AAA signals 2002 and an onset follows in 2004; BBB signals 2003 and nothing follows.
    const t = track({ AAA: [1, 1, 5, 5, 5, 5, 5, 5], BBB: [1, 1, 1, 5, 5, 5, 5, 5] })
    const outcome = outcomeFrom(2000, { AAA: '0000100000', BBB: '0000000000' })
    const replay = replayAlerts([rule({ type: 'level', atLeast: 50 })], t, outcome, 2000, 2007)
    expect(replay.rules[0]).toMatchObject({
      alerts: 2,
      judged: 2,
      followed: 1,
      onsets: 1,
      onsetsWarned: 1,
      medianLeadYears: 1,
    })
    // Origins 2002 and 2003 of AAA look at 2004; 16 country-years are observed.
    expect([replay.baseRate * replay.baseRows, replay.baseRows]).toEqual([2, 16])
  })

  it('does not change when later years are taken away', () => {
    const whole = [1, 1.1, 1, 1.1, 1, 1.1, 1, 1.1, 1, 1.1, 2, 7, 1, 9]
    const rules = [
      rule({ type: 'change-point', allowance: 0.5, limit: 4, learnFrom: 8 }),
      rule({ id: 'c', type: 'change', windowMonths: 12, points: 5, timesUsual: 3 }),
    ]
    const early = years(rules, track({ AAA: whole.slice(0, 11) }))
    expect(early.length).toBeGreaterThan(0)
    expect(years(rules, track({ AAA: whole })).slice(0, early.length)).toEqual(early)
  })
})

it('ships rules with ids of their own', () => {
  expect(new Set(DEFAULT_ALERT_RULES.map(({ id }) => id)).size).toBe(DEFAULT_ALERT_RULES.length)
})

describe('an event ahead', () => {
  const t = track({ AAA: [1, 2, 3, 4] })
  const events = [
    { unit: 'AAA', on: '2003-05-04', kind: 'election', title: 'Vote', knownSince: '2002-06-01' },
    { unit: 'AAA', on: '2002-03-04', kind: 'election', title: 'Snap vote', knownSince: '2002-01-20' },
    { unit: 'AAA', on: '2004-02-01', kind: 'verdict', title: 'Verdict', knownSince: '2003-01-20' },
  ] as const
  const dated = alertTrack(t.run, t.data, undefined, events)
  const election = rule({ type: 'ahead', kind: 'election', months: 6 })

  it('is an alert at the moments before it at which it was known', () => {
    expect(years([election], dated)).toEqual([['AAA', 2002, 1]])
    expect(years([rule({ type: 'ahead', kind: 'any', months: 6 })], dated)).toEqual([['AAA', 2002, 1], ['AAA', 2003, 1]]) // prettier-ignore
  })

  it('is looked for from today at the newest moment, and from its own last day at earlier ones', () => {
    const later = {
      unit: 'AAA',
      on: '2005-01-09',
      kind: 'election',
      title: 'Next',
      knownSince: '2004-10-01',
    } as const
    const visited = alertTrack(t.run, t.data, undefined, [...events, later], '2004-11-30')
    expect(years([election], visited)).toEqual([['AAA', 2002, 1], ['AAA', 2003, 1]]) // prettier-ignore
    expect(ruleText(election, visited, numbers.plain)).toContain('after today, for the newest date')
  })

  it('can never be one without a calendar, and the rule says so', () => {
    expect(neverFires(election, t)).toContain('your calendar holds nothing of the kind “Election”')
    expect(neverFires(election, dated)).toBeUndefined()
    expect(ruleText(election, dated, numbers.plain)).toContain('for the 6 months after the date: election')
  })
})
