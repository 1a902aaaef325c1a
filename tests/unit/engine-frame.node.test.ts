import { describe, expect, it } from 'vitest'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { tierOf, worldFrame } from '../../src/engine/frame'
import { yearEnds } from '../../src/engine/moments'
import { runScores } from '../../src/engine/run'
import { input, model, node, series, unit, yearly } from '../helpers/small-world'

const tiers = [0, 25, 50].map((fromScore100, i) => ({ id: `t${i}`, title: `T${i}`, fromScore100 }))
const ids = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE']

/** Two series of equal weight on goalposts 0–10, both read in 2001; `y` is held by AAA and BBB alone. */
function frame(tierCoverageFloor: number) {
  const x = { AAA: [2, 2.5], BBB: [3, 5], CCC: [null, 5], DDD: [1, 1], EEE: [null, null] }
  const y = { AAA: [2, 2.5], BBB: [3, 5] }
  const records = ['x', 'y'].map((id) => series(id, { coverage: { from: '2000', to: '2001' } }))
  const data = buildDataSet(
    ids.map((id) => unit(id)),
    records,
    [...yearly('x', 2000, x), ...yearly('y', 2000, y)],
  )
  const tree = node('root', {
    children: ['x', 'y'].map((id) => node(`n${id}`, { inputs: [input(id)] })),
  })
  const run = runScores({ ...model(tree), tiers, tierCoverageFloor }, data, yearEnds(2000, 2001))
  return worldFrame({ run, momentIndex: 1, earlierIndex: 0, yearEnds: run })
}

describe('a tier', () => {
  it('begins at its lower bound; below the lowest, and without a score, there is none', () => {
    expect([0, 24.999, 25, 49.999, 50, 100, NaN].map((score) => tierOf(tiers, score))).toEqual([
      0, 0, 1, 1, 2, 2, -1,
    ])
    expect(tierOf(tiers.slice(1), 3)).toBe(-1)
  })

  it('is given from the floor of coverage on, and never below it; nor is a rank', () => {
    expect([...frame(0.5).tierIndex]).toEqual([1, 2, 2, 0, -1])
    expect([...frame(0.51).tierIndex]).toEqual([1, 2, -1, -1, -1])
    expect([...frame(0.51).rank]).toEqual([2, 1, 0, 0, 0])
  })
})

describe('a frame of the world', () => {
  it('ranks the highest score first, equal scores alike, and leaves the next rank out', () => {
    const { rank, score100 } = frame(0)
    expect([...score100]).toEqual([25, 50, 50, 10, NaN])
    expect([...rank]).toEqual([3, 1, 1, 4, 0])
  })

  it('has a change only where there was a score a year earlier, and a history of year ends', () => {
    const { change12Months, history, period, asOf } = frame(0)
    expect([...change12Months]).toEqual([5, 20, NaN, 0, NaN])
    expect(history.years).toEqual([2000, 2001])
    expect([...history.score100]).toEqual([20, 30, NaN, 10, NaN, 25, 50, 50, 10, NaN])
    expect([period, asOf]).toEqual(['2001', '2001-12-31'])
  })
})
