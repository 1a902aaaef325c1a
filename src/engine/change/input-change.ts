import type { SeriesPanel } from '../../core/panel'
import { Status } from '../../core/status'
import { eligibility, unitGroups, type Eligibility, type UnitGroups } from '../align/eligibility'
import { dueIndices } from '../axis'
import type { Cells, DataSet, InputStages, ScoreMoment, ScoreRun } from '../types'
import { agedCells, type Known } from './aged'
import { placeOnScale } from './ghosts'
import type { InputChange } from './steps'

/** One side of a change: a moment of a run, and the data the run was made from. */
export interface ChangeSide {
  readonly run: ScoreRun
  readonly momentIndex: number
  readonly data: DataSet
}

/** Compares inputs of the same model at two sides, which may differ in date and in data edition. */
export class InputComparer {
  readonly #from: ChangeSide
  readonly #to: ChangeSide
  readonly #eligible: Eligibility
  readonly #eligibleThen: Eligibility
  readonly #groups: UnitGroups
  readonly #scored: Uint8Array

  constructor(from: ChangeSide, to: ChangeSide) {
    this.#from = from
    this.#to = to
    this.#eligible = eligibility(to.data.units, [momentOf(to)])
    this.#eligibleThen = eligibility(to.data.units, [momentOf(from)])
    this.#groups = unitGroups(to.data.units)
    this.#scored = Uint8Array.from(to.data.units, (unit) => (unit.treatment === 'scored' ? 1 : 0))
  }

  /** @param index  of the input in both runs */
  changeOf(index: number): InputChange {
    const before = this.#from.run.inputs[index]!
    const after = this.#to.run.inputs[index]!
    const [rowBefore, rowAfter] = [this.#from.momentIndex, this.#to.momentIndex]
    const nUnits = this.#to.data.units.length
    const panelAfter = panelOf(after)
    const known = this.#known(before)
    const seen = this.#seen(after, known, momentOf(this.#to), this.#eligible)
    const earlier = new Float64Array(nUnits).fill(NaN)
    const revised = new Float64Array(nUnits).fill(NaN)
    const aged = new Float64Array(nUnits).fill(NaN)
    const expired = new Uint8Array(nUnits)
    // What the later edition would have shown at the earlier date; where the edition is the same, the earlier figure.
    const then =
      this.#from.data === this.#to.data
        ? undefined
        : this.#seen(after, known, momentOf(this.#from), this.#eligibleThen)
    for (let u = 0; u < nUnits; u++) {
      const cell = rowBefore * nUnits + u
      const status = before.filled.status[cell]!
      if (status >= Status.missing || status === Status.groupMedian) continue
      earlier[u] = before.filled.values[cell]!
      const shown = then === undefined || own(then, u)
      revised[u] = then && shown ? then.values[u]! : valueAt(panelAfter, before, after, known.source[u]!, u)
      if (own(seen, u)) aged[u] = seen.values[u]!
      else if (shown && Number.isFinite(revised[u]!)) expired[u] = 1
    }
    const due = dueIndices(panelAfter, [momentOf(this.#to)])[0]!
    const lower =
      (after.spec.direction ?? this.#to.data.series.get(after.spec.series)?.direction) === 'lower-is-riskier'
    const lists = [earlier, revised, aged]
    const placed = placeOnScale(after, rowAfter, due, this.#scored, lower, lists)
    return {
      before: rowOf(before.normalised, rowBefore, nUnits),
      after: rowOf(after.normalised, rowAfter, nUnits),
      rescaled: placed[0]!,
      revised: placed[1]!,
      aged: placed[2]!,
      expired,
    }
  }

  /** What was known of an input at the earlier side. */
  #known(before: InputStages): Known {
    const panel = panelOf(before)
    const nUnits = this.#from.data.units.length
    const row = this.#from.momentIndex * nUnits
    const source = before.sourceIndex.slice(row, row + nUnits)
    return {
      until: knownUntil(panel, momentOf(this.#from)),
      raw: before.raw,
      source: Int32Array.from(source, (index) => (index < 0 ? -1 : index + panel.firstOrdinal)),
    }
  }

  #seen(after: InputStages, known: Known, moment: ScoreMoment, eligible: Eligibility): Cells {
    return agedCells(after.spec, this.#to.data, known, moment, eligible, this.#groups)
  }
}

function own({ status }: Cells, u: number): boolean {
  return status[u]! < Status.missing && status[u] !== Status.groupMedian
}

export function momentOf({ run, momentIndex }: ChangeSide): ScoreMoment {
  return run.moments[momentIndex]!
}

export function rowOf({ values, status }: Cells, row: number, nUnits: number): Cells {
  return {
    values: values.slice(row * nUnits, (row + 1) * nUnits),
    status: status.slice(row * nUnits, (row + 1) * nUnits),
  }
}

export function panelOf(stages: InputStages): SeriesPanel {
  return stages.transformed.at(-1) ?? stages.raw
}

/** Ordinal of the last period that counted at a moment; no later than the edition's own end. */
function knownUntil(panel: SeriesPanel, moment: ScoreMoment): number {
  return panel.firstOrdinal + Math.min(dueIndices(panel, [moment])[0]!, panel.nPeriods - 1)
}

/** What the later edition holds for a period, in the transformed unit; NaN where nothing, or on another time axis. */
function valueAt(
  panel: SeriesPanel,
  before: InputStages,
  after: InputStages,
  ordinal: number,
  unit: number,
): number {
  const period = ordinal - panel.firstOrdinal
  if (before.raw.frequency !== after.raw.frequency || period < 0 || period >= panel.nPeriods) return NaN
  return panel.values[period * panel.nUnits + unit]!
}
