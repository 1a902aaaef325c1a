import type { ErrorDetails, ErrorTag } from '../core/errors'
import { parsePeriod, periodOrdinal } from '../core/period'
import type { UnitRegistry } from '../core/registry'
import type { Observation, SeriesRecord } from '../core/series'

export interface Problem {
  readonly tag: ErrorTag
  readonly details: ErrorDetails
}

function rangeProblem(series: SeriesRecord, value: number): boolean {
  const [low, high] = series.validRange
  return (low !== null && value < low) || (high !== null && value > high)
}

/** Everything wrong with the observations of one source: unknown series or units, years in which a unit did not exist,
 *  periods outside the series' window, values outside the valid range, bounds that do not enclose the value, rows out
 *  of order or twice. Empty = all right. `file` names the file in messages. */
export function verifyObservations(
  observations: readonly Observation[],
  series: readonly SeriesRecord[],
  registry: UnitRegistry,
  file: string,
): Problem[] {
  const byId = new Map(series.map((record) => [record.id, record]))
  const window = new Map(
    series.map(({ id, coverage }) => [
      id,
      [coverage.from, coverage.to].map((text) => periodOrdinal(parsePeriod(text))),
    ]),
  )
  const problems: Problem[] = []
  const held = new Set<string>()
  let before = ''
  observations.forEach(({ unit, period, indicator, value, low, high }, i) => {
    const where = `${file}, row ${i + 2}: ${indicator} ${unit} ${period}`
    const report = (tag: ErrorTag, what: string, found: string, expected: string) =>
      problems.push({ tag, details: { what, where, found, expected } })
    held.add(indicator)
    const key = `${indicator} ${unit} ${period}` // a space sorts before every character of an id
    if (key === before) report('duplicate-observation', 'A row stands twice', key, 'one row')
    if (key < before) report('bad-package', 'Rows are out of order', key, 'indicator, unit, period ascending')
    before = key
    const record = byId.get(indicator)
    if (!record) {
      report('unknown-series', 'A series is not in the catalogue', indicator, 'a series of this source')
      return
    }
    const parsed = parsePeriod(period)
    if (registry.indexOf(unit) < 0) {
      report(
        'unknown-unit',
        'A unit is not in the registry',
        unit,
        'an id of indicators/countries/units.json',
      )
    } else if (!registry.existed(unit, parsed.year)) {
      report(
        'unknown-unit',
        'A unit did not exist in that year',
        `${unit} ${period}`,
        'a year in which it existed',
      )
    }
    const [from = 0, to = 0] = window.get(indicator) ?? []
    const at = periodOrdinal(parsed)
    if (parsed.kind !== record.frequency || at < from || at > to) {
      const span = `${record.coverage.from} to ${record.coverage.to}`
      report('out-of-range', 'A period lies outside the series’ window', period, span)
    }
    if (!Number.isFinite(value) || rangeProblem(record, value)) {
      const [least, most] = record.validRange
      report(
        'out-of-range',
        'A value lies outside its range',
        String(value),
        `${least ?? '−∞'} to ${most ?? '∞'}`,
      )
    }
    if ((low !== undefined && low > value) || (high !== undefined && high < value)) {
      report(
        'out-of-range',
        'The bounds do not enclose the value',
        `${low} ≤ ${value} ≤ ${high}`,
        'low ≤ value ≤ high',
      )
    }
  })
  for (const { id } of series) {
    if (!held.has(id))
      problems.push({ tag: 'bad-package', details: { what: 'A series has no row', where: file, found: id } })
  }
  return problems
}
