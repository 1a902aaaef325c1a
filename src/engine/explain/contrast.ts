import { ForewatchError } from '../../core/errors'
import type { Reading, ScoreRun } from '../types'
import { contributions, type Contribution } from './contributions'
import { cellOf, readingOf } from './lookup'
import type { Sampling } from './shapley'

/** One country at one moment. */
export interface ContrastSide {
  readonly unit: string
  readonly momentIndex: number
}

export interface ContrastPart {
  readonly id: string
  readonly title: string
  /** Risk shares 0–1; NaN where missing, which counts as a difference like any other. */
  readonly fromValue: number
  readonly toValue: number
  /** Points (0–100) of the difference that the part is answerable for. */
  readonly points: number
  /** Standard error of `points` from sampling; 0 where exact. */
  readonly standardErrorPoints: number
}

/** Why one score stands above another under the same model. */
export interface Contrast {
  readonly from100: number
  readonly to100: number
  readonly method: 'exact' | 'sampled'
  /** Children of the root; points sum to `to100 − from100` within 1e-9. */
  readonly parts: readonly ContrastPart[]
}

/** Sampling where the root has more children than are worked through exactly. */
const SAMPLING: Sampling = { permutations: 2000, seed: 20260101 }

/** Splits the difference between two countries, or two dates of one, over the children of the root: the Shapley values of
 *  passing, child by child, from what it is at one side to what it is at the other.
 *  @throws ForewatchError `unknown-unit`, `bad-argument`, `not-scored` where one side has no score */
export function contrast(run: ScoreRun, from: ContrastSide, to: ContrastSide, readingId?: string): Contrast {
  const reading = readingOf(run, readingId)
  const cell = cellOf(run, from.unit, from.momentIndex)
  const from100 = reading.values[cell]! * 100
  if (Number.isNaN(from100)) {
    throw new ForewatchError('not-scored', {
      what: 'There is no score to compare with',
      where: `${from.unit}, reading ${reading.spec.id}`,
      found: 'no score',
      expected: 'two countries with a score',
    })
  }
  const reference = childValues(run, reading, cell)
  const found = contributions(run, to.unit, to.momentIndex, {
    readingId: reading.spec.id,
    reference,
    sampling: SAMPLING,
  })
  return Object.freeze({
    from100,
    to100: found.score100,
    method: found.method,
    parts: found.contributions.map(partOf),
  })
}

function partOf({ id, title, value, reference, points, standardErrorPoints }: Contribution): ContrastPart {
  return { id, title, fromValue: reference, toValue: value, points, standardErrorPoints }
}

/** Risk shares 0–1 of the root's children that take part in the reading, in the order in which they are explained. */
function childValues(run: ScoreRun, reading: Reading, cell: number): readonly number[] {
  const { spec } = reading.nodes.at(-1)!
  const nodes = new Map(reading.nodes.map((node) => [node.id, node]))
  const stages = new Map(run.inputs.map((input) => [input.spec.id, input]))
  const children = (spec.children ?? []).flatMap(({ id }) => nodes.get(id)?.values[cell] ?? [])
  const inputs = (spec.inputs ?? []).flatMap(({ id, role }) =>
    role === 'scored' ? (stages.get(id)?.normalised.values[cell] ?? []) : [],
  )
  return [...children, ...inputs]
}
