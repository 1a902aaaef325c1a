import type { Observation, SeriesRecord } from '../../core/series'
import { sortObservations } from '../rows'

/** Newer figures of some series in the place of those held, by the rule of `refreshedData`: between the first and last new period of
 *  a series only the new figures count, before and after it those held stay. Series that are not held are left out. */
export function mergeRefreshed(
  heldRecords: readonly SeriesRecord[],
  held: readonly Observation[],
  youngRecords: readonly SeriesRecord[],
  young: readonly Observation[],
): { readonly records: readonly SeriesRecord[]; readonly observations: readonly Observation[] } {
  const newer = new Map(youngRecords.map((record) => [record.id, record.coverage]))
  const known = new Set(heldRecords.map(({ id }) => id))
  const stays = ({ indicator, period }: Observation): boolean => {
    const window = newer.get(indicator)
    return !window || period < window.from || period > window.to
  }
  const observations = sortObservations([
    ...held.filter(stays),
    ...young.filter(({ indicator }) => known.has(indicator)),
  ])
  const records = heldRecords.map((record): SeriesRecord => {
    const window = newer.get(record.id)
    if (!window) return record
    const { units, ...coverage } = record.coverage
    const came = young.filter(({ indicator }) => indicator === record.id).map(({ unit }) => unit)
    return {
      ...record,
      coverage: {
        ...coverage,
        from: coverage.from < window.from ? coverage.from : window.from,
        to: coverage.to > window.to ? coverage.to : window.to,
        ...(units ? { units: [...new Set([...units, ...came])].sort() } : {}),
      },
    }
  })
  return { records, observations }
}
