import type { Observation, SeriesRecord } from '../core/series'
import type { Collector } from './rows'
import type { ImportResult } from './importer'

/** A series as an importer writes it down. `from` and `to` are the first and last period held unless stated (state
 *  them where absence means zero); `units: 'held'` lists the units that have any value, so that all others read as
 *  "not covered by this source". */
export type SeriesDraft = Omit<SeriesRecord, 'coverage' | 'frequency'> & {
  readonly frequency?: SeriesRecord['frequency']
  readonly coverage: Omit<SeriesRecord['coverage'], 'from' | 'to' | 'units'> & {
    readonly from?: string
    readonly to?: string
    readonly units?: 'held' | readonly string[]
  }
}

function window(draft: SeriesDraft, held: readonly Observation[]): SeriesRecord {
  const { units, ...coverage } = draft.coverage
  const periods = held.map((observation) => observation.period).sort()
  const listed = units === 'held' ? [...new Set(held.map((observation) => observation.unit))].sort() : units
  return {
    ...draft,
    frequency: draft.frequency ?? 'year',
    coverage: {
      ...coverage,
      from: draft.coverage.from ?? periods[0] ?? '',
      to: draft.coverage.to ?? periods.at(-1) ?? '',
      ...(listed === undefined ? {} : { units: listed }),
    },
  }
}

/** Puts an importer's answer together; series without a single value are left out and counted as dropped. */
export function importResult(
  source: ImportResult['source'],
  drafts: readonly SeriesDraft[],
  collector: Collector,
  rowsRead: number,
): ImportResult {
  const observations = collector.observations()
  const held = new Map<string, Observation[]>()
  for (const observation of observations) {
    const list = held.get(observation.indicator)
    if (list) list.push(observation)
    else held.set(observation.indicator, [observation])
  }
  for (const draft of drafts) if (!held.has(draft.id)) collector.drop('series without a value', draft.id)
  const series = drafts
    .filter((draft) => held.has(draft.id))
    .map((draft) => window(draft, held.get(draft.id) ?? []))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  return { source, series, observations, rowsRead, dropped: collector.dropped() }
}
