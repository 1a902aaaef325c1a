import { describe, expect, it } from 'vitest'
import { Status } from '../../src/core/status'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { yearEnds } from '../../src/engine/moments'
import { runScores } from '../../src/engine/run'
import { newestValue, runScenario, type ScenarioEdit } from '../../src/engine/scenario'
import { input, model, node, series, unit } from '../helpers/small-world'

const units = ['AAA', 'BBB', 'CCC'].map((id) => unit(id))
const tiers = [0, 30, 60].map((fromScore100, i) => ({ id: `t${i}`, title: `T${i}`, fromScore100 }))
const tree = node('root', {
  inputs: [
    input('refugees', {
      id: 'r',
      norm: { method: 'goalposts', min: 0, max: 100 },
      transforms: [],
      fill: [{ op: 'carry-forward', maxAgeMonths: 24 }],
    }),
  ],
})
const data = buildDataSet(
  units,
  [series('refugees', { validRange: [0, 1000] })],
  [
    { unit: 'AAA', period: '2008', indicator: 'refugees', value: 20 },
    { unit: 'BBB', period: '2009', indicator: 'refugees', value: 40 },
  ],
)
const run = runScores({ ...model(tree), tiers }, data, yearEnds(2008, 2009))
const scenario = (...edits: ScenarioEdit[]) =>
  runScenario({ title: 'Refugees double', edits, run, data, momentIndex: 1 })

describe('a scenario', () => {
  it('holds for the years asked for, where there is a value to change', () => {
    const at = (then: ReturnType<typeof scenario>, unitIndex: number) => {
      const panel = then.data.panels.get('refugees')!
      const cell = (year: number) => (year - panel.firstOrdinal) * 3 + unitIndex
      return [2008, 2009].map((year) => [panel.values[cell(year)], panel.status[cell(year)]])
    }
    const both = { unit: 'AAA', series: 'refugees', op: 'multiply', value: 3, years: 2 } as const
    expect(at(scenario(both), 0)).toEqual([
      [60, Status.judged],
      [60, Status.judged],
    ])
    const newest = scenario({ ...both, years: 1 })
    expect(at(newest, 0)[0]![0]).toBe(20)
    expect(newest.edits[0]).toMatchObject({ periods: 1, period: '2009', before: 20, after: 60 })
    // Before its one value there is nothing to multiply; a value that is set needs none.
    expect(scenario({ ...both, unit: 'BBB' }).edits[0]!.periods).toBe(1)
    expect(scenario({ ...both, unit: 'CCC', op: 'set' }).edits[0]!.periods).toBe(2)
    expect(() => scenario({ ...both, years: 0.5 })).toThrow(/whole number of years/)
    expect(at({ ...newest, data }, 0)[1]![1]).not.toBe(Status.judged)
  })

  it('knows the value that an assumption starts from', () => {
    const panel = data.panels.get('refugees')!
    expect(newestValue(panel, run.moments[1]!, 0)).toEqual({ value: 20, period: '2008' })
    expect(newestValue(panel, run.moments[1]!, 2)).toBeUndefined()
  })

  it('doubles, shifts or sets the newest value that counts, as judged, and tells who moves', () => {
    const {
      kind,
      title,
      edits,
      run: then,
      moves,
    } = scenario(
      { unit: 'AAA', series: 'refugees', op: 'multiply', value: 2.5 },
      { unit: 'CCC', series: 'refugees', op: 'set', value: 70 },
    )
    expect([kind, title]).toEqual(['scenario', 'Refugees double'])
    expect(edits.map(({ period, before, after }) => [period, before, after])).toEqual([
      ['2009', 20, 50],
      ['2009', NaN, 70],
    ])
    expect(then.inputs[0]!.filled.status[0]).toBe(Status.judged)
    expect(
      moves.map(({ unitId, scoreTo100, tierFrom, tierTo }) => [unitId, scoreTo100, tierFrom, tierTo]),
    ).toEqual([
      ['AAA', 50, 0, 1],
      ['BBB', 40, 1, 1],
      ['CCC', 70, -1, 2],
    ])
    expect(moves.find(({ unitId }) => unitId === 'BBB')).toMatchObject({ rankFrom: 1, rankTo: 3 })
  })

  it('leaves the real series and today’s run as they were', () => {
    const before = data.panels.get('refugees')!.values.slice()
    scenario({ unit: 'BBB', series: 'refugees', op: 'shift', value: 5 })
    expect(data.panels.get('refugees')!.values).toEqual(before)
    expect(runScores({ ...model(tree), tiers }, data, yearEnds(2009, 2009)).readings[0]!.values[1]).toBe(0.4)
  })

  it('with an assumption that changes nothing moves nobody', () => {
    expect(scenario({ unit: 'BBB', series: 'refugees', op: 'shift', value: 0 }).moves).toEqual([])
  })

  it('refuses what cannot be, with a typed error', () => {
    const edit = { unit: 'BBB', series: 'refugees', op: 'set', value: 1 } as const
    expect(() => scenario()).toThrow(/at least one assumption/)
    expect(() => scenario({ ...edit, unit: 'ZZZ' })).toThrow(/not scored/)
    expect(() => scenario({ ...edit, series: 'nothing' })).toThrow(/does not read/)
    expect(() => scenario({ ...edit, value: 5000 })).toThrow(/valid range/)
    expect(() => scenario({ ...edit, value: NaN })).toThrow(/no number/)
    expect(() => scenario({ ...edit, unit: 'CCC', op: 'multiply' })).toThrow(/no value to start from/)
  })
})
