import type { UnitRecord } from '../../core/registry'
import type { ObservationColumn, SeriesRecord } from '../../core/series'
import type { PackagedSource } from './load'
import { unpackSeries } from './unpack'

/** Units that are scored: States and the few territories of the registry's policy, past ones included, in id order.
 *  The order is that of every panel, in the app, in the build and on the command line. */
export function scoredUnits(units: readonly UnitRecord[]): readonly UnitRecord[] {
  return Object.freeze(
    units
      .filter((unit) => unit.treatment === 'scored')
      .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)),
  )
}

/** All series records of the loaded sources, in the order of the manifest. */
export function seriesRecords(sources: readonly PackagedSource[]): readonly SeriesRecord[] {
  return sources.flatMap(({ catalogue }) => catalogue.series)
}

/** All observations of the loaded sources for the given units, a column at a time. */
export function* observations(
  sources: readonly PackagedSource[],
  units: readonly UnitRecord[],
): Generator<ObservationColumn> {
  const ids = new Set(units.map((unit) => unit.id))
  for (const { series } of sources) yield* unpackSeries(series, ids)
}
