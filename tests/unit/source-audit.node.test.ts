import { describe, expect, it } from 'vitest'
import { auditTitle, shiftText } from '../../src/charts/sources/audit'
import { auditCsv } from '../../src/charts/sources/audit-table'
import { Status } from '../../src/core/status'
import { frozenSeries, withoutSeries } from '../../src/engine/audit/altered-data'
import type { DataSet } from '../../src/engine/types'
import { smallSnapshotInput } from '../helpers/small-snapshot'

/** Two units, years 2020–2023, published 6 months after the end of the year. */
const panel = {
  seriesId: 's',
  frequency: 'year' as const,
  firstOrdinal: 2020,
  nPeriods: 4,
  nUnits: 2,
  values: Float64Array.of(1, 2, 3, 4, 5, Number.NaN, 7, 8),
  status: Uint8Array.of(0, 0, 0, 0, 0, Status.notCovered, 0, 0),
  publicationLagMonths: 6,
}
const data = {
  units: [],
  series: new Map(),
  panels: new Map([
    ['s', panel],
    ['t', panel],
  ]),
} as unknown as DataSet

describe('data without a source', () => {
  it('a source that is dropped is withdrawn, never zero; other series and the original stay as they are', () => {
    const changed = withoutSeries(data, new Set(['s']))
    expect([...changed.panels.get('s')!.values].every(Number.isNaN)).toBe(true)
    expect([...changed.panels.get('s')!.status]).toEqual([19, 19, 19, 19, 19, Status.notCovered, 19, 19])
    expect(changed.panels.get('t')).toBe(panel)
    expect(panel.values[0]).toBe(1)
  })

  it('a source that is frozen holds what was published by then: 2021 comes out in June 2022', () => {
    const June2022 = 2022 * 12 + 5
    const changed = frozenSeries(data, new Set(['s']), June2022)
    expect([...changed.panels.get('s')!.status]).toEqual([0, 0, 0, 0, 16, Status.notCovered, 16, 16])
    const May2022 = frozenSeries(data, new Set(['s']), June2022 - 1).panels.get('s')!
    expect([...May2022.status.slice(0, 4)]).toEqual([0, 0, 16, 16])
  })
})

describe('words of the audit', () => {
  const shift = (from: number, to: number) => ({
    unit: 'A',
    name: 'A',
    from,
    to,
    scoreBefore: 1,
    scoreAfter: 1,
  })
  it('count tiers that rise, fall and are withheld apart', () => {
    expect(shiftText([shift(1, 2), shift(3, 2), shift(3, -1)])).toBe('3: 1 higher, 1 lower, 1 withheld')
    expect(shiftText([])).toBe('–')
    expect(auditTitle([])).toBe('No source carries any weight in this model')
  })

  it('as a table name who decides; where nothing is stated or carried forward, the cell is no zero months and no name', () => {
    const { source } = smallSnapshotInput().catalogue[0]!
    const stress = { sourceId: 'one', dropped: [shift(1, -1)], frozen: [] }
    const row = { source, weightShare: 0.5, stoppedSeries: ['B'], carried: undefined, stress }
    const { head, rows } = auditCsv([row], [], [])
    const cell = (name: string) => rows[0]![head.indexOf(name)]
    expect(head).toHaveLength(rows[0]!.length)
    expect(cell('controller')).toBe('not stated')
    expect(cell('oldestCarriedForwardMonths')).toBeUndefined()
    expect(cell('tiersChangedIfDropped')).toContain('withheld')
  })
})
