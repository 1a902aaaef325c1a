import { ForewatchError } from '../../core/errors'
import { createRandom } from '../../core/random'
import type { Aggregation } from '../../model/types'
import { combine } from '../aggregate/combine'

/** Children for which every subset is worked through: 2¹⁴ aggregates. */
export const MOST_EXACT = 14

export interface Attribution {
  /** One per child; their sum is value(all) − value(none). */
  readonly shares: Float64Array
  /** Standard error of each; zeros where exact. */
  readonly standardErrors: Float64Array
  readonly method: 'exact' | 'sampled'
}

export interface Sampling {
  readonly permutations: number
  readonly seed: number
}

/** Shapley values of a node's children: how much of aggregate(own) − aggregate(reference) each is answerable for, as the
 *  mean over all orders in which children pass from their reference to their own value. NaN stands for a missing child,
 *  which then takes no part, its weight spread over the others; passing to missing is a change like any other. Where an
 *  order passes a point at which no child has a value, that point counts as halfway between both ends.
 *  @param own, reference  shares 0–1 or NaN   @param sampling  used above 14 children; seeded
 *  @returns sums to the difference within rounding, also when sampled
 *  @throws ForewatchError `bad-argument` above 14 children without `sampling`
 *  @see L. S. Shapley (1953), A value for n-person games; J. Castro, D. Gómez and J. Tejada (2009), Polynomial
 *       calculation of the Shapley value based on sampling, Computers & Operations Research 36(5) */
export function shapley(
  own: readonly number[],
  reference: readonly number[],
  weights: readonly number[],
  aggregation: Aggregation,
  sampling?: Sampling,
): Attribution {
  if (own.length <= MOST_EXACT) return exact(own, reference, weights, aggregation)
  if (sampling) return sampled(own, reference, weights, aggregation, sampling)
  throw new ForewatchError('bad-argument', {
    what: 'A node has too many children for exact contributions',
    found: `${own.length} children`,
    expected: `at most ${MOST_EXACT}`,
    next: 'Ask for sampled contributions, or put the children into groups',
  })
}

function exact(
  own: readonly number[],
  reference: readonly number[],
  weights: readonly number[],
  aggregation: Aggregation,
): Attribution {
  const n = own.length
  const size = 1 << n
  const worth = new Float64Array(size)
  const mixed = new Float64Array(n)
  for (let set = 0; set < size; set++) {
    for (let i = 0; i < n; i++) mixed[i] = (set >> i) & 1 ? own[i]! : reference[i]!
    worth[set] = combine(mixed, weights, aggregation)
  }
  const halfway = (worth[0]! + worth[size - 1]!) / 2
  for (let set = 0; set < size; set++) if (Number.isNaN(worth[set]!)) worth[set] = halfway
  const orders = ordersBySize(n)
  const shares = new Float64Array(n)
  for (let set = 0; set < size; set++) {
    let members = 0
    for (let rest = set; rest > 0; rest &= rest - 1) members++
    for (let i = 0; i < n; i++) {
      if ((set >> i) & 1) continue
      shares[i] = shares[i]! + orders[members]! * (worth[set | (1 << i)]! - worth[set]!)
    }
  }
  return { shares, standardErrors: new Float64Array(n), method: 'exact' }
}

/** Share of all orders in which exactly a given set of s children stands before a given other child: s! (n − s − 1)! / n! */
function ordersBySize(n: number): Float64Array {
  const orders = new Float64Array(Math.max(1, n))
  orders[0] = 1 / n
  for (let s = 1; s < n; s++) orders[s] = (orders[s - 1]! * s) / (n - s)
  return orders
}

function sampled(
  own: readonly number[],
  reference: readonly number[],
  weights: readonly number[],
  aggregation: Aggregation,
  { permutations, seed }: Sampling,
): Attribution {
  const n = own.length
  const random = createRandom(seed)
  const order = Array.from({ length: n }, (_, i) => i)
  const sums = new Float64Array(n)
  const squares = new Float64Array(n)
  const halfway = (combine(own, weights, aggregation) + combine(reference, weights, aggregation)) / 2
  for (let draw = 0; draw < permutations; draw++) {
    for (let i = n - 1; i > 0; i--) {
      const j = random.nextInt(i + 1)
      const kept = order[i]!
      order[i] = order[j]!
      order[j] = kept
    }
    const mixed = Float64Array.from(reference)
    let before = combine(mixed, weights, aggregation)
    for (const i of order) {
      mixed[i] = own[i]!
      const worth = combine(mixed, weights, aggregation)
      const after = Number.isNaN(worth) ? halfway : worth
      sums[i] = sums[i]! + (after - before)
      squares[i] = squares[i]! + (after - before) ** 2
      before = after
    }
  }
  const shares = sums.map((sum) => sum / permutations)
  const standardErrors = squares.map((square, i) => {
    const variance = Math.max(0, square / permutations - shares[i]! ** 2)
    return permutations > 1 ? Math.sqrt(variance / (permutations - 1)) : NaN
  })
  return { shares, standardErrors, method: 'sampled' }
}
