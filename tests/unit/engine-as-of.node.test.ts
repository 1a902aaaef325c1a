import { describe, expect, it } from 'vitest'
import { statusName } from '../../src/core/status'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { monthEnds, yearEnds, yearsKnownToday } from '../../src/engine/moments'
import { runScores } from '../../src/engine/run'
import type { DataSet, ScoreMoment } from '../../src/engine/types'
import type { Fill, InputSpec } from '../../src/model/types'
import { modelOfX, series, unit, worldOf, yearly } from '../helpers/small-world'

/** Filled value (or reason), status and source period of the first unit at each moment. */
function filled(data: DataSet, moments: readonly ScoreMoment[], rest: Partial<InputSpec> = {}) {
  const run = runScores(modelOfX(rest), data, moments)
  const { filled: cells, sourceIndex } = run.inputs[0]!
  return moments.map((_, m) => {
    const at = m * data.units.length
    return [cells.values[at], statusName(cells.status[at]!), sourceIndex[at]]
  })
}
const carry = (maxAgeMonths: number): Fill => ({ op: 'carry-forward', maxAgeMonths })

describe('the period due', () => {
  const data = worldOf({ AAA: [1, 2, 3] }, { publicationLagMonths: 6 })

  it('at a year end is the newest one published by then, not the year itself', () => {
    expect(filled(data, yearEnds(2000, 2003))).toEqual([
      [NaN, 'notYetPublished', -1],
      [1, 'observed', 0],
      [2, 'observed', 1],
      [3, 'observed', 2],
    ])
  })

  it('is the year itself where publication lags are ignored', () => {
    expect(filled(data, yearsKnownToday(2000, 2001)).map(([value]) => value)).toEqual([1, 2])
  })

  it('at a month changes on the very month of publication', () => {
    const moments = monthEnds(
      { kind: 'month', year: 2002, month: 5 },
      { kind: 'month', year: 2002, month: 6 },
    )
    expect(filled(data, moments).map(([value]) => value)).toEqual([1, 2])
  })

  it('never lies after the moment’s own period, however late the as-of date', () => {
    const late = { period: { kind: 'year', year: 2000 }, asOfMonth: 2030 * 12 } as const
    expect(filled(data, [late])).toEqual([[1, 'observed', 0]])
  })

  it('beyond the last period held means an edition that has ended: not covered, or carried with its age', () => {
    expect(filled(data, yearEnds(2004, 2004))).toEqual([[NaN, 'notCovered', -1]])
    expect(filled(data, yearEnds(2004, 2005), { fill: [carry(12)] })).toEqual([
      [3, 'carriedForward', 2],
      [NaN, 'notCovered', -1],
    ])
  })

  it('of a monthly series is the newest month out by the end of the year', () => {
    const record = series('x', {
      frequency: 'month',
      publicationLagMonths: 2,
      coverage: { from: '2000-01', to: '2000-12' },
    })
    const observations = ['2000-09', '2000-10', '2000-11'].map((period, i) => {
      return { unit: 'AAA', period, indicator: 'x', value: i + 1 }
    })
    const monthly = buildDataSet([unit('AAA')], [record], observations)
    expect(filled(monthly, yearEnds(2000, 2000))).toEqual([[2, 'observed', 9]])
  })
})

describe('fills', () => {
  it('carry the newest earlier value forward, its age counted from the period due', () => {
    const data = worldOf({ AAA: [1, null, null, null] })
    expect(filled(data, yearEnds(2000, 2003), { fill: [carry(24)] })).toEqual([
      [1, 'observed', 0],
      [1, 'carriedForward', 0],
      [1, 'carriedForward', 0],
      [NaN, 'missing', -1],
    ])
  })

  it('leave a cell missing, not zero, where nothing may stand in', () => {
    expect(filled(worldOf({ AAA: [null] }), yearEnds(2000, 2000))).toEqual([[NaN, 'missing', -1]])
  })

  const group = { op: 'group-median', by: 'region', minUnits: 2 } as const
  it('take the median of the group’s evidence, not of other fills, from enough units', () => {
    const rows = { AAA: [null, null], BBB: [1, 4], CCC: [9, 6], DDD: [100, 100], EEE: [50, null] }
    const units = Object.keys(rows).map((id) => unit(id, { region: id === 'DDD' ? 'South' : 'North' }))
    const data = worldOf(rows, {}, units)
    expect(filled(data, yearEnds(2000, 2001), { fill: [carry(12), group] })).toEqual([
      [9, 'groupMedian', -1],
      [5, 'groupMedian', -1],
    ])
    const strict = { ...group, minUnits: 4 }
    expect(filled(data, yearEnds(2000, 2000), { fill: [strict] })).toEqual([[NaN, 'missing', -1]])
  })

  it('are tried in the order given', () => {
    const data = worldOf({ AAA: [1, null], BBB: [5, 5], CCC: [7, 7] })
    const at = yearEnds(2001, 2001)
    expect(filled(data, at, { fill: [carry(12), group] })).toEqual([[1, 'carriedForward', 0]])
    expect(filled(data, at, { fill: [group, carry(12)] })).toEqual([[6, 'groupMedian', -1]])
  })

  it('do not bring back a unit that has ended', () => {
    const data = worldOf({ AAA: [1, 2] }, {}, [unit('AAA', { to: 2001 })])
    expect(filled(data, yearEnds(2002, 2002), { fill: [carry(60)] })).toEqual([[NaN, 'noSuchUnit', -1]])
  })

  it('leave out units that the registry does not score, as receiver and as member of a group', () => {
    const rows = { AAA: [3], BBB: [null], CCC: [5], DDD: [7] }
    const units = Object.keys(rows).map((id) =>
      unit(id, { treatment: id === 'AAA' || id === 'DDD' ? 'not-scored' : 'scored' }),
    )
    const run = runScores(
      modelOfX({ fill: [{ ...group, minUnits: 1 }] }),
      worldOf(rows, {}, units),
      yearEnds(2000, 2000),
    )
    expect([...run.inputs[0]!.filled.values]).toEqual([NaN, 5, 5, NaN])
  })
})

describe('ages', () => {
  it('count months from the end of the period described, for observed and carried values, not for group medians', () => {
    const data = buildDataSet(
      [unit('AAA')],
      [series('x', { publicationLagMonths: 3 }), series('y')],
      [...yearly('x', 2000, { AAA: [1, null] }), ...yearly('y', 2000, { AAA: [null, null, 4] })],
    )
    const base = modelOfX({ fill: [carry(60)] })
    const second = { ...base.tree.inputs![0]!, id: 'in/y', series: 'y' }
    const both = { ...base, tree: { ...base.tree, inputs: [...base.tree.inputs!, second] } }
    const { newest, median, oldest } = runScores(both, data, yearEnds(2001, 2002)).ageMonths
    expect([newest, median, oldest].map((list) => [...list])).toEqual([
      [12, 0],
      [12, 12],
      [12, 24],
    ])
  })

  it('of a monthly series are counted in months', () => {
    const record = series('x', { frequency: 'month', coverage: { from: '2000-01', to: '2001-12' } })
    const observation = { unit: 'AAA', period: '2000-10', indicator: 'x', value: 1 }
    const data = buildDataSet([unit('AAA')], [record], [observation])
    const run = runScores(modelOfX({ fill: [carry(60)] }), data, yearEnds(2001, 2001))
    expect([run.ageMonths.newest[0], run.ageMonths.oldest[0]]).toEqual([14, 14])
  })
})
