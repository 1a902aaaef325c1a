import { makeSeriesPanel, type SeriesPanel } from '../../core/panel'
import type { SeriesRecord } from '../../core/series'
import { Status } from '../../core/status'
import { runScores } from '../run'
import type { DataSet } from '../types'
import { momentOf, type ChangeSide } from './input-change'

/** Both sides with an input for every indicator that experts judged on either, so that what they judged is a change of
 *  cells and not of the tree. A side that lacks none is handed back as it is. */
export function onCommonGround(from: ChangeSide, to: ChangeSide): readonly [ChangeSide, ChangeSide] {
  return [withSeriesOf(from, to.data), withSeriesOf(to, from.data)]
}

function withSeriesOf(side: ChangeSide, other: DataSet): ChangeSide {
  const lacking = [...other.series.values()].filter(
    (record) => record.assesses !== undefined && !side.data.series.has(record.id),
  )
  if (lacking.length === 0) return side
  const data: DataSet = Object.freeze({
    ...side.data,
    series: new Map([...side.data.series, ...lacking.map((record) => [record.id, record] as const)]),
    panels: new Map([...side.data.panels, ...lacking.map((record) => emptyPanel(record, other))]),
  })
  return { run: runScores(side.run.model, data, [momentOf(side)]), momentIndex: 0, data }
}

function emptyPanel(record: SeriesRecord, { panels }: DataSet): readonly [string, SeriesPanel] {
  const { seriesId, frequency, firstOrdinal, nPeriods, nUnits, publicationLagMonths } = panels.get(record.id)!
  const values = new Float64Array(nPeriods * nUnits).fill(NaN)
  const status = new Uint8Array(nPeriods * nUnits).fill(Status.missing)
  const about = { seriesId, frequency, firstOrdinal, nPeriods, nUnits, publicationLagMonths }
  return [record.id, makeSeriesPanel({ ...about, values, status })]
}
