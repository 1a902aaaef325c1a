import { describe, expect, it } from 'vitest'
import type { SourceRow } from '../../src/charts/sources/catalogue'
import { sourcesTitle } from '../../src/charts/sources/titles'
import { COVERAGE_CLASSES, coverageMatrix } from '../../src/charts/sources/coverage'
import { Status } from '../../src/core/status'
import { yearlyPanel } from '../helpers/score-run'

const units = [
  { id: 'BBB', name: 'Beland' },
  { id: 'AAA', name: 'Aland' },
  { id: 'CCC', name: 'Celand' },
]

describe('coverage matrix', () => {
  const made = yearlyPanel('s', 2020, [
    [1, null, null],
    [0, 3, null],
    [4, 5, null],
  ])
  const panel = { ...made, status: made.status.slice() }
  panel.status[3] = Status.absentMeansZero
  for (const cell of [2, 5, 8]) panel.status[cell] = Status.notCovered

  it('keeps observed, zero by rule, missing, not yet published and not covered apart', () => {
    const matrix = coverageMatrix(panel, units, 2022 * 12 + 11)
    const names = Array.from(matrix.cells, (cell) => COVERAGE_CLASSES[cell]!.id)
    expect(matrix.units.map((unit) => unit.id)).toEqual(['AAA', 'BBB'])
    expect(names).toEqual(['missing', 'observed', 'not-yet', 'observed', 'zero', 'not-yet'])
    expect(matrix.perYear).toEqual([1, 2, 0])
  })

  it('shows everything held where no date limits it', () => {
    expect(coverageMatrix(panel, units, null).perYear).toEqual([1, 2, 2])
  })
})

describe('the title of the sources', () => {
  it('counts as feeding only those with a series that is scored', () => {
    const row = (...roles: readonly string[]) =>
      ({
        behindMonths: 0,
        series: roles.map((role, i) => ({ uses: [{ role, indicatorId: `1.${i}` }] })),
      }) as unknown as SourceRow
    expect(sourcesTitle([row('scored', 'context'), row('context'), row()])).toBe(
      '1 of 3 sources, with 3 series in all, feed 1 scored indicator; none is a year behind',
    )
  })
})
