import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { changeTitle, newestChange, restingText } from '../../src/charts/sources/reports'
import { isForewatchError } from '../../src/core/errors'
import { Status } from '../../src/core/status'
import { reportChanges, restingSeries, withWithdrawals } from '../../src/engine/audit/report-changes'
import { reportEffect } from '../../src/engine/audit/report-effect'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { profileFromCsv, readReportProfile } from '../../src/sources/reports/profile'
import { runOnce } from '../../src/tools/cli/run'

const us = readReportProfile(
  JSON.parse(readFileSync('indicators/reports/us-state-department.json', 'utf8')),
  'us-state-department.json',
)

/** An invented report on three years: assembly goes, then comes back; women are reduced. */
const ROWS = `report,year,topic,status,reference,length,unit,series
Invented report,2021,Assembly,section,page 4,900,words,invented_assembly
Invented report,2021,Women,section,page 9,900,words,invented_women;invented_all
Invented report,2022,Assembly,absent,page 3,400,words,
Invented report,2022,Women,reduced,page 5,400,words,
Invented report,2023,Assembly,section,page 6,800,words,
Invented report,2023,Women,,page 8,800,words,
`
const csv = (text: string) => ({ name: 'profile.csv', bytes: new TextEncoder().encode(text) })
const tagOf = (run: () => unknown) => {
  try {
    run()
  } catch (error) {
    return isForewatchError(error) ? error.tag : String(error)
  }
  return 'nothing'
}

describe('the profile of the US country reports', () => {
  it('is found to have dropped topics between the editions on 2023 and 2024', () => {
    const change = newestChange(us)!
    expect([change.before, change.after]).toEqual(['2023', '2024'])
    for (const topic of ['assembly', 'disability', 'lgbt', 'indigenous'])
      expect(change.dropped).toContain(topic)
    expect(change.reduced).toEqual(['corruption', 'women'])
    expect(change.lengthRatio).toBeCloseTo(3000 / 8700, 6)
    expect(changeTitle(us, change)).toMatch(
      /dropped 10 topics, reduced 2 topics and shrank to 34\s%\sof its length/,
    )
  })

  it('makes the State Department’s level of terror rest on thinner evidence, in a user’s own copy as well', () => {
    const found = restingSeries([us], ['pts_state', 'pts_amnesty', 'own-pts_state', 'cirights_assembly'])
    expect(
      found.map(({ series, withdrawnYears, thinnerYears }) => [series, withdrawnYears, thinnerYears]),
    ).toEqual([
      ['pts_state', [], [2024]],
      ['own-pts_state', [], [2024]],
      ['cirights_assembly', [2024], []],
      ['cirights_assembly', [], [2024]],
    ])
  })
})

describe('a profile entered as a table', () => {
  const profile = profileFromCsv(csv(ROWS))

  it('withdraws only the years in which a topic is gone, and a topic not known is not compared', () => {
    expect(
      reportChanges(profile).map(({ dropped, reduced, returned }) => [dropped, reduced, returned]),
    ).toEqual([
      [['assembly'], ['women'], []],
      [[], [], ['assembly']],
    ])
    const found = restingSeries([profile], ['invented_assembly', 'invented_women'])
    expect(found[0]).toMatchObject({ withdrawnYears: [2022], thinnerYears: [] })
    expect(found[1]).toMatchObject({ withdrawnYears: [], thinnerYears: [2022, 2023] })
  })

  it('turns figures into withdrawn ones, never into better ones', () => {
    const record = {
      id: 'invented_assembly',
      title: 'x',
      description: 'x',
      unit: 'x',
      direction: 'lower-is-riskier',
      scale: 'ordinal',
      frequency: 'year',
      validRange: [0, 2],
      publicationLagMonths: 6,
      coverage: { from: '2021', to: '2023', absence: 'missing', absenceNote: 'x' },
    } as const
    const units = [{ id: 'SDN', name: 'Sudan' }] as never
    const rows = [2021, 2022, 2023].map((year) => ({
      unit: 'SDN',
      period: String(year),
      indicator: record.id,
      value: year === 2022 ? 2 : 0,
    }))
    const data = buildDataSet(units, [record], rows)
    const after = withWithdrawals(data, restingSeries([profile], [record.id])).panels.get(record.id)!
    expect([...after.status]).toEqual([Status.observed, Status.withdrawn, Status.observed])
    expect(after.values[1]).toBeNaN()
    expect(data.panels.get(record.id)!.values[1]).toBe(2)
  })

  it('refuses a second report, an unknown status and a profile with a stray topic', () => {
    expect(
      tagOf(() => profileFromCsv(csv(ROWS.replace('Invented report,2022,Women', 'Another,2022,Women')))),
    ).toBe('bad-csv')
    expect(tagOf(() => profileFromCsv(csv(ROWS.replace('absent', 'perhaps'))))).toBe('bad-csv')
    expect(
      tagOf(() => readReportProfile({ ...us, rests: [{ series: 'a', topics: ['nowhere'] }] }, 'x')),
    ).toBe('bad-schema')
  })
})

describe('tiers that rest on a report', () => {
  const { run, data } = runOnce({ model: 'indicators/models/framework-baseline.json', series: 'indicators' })

  it('are listed by country where inputs of the model are coded from what is gone, and none are for the shipped profile', () => {
    expect(reportEffect(us, run.model, data, run.moments[0]!).shifts).toEqual([])
    const year = run.moments[0]!.period.year - 1
    const invented = readReportProfile(
      {
        ...us,
        title: 'Invented report',
        editions: us.editions.map((edition, i) => ({ ...edition, year: year - 1 + i })),
        rests: [{ series: 'ucdp_*', topics: ['assembly'] }],
      },
      'x',
    )
    const effect = reportEffect(invented, run.model, data, run.moments[0]!)
    expect(effect.resting.every(({ withdrawnYears }) => withdrawnYears.includes(year))).toBe(true)
    expect(effect.shifts.length).toBeGreaterThan(10)
    const view = { profile: invented, isOwn: true, changes: reportChanges(invented), ...effect }
    expect(restingText(view)).toMatch(/series count as withdrawn by the source .* tiers rest on it\.$/)
  })
})
