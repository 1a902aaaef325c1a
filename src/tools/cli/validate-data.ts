import { ForewatchError } from '../../core/errors'
import { buildDataSet } from '../../engine/data/build-data-set'
import type { ReadPackage } from '../../sources/package/read-package'

/** Builds the panels, which is the strictest reading there is, and says what they hold. Values outside their range or of
 *  years in which a unit did not exist are errors here, where scoring leaves them out with a note.
 *  @throws ForewatchError `out-of-range`, `unknown-unit`, and as `buildDataSet` */
export function checkData(pack: ReadPackage) {
  const { notes } = buildDataSet(pack.units, pack.series, pack.observations)
  const [note] = notes
  if (note) {
    const outside = note.kind === 'out-of-range'
    throw new ForewatchError(outside ? 'out-of-range' : 'unknown-unit', {
      what: outside
        ? 'Values lie outside the range of their series'
        : 'Values stand in years in which the unit did not exist',
      where: note.series,
      found: `${note.count}: ${note.examples.join('; ')}`,
      expected: outside ? 'values inside validRange of the catalogue' : 'years in which the unit existed',
      next: 'Correct the values, or the catalogue',
    })
  }
  return {
    kind: pack.sources.length > 0 ? 'package' : 'table',
    title: pack.title,
    units: new Set(pack.observations.map(({ unit }) => unit)).size,
    series: pack.series.map(({ id, frequency, coverage }) => ({
      id,
      frequency,
      from: coverage.from,
      to: coverage.to,
    })),
    observations: pack.observations.length,
    sources: pack.sources.map(({ id, edition, licence }) => ({ id, edition, licence })),
  }
}
