import type { SeriesPanel } from '../../core/panel'
import { Status } from '../../core/status'
import type { InputSpec } from '../../model/types'
import { align } from '../align/align'
import type { Eligibility, UnitGroups } from '../align/eligibility'
import { dueIndices } from '../axis'
import { applyTransform } from '../transform/index'
import type { Cells, DataSet, ScoreMoment } from '../types'

/** What a later moment would see of one input if nothing had come since the earlier one: periods that were not due then
 *  are taken as empty, then the same transforms, as-of cut and fills are applied.
 *  @param knownUntil  ordinal (year or month) of the last period that was known at the earlier moment
 *  @returns           cells by unit in the transformed unit */
export function agedCells(
  spec: InputSpec,
  data: DataSet,
  knownUntil: number,
  moment: ScoreMoment,
  eligible: Eligibility,
  groups: UnitGroups,
): Cells {
  let panel = emptiedAfter(data.panels.get(spec.series)!, knownUntil)
  // The lookup cannot fail: a run over the same data has read every denominator.
  for (const step of spec.transforms) panel = applyTransform(panel, step, (id) => data.panels.get(id)!)
  const moments = [moment]
  return align(panel, spec.fill, moments, dueIndices(panel, moments), eligible, groups).filled
}

function emptiedAfter(panel: SeriesPanel, knownUntil: number): SeriesPanel {
  const from = Math.max(0, knownUntil - panel.firstOrdinal + 1) * panel.nUnits
  if (from >= panel.values.length) return panel
  const values = panel.values.slice().fill(NaN, from)
  const status = panel.status.slice()
  for (let cell = from; cell < status.length; cell++)
    if (status[cell]! < Status.missing) status[cell] = Status.missing
  return { ...panel, values, status }
}
