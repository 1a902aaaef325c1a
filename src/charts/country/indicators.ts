import { hasValue, isFilled, Status } from '../../core/status'
import type { ScoreRun } from '../../engine/types'
import type { IndicatorRole, Nature, NodeSpec } from '../../model/types'
import { traceInput, type InputTrace } from './inputs'
import { canScore, indicatorsOf, placesOf } from './tree'

/** How an indicator's value came about, in one word. */
export type RowStatus =
  | 'observed'
  | 'zero'
  | 'judged'
  | 'filled'
  | 'part-filled'
  | 'missing'
  | 'not-covered'
  | 'not-yet-published'
  | 'withdrawn'
  | 'no-series'

/** One indicator of one country at one moment. */
export interface IndicatorRow {
  readonly id: string
  readonly title: string
  readonly nature: Nature | undefined
  readonly role: IndicatorRole
  readonly spec: NodeSpec
  readonly factorId: string
  readonly factorTitle: string
  /** Risk 0–100; NaN = none. */
  readonly value100: number
  readonly status: RowStatus
  /** Points against the median profile; NaN where the indicator is no part of the score. */
  readonly points: number
  /** Share 0–1 of the score that the indicator carries when every indicator is there. */
  readonly nominalShare: number
  readonly inputs: readonly InputTrace[]
  /** The input whose period, age and source stand in the row: the heaviest that holds a value. */
  readonly lead: InputTrace | undefined
}

export interface IndicatorTable {
  /** Take part in the score, by size of contribution, then those that hold no value here. */
  readonly scored: readonly IndicatorRow[]
  /** Shown beside the score, never in it. */
  readonly context: readonly IndicatorRow[]
  /** No series: an expert must judge. */
  readonly judgement: readonly IndicatorRow[]
}

/** All indicators of the model for one country at one moment. `pointsOf` gives contributions by indicator id, undefined
 *  where the engine gives none. */
export function indicatorTable(
  run: ScoreRun,
  momentIndex: number,
  unitIndex: number,
  pointsOf: (indicatorId: string) => number | undefined,
): IndicatorTable {
  const places = placesOf(run.model)
  const cell = momentIndex * run.units.length + unitIndex
  const nodes = new Map(run.readings[0]?.nodes.map((node) => [node.id, node]))
  const stagesById = new Map(run.inputs.map((stages) => [stages.spec.id, stages]))
  const rows = indicatorsOf(run.model).map((spec): IndicatorRow => {
    const place = places.get(spec.id)!
    const inputs = (spec.inputs ?? []).flatMap((input) => {
      const stages = stagesById.get(input.id)
      return stages ? [traceInput(run, stages, momentIndex, unitIndex)] : []
    })
    const role = roleOf(spec, inputs)
    const counted = role === 'scored' ? inputs.filter(({ stages }) => stages.spec.role === 'scored') : inputs
    const lead = leadOf(counted)
    const value =
      role === 'scored' ? (nodes.get(spec.id)?.values[cell] ?? NaN) : (lead?.normalised.value ?? NaN)
    return {
      id: spec.id,
      title: spec.title,
      nature: spec.nature,
      role,
      spec,
      factorId: place.parent?.spec.id ?? spec.id,
      factorTitle: place.parent?.spec.title ?? spec.title,
      value100: value * 100,
      status: rowStatus(counted, value),
      points: role === 'scored' && Number.isFinite(value) ? (pointsOf(spec.id) ?? NaN) : NaN,
      nominalShare: place.nominalShare,
      inputs,
      lead,
    }
  })
  const scored = rows.filter((row) => row.role === 'scored').sort(bySize)
  return {
    scored,
    context: rows.filter((row) => row.role === 'context'),
    judgement: rows.filter((row) => row.role === 'judgement'),
  }
}

/** What the indicator does for this country. One that nobody owes is scored only where somebody judged it. */
function roleOf(spec: NodeSpec, inputs: readonly InputTrace[]): IndicatorRole {
  const owed = inputs.filter(({ stages }) => !stages.spec.optional)
  const judged = inputs.some(({ stages, normalised }) => stages.spec.optional && hasValue(normalised.status))
  const isScored = ({ stages }: InputTrace) => stages.spec.role === 'scored'
  if (canScore(spec) && (judged || inputs.length === 0 || owed.some(isScored))) return 'scored'
  return owed.length > 0 ? 'context' : 'judgement'
}

function bySize(a: IndicatorRow, b: IndicatorRow): number {
  const size = (row: IndicatorRow) =>
    Number.isFinite(row.points) ? Math.abs(row.points) : Number.isFinite(row.value100) ? -0.5 : -1
  return size(b) - size(a)
}

/** Heaviest input with a value; among equal weights the newest; else the heaviest. */
export function leadOf(inputs: readonly InputTrace[]): InputTrace | undefined {
  const better = (a: InputTrace, b: InputTrace): InputTrace => {
    const [aHas, bHas] = [hasValue(a.normalised.status), hasValue(b.normalised.status)]
    if (aHas !== bHas) return aHas ? a : b
    if (a.stages.spec.weight !== b.stages.spec.weight)
      return a.stages.spec.weight > b.stages.spec.weight ? a : b
    return b.ageMonths < a.ageMonths ? b : a
  }
  return inputs.length === 0 ? undefined : inputs.reduce(better)
}

/** One word for several inputs: fills are named even where only one input is filled; without any value the reason of
 *  the first input that has one. */
export function rowStatus(inputs: readonly InputTrace[], value: number): RowStatus {
  if (inputs.length === 0) return 'no-series'
  const present = inputs.filter((input) => hasValue(input.normalised.status))
  if (present.length > 0 && Number.isFinite(value)) {
    const filled = present.filter((input) => isFilled(input.filled.status))
    if (filled.length === present.length) return 'filled'
    if (filled.length > 0) return 'part-filled'
    if (present.some((input) => input.filled.status === Status.judged)) return 'judged'
    const zero = ({ filled }: InputTrace) => filled.status === Status.absentMeansZero && filled.value === 0
    return present.every(zero) ? 'zero' : 'observed'
  }
  return absence(inputs[0]!)
}

/** Why a trace holds no value, read from the stage nearest to the source. */
export function absence(trace: InputTrace): RowStatus {
  const codes = [trace.filled.status, trace.raw.status, trace.normalised.status]
  const code = codes.find((candidate) => candidate >= 16) ?? Status.missing
  if (code === Status.notCovered || code === Status.noSuchUnit) return 'not-covered'
  if (code === Status.notYetPublished) return 'not-yet-published'
  if (code === Status.withdrawn || code === Status.outOfRange) return 'withdrawn'
  return 'missing'
}
