import { dueIndices } from '../axis'
import type { AlertTrack } from './track'

const due = new WeakMap<AlertTrack, Map<string, Int32Array>>()

/** Highest value of a series for a unit among the periods that became known between the moment before and this one; NaN
 *  for none. At the first moment nothing is new. */
export function newlyPublished(track: AlertTrack, series: string, moment: number, unit: number): number {
  const panel = track.data.panels.get(series)
  if (!panel || moment < 1) return NaN
  const known = due.get(track) ?? new Map<string, Int32Array>()
  due.set(track, known)
  const indices = known.get(series) ?? dueIndices(panel, track.run.moments)
  known.set(series, indices)
  let highest = NaN
  const last = Math.min(indices[moment]!, panel.nPeriods - 1)
  for (let p = Math.max(0, indices[moment - 1]! + 1); p <= last; p++) {
    const value = panel.values[p * panel.nUnits + unit]!
    if (!(value <= highest)) highest = Number.isNaN(value) ? highest : value
  }
  return highest
}
