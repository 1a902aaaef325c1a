import { ln } from '../../core/portable-math'
import { ForewatchError } from '../../core/errors'
import { yearsOfRun } from '../evaluate/grids'
import { gridValue } from '../evaluate/place'
import type { ScoreGrid } from '../evaluate/types'
import type { InputStages, ScoreRun } from '../types'
import type { FeatureTable } from './types'

/** `factors`: scores of the root's children; `log-factors`: ln(0.01 + 0.99 s) of them, so that the learnt score is a
 *  weighted geometric mean; `indicators`: every distinct normalised scored input. */
export type FeatureKind = 'factors' | 'log-factors' | 'indicators'

/** Floor of the logarithm: a factor of 0 stands at ln 0.01. */
export const LOG_FLOOR = 0.01

export interface FeatureOptions {
  readonly kind: FeatureKind
  /** What happens with a row that lacks a feature. `drop`: it is no row. `year-mean`: the mean of that year's units, so
   *  that the gap speaks neither for nor against; a feature that nobody has in a year stands at its lowest value. */
  readonly missing: 'drop' | 'year-mean'
  /** Only these unit-years; absent = all with a headline score. */
  readonly universe?: ScoreGrid
}

export interface BuiltFeatures extends FeatureTable {
  /** Cells filled with a year's mean, and with the lowest value. */
  readonly filledByMean: number
  readonly filledByLowest: number
}

interface Column {
  readonly id: string
  /** `[moment * nUnits + unit]`, NaN = missing. */
  readonly values: Float64Array
}

/** Inputs that differ in series or chain; an input used in two places counts once. */
function distinctInputs(inputs: readonly InputStages[]): InputStages[] {
  const seen = new Set<string>()
  return inputs.filter(({ spec }) => {
    if (spec.role !== 'scored') return false
    const { series, transforms, fill, norm, direction } = spec
    const key = JSON.stringify([series, transforms, fill, norm, direction ?? null])
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function columnsOf(run: ScoreRun, kind: FeatureKind): Column[] {
  if (kind === 'indicators')
    return distinctInputs(run.inputs).map(({ spec, normalised }) => ({
      id: spec.id,
      values: normalised.values,
    }))
  const nodes = new Map(run.readings[0]!.nodes.map((node) => [node.id, node]))
  const children = run.model.tree.children ?? []
  return children.flatMap(({ id }) => {
    const values = nodes.get(id)?.values
    if (!values) return []
    const log = (s: number) => ln(LOG_FLOOR + (1 - LOG_FLOOR) * s)
    return [{ id, values: kind === 'log-factors' ? values.map(log) : values }]
  })
}

/** A run over consecutive years as a table to learn from, rows by year, then unit. Only units with a headline score.
 *  @throws ForewatchError `bad-argument` (no feature, moments that are no consecutive years) */
export function featuresOf(run: ScoreRun, options: FeatureOptions): BuiltFeatures {
  const columns = columnsOf(run, options.kind).filter(({ values }) => values.some(Number.isFinite))
  if (columns.length === 0) {
    throw new ForewatchError('bad-argument', {
      what: 'The model has nothing to learn weights for',
      found: `no ${options.kind} with a value`,
      expected: 'a tree whose root has children with scores',
    })
  }
  const { firstYear, nYears } = yearsOfRun(run)
  const nUnits = run.units.length
  const headline = run.readings[0]!.values
  const lowest = options.kind === 'log-factors' ? ln(LOG_FLOOR) : 0
  const x: number[] = []
  const year: number[] = []
  const unitIndex: number[] = []
  let filledByMean = 0
  let filledByLowest = 0
  for (let m = 0; m < nYears; m++) {
    const members: number[] = []
    for (let u = 0; u < nUnits; u++) {
      const cell = m * nUnits + u
      if (!Number.isFinite(headline[cell]!)) continue
      if (options.universe && !Number.isFinite(gridValue(options.universe, firstYear + m, u))) continue
      if (options.missing === 'drop' && columns.some(({ values }) => !Number.isFinite(values[cell]!)))
        continue
      members.push(cell)
    }
    const means = columns.map(({ values }) => {
      const held = members.map((cell) => values[cell]!).filter(Number.isFinite)
      return held.length === 0 ? Number.NaN : held.reduce((sum, value) => sum + value, 0) / held.length
    })
    for (const cell of members) {
      columns.forEach(({ values }, j) => {
        const own = values[cell]!
        if (Number.isFinite(own)) x.push(own)
        else if (Number.isFinite(means[j]!)) {
          x.push(means[j]!)
          filledByMean++
        } else {
          x.push(lowest)
          filledByLowest++
        }
      })
      year.push(firstYear + m)
      unitIndex.push(cell - m * nUnits)
    }
  }
  return {
    featureIds: columns.map(({ id }) => id),
    x: Float64Array.from(x),
    year: Int16Array.from(year),
    unitIndex: Int16Array.from(unitIndex),
    nRows: year.length,
    filledByMean,
    filledByLowest,
  }
}
