import { ForewatchError } from '../../core/errors'
import { createRandom } from '../../core/random'

/** Degree s, coefficients a and initial numbers m of the primitive polynomials of dimensions 2 to 21.
 *  @see S. Joe and F. Y. Kuo (2008), Constructing Sobol sequences with better two-dimensional projections, SIAM J. Sci.
 *       Comput. 30 (new-joe-kuo-6) */
const POLYNOMIALS: readonly (readonly [degree: number, a: number, ...m: number[]])[] = [
  [1, 0, 1],
  [2, 1, 1, 3],
  [3, 1, 1, 3, 1],
  [3, 2, 1, 1, 1],
  [4, 1, 1, 1, 3, 3],
  [4, 4, 1, 3, 5, 13],
  [5, 2, 1, 1, 5, 5, 17],
  [5, 4, 1, 1, 5, 5, 5],
  [5, 7, 1, 1, 7, 11, 19],
  [5, 11, 1, 1, 5, 1, 1],
  [5, 13, 1, 1, 1, 3, 11],
  [5, 14, 1, 3, 5, 5, 31],
  [6, 1, 1, 3, 3, 9, 7, 49],
  [6, 13, 1, 1, 1, 15, 21, 21],
  [6, 16, 1, 3, 1, 13, 27, 49],
  [6, 19, 1, 1, 1, 15, 7, 5],
  [6, 22, 1, 3, 1, 15, 13, 25],
  [6, 25, 1, 1, 5, 5, 19, 61],
  [7, 1, 1, 3, 7, 11, 23, 15, 103],
  [7, 4, 1, 3, 7, 13, 13, 15, 69],
]
const BITS = 32
export const MAX_DIMENSIONS = POLYNOMIALS.length + 1

/** Points of the Sobol sequence in the unit cube, scrambled digit by digit (nested uniform scrambling by hash), so that
 *  each is uniform and a power of two of them stays a net. Same seed, same bits.
 *  @returns fills `into` (one number a dimension, above 0 and below 1) with point `index`
 *  @throws ForewatchError `bad-argument` beyond 21 dimensions
 *  @see A. B. Owen (1995), Randomly permuted (t, m, s)-nets; B. Burley (2020), Practical hash-based Owen scrambling */
export function scrambledSobol(
  dimensions: number,
  seed: number,
): (index: number, into: Float64Array) => void {
  if (!Number.isInteger(dimensions) || dimensions < 1 || dimensions > MAX_DIMENSIONS) {
    throw new ForewatchError('bad-argument', {
      what: 'Sobol points were asked for in a number of dimensions that is not held',
      found: String(dimensions),
      expected: `1 to ${MAX_DIMENSIONS}`,
    })
  }
  const directions = Array.from({ length: dimensions }, (_, d) => directionNumbers(d))
  const random = createRandom(seed)
  const seeds = directions.map(() => random.nextUint32())
  return (index, into) => {
    for (let d = 0; d < dimensions; d++) {
      const numbers = directions[d]!
      let point = 0
      for (let bit = 0, rest = index; rest > 0; bit++, rest = Math.floor(rest / 2))
        if (rest % 2 === 1) point ^= numbers[bit]!
      into[d] = (scramble(point >>> 0, seeds[d]!) + 0.5) / 4294967296
    }
  }
}

function directionNumbers(dimension: number): Uint32Array {
  const numbers = new Uint32Array(BITS)
  if (dimension === 0) {
    for (let i = 0; i < BITS; i++) numbers[i] = (1 << (BITS - 1 - i)) >>> 0
    return numbers
  }
  const [degree, a, ...m] = POLYNOMIALS[dimension - 1]!
  for (let i = 0; i < BITS; i++) {
    if (i < degree) {
      numbers[i] = (m[i]! << (BITS - 1 - i)) >>> 0
      continue
    }
    let next = numbers[i - degree]! ^ (numbers[i - degree]! >>> degree)
    for (let k = 1; k < degree; k++) if ((a >>> (degree - 1 - k)) & 1) next ^= numbers[i - k]!
    numbers[i] = next >>> 0
  }
  return numbers
}

function scramble(point: number, seed: number): number {
  let x = reversed(point)
  x = (x + seed) >>> 0
  x ^= Math.imul(x, 0x6c50b47c)
  x ^= Math.imul(x, 0xb82f1e52)
  x ^= Math.imul(x, 0xc7afe638)
  x ^= Math.imul(x, 0x8d22f6e6)
  return reversed(x >>> 0)
}

function reversed(value: number): number {
  let x = value
  x = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1)
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2)
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4)
  x = ((x >>> 8) & 0x00ff00ff) | ((x & 0x00ff00ff) << 8)
  return ((x >>> 16) | (x << 16)) >>> 0
}
