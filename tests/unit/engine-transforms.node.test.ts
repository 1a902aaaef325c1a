import { describe, expect, it } from 'vitest'
import { makeSeriesPanel, type SeriesPanel } from '../../src/core/panel'
import { statusName } from '../../src/core/status'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { applyTransform } from '../../src/engine/transform/index'
import type { Transform } from '../../src/model/types'
import { series, unit, worldOf, yearly } from '../helpers/small-world'

type Row = readonly (number | string | null)[]

/** Values of the first unit, with the reason where there is none. */
function cells(panel: SeriesPanel): (number | string)[] {
  makeSeriesPanel(panel)
  return Array.from({ length: panel.nPeriods }, (_, p) => {
    const value = panel.values[p * panel.nUnits]!
    return Number.isNaN(value) ? statusName(panel.status[p * panel.nUnits]!) : value
  })
}

function transformed(row: Row, step: Transform): (number | string)[] {
  const panel = worldOf({ AAA: row as (number | null)[] }).panels.get('x')!
  return cells(applyTransform(panel, step, () => panel))
}

describe('transforms look back only and say why a cell is empty', () => {
  it.each<[string, Row, Transform, Row]>([
    ['log1p', [0, Math.E - 1, null, -1], { op: 'log1p' }, [0, 1, 'missing', 'outOfRange']],
    ['lag', [1, 2, null, 4], { op: 'lag', periods: 1 }, ['notCovered', 1, 2, 'missing']],
    [
      'difference',
      [1, 4, null, 9],
      { op: 'difference', periods: 1 },
      ['notCovered', 3, 'missing', 'missing'],
    ],
    [
      'percent change against the absolute earlier value',
      [-4, -2, 0, 5, null],
      { op: 'percent-change', periods: 1 },
      ['notCovered', 50, 100, 'missing', 'missing'],
    ],
    [
      'rolling sum',
      [1, 2, null, null, 5],
      { op: 'rolling', stat: 'sum', window: 3, minObserved: 2 },
      ['missing', 3, 3, 'missing', 'missing'],
    ],
    [
      'rolling mean over the cells that hold a value',
      [3, null, 6, 9],
      { op: 'rolling', stat: 'mean', window: 2, minObserved: 1 },
      [3, 3, 6, 7.5],
    ],
    [
      'rolling maximum',
      [3, 7, 1, 1],
      { op: 'rolling', stat: 'max', window: 2, minObserved: 1 },
      [3, 7, 7, 1],
    ],
    [
      'decay ages over a missing period, which itself stays missing',
      [8, 0, null, 1],
      { op: 'decay', halfLifePeriods: 1 },
      [8, 4, 'missing', 2],
    ],
    [
      'periods since the threshold was last reached',
      [0, 5, 0, null, 0],
      { op: 'years-since', threshold: 5, never: 99 },
      [99, 0, 1, 'missing', 3],
    ],
    ['threshold from above', [4, 5, null], { op: 'threshold', at: 5, side: 'at-least' }, [0, 1, 'missing']],
    ['threshold from below', [4, 5, 6], { op: 'threshold', at: 5, side: 'at-most' }, [1, 1, 0]],
  ])('%s', (_, row, step, expected) => {
    const found = transformed(row, step)
    expect(found.map((x) => (typeof x === 'number' ? Number(x.toFixed(12)) : x))).toEqual(expected)
  })

  it('rolling is zero by the source’s rule only where every value in the window is', () => {
    const panel = worldOf({ AAA: [2, null, null] }, { coverage: { absence: 'zero' } }).panels.get('x')!
    const step: Transform = { op: 'rolling', stat: 'sum', window: 2, minObserved: 1 }
    const out = applyTransform(panel, step, () => panel)
    expect([...out.status].map(statusName)).toEqual(['observed', 'observed', 'absentMeansZero'])
    expect([...out.values]).toEqual([2, 2, 0])
  })
})

describe('rate', () => {
  const step: Transform = { op: 'rate', denominator: 'people', per: 100 }
  function rate(
    numeratorLag: number,
    denominatorLag: number,
    people: (number | null)[],
    deaths: (number | null)[],
  ) {
    const data = buildDataSet(
      [unit('AAA')],
      [
        series('deaths', { publicationLagMonths: numeratorLag, coverage: { from: '2000', to: '2005' } }),
        series('people', { publicationLagMonths: denominatorLag, coverage: { from: '2000', to: '2005' } }),
      ],
      [...yearly('deaths', 2000, { AAA: deaths }), ...yearly('people', 2000, { AAA: people })],
    )
    return cells(applyTransform(data.panels.get('deaths')!, step, (id) => data.panels.get(id)!))
  }

  it('divides by the figure of the same period where that is out in time', () => {
    expect(rate(6, 6, [10, 20], [1, 1])).toEqual([10, 5, 'missing', 'missing', 'missing', 'missing'])
  })

  it('divides by the period before where the figure of the same period comes out later', () => {
    expect(rate(6, 7, [10, 20, 40], [1, 1, 1]).slice(0, 3)).toEqual(['missing', 10, 5])
  })

  it('carries a denominator over at most three periods, never into an earlier one', () => {
    const found = rate(0, 0, [null, 10], [3, 3, 3, 3, 3, 3])
    expect(found).toEqual(['missing', 30, 30, 30, 30, 'missing'])
  })

  it('is missing, not zero, without a denominator, and out of range with none above 0', () => {
    expect(rate(0, 0, [null, 0, 10], [0, 1, 0]).slice(0, 3)).toEqual(['missing', 'outOfRange', 0])
  })
})
