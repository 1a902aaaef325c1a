import type { Observation, SeriesRecord } from '../../core/series'
import { buildDataSet } from '../data/build-data-set'
import { panelObservations } from '../data/panel-observations'
import { runScores } from '../run'
import type { DataSet, ScoreMoment } from '../types'
import type { RiskModel } from '../../model/types'
import { tierShifts, type TierShift } from './source-audit'

/** The data with newer figures of some series in the place of those held: between the first and last new period of a series
 *  only the new figures count, before and after it those held stay. Series that the data do not hold are left out.
 *  @throws ForewatchError as `buildDataSet` */
export function refreshedData(
  data: DataSet,
  records: readonly SeriesRecord[],
  observations: readonly Observation[],
): DataSet {
  const units = new Set(data.units.map(({ id }) => id))
  const merged = records.flatMap((record) => {
    const [old, panel] = [data.series.get(record.id), data.panels.get(record.id)]
    if (!old || !panel) return []
    const { from, to } = record.coverage
    const young = observations.filter(({ indicator, unit }) => indicator === record.id && units.has(unit))
    const kept = panelObservations(panel, data.units).filter(({ period }) => period < from || period > to)
    const rows = [...kept, ...young]
    return [{ record: coverageOfBoth(old, record, rows), rows }]
  })
  const built = buildDataSet(
    data.units,
    merged.map(({ record }) => record),
    merged.flatMap(({ rows }) => rows),
  )
  return Object.freeze({
    units: data.units,
    series: new Map([...data.series, ...built.series]),
    panels: new Map([...data.panels, ...built.panels]),
  })
}

function coverageOfBoth(old: SeriesRecord, young: SeriesRecord, rows: readonly Observation[]): SeriesRecord {
  const { units, ...coverage } = old.coverage
  return {
    ...old,
    coverage: {
      ...coverage,
      from: coverage.from < young.coverage.from ? coverage.from : young.coverage.from,
      to: coverage.to > young.coverage.to ? coverage.to : young.coverage.to,
      ...(units ? { units: [...new Set([...units, ...rows.map(({ unit }) => unit)])] } : {}),
    },
  }
}

/** Tiers that would change at one moment if newer figures stood in the place of those held.
 *  @param before  what scores rest on now, where that is something else than `data` */
export function refreshEffect(
  model: RiskModel,
  data: DataSet,
  records: readonly SeriesRecord[],
  observations: readonly Observation[],
  moment: ScoreMoment,
  before: DataSet = data,
): TierShift[] {
  const after = refreshedData(data, records, observations)
  return tierShifts(runScores(model, before, [moment]), runScores(model, after, [moment]))
}
