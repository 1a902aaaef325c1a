import { ForewatchError } from '../../core/errors'
import { hasValue } from '../../core/status'
import type { Cells, InputStages, NodeScores, Reading, ScoreRun } from '../types'
import { combine } from '../aggregate/combine'
import { cellOf, readingOf } from './lookup'
import { medianOver } from './reference'
import { shapley, type Sampling } from './shapley'
import { splitInside } from './split'

/** What one node or input adds to a score, in points (0–100) against the reference. */
export interface Contribution {
  readonly id: string
  readonly kind: 'node' | 'input'
  /** Node or indicator title; the series id for an input. */
  readonly title: string
  /** Risk share 0–1; NaN where missing. */
  readonly value: number
  readonly status: number
  /** Risk share 0–1 it is compared with; NaN where no unit has one. */
  readonly reference: number
  /** Share 0–1 of its siblings' weight at this cell, over those that have a value; 0 where it has none. */
  readonly weightShare: number
  /** Product of the weight shares from the root down. */
  readonly effectiveWeight: number
  readonly points: number
  /** Standard error of `points` from sampling; 0 where exact. */
  readonly standardErrorPoints: number
  /** In the order of the tree; points sum to those of this entry. */
  readonly children: readonly Contribution[]
}

export interface Explanation {
  readonly unit: string
  readonly momentIndex: number
  readonly readingId: string
  readonly score100: number
  readonly reference100: number
  readonly method: 'exact' | 'sampled'
  /** The root's children; points sum to score100 − reference100. */
  readonly contributions: readonly Contribution[]
}

export interface ExplainOptions {
  /** Absent = the first reading. */
  readonly readingId?: string
  /** Risk shares 0–1 of the root's children, in their order, to compare with; absent = their medians over scored units. */
  readonly reference?: readonly number[]
  /** For nodes with more than 14 children; absent = exact or refused at the root, 2,000 seeded orders further down. */
  readonly sampling?: Sampling
}

const DEFAULT_PERMUTATIONS = 2000

/** What made one unit's score at one moment, against a reference: by default the median of every child of the root over
 *  scored units at that moment, aggregated. Root children by exact Shapley values, a child that is missing here
 *  included; inside a node its points are split over the children that have a value (see `splitInside`), down to inputs.
 *  Points of every level sum to score100 − reference100 within 1e-9.
 *  @throws ForewatchError `unknown-unit`, `bad-argument`, `not-scored` where the unit has no score there */
export function contributions(
  run: ScoreRun,
  unit: string,
  momentIndex: number,
  options: ExplainOptions = {},
): Explanation {
  const reading = readingOf(run, options.readingId)
  const cell = cellOf(run, unit, momentIndex)
  const root = reading.nodes.at(-1)!
  if (!hasValue(reading.status[cell]!)) throw notScored(unit, reading, root)
  const context: Context = { run, reading, cell, momentIndex, sampling: options.sampling }
  const parts = partsOf(context, root)
  const reference = options.reference ?? parts.map((part) => part.reference)
  if (reference.length !== parts.length) throw wrongReference(reference.length, parts.length)
  const { aggregation } = root.spec
  const weights = parts.map((part) => part.weight)
  const own = parts.map((part) => part.value)
  const { shares, standardErrors, method } = shapley(own, reference, weights, aggregation, options.sampling)
  const entries = parts.map((part, i) =>
    entry(context, { ...part, reference: reference[i]! }, shares[i]! * 100, standardErrors[i]! * 100, 1),
  )
  return Object.freeze({
    unit,
    momentIndex,
    readingId: reading.spec.id,
    score100: reading.values[cell]! * 100,
    reference100: combine(reference, weights, aggregation) * 100,
    method,
    contributions: Object.freeze(entries),
  })
}

interface Context {
  readonly run: ScoreRun
  readonly reading: Reading
  readonly cell: number
  readonly momentIndex: number
  readonly sampling: Sampling | undefined
}

/** A child of a node as it stands at the cell. */
interface Part {
  readonly id: string
  readonly title: string
  readonly value: number
  readonly status: number
  readonly reference: number
  readonly weight: number
  readonly weightShare: number
  readonly node: NodeScores | undefined
}

/** The children (or scored inputs) of a node that take part in the reading. */
function partsOf({ run, reading, cell, momentIndex }: Context, node: NodeScores): readonly Part[] {
  const found: (Cells & { id: string; title: string; weight: number; node: NodeScores | undefined })[] = []
  for (const child of node.spec.children ?? []) {
    const scores = reading.nodes.find((candidate) => candidate.id === child.id)
    if (!scores) continue
    const { values, status } = scores
    found.push({ values, status, id: child.id, title: child.title, weight: child.weight, node: scores })
  }
  for (const input of node.spec.inputs ?? []) {
    const stages = run.inputs.find(({ spec }) => spec.id === input.id)
    if (!stages || input.role !== 'scored') continue
    const { values, status } = stages.normalised
    found.push({
      values,
      status,
      id: input.id,
      title: titleOf(stages),
      weight: input.weight,
      node: undefined,
    })
  }
  const available = found.reduce((sum, { status, weight }) => sum + (hasValue(status[cell]!) ? weight : 0), 0)
  return found.map(({ id, title, values, status, weight, node: scores }) => ({
    id,
    title,
    value: values[cell]!,
    status: status[cell]!,
    reference: medianOver(run, values, momentIndex),
    weight,
    weightShare: hasValue(status[cell]!) && weight > 0 ? weight / available : 0,
    node: scores,
  }))
}

function entry(
  context: Context,
  part: Part,
  points: number,
  standardErrorPoints: number,
  parentWeight: number,
): Contribution {
  const { id, title, value, status, reference, weightShare, node } = part
  const effectiveWeight = parentWeight * weightShare
  return Object.freeze({
    id,
    kind: node ? 'node' : 'input',
    title,
    value,
    status,
    reference,
    weightShare,
    effectiveWeight,
    points,
    standardErrorPoints,
    children: Object.freeze(node ? inside(context, part, node, points, effectiveWeight) : []),
  })
}

function inside(
  context: Context,
  parent: Part,
  node: NodeScores,
  points: number,
  effectiveWeight: number,
): readonly Contribution[] {
  const parts = partsOf(context, node)
  const sampling = context.sampling ?? { permutations: DEFAULT_PERMUTATIONS, seed: context.run.model.seed }
  const split = splitInside(parent.value, parent.reference, points, parts, node.spec.aggregation, sampling)
  return parts.map((part, i) =>
    entry(context, part, split.points[i]!, split.standardErrors[i]!, effectiveWeight),
  )
}

function titleOf(stages: InputStages): string {
  return stages.spec.series
}

function notScored(unit: string, reading: Reading, root: NodeScores): ForewatchError {
  return new ForewatchError('not-scored', {
    what: 'There is no score to explain',
    where: `${unit}, reading ${reading.spec.id}`,
    found: `no value at ${root.id}`,
    expected: 'a unit and moment with a score',
    next: 'See the coverage of the unit for what is missing',
  })
}

function wrongReference(found: number, expected: number): ForewatchError {
  return new ForewatchError('bad-argument', {
    what: 'A reference does not fit the root',
    found: `${found} values`,
    expected: `one for each of ${expected} children`,
  })
}
