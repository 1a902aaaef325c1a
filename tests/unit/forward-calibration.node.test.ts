import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../src/core/random'
import { forwardCalibration } from '../../src/engine/evaluate/forward-calibration'
import type { OutcomePanel } from '../../src/engine/evaluate/types'
import { gridFrom, outcomeFrom } from '../helpers/small-outcome'

describe('forward calibration', () => {
  it('teaches an origin with nothing later than its own past', () => {
    const long = outcomeFrom(1990, { AAA: '010101010101', BBB: '000000000000' })
    const scores = gridFrom(1990, [Array(12).fill(2), Array(12).fill(1)])
    const settings = {
      method: 'base-rate',
      firstOrigin: 1996,
      lastOrigin: 1999,
      horizonYears: 1,
      minPositives: 1,
    } as const
    const found = forwardCalibration(scores, long, settings)
    const changed = outcomeFrom(1990, { AAA: '010101011111', BBB: '000000011111' })
    const again = forwardCalibration(scores, changed, settings)
    expect(found.values[0]).toBeCloseTo(3 / 12, 12)
    expect(again.values[0]).toBe(found.values[0])
    expect(again.values[2]).not.toBe(found.values[2])
  })

  it('learns from a window only when its last year is over and published, by hand', () => {
    // Origin 1996, two years ahead, outcomes a year late: origins 1990 to 1993, windows to 1995; AAA 2 of 4, BBB none.
    const outcome = outcomeFrom(1990, { AAA: '000100111111', BBB: '000000000000' })
    const scores = gridFrom(1990, [Array(12).fill(2), Array(12).fill(1)])
    const settings = { firstOrigin: 1996, lastOrigin: 1996, minPositives: 1, method: 'base-rate' } as const
    const share = (horizonYears: number, outcomeLagYears: number) =>
      forwardCalibration(scores, outcome, { ...settings, horizonYears, outcomeLagYears }).values[0]
    expect(share(2, 1)).toBeCloseTo(2 / 8, 12)
    expect(share(2, 0)).toBeCloseTo(3 / 10, 12)
    expect(share(1, 1)).toBeCloseTo(1 / 10, 12)
  })

  it.each(['isotonic', 'platt', 'base-rate'] as const)(
    '%s: what happens after the origin, less the outcome lag, changes no chance at it',
    (method) => {
      fc.assert(
        fc.property(
          fc.integer({ min: 0, max: 2 ** 31 - 1 }),
          fc.integer({ min: 1, max: 3 }),
          fc.integer({ min: 0, max: 2 }),
          (seed, horizonYears, outcomeLagYears) => {
            const random = createRandom(seed)
            const [origin, years] = [2000, 16]
            const line = () => Array.from({ length: years }, () => (random.next() < 0.3 ? '1' : '0')).join('')
            const ids = ['AAA', 'BBB', 'CCC', 'DDD']
            const lines = Object.fromEntries(ids.map((id) => [id, line()]))
            const known = origin - outcomeLagYears - 1990 + 1
            const later = Object.fromEntries(
              ids.map((id) => [id, lines[id]!.slice(0, known) + line().slice(known)]),
            )
            const scores = gridFrom(
              1990,
              ids.map(() => Array.from({ length: years }, () => random.nextInt(5))),
            )
            const options = { method, firstOrigin: origin, lastOrigin: origin, horizonYears, outcomeLagYears }
            const chances = (panel: OutcomePanel) =>
              forwardCalibration(scores, panel, { ...options, minPositives: 1 }).values
            expect(chances(outcomeFrom(1990, later))).toEqual(chances(outcomeFrom(1990, lines)))
          },
        ),
        { seed: 61, numRuns: 1000 },
      )
    },
  )
})
