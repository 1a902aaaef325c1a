import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isForewatchError } from '../../src/core/errors'
import type { ColumnPart, Observation, ObservationColumn, SeriesRecord } from '../../src/core/series'
import { packSeries } from '../../src/sources/packaged/pack'
import { seriesFileSchema } from '../../src/sources/packaged/series-file'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { unpackSeries } from '../../src/sources/packaged/unpack'
import { unit } from '../helpers/small-world'

const record: SeriesRecord = {
  id: 'demo_deaths',
  title: 'Deaths',
  description: 'Deaths in a made-up world',
  unit: 'deaths',
  direction: 'higher-is-riskier',
  scale: 'count',
  frequency: 'year',
  validRange: [0, null],
  publicationLagMonths: 6,
  coverage: { from: '1990', to: '2024', absence: 'missing', absenceNote: 'Nothing is known' },
}

const observation = fc.record({
  unit: fc.constantFrom('AFG', 'MLI', 'SDN', 'XKX'),
  year: fc.integer({ min: 1990, max: 2024 }),
  value: fc.double({ noNaN: true, noDefaultInfinity: true }),
  bounds: fc.option(fc.tuple(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer())),
})

/** A column's observations one by one. */
function* rowsOf(columns: Iterable<ObservationColumn>): Generator<Observation> {
  for (const { unit, indicator, values, low, high } of columns) {
    const at = (part: ColumnPart | undefined, ordinal: number) =>
      part?.cells[ordinal - part.firstOrdinal] ?? null
    for (let i = 0; i < values.cells.length; i++) {
      const ordinal = values.firstOrdinal + i
      const [value, lowest, highest] = [values, low, high].map((part) => at(part, ordinal))
      if (typeof value !== 'number') continue
      yield {
        ...{ unit, indicator, period: String(ordinal), value },
        ...(typeof lowest === 'number' ? { low: lowest } : {}),
        ...(typeof highest === 'number' ? { high: highest } : {}),
      }
    }
  }
}

const key = (row: Observation) => `${row.unit} ${row.period}`
const sorted = (rows: Iterable<Observation>) => [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1))
const UNITS = new Set(['AFG', 'MLI', 'SDN', 'XKX'])

describe('packaged series', () => {
  it('come out of the package exactly as they went in, through JSON', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(observation, { selector: (row) => `${row.unit} ${row.year}`, minLength: 1 }),
        (cells) => {
          const rows: Observation[] = cells.map(({ unit, year, value, bounds }) => ({
            unit,
            period: String(year),
            indicator: record.id,
            // JSON knows no negative zero; the two are equal as numbers.
            value: value + 0,
            ...(bounds ? { low: bounds[0] + 0, high: bounds[1] } : {}),
          }))
          const text = JSON.stringify(packSeries('demo', [record], rows))
          const file = seriesFileSchema.parse(JSON.parse(text))
          expect(sorted(rowsOf(unpackSeries(file, UNITS)))).toEqual(sorted(rows))
        },
      ),
      { seed: 20261123, numRuns: 300 },
    )
  })

  it('give the same panel as the observations one by one, dropped values and all', () => {
    const units = [unit('AFG', { from: 1995 }), unit('MLI'), unit('SDN', { to: 2011 }), unit('XKX')]
    const narrow = { ...record, validRange: [-5, 5] as const }
    fc.assert(
      fc.property(fc.uniqueArray(observation, { selector: (o) => `${o.unit} ${o.year}` }), (drawn) => {
        const rows = drawn.map(({ unit: id, year, value, bounds }): Observation => ({
          ...{ unit: id, period: String(year), indicator: record.id, value },
          ...(bounds ? { low: bounds[0], high: bounds[1] } : {}),
        }))
        fc.pre(rows.length > 0)
        const columns = unpackSeries(packSeries('demo', [narrow], rows), UNITS)
        const byColumn = buildDataSet(units, [narrow], columns)
        const oneByOne = buildDataSet(units, [narrow], rows)
        expect(byColumn.panels).toEqual(oneByOne.panels)
        expect(byColumn.notes.map(({ kind, count }) => [kind, count]).sort()).toEqual(
          oneByOne.notes.map(({ kind, count }) => [kind, count]).sort(),
        )
      }),
      { seed: 20261125, numRuns: 200 },
    )
  })

  it('leave out units that are not asked for', () => {
    const rows = ['AFG', 'SDN'].map((unit) => ({ unit, period: '2024', indicator: record.id, value: 1 }))
    const file = packSeries('demo', [record], rows)
    expect([...rowsOf(unpackSeries(file, new Set(['SDN'])))]).toEqual([rows[1]])
  })

  it.each([
    ['text where a number should be', { SDN: [0, 'many'] }, 'string'],
    ['a column longer than its series', { SDN: [1, 4, 5] }, 'offset 1 with 2 values'],
    ['a column without an offset', { SDN: [] }, 'offset undefined'],
  ])('refuse %s', (_, values, found) => {
    const file = seriesFileSchema.parse({
      format: 'forewatch-series-1',
      source: 'demo',
      series: [{ id: record.id, frequency: 'year', firstOrdinal: 2020, nPeriods: 2, values }],
    })
    let caught: unknown
    try {
      sorted(rowsOf(unpackSeries(file, UNITS)))
    } catch (error) {
      caught = error
    }
    expect(isForewatchError(caught) && caught.tag).toBe('bad-schema')
    expect(isForewatchError(caught) && caught.details.found).toContain(found)
  })
})
