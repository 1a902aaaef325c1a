import type { Aggregation } from '../../model/types'
import { meanKind } from '../aggregate/generator'
import { combine } from '../aggregate/combine'
import { shapley, type Sampling } from './shapley'

export interface SplitPart {
  /** Risk share 0–1; NaN where missing. */
  readonly value: number
  readonly reference: number
  readonly weight: number
  /** Share 0–1 of the weight of the parts that have a value. */
  readonly weightShare: number
}

export interface Split {
  readonly points: readonly number[]
  readonly standardErrors: readonly number[]
}

/** Differences smaller than this carry no direction to split along. */
const SMALL = 1e-9

/** Splits a node's points over its parts that have a value; missing parts get 0.
 *  Each part is answerable for its share of value(parts) − value(their references): its weight share × (own − reference)
 *  in an arithmetic mean, its Shapley value otherwise. What the node's own reference differs from the aggregate of its
 *  parts' references is spread by weight share. The result is scaled so that it sums to the node's points exactly in
 *  real numbers. Where the node stands at its reference its points (then next to 0) are spread by weight share. */
export function splitInside(
  value: number,
  reference: number,
  points: number,
  parts: readonly SplitPart[],
  aggregation: Aggregation,
  sampling: Sampling,
): Split {
  const taking = parts.filter((part) => part.weightShare > 0)
  const none = { points: parts.map(() => 0), standardErrors: parts.map(() => 0) }
  if (taking.length === 0 || Number.isNaN(value)) return none
  const gap = value - reference
  if (!(Math.abs(gap) > SMALL)) {
    return { ...none, points: parts.map((part) => points * part.weightShare) }
  }
  const own = taking.map((part) => part.value)
  const references = taking.map((part) => part.reference)
  const weights = taking.map((part) => part.weight)
  const additive = meanKind(aggregation)?.exponent === 1
  const { shares, standardErrors } = additive
    ? additiveShares(taking)
    : shapley(own, references, weights, aggregation, sampling)
  const rest = gap - (combine(own, weights, aggregation) - combine(references, weights, aggregation))
  const scale = points / gap
  const at = new Map(taking.map((part, i) => [part, i]))
  return {
    points: parts.map((part) => {
      const i = at.get(part)
      return i === undefined ? 0 : scale * (shares[i]! + part.weightShare * rest)
    }),
    standardErrors: parts.map((part) => {
      const i = at.get(part)
      return i === undefined ? 0 : Math.abs(scale) * standardErrors[i]!
    }),
  }
}

function additiveShares(parts: readonly SplitPart[]) {
  return {
    shares: Float64Array.from(parts, (part) => part.weightShare * (part.value - part.reference)),
    standardErrors: new Float64Array(parts.length),
  }
}
