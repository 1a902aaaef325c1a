import { hasValue, Status } from '../../core/status'
import type { Transform } from '../../model/types'
import { dueIndices, periodText } from '../axis'
import type { InputStages, ScoreRun } from '../types'
import { contributions, type Contribution, type ExplainOptions } from './contributions'
import { cellOf, inputOf, readingOf } from './lookup'

export interface StepValue {
  readonly transform: Transform
  readonly value: number
  readonly status: number
}

/** One node on the way from an input up to the root. */
export interface WayPoint {
  readonly id: string
  readonly title: string
  /** Risk share 0–1. */
  readonly value: number
  readonly status: number
  /** Share 0–1 of the weight of its available siblings; 1 at the root, 0 where it has no value. */
  readonly weightShare: number
  readonly points: number
}

/** Every stage of one input for one unit at one moment, from the raw value to points. */
export interface WalkBack {
  readonly input: string
  readonly series: string
  /** Period that the cell was taken from, as text; for a group median or a gap, the period due. */
  readonly period: string
  /** The period due at the moment, as text. */
  readonly duePeriod: string
  /** In the series' own unit; NaN with its reason where there is none. */
  readonly raw: {
    readonly value: number
    readonly status: number
    readonly low?: number
    readonly high?: number
  }
  readonly steps: readonly StepValue[]
  /** After as-of cut and fill, in the unit of the last step. */
  readonly filled: { readonly value: number; readonly status: number }
  /** Risk share 0–1. */
  readonly normalised: { readonly value: number; readonly status: number }
  /** Nodes from the indicator up to the root; empty where the input does not take part in the reading. */
  readonly path: readonly WayPoint[]
  /** Product of all weight shares on the way, that of the input included. */
  readonly effectiveWeight: number
  /** Points of the score (0–100) against the reference; NaN where the unit has no score. */
  readonly points: number
}

/** Walks one input of a score back to its raw value.
 *  @throws ForewatchError `unknown-unit`, `unknown-node`, `bad-argument` */
export function walkBack(
  run: ScoreRun,
  unit: string,
  momentIndex: number,
  inputId: string,
  options: ExplainOptions = {},
): WalkBack {
  const cell = cellOf(run, unit, momentIndex)
  const stages = inputOf(run, inputId)
  const reading = readingOf(run, options.readingId)
  const { raw, transformed, filled, sourceIndex, normalised, spec } = stages
  const due = dueIndices(raw, [run.moments[momentIndex]!])[0]!
  const source = sourceIndex[cell]! >= 0 ? sourceIndex[cell]! : due
  const unitIndex = cell % run.units.length
  const scored = hasValue(reading.status[cell]!)
  const explained = scored ? contributions(run, unit, momentIndex, options).contributions : []
  const trail = trailTo(explained, inputId)
  const own = trail.at(-1)
  const root = reading.nodes.at(-1)!
  const top: WayPoint = {
    id: root.id,
    title: root.spec.title,
    value: reading.values[cell]!,
    status: reading.status[cell]!,
    weightShare: 1,
    points: explained.reduce((sum, entry) => sum + entry.points, 0),
  }
  return Object.freeze({
    input: inputId,
    series: spec.series,
    period: periodText(raw, source),
    duePeriod: periodText(raw, due),
    raw: rawAt(stages, source, unitIndex),
    steps: transformed.map((panel, i) => ({
      transform: spec.transforms[i]!,
      ...cellAt(panel, source, unitIndex),
    })),
    filled: { value: filled.values[cell]!, status: filled.status[cell]! },
    normalised: { value: normalised.values[cell]!, status: normalised.status[cell]! },
    path: own ? [...trail.slice(0, -1).reverse().map(wayPoint), top] : [],
    effectiveWeight: own?.effectiveWeight ?? 0,
    points: own?.points ?? (scored ? 0 : NaN),
  })
}

function wayPoint({ id, title, value, status, weightShare, points }: Contribution): WayPoint {
  return { id, title, value, status, weightShare, points }
}

/** Entries from a child of the root down to the input; empty where it is not among them. */
function trailTo(entries: readonly Contribution[], inputId: string): readonly Contribution[] {
  for (const entry of entries) {
    if (entry.kind === 'input' && entry.id === inputId) return [entry]
    const below = trailTo(entry.children, inputId)
    if (below.length > 0) return [entry, ...below]
  }
  return []
}

function cellAt(
  panel: InputStages['raw'],
  period: number,
  unitIndex: number,
): { readonly value: number; readonly status: number } {
  if (period < 0 || period >= panel.nPeriods) return { value: NaN, status: Status.notCovered }
  const at = period * panel.nUnits + unitIndex
  return { value: panel.values[at]!, status: panel.status[at]! }
}

function rawAt({ raw }: InputStages, period: number, unitIndex: number): WalkBack['raw'] {
  const own = cellAt(raw, period, unitIndex)
  const at = period * raw.nUnits + unitIndex
  const low = raw.low?.[at]
  const high = raw.high?.[at]
  return Object.freeze({
    ...own,
    ...(low !== undefined && Number.isFinite(low) ? { low } : {}),
    ...(high !== undefined && Number.isFinite(high) ? { high } : {}),
  })
}
