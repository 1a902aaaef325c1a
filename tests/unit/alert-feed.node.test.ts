import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { AlertRecord } from '../../src/core/alert-record'
import { alertsAtom } from '../../src/tools/alerts/feed'
import { alertsCsv, type PublishedAlert } from '../../src/tools/alerts/report'
import { alertLine, ruleName, signalText } from '../../src/format/alert-names'
import { alertRuleSchema } from '../../src/model/alert-rule'
import type { Signal } from '../../src/model/alert-signal'
import { forewatch } from '../helpers/forewatch-cli'

const record = { firstYear: 1990, lastYear: 2024, horizonYears: 2, baseRate: 0.017 } as AlertRecord
const about = { site: 'https://example.org/f/', modelText: 'Model Small 1.0.0', record }
const alert = (unit: string, rest: Partial<PublishedAlert> = {}): PublishedAlert => ({
  id: `coup/${unit}/24311`,
  unit,
  name: `Land of ${unit}`,
  rule: 'coup',
  title: 'Coup attempt',
  ruleText: 'Coup attempt: a value is at least 1.',
  asOf: '2025-12-31',
  value: 1,
  threshold: 1,
  valuePeriod: '2025',
  signal: 'yes in 2025',
  score100: 41.3,
  tier: 'High',
  tierProbability: 0.55,
  coverage: 0.7,
  followedShare: 0.05,
  judged: 60,
  alertsPerYear: 2,
  ...rest,
})
const RULE = { id: 'r', quietMonths: 0, on: true } as const
const TIERS = [{ id: 'high', title: 'High', fromScore100: 30 }]
const entries = (xml: string) => xml.split('<entry>').slice(1)

describe('the feed of alerts', () => {
  it('has one entry an alert, with rule, value, base rate and the notice, and gives equal bytes twice', () => {
    const xml = alertsAtom([alert('AAA'), alert('BBB')], '2025-12-31', about)
    expect(alertsAtom([alert('AAA'), alert('BBB')], '2025-12-31', about)).toBe(xml)
    expect(entries(xml)).toHaveLength(2)
    expect(xml).toContain('<id>urn:forewatch:alert:coup%2FAAA%2F24311</id>')
    expect(xml).toContain('https://example.org/f/#/country/AAA')
    expect(xml).toContain('2025-12-31T12:00:00.000Z')
    expect(xml).toMatch(
      /5 in 100 of such alerts were followed by an onset within 2 years \(n = 60\); of all scored country-years 2 in 100/,
    )
    expect(xml).toContain('Risk of, never a finding')
    expect(xml).not.toMatch(/NaN|undefined|Invalid/)
  })

  it('names its author and its own address, as RFC 4287 asks, with and without alerts', () => {
    for (const xml of [
      alertsAtom([alert('AAA')], '2025-12-31', about),
      alertsAtom([], '2025-12-31', about),
    ]) {
      const head = xml.split('<entry>')[0]!
      expect(head).toMatch(/<author>\s*<name>Forewatch<\/name>/)
      expect(head).toContain('rel="self" href="https://example.org/f/alerts/alerts.atom"')
    }
  })

  it('makes one entry of a rule that reaches very many countries at once', () => {
    const many = Array.from({ length: 25 }, (_, i) => alert(`A${String(i).padStart(2, '0')}`))
    const [only, ...others] = entries(alertsAtom(many, '2025-12-31', about))
    expect(others).toEqual([])
    expect(only).toContain('25 countries: Coup attempt')
    expect(only).toContain('Land of A24')
  })

  it('names a tier with its share of draws, and no tier where none is held', () => {
    expect(alertsAtom([alert('AAA')], '2025-12-31', about)).toMatch(/Score 41, tier High in 55\s% of draws/)
    const undrawn = alert('AAA', { tier: null, tierProbability: null })
    expect(alertsAtom([undrawn], '2025-12-31', about)).toContain('Score 41, model coverage')
    expect(ruleName({ ...RULE, type: 'tier-crossing', tierId: 'high' }, TIERS)).toBe(
      'Reached the tier line at 30',
    )
    expect(ruleName({ ...RULE, type: 'source-lost', share: 0.1 }, TIERS)).toBe('Coverage fell')
  })

  it('is a whole feed without any alert, and markup in names stays text', () => {
    expect(alertsAtom([], '2025-12-31', about)).toContain('<updated>2025-12-31T12:00:00.000Z</updated>')
    const odd = alertsAtom([alert('AAA', { name: '<b>]]>&amp;' })], '2025-12-31', about)
    expect(odd.replace(/<!\[CDATA\[.*?\]\]>/gs, '')).not.toContain('<b>')
  })

  it('says of an alert that could not be judged that it could not, and leaves its cells empty', () => {
    const unjudged = alert('AAA', {
      judged: 0,
      followedShare: null,
      score100: null,
      tier: null,
      tierProbability: null,
    })
    expect(alertsAtom([unjudged], '2025-12-31', about)).toContain('could be judged by what followed')
    expect(alertsCsv([unjudged], []).split('\n')[1]).toContain(',1,1,,,,0.7,,0,')
    expect(alertsCsv([unjudged], []).split('\n')[1]).toMatch(/,yes in 2025,2025\r?$/)
  })
})

describe('an alert in a row', () => {
  const rule = (rest: object) => alertRuleSchema.parse({ ...RULE, ...rest })
  const displaced = rule({ type: 'trigger', title: 'Mass displacement', series: 'x', atLeast: 100_000 })
  const line = (spec: object, signal: Signal) => alertLine(rule(spec), TIERS, [signal])
  const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, ' ')
  const published = {
    title: 'New displacement',
    unit: 'movements a year',
    scale: 'count',
    period: '2024',
  } as const

  it('says the value with unit and period, and the line it passed', () => {
    const signal = { value: 151_000, threshold: 100_000, published }
    expect(plain(alertLine(displaced, TIERS, [signal]))).toBe(
      'Mass displacement: 151 000 movements in 2024, line at 100 000',
    )
    const stock = { ...published, unit: 'people at year end', period: '2024-07' }
    expect(plain(signalText(displaced, { ...signal, published: stock }))).toBe(
      '151 000 people at year end, Jul 2024, line at 100 000',
    )
    const index = { ...published, unit: 'index 0–1', scale: 'index' } as const
    expect(signalText(displaced, { value: 0.4, threshold: 0.3, published: index })).toBe(
      '0.4 (index 0–1), 2024, line at 0.3',
    )
  })

  it('says yes of what only is or is not, with its year', () => {
    const coup = { type: 'trigger', title: 'Coup attempt', series: 'c', atLeast: 1 }
    const yes = { ...published, unit: '0 or 1', scale: 'binary' } as const
    expect(line(coup, { value: 1, threshold: 1, published: yes })).toBe('Coup attempt: yes in 2024')
  })

  it('says what the value of every other rule is', () => {
    const signal = { value: 5.23, threshold: 4 }
    expect(line({ type: 'change-point', allowance: 0.5, limit: 4, learnFrom: 8 }, signal)).toBe(
      'Change point: 5.2 times the usual spread, line at 4.0',
    )
    expect(line({ type: 'change', windowMonths: 12, points: 4, timesUsual: 3 }, signal)).toBe(
      'Rise in 12 months: 5.2 points, line at 4.0',
    )
    expect(line({ type: 'record', years: 10, floor: 4 }, signal)).toBe(
      'Highest in 10 years: score 5.2, line at 4.0',
    )
  })

  it('names only the rule where many countries stand behind it', () => {
    const signal = { value: 151_000, threshold: 100_000, published }
    expect(alertLine(displaced, TIERS, [signal, signal])).toBe('Mass displacement')
  })
})

describe('forewatch alerts, badly asked', () => {
  const rules = (what: unknown) => {
    const path = join(tmpdir(), `alert-rules-${process.pid}.json`)
    writeFileSync(path, JSON.stringify(what))
    return path
  }
  it.each([
    [
      'a rule that can never fire',
      [{ id: 'r', type: 'level', atLeast: 120, quietMonths: 0, on: true }],
      'can never fire',
    ],
    [
      'a rule of another form',
      [{ id: 'r', type: 'weather', quietMonths: 0, on: true }],
      'Alert rules cannot be read',
    ],
    [
      'an id twice',
      [1, 2].map(() => ({ id: 'r', type: 'level', atLeast: 20, quietMonths: 0, on: true })),
      'the id r twice',
    ],
  ])('%s: a clear answer, nothing written', (_, given, says) => {
    const { code, stdout, stderr } = forewatch('alerts', '--rules', rules(given))
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(says)
  })
  it('refuses an address that is none', () => {
    const { code, stderr } = forewatch('alerts', '--site', 'javascript:alert(1)', '--format', 'atom')
    expect(code).toBe(2)
    expect(stderr).toContain('web address')
  })
})
