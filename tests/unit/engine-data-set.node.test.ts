import { describe, expect, it } from 'vitest'
import { isForewatchError, type ErrorTag } from '../../src/core/errors'
import type { Observation } from '../../src/core/series'
import { statusName } from '../../src/core/status'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { series, unit, worldOf, yearly } from '../helpers/small-world'

const statuses = (world: ReturnType<typeof worldOf>) => [...world.panels.get('x')!.status].map(statusName)

describe('panels from observations', () => {
  it('tell five kinds of empty apart: zero by rule, missing, not covered, out of range, no such unit', () => {
    const units = [unit('AAA'), unit('BBB', { from: 2001 }), unit('CCC')]
    const rows = { AAA: [1, null, 200], BBB: [5, null, 3], CCC: [null, null, null] }
    const options = { validRange: [0, 100], coverage: { units: ['AAA', 'BBB'] } } as const
    expect(statuses(worldOf(rows, options, units))).toEqual(
      ['observed', 'noSuchUnit', 'notCovered', 'missing', 'missing', 'notCovered']
        .concat(['outOfRange', 'observed', 'notCovered']), // prettier-ignore
    )
    const zero = { ...options, coverage: { ...options.coverage, absence: 'zero' } } as const
    expect(statuses(worldOf(rows, zero, units)).slice(3)).toEqual(
      ['absentMeansZero', 'absentMeansZero', 'notCovered', 'outOfRange', 'observed', 'notCovered'], // prettier-ignore
    )
  })

  it('name what was dropped, with examples', () => {
    const world = worldOf({ AAA: [1, 200] }, { validRange: [0, 100] }, [unit('AAA', { from: 2001 })])
    expect(world.notes).toEqual([
      { kind: 'unit-did-not-exist', series: 'x', count: 1, examples: ['AAA 2000: 1'] },
      { kind: 'out-of-range', series: 'x', count: 1, examples: ['AAA 2001: 200'] },
    ])
  })

  it('keep the source’s own bounds beside the value', () => {
    const observation = { unit: 'AAA', period: '2000', indicator: 'x', value: 3, low: 2, high: 5 }
    const panel = buildDataSet([unit('AAA')], [series('x')], [observation]).panels.get('x')!
    expect([panel.low![0], panel.high![0], panel.low![1]]).toEqual([2, 5, NaN])
  })

  const good = { unit: 'AAA', period: '2003', indicator: 'x', value: 1 }
  it.each<[string, ErrorTag, Observation[]]>([
    ['a duplicate', 'duplicate-observation', [good, { ...good, value: 2 }]],
    ['an unknown unit', 'unknown-unit', [{ ...good, unit: 'ZZZ' }]],
    ['an unknown series', 'unknown-series', [{ ...good, indicator: 'y' }]],
    ['no number', 'bad-number', [{ ...good, value: NaN }]],
    ['an infinite number', 'bad-number', [{ ...good, value: Infinity }]],
    ['a period that cannot be read', 'bad-period', [{ ...good, period: '03' }]],
    ['a month in a yearly series', 'bad-period', [{ ...good, period: '2003-01' }]],
    ['a period outside the window', 'bad-period', [{ ...good, period: '2010' }]],
  ])('refuse %s', (_, tag, observations) => {
    expect(tagOf(() => buildDataSet([unit('AAA')], [series('x')], observations))).toBe(tag)
  })

  it('refuse a unit or a series given twice, and a window that ends before it begins', () => {
    expect(tagOf(() => buildDataSet([unit('AAA'), unit('AAA')], [], []))).toBe('bad-argument')
    expect(tagOf(() => buildDataSet([unit('AAA')], [series('x'), series('x')], []))).toBe('bad-argument')
    const reversed = series('x', { coverage: { from: '2005', to: '2004' } })
    expect(tagOf(() => buildDataSet([unit('AAA')], [reversed], []))).toBe('bad-period')
  })

  it('take observations in any order, from any iterable', () => {
    const rows = yearly('x', 2000, { AAA: [1, 2, 3] })
    function* backwards() {
      yield* [...rows].reverse()
    }
    const [straight, other] = [rows, backwards()].map((list) =>
      buildDataSet([unit('AAA')], [series('x')], list),
    )
    expect(other!.panels).toEqual(straight!.panels)
  })
})

function tagOf(run: () => unknown): ErrorTag | undefined {
  try {
    run()
  } catch (error) {
    if (isForewatchError(error)) return error.tag
    throw error
  }
  return undefined
}
