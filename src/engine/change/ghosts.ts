import type { SeriesPanel } from '../../core/panel'
import { Status } from '../../core/status'
import { normalise } from '../normalise/index'
import type { Cells, InputStages } from '../types'

/** Reads off the scale of one moment where other values would lie on it, without those values informing the scale: they
 *  stand beside the real units as carried-forward cells of units that are not scored, which every norm places and none
 *  learns from.
 *  @param input   stages of the moment whose scale is asked   @param row  index of that moment in the stages
 *  @param due     period index due at that moment             @param lists  values by unit, NaN = none
 *  @returns       for each list its risk shares 0–1 by unit; NaN where there is no value or the norm gives none */
export function placeOnScale(
  input: InputStages,
  row: number,
  due: number,
  scoredUnits: Uint8Array,
  lowerIsRiskier: boolean,
  lists: readonly Float64Array[],
): readonly Cells[] {
  const panel = input.transformed.at(-1) ?? input.raw
  const { nUnits } = panel
  const width = nUnits * (1 + lists.length)
  const filled = {
    values: new Float64Array(width).fill(NaN),
    status: new Uint8Array(width).fill(Status.missing),
  }
  filled.values.set(input.filled.values.subarray(row * nUnits, (row + 1) * nUnits))
  filled.status.set(input.filled.status.subarray(row * nUnits, (row + 1) * nUnits))
  lists.forEach((list, g) => {
    const base = nUnits * (1 + g)
    list.forEach((value, u) => {
      if (!Number.isFinite(value)) return
      filled.values[base + u] = value
      filled.status[base + u] = Status.carriedForward
    })
  })
  const wideScored = new Uint8Array(width)
  wideScored.set(scoredUnits)
  const source = {
    filled,
    panel: widened(panel, lists.length, input.spec.norm),
    due: Int32Array.of(due),
    scoredUnits: wideScored,
  }
  const placed = normalise(input.spec.norm, source, lowerIsRiskier)
  return lists.map((_, g) => ({
    values: placed.values.slice(nUnits * (1 + g), nUnits * (2 + g)),
    status: placed.status.slice(nUnits * (1 + g), nUnits * (2 + g)),
  }))
}

const wide = new WeakMap<SeriesPanel, Map<number, SeriesPanel>>()

/** The panel with room for more units, all of them without values; the source's bounds, which no norm reads, stay behind. Norms that learn nothing get one without periods. */
function widened(panel: SeriesPanel, times: number, norm: InputStages['spec']['norm']): SeriesPanel {
  const nUnits = panel.nUnits * (1 + times)
  if (!('pool' in norm))
    return { ...panel, nUnits, nPeriods: 0, values: new Float64Array(0), status: new Uint8Array(0) }
  const known = wide.get(panel)?.get(times)
  if (known) return known
  const values = new Float64Array(panel.nPeriods * nUnits).fill(NaN)
  const status = new Uint8Array(panel.nPeriods * nUnits).fill(Status.missing)
  for (let p = 0; p < panel.nPeriods; p++) {
    const from = p * panel.nUnits
    values.set(panel.values.subarray(from, from + panel.nUnits), p * nUnits)
    status.set(panel.status.subarray(from, from + panel.nUnits), p * nUnits)
  }
  const made = Object.freeze({ ...panel, nUnits, values, status })
  const byTimes = wide.get(panel) ?? new Map<number, SeriesPanel>()
  wide.set(panel, byTimes.set(times, made))
  return made
}
