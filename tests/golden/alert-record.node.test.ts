import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { alertSentence, alertTable } from '../../src/charts/method/alert-table'
import type { AlertRecord } from '../../src/core/alert-record'
import { findAlerts } from '../../src/engine/alerts'
import { DEFAULT_ALERT_RULES } from '../../src/model/alert-rule'
import { alertRecord } from '../../src/tools/alerts/record'
import { publishedAlerts } from '../../src/tools/alerts/report'
import { readAlertWorld } from '../../src/tools/alerts/world'

const record = JSON.parse(readFileSync('indicators/evaluation/alerts.json', 'utf8')) as AlertRecord
const MODEL = 'indicators/models/framework-baseline.json'
const rules = DEFAULT_ALERT_RULES.filter(({ on }) => on)
// To 2010 only: half the moments; the whole is what the command wrote.
const early = readAlertWorld({ model: MODEL, series: 'indicators', asOf: '2010-12-31' }, rules)

describe('the record of alerts that is shipped', () => {
  it('speaks of the model and the rules that are shipped', () => {
    const shipped = JSON.parse(readFileSync(MODEL, 'utf8')) as { id: string; version: string }
    expect(record.model).toMatchObject({ id: shipped.id, version: shipped.version })
    expect(record.rules.map(({ id }) => id)).toEqual(rules.map(({ id }) => id))
    expect([record.firstYear, record.lastYear, record.horizonYears]).toEqual([1990, 2024, 2])
  })

  it('holds what comes out when every year is replayed again', () => {
    const whole = readAlertWorld({ model: MODEL, series: 'indicators' }, rules)
    expect(alertRecord(whole, rules, record.software)).toEqual(record)
    // No look-ahead: an alert of 2010 is the same whether or not later years are scored.
    const until = (world: typeof whole) =>
      findAlerts(rules, world.track)
        .filter(({ month }) => month < 2011 * 12)
        .map(({ id, value }) => `${id} ${value.toFixed(9)}`)
    expect(until(whole)).toEqual(until(early))
  })

  it('counts no alert of which it says more than was seen', () => {
    for (const rule of record.rules) {
      expect(rule.followed).toBeLessThanOrEqual(rule.judged)
      expect(rule.judged).toBeLessThanOrEqual(rule.alerts)
      expect(rule.alertsPerYear).toBeCloseTo(rule.alerts / 35, 12)
      expect(rule.onsetsWarned).toBeLessThanOrEqual(rule.onsets)
      expect(rule.medianLeadYears === null).toBe(rule.medianLeadYears === null && rule.onsetsWarned === 0)
    }
  })

  it('says in its sentence which rules were above the base rate, and only those are bold', () => {
    const table = alertTable(record)
    const bold = table.rows.filter(({ strong }) => strong).map(({ cells }) => cells[0])
    const sentence = alertSentence(record).split('; not told apart')[0]!
    for (const title of bold) expect(sentence).toContain(title!.toLowerCase())
    expect(JSON.stringify(table)).not.toMatch(/NaN|undefined/)
  })

  it('gives every alert its rule in words, value, threshold and past', () => {
    const last = early.track.months.at(-1)!
    const found = findAlerts(rules, early.track).filter(({ month }) => month === last)
    const published = publishedAlerts(found, rules, early, alertRecord(early, rules, '0'))
    expect(published.length).toBeGreaterThan(0)
    for (const alert of published) {
      expect(alert.asOf).toBe('2010-12-31')
      expect(alert.ruleText).toMatch(/\.$/)
      expect(alert.value).toBeGreaterThanOrEqual(alert.threshold)
      // No draws were asked for, so that no tier can stand here.
      expect([alert.tier, alert.tierProbability]).toEqual([null, null])
    }
  })
})
