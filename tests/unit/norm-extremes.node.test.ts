import { describe, expect, it } from 'vitest'
import { makeSeriesPanel } from '../../src/core/panel'
import { Status } from '../../src/core/status'
import { fitMinMax } from '../../src/engine/normalise/min-max'

// Four units in one year; the largest value belongs to the last.
const panel = () =>
  makeSeriesPanel({
    seriesId: 's',
    frequency: 'year',
    firstOrdinal: 2000,
    nPeriods: 1,
    nUnits: 4,
    publicationLagMonths: 0,
    values: Float64Array.of(3, 1, NaN, 9),
    status: Uint8Array.of(Status.observed, Status.observed, Status.missing, Status.observed),
  })

function endsWith(values: number[], status: number[]): [number, number] {
  const { low, high } = fitMinMax({
    filled: { values: Float64Array.from(values), status: Uint8Array.from(status) },
    panel: panel(),
    due: Int32Array.of(0),
    scoredUnits: new Uint8Array(4).fill(1),
    pool: 'this-period',
  })
  return [low[0]!, high[0]!]
}

describe('ends of the min–max scale of a period', () => {
  it('are the smallest and the largest observed value', () => {
    expect(endsWith([3, 1, NaN, 9], [0, 0, Status.missing, 0])).toEqual([1, 9])
  })
  it('leave out a unit that did not exist then, though the panel holds a value for it', () => {
    expect(endsWith([3, 1, NaN, NaN], [0, 0, Status.missing, Status.noSuchUnit])).toEqual([1, 3])
  })
  it('leave out what was carried forward', () => {
    expect(endsWith([3, 1, 40, 9], [0, 0, Status.carriedForward, 0])).toEqual([1, 9])
  })
  it('are not there where one value is left', () => {
    expect(endsWith([NaN, 1, NaN, NaN], [Status.noSuchUnit, 0, Status.missing, Status.noSuchUnit])).toEqual([
      NaN,
      NaN,
    ])
  })
})
