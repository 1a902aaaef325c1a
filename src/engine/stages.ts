import { ForewatchError } from '../core/errors'
import type { SeriesPanel } from '../core/panel'
import type { InputSpec } from '../model/types'
import { align, type Aligned } from './align/align'
import { eligibility, unitGroups, type Eligibility, type UnitGroups } from './align/eligibility'
import { dueIndices } from './axis'
import { normalise } from './normalise/index'
import { applyTransform } from './transform/index'
import { keptTransform } from './transform/kept'
import type { Cells, DataSet, InputStages, ScoreMoment } from './types'

/** Stages with what the tree needs beside them. */
export interface WorkedStages extends InputStages {
  /** Indices of cells that hold a filled value, ascending. */
  readonly filledCells: Int32Array
}

/** Results by key; takes over those of an earlier shelf. */
class Shelf<T> {
  readonly #kept = new Map<string, T>()
  #earlier: Shelf<T> | undefined

  constructor(earlier: Shelf<T> | undefined) {
    this.#earlier = earlier
  }

  get(key: string, make: () => T): T {
    const found = this.#kept.get(key) ?? this.#earlier?.peek(key) ?? make()
    this.#kept.set(key, found)
    return found
  }

  peek(key: string): T | undefined {
    return this.#kept.get(key)
  }

  close(): void {
    this.#earlier = undefined
  }
}

/** Computes the stages of inputs and keeps each, so that inputs with a common beginning share it and a later run over
 *  the same data and moments takes over what has not changed. Keys are the steps written out. */
export class StageBook {
  readonly data: DataSet
  readonly moments: readonly ScoreMoment[]
  readonly #eligible: Eligibility
  readonly #groups: UnitGroups
  readonly #scoredUnits: Uint8Array
  readonly #scratch: Int32Array
  /** Stages by the very spec that they were made for: a model that was edited elsewhere still holds the same one. */
  readonly #bySpec: WeakMap<InputSpec, { readonly scores: boolean; readonly stages: WorkedStages }>
  readonly #due = new Map<string, Int32Array>()
  readonly #aligned: Shelf<Aligned>
  readonly #normalised: Shelf<Cells>

  constructor(data: DataSet, moments: readonly ScoreMoment[], earlier?: StageBook) {
    this.data = data
    this.moments = moments
    this.#bySpec = earlier === undefined ? new WeakMap() : earlier.#bySpec
    this.#aligned = new Shelf(earlier && earlier.#aligned)
    this.#normalised = new Shelf(earlier && earlier.#normalised)
    this.#eligible = earlier === undefined ? eligibility(data.units, moments) : earlier.#eligible
    this.#groups = earlier === undefined ? unitGroups(data.units) : earlier.#groups
    this.#scratch =
      earlier === undefined ? new Int32Array(moments.length * data.units.length) : earlier.#scratch
    this.#scoredUnits = Uint8Array.from(data.units, (unit) => (unit.treatment === 'scored' ? 1 : 0))
  }

  /** All stages of one input.
   *  @param scores  whether the input enters a score, so that it must say which way risk lies
   *  @throws ForewatchError `unknown-series`, `bad-model` */
  stagesOf(spec: InputSpec, scores: boolean): WorkedStages {
    const before = this.#bySpec.get(spec)
    if (before?.scores === scores) return before.stages
    const stages = this.#workOut(spec, scores)
    this.#bySpec.set(spec, { scores, stages })
    return stages
  }

  #workOut(spec: InputSpec, scores: boolean): WorkedStages {
    const raw = this.#rawPanel(spec.series, `input ${spec.id}`)
    const transformed = this.#transformed(spec, raw)
    const panel = transformed.at(-1) ?? raw
    const panelKey = `${spec.series} ${JSON.stringify(spec.transforms)}`
    const alignKey = `${panelKey} ${JSON.stringify(spec.fill)}`
    const aligned = this.#aligned.get(alignKey, () =>
      align(panel, spec.fill, this.moments, this.#dueOf(panel), this.#eligible, this.#groups, this.#scratch),
    )
    const lower = this.#lowerIsRiskier(spec, scores)
    const normalised = this.#normalised.get(`${alignKey} ${JSON.stringify(spec.norm)} ${lower}`, () => {
      const source = {
        filled: aligned.filled,
        panel,
        due: this.#dueOf(panel),
        scoredUnits: this.#scoredUnits,
      }
      return normalise(spec.norm, source, lower)
    })
    const { filled, sourceIndex, filledCells } = aligned
    return Object.freeze({ spec, raw, transformed, filled, sourceIndex, normalised, filledCells })
  }

  /** Lets go of the earlier book once all inputs have been asked for. */
  close(): this {
    for (const shelf of [this.#aligned, this.#normalised]) shelf.close()
    return this
  }

  #transformed(spec: InputSpec, raw: SeriesPanel): readonly SeriesPanel[] {
    const panels: SeriesPanel[] = []
    let panel = raw
    spec.transforms.forEach((step, i) => {
      const steps = JSON.stringify(spec.transforms.slice(0, i + 1))
      panel = keptTransform(this.data, spec.series, steps, () =>
        applyTransform(panel, step, (id) => this.#rawPanel(id, `denominator of input ${spec.id}`)),
      )
      panels.push(panel)
    })
    return Object.freeze(panels)
  }

  /** Due periods depend on the axis and the lag alone. */
  #dueOf(panel: SeriesPanel): Int32Array {
    const key = `${panel.frequency} ${panel.firstOrdinal} ${panel.publicationLagMonths}`
    const due = this.#due.get(key) ?? dueIndices(panel, this.moments)
    this.#due.set(key, due)
    return due
  }

  #rawPanel(series: string, where: string): SeriesPanel {
    const panel = this.data.panels.get(series)
    if (panel) return panel
    throw new ForewatchError('unknown-series', {
      what: 'The model uses a series that the data do not hold',
      where,
      found: series,
      expected: 'the id of a series that is loaded',
      next: 'Load the series, or take the input out of the model',
    })
  }

  #lowerIsRiskier(spec: InputSpec, scores: boolean): boolean {
    const direction = spec.direction ?? this.data.series.get(spec.series)?.direction
    if (scores && (direction === undefined || direction === 'context')) {
      throw new ForewatchError('bad-model', {
        what: 'A scored input does not say which way risk lies',
        where: `input ${spec.id}`,
        found: `series ${spec.series} is ${direction ?? 'without a record'}`,
        expected: 'higher-is-riskier or lower-is-riskier',
        next: 'Give the input a direction, or the role context',
      })
    }
    return direction === 'lower-is-riskier'
  }
}
