import type { SeriesPanel } from '../../core/panel'
import { Status } from '../../core/status'
import type { InputSpec } from '../../model/types'
import { align } from '../align/align'
import type { Eligibility, UnitGroups } from '../align/eligibility'
import { dueIndices } from '../axis'
import { applyTransform } from '../transform/index'
import type { Cells, DataSet, ScoreMoment } from '../types'

/** What was known at the earlier moment, of one series. */
export interface Known {
  /** Ordinal (year or month) of the last period that was known. */
  readonly until: number
  /** The series in the earlier edition. */
  readonly raw: SeriesPanel
  /** By unit, ordinal of the period that its cell came from; −1 = none. */
  readonly source: Int32Array
}

/** What a later moment would see of one input if nothing had come since the earlier one: periods that were not due then
 *  are taken as empty, and so are those after a unit's own source period in which only the later edition holds a figure.
 *  Then the same transforms, as-of cut and fills are applied.
 *  @returns cells by unit in the transformed unit */
export function agedCells(
  spec: InputSpec,
  data: DataSet,
  known: Known,
  moment: ScoreMoment,
  eligible: Eligibility,
  groups: UnitGroups,
): Cells {
  let panel = onlyKnown(data.panels.get(spec.series)!, known)
  // The lookup cannot fail: a run over the same data has read every denominator.
  for (const step of spec.transforms) panel = applyTransform(panel, step, (id) => data.panels.get(id)!)
  const moments = [moment]
  return align(panel, spec.fill, moments, dueIndices(panel, moments), eligible, groups).filled
}

function onlyKnown(panel: SeriesPanel, known: Known): SeriesPanel {
  const { nUnits, firstOrdinal } = panel
  const from = Math.max(0, known.until - firstOrdinal + 1) * nUnits
  const strange = panel === known.raw ? [] : onlyLater(panel, known)
  if (from >= panel.values.length && strange.length === 0) return panel
  const values = panel.values.slice().fill(NaN, from)
  const status = panel.status.slice()
  const empty = (cell: number) => {
    values[cell] = NaN
    if (status[cell]! < Status.missing) status[cell] = Status.missing
  }
  for (let cell = from; cell < status.length; cell++) empty(cell)
  strange.forEach(empty)
  return { ...panel, values, status }
}

/** Cells after a unit's source period and not after the last known one that have a value in the later edition alone. */
function onlyLater(panel: SeriesPanel, { raw, until, source }: Known): readonly number[] {
  const { nUnits, firstOrdinal } = panel
  const found: number[] = []
  const last = Math.min(until - firstOrdinal, panel.nPeriods - 1)
  for (let u = 0; u < nUnits; u++) {
    if (source[u]! < 0) continue
    for (let p = Math.max(0, source[u]! - firstOrdinal + 1); p <= last; p++) {
      const cell = p * nUnits + u
      const before = p + firstOrdinal - raw.firstOrdinal
      const held = before >= 0 && before < raw.nPeriods && Number.isFinite(raw.values[before * nUnits + u]!)
      if (!held && Number.isFinite(panel.values[cell]!)) found.push(cell)
    }
  }
  return found
}
