import { ln } from './portable-math'
import type { Random } from './random'

/** Standard normal deviates from a seeded generator, by the polar method.
 *  @see G. Marsaglia and T. A. Bray (1964), A Convenient Method for Generating Normal Variables, SIAM Review 6(3) */
export function normalDeviates(random: Random): () => number {
  let spare: number | undefined
  return () => {
    if (spare !== undefined) {
      const kept = spare
      spare = undefined
      return kept
    }
    let u: number
    let v: number
    let square: number
    do {
      u = 2 * random.next() - 1
      v = 2 * random.next() - 1
      square = u * u + v * v
    } while (square >= 1 || square === 0)
    const factor = Math.sqrt((-2 * ln(square)) / square)
    spare = v * factor
    return u * factor
  }
}
