import { dueIndices, periodText } from '../axis'
import type { AlertTrack } from './track'

const due = new WeakMap<AlertTrack, Map<string, Int32Array>>()

/** One value of a series and the period that it describes, as text. */
export interface PublishedValue {
  readonly value: number
  readonly period: string
}

/** Highest value of a series for a unit among the periods that became known between the moment before and this one, of
 *  equal ones the newest; undefined for none. At the first moment nothing is new. */
export function newlyPublished(
  track: AlertTrack,
  series: string,
  moment: number,
  unit: number,
): PublishedValue | undefined {
  const panel = track.data.panels.get(series)
  if (!panel || moment < 1) return undefined
  const known = due.get(track) ?? new Map<string, Int32Array>()
  due.set(track, known)
  const indices = known.get(series) ?? dueIndices(panel, track.run.moments)
  known.set(series, indices)
  let highest = NaN
  let at = -1
  const last = Math.min(indices[moment]!, panel.nPeriods - 1)
  for (let p = Math.max(0, indices[moment - 1]! + 1); p <= last; p++) {
    const value = panel.values[p * panel.nUnits + unit]!
    if (Number.isNaN(value) || value < highest) continue
    highest = value
    at = p
  }
  return at < 0 ? undefined : { value: highest, period: periodText(panel, at) }
}
