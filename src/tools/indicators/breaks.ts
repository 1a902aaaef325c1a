import {
  correlationText,
  CONCEPTS,
  familiesTitle,
  familyRows,
  partedText,
} from '../../charts/sources/families'
import { familyBreaks, PARTED_POINTS } from '../../engine/audit/families'
import { buildDataSet } from '../../engine/data/build-data-set'
import { newestEditions } from '../../sources/editions/edition'
import { readSeries } from '../cli/files'
import { readEditions, readEditionValues } from './editions-folder'

/** Where source families that speak of one thing newly part: pairs, rank correlation, countries. A user’s own editions take part. */
export interface BreakOptions {
  readonly series: string
  readonly own: string
  /** Another package of the user's own, for instance of sources that may not be shipped. */
  readonly with?: string
}

export function breakLines(options: BreakOptions): string[] {
  const pack = readSeries(options.series)
  const other = options.with === undefined ? undefined : readSeries(options.with)
  const wanted = new Set(CONCEPTS.flatMap(({ members }) => members.map(({ series }) => series)))
  const shipped = pack.series.filter(({ id }) => wanted.has(id))
  const taken = new Set(shipped.map(({ id }) => id))
  const units = new Set(pack.units.map(({ id }) => id))
  const own = newestEditions(readEditions(options.own).map((edition) => ({ edition })))
  const ownSeries = own.flatMap(({ edition }) =>
    edition.catalogue.series.filter(({ id }) => wanted.has(id) && !taken.has(id)),
  )
  const more = (other?.series ?? []).filter(
    ({ id }) => wanted.has(id) && !taken.has(id) && !ownSeries.some((each) => each.id === id),
  )
  const moreIds = new Set(more.map(({ id }) => id))
  const ownIds = new Set(ownSeries.map(({ id }) => id))
  const ownValues = own.flatMap(({ edition }) =>
    readEditionValues(options.own, edition).filter(
      ({ indicator, unit }) => ownIds.has(indicator) && units.has(unit),
    ),
  )
  const data = buildDataSet(
    pack.units,
    [...shipped, ...ownSeries, ...more],
    [
      ...pack.observations.filter(({ indicator }) => taken.has(indicator)),
      ...ownValues,
      ...(other?.observations ?? []).filter(({ indicator }) => moreIds.has(indicator)),
    ],
  )
  const rows = familyRows(familyBreaks(data, CONCEPTS))
  return [
    familiesTitle(rows),
    `A country parts two families where the gap of its percentiles changed by ${PARTED_POINTS} points or more against the five years before.`,
    ...rows.flatMap((row) => [
      `${row.concept}: ${row.firstFamily} (${row.first}) against ${row.secondFamily} (${row.second}), ${row.year}, ${row.countries} countries, rank correlation ${correlationText(row)}, ${row.parted.length} newly part`,
      ...row.parted.map((each) => `  ${partedText(each)}`),
    ]),
  ]
}
