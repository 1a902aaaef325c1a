import { describe, expect, it } from 'vitest'
import { readdirSync } from 'node:fs'
import { knownErrors } from '../../src/charts/sources/corrections'
import { isForewatchError } from '../../src/core/errors'
import { applyCorrections, checkCorrected, readCorrections } from '../../src/sources/corrections'
import { correctionLines } from '../../src/tools/indicators/corrections'

const row = (unit: string, value: number) => ({
  unit,
  period: '2020',
  indicator: 'x',
  value,
  low: 0,
  high: 9,
})
const record = (unit: string, expected: number, rest: Record<string, unknown>) => ({
  id: `c-${unit.toLowerCase()}`,
  series: 'x',
  unit,
  period: '2020',
  expected,
  reason: 'invented',
  reference: 'invented',
  status: 'open',
  ...rest,
})
const file = (...corrections: unknown[]) =>
  readCorrections({ format: 'forewatch-corrections-1', source: 'made-up', corrections }, 'made-up.json')
const failure = (run: () => unknown) => {
  try {
    run()
  } catch (error) {
    if (isForewatchError(error)) return `${error.tag}: ${error.message}`
    throw error
  }
  return 'none'
}

describe('corrections as data', () => {
  const rows = [row('SDN', 1), row('MLI', 2), row('NOR', 3)]
  const all = file(
    record('SDN', 1, { action: 'replace', value: 5 }),
    record('MLI', 2, { action: 'withdraw' }),
    record('NOR', 3, { action: 'flag' }),
  )

  it('replace without the old bounds, withdraw without a zero, and flag without a change', () => {
    const after = applyCorrections(rows, all)
    expect(after).toEqual([{ unit: 'SDN', period: '2020', indicator: 'x', value: 5 }, row('NOR', 3)])
    expect(failure(() => checkCorrected(after, all))).toBe('none')
    expect(failure(() => checkCorrected(rows, all))).toMatch(/^stale-correction/)
  })

  it('fail loudly once the source is repaired or gives nothing any more', () => {
    const repaired = failure(() => applyCorrections([row('SDN', 4), row('MLI', 2), row('NOR', 3)], all))
    expect(repaired).toMatch(/^stale-correction: The correction c-sdn no longer fits.*found 4; expected 1/)
    expect(failure(() => applyCorrections(rows.slice(0, 2), all))).toContain('found no value')
  })

  it('are refused where a value and the action do not go together, or a value is corrected twice', () => {
    expect(failure(() => file(record('SDN', 1, { action: 'replace' })))).toMatch(/^bad-schema/)
    expect(failure(() => file(record('SDN', 1, { action: 'flag', value: 2 })))).toMatch(/^bad-schema/)
    const twice = record('SDN', 1, { action: 'flag' })
    expect(failure(() => file(twice, twice))).toContain('a second correction')
  })

  it('that are shipped can be read', () => {
    expect(correctionLines('indicators').at(-1)).toBe('4 corrections')
    const files = readdirSync('indicators/corrections').filter((name) => name.endsWith('.json'))
    expect(files.flatMap((name) => knownErrors(name.replace('.json', '')))).toHaveLength(4)
  })
})
