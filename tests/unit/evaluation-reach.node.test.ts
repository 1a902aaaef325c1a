import { describe, expect, it } from 'vitest'
import type { OutcomePanel } from '../../src/engine/evaluate/types'
import { withinReach } from '../../src/tools/cli/evaluation/reach'

/** Two units, 1990 to 1999; nothing is known after 1996. */
const outcome = {
  id: 'list',
  unitIds: ['A', 'B'],
  firstYear: 1990,
  nYears: 10,
  onset: Uint8Array.from({ length: 20 }, (_, i) => (i < 14 ? 0 : 255)),
} as unknown as OutcomePanel
const reach = (firstOrigin: number, lastOrigin: number) =>
  withinReach({ firstOrigin, lastOrigin }, { firstYear: 1985, outcome })

describe('origins of an evaluation', () => {
  it('are taken as asked where data and outcomes reach', () => {
    expect(reach(1986, 1996)).toEqual({ firstOrigin: 1986, lastOrigin: 1996 })
  })

  it('are held to what is there, and it is said', () => {
    const { note, ...span } = reach(1800, 2050)
    expect(span).toEqual({ firstOrigin: 1985, lastOrigin: 1996 })
    expect(note).toBe('origins 1800-2050 were asked for; data begin in 1985, list ends in 1996')
  })

  it('are refused where none is left', () => {
    expect(() => reach(2000, 2005)).toThrow(/years between 1985 and 1996/)
  })
})
