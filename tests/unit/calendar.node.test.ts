import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isForewatchError } from '../../src/core/errors'
import { endMonth, parsePeriod } from '../../src/core/period'
import {
  eventsAhead,
  monthsLater,
  readCalendar,
  withEvents,
  type CalendarEvent,
} from '../../src/model/calendar'
import { dueItems } from '../../src/model/due'
import { readCalendarCsv } from '../../src/sources/calendar/csv'
import { loadRegistry } from '../../src/tools/registry/load'

const registry = loadRegistry()
const HEAD = 'country,date,kind,title,known_since,source\n'
const read = (text: string) =>
  readCalendarCsv({ name: 'own.csv', bytes: new TextEncoder().encode(text) }, registry, '2026-11-30')
const refusal = (text: string) => {
  try {
    read(text)
  } catch (error) {
    if (isForewatchError(error)) return `${error.tag} ${error.message} ${JSON.stringify(error.details)}`
  }
  return 'accepted'
}
const event = (rest: Partial<CalendarEvent>): CalendarEvent => ({
  ...{ unit: 'SDN', on: '2026-03-29', kind: 'election', title: 'Vote', knownSince: '2025-10-01' },
  ...rest,
})

describe('a calendar from CSV', () => {
  it('is read with codes or names, in the order of dates; what was not dated is known since the day of reading', () => {
    const events = read(`${HEAD}Sudan,2027-01-09,Mandate ends,End of the mission,,\nCiv,2026-10-25,election,Vote,2026-01-02,Desk\n`) // prettier-ignore
    expect(withEvents([], events)).toEqual([
      { unit: 'CIV', on: '2026-10-25', kind: 'election', title: 'Vote', knownSince: '2026-01-02', source: 'Desk' }, // prettier-ignore
      { unit: 'SDN', on: '2027-01-09', kind: 'mandate-ends', title: 'End of the mission', knownSince: '2026-11-30' }, // prettier-ignore
    ])
  })

  it('takes everyday names, and names in every UN language', () => {
    const unitOf = (country: string) => read(`${HEAD}${country},2026-03-29,election,Vote,,\n`)[0]!.unit
    const names = {
      RUS: ['Russia', 'Russian Federation', 'Russie', 'Rusia', 'Россия', 'روسيا', '俄罗斯'],
      SYR: ['Syria', 'Syrie', 'Siria', 'Сирия', 'سوريا', '叙利亚'],
      CIV: ['Ivory Coast', 'Cote d’Ivoire', 'CIV', 'civ', '科特迪瓦'],
      COD: ['DR Congo', 'DRC', 'République démocratique du Congo', 'Congo-Kinshasa', '刚果（金）'],
      COG: ['Republic of the Congo', 'Congo-Brazzaville', 'COG'],
      KOR: ['South Korea', 'Corée du Sud', 'Corea del Sur', '韩国'],
      PRK: ['North Korea', 'DPRK', 'КНДР', '朝鲜'],
      MMR: ['Burma', 'Myanmar', '缅甸'],
    }
    for (const [unit, written] of Object.entries(names))
      for (const name of written) expect(unitOf(name), name).toBe(unit)
  })

  it('refuses a name that two countries share, and says which they are; and one that no screen shows', () => {
    const row = (country: string) => refusal(`${HEAD}${country},2026-03-29,election,Vote,,\n`)
    for (const congo of ['Congo', 'congo', 'Конго', '刚果'])
      expect(row(congo)).toMatch(
        /unknown-unit.*row 2.*Democratic Republic of the Congo \(COD\) or Congo \(COG\)/,
      )
    for (const korea of ['Korea', 'Corée', 'Corea'])
      expect(row(korea)).toMatch(/unknown-unit.*Two countries.*\(KOR\) or .*\(PRK\)/)
    expect(row('Greenland')).toMatch(/unknown-unit.*not scored.*Greenland/)
    expect(row('Somaliland')).toMatch(/unknown-unit.*no country of the list/)
  })

  it('is refused as a whole, with row, column, what was found and what is expected', () => {
    const good = 'SDN,2026-03-29,election,Vote,,\n'
    expect(refusal(`${HEAD}${good}Atlantis,2026-03-29,election,Vote,,\n`)).toMatch(/unknown-unit.*row 3.*Atlantis/) // prettier-ignore
    expect(refusal(`${HEAD}SDN,2026-02-30,election,Vote,,\n`)).toMatch(/bad-date.*column date.*2026-02-30/)
    expect(refusal(`${HEAD}SDN,2026-03-29,party,Vote,,\n`)).toMatch(/bad-csv.*column kind.*party.*referendum/)
    expect(refusal(`${HEAD}SDN,2026-03-29,election,,,\n`)).toMatch(/column title.*an empty cell/)
    expect(refusal('country,date,title\nSDN,2026-03-29,Vote\n')).toMatch(
      /bad-columns.*kind.*nothing has been taken in/,
    )
  })

  it('keeps one event of a day and title, and refuses a kept calendar it cannot read', () => {
    const one = event({})
    expect(withEvents([one], [event({ source: 'Desk' })])).toEqual([event({ source: 'Desk' })])
    expect(() => readCalendar([{ ...one, on: 'soon' }])).toThrow(/calendar cannot be read/)
  })
})

describe('what is ahead', () => {
  it('is what falls into the window and was known by then: no look-ahead', () => {
    const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    const iso = day.map((date) => date.toISOString().slice(0, 10))
    fc.assert(
      fc.property(iso, iso, iso, fc.integer({ min: 1, max: 24 }), (on, knownSince, today, months) => {
        const one = event({ on, knownSince })
        const found = eventsAhead([one], 'SDN', today, months).length === 1
        expect(found).toBe(on > today && on <= monthsLater(today, months) && knownSince <= today)
        expect(eventsAhead([one], 'CIV', today, months)).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  it('ends on the same day some months later, or on the last day of a shorter month', () => {
    expect(monthsLater('2026-08-31', 6)).toBe('2027-02-28')
    expect(monthsLater('2026-11-30', 6)).toBe('2027-05-30')
    expect(endMonth(parsePeriod(monthsLater('2027-08-31', 6).slice(0, 7)))).toBe(2028 * 12 + 1)
  })
})

describe('what is due', () => {
  const input = {
    calendar: [event({ on: '2026-12-20' }), event({ on: '2026-11-01', title: 'Over' }), event({ unit: 'CIV', on: '2026-12-01' })], // prettier-ignore
    members: { SDN: { reviewBy: '2026-11-15', owner: 'AB' }, CIV: {} },
    decisions: [
      { id: 'd', body: { format: 'forewatch-decision-1', unit: 'SDN', text: 'Brief', on: '2026-01-01', dueBy: '2026-12-20', state: 'open' } }, // prettier-ignore
      { id: 'e', body: { format: 'forewatch-decision-1', unit: 'SDN', text: 'Old', on: '2026-01-01', dueBy: '2026-12-20', state: 'done' } }, // prettier-ignore
    ],
    units: new Set(['SDN']),
    today: '2026-11-30',
    until: '2027-05-30',
  } as const

  it('lists overdue reviews first, events to come, open decisions; nothing that is over or settled', () => {
    expect(dueItems(input).map(({ on, what, isOverdue }) => [on, what, isOverdue])).toEqual([
      ['2026-11-15', 'Review, AB', true],
      ['2026-12-20', 'Decision: Brief', false],
      ['2026-12-20', 'Election: Vote', false],
    ])
  })

  it('is for all countries where no list is open', () => {
    const judged = (id: string, expires: string) => ({
      ...{
        id,
        indicator: '7.6',
        level: 3 as const,
        confidence: 'low' as const,
        evidence: 'seen',
        author: 'AB',
      },
      ...{ made: '2020-01-01', expires },
    })
    const entries = [judged('a', input.until), judged('b', '2000-01-01'), judged('c', '2099-01-01')]
    const unit = input.units ? [...input.units][0]! : 'SDN'
    const assessments = [{ format: 'forewatch-assessments-1' as const, unit, entries }]
    expect(
      dueItems({ ...input, calendar: [], members: {}, decisions: [], assessments }).map(({ on, what }) => [
        on,
        what,
      ]),
    ).toEqual([[input.until, 'Assessment of 7.6 expires, AB']])
    expect(dueItems({ ...input, units: undefined }).map(({ unit }) => unit)).toContain('CIV')
  })
})
