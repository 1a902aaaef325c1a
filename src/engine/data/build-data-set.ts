import { ForewatchError } from '../../core/errors'
import type { SeriesPanel } from '../../core/panel'
import type { UnitRecord } from '../../core/registry'
import type { Observation, ObservationColumn, SeriesRecord } from '../../core/series'
import type { DataSet } from '../types'
import { PanelDraft } from './panel-draft'

/** What became of observations that are in the files and not in the panels. */
export interface DataNote {
  readonly kind: 'out-of-range' | 'unit-did-not-exist'
  readonly series: string
  readonly count: number
  /** At most five, for example `SDN 2011: 140`. */
  readonly examples: readonly string[]
}

export interface BuiltDataSet extends DataSet {
  readonly notes: readonly DataNote[]
}

/** Panels of every series over the given units, from observations in any order, one by one or a unit's column at a time.
 *  Window: the record's coverage.from to coverage.to. Status of a cell, first match: unit did not exist in that year →
 *  noSuchUnit; a value inside validRange → observed (judged where the record assesses an indicator); a value outside it → outOfRange, no value; unit not in
 *  coverage.units → notCovered; no record and coverage.absence `zero` → 0, absentMeansZero; else missing.
 *  A period outside the window has no cell at all; the engine reads it as notCovered.
 *  @param observations any iterable, so that a reader need not hold them all at once
 *  @throws ForewatchError `unknown-series`, `unknown-unit`, `bad-number`, `duplicate-observation`, `bad-period` (cannot
 *          be read, of the wrong frequency, or outside the window), `bad-argument` (a unit or series given twice) */
export function buildDataSet(
  units: readonly UnitRecord[],
  series: Iterable<SeriesRecord>,
  observations: Iterable<Observation | ObservationColumn>,
): BuiltDataSet {
  const unitIndex = indexUnits(units)
  const records = new Map<string, SeriesRecord>()
  const drafts = new Map<string, PanelDraft>()
  for (const record of series) {
    if (records.has(record.id)) throw givenTwice('series', record.id)
    records.set(record.id, record)
    drafts.set(record.id, new PanelDraft(record, units))
  }
  for (const observation of observations) {
    const draft = drafts.get(observation.indicator)
    if (!draft) throw unknownSeries(observation)
    const index = unitIndex.get(observation.unit)
    if (index === undefined) throw unknownUnit(observation)
    if ('values' in observation) draft.addColumn(index, observation)
    else draft.add(index, observation)
  }
  const panels = new Map<string, SeriesPanel>()
  const notes: DataNote[] = []
  for (const [id, draft] of drafts) {
    panels.set(id, draft.finish(unitIndex))
    notes.push(...draft.notes())
  }
  return Object.freeze({ units, series: records, panels, notes: Object.freeze(notes) })
}

function indexUnits(units: readonly UnitRecord[]): ReadonlyMap<string, number> {
  const index = new Map<string, number>()
  units.forEach((unit, position) => {
    if (index.has(unit.id)) throw givenTwice('unit', unit.id)
    index.set(unit.id, position)
  })
  return index
}

function givenTwice(kind: string, id: string): ForewatchError {
  return new ForewatchError('bad-argument', {
    what: `A ${kind} is given twice`,
    found: id,
    where: 'the tables and catalogues that were read together',
    expected: 'every id once',
    next:
      kind === 'series'
        ? 'Put all rows of the series into one resource, or give the series another id in one of them'
        : 'Remove one of them',
  })
}

function unknownSeries(observation: Observation | ObservationColumn): ForewatchError {
  return new ForewatchError('unknown-series', {
    what: 'An observation belongs to no series of the catalogue',
    where: 'period' in observation ? `${observation.unit}, ${observation.period}` : observation.unit,
    found: observation.indicator,
    expected: 'a series id of the catalogue',
    next: 'Add a series record or correct the id',
  })
}

function unknownUnit(observation: Observation | ObservationColumn): ForewatchError {
  return new ForewatchError('unknown-unit', {
    what: 'An observation belongs to no unit of the registry',
    where:
      'period' in observation ? `${observation.indicator}, ${observation.period}` : observation.indicator,
    found: observation.unit,
    expected: 'an ISO 3166-1 alpha-3 code or an extension of the registry',
    next: 'Correct the code, or load the file through the importer of its source',
  })
}
