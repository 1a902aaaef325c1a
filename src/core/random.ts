import { ForewatchError } from './errors'

/** Seeded random numbers: the same seed gives the same numbers on every machine. */
export interface Random {
  /** Uniform on [0, 1), 32 bits. */
  next(): number
  /** Whole number from 0 to `below` − 1. */
  integer(below: number): number
  /** Standard normal deviate (polar method of Marsaglia and Bray, 1964). */
  normal(): number
}

/** sfc32 ("small fast counter", C. Doty-Humphrey, PractRand), its state filled from the seed by splitmix32.
 *  @param seed whole number, taken modulo 2³²   @throws ForewatchError `bad-argument` */
export function createRandom(seed: number): Random {
  if (!Number.isInteger(seed)) {
    throw new ForewatchError('bad-argument', {
      what: 'A seed cannot be used',
      found: String(seed),
      expected: 'a whole number',
    })
  }
  let mixed = seed >>> 0
  const splitmix = () => {
    mixed = (mixed + 0x9e3779b9) | 0
    let z = mixed ^ (mixed >>> 16)
    z = Math.imul(z, 0x21f0aaad)
    z ^= z >>> 15
    z = Math.imul(z, 0x735a2d97)
    return (z ^ (z >>> 15)) | 0
  }
  let [a, b, c, counter] = [splitmix(), splitmix(), splitmix(), 1]
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    c |= 0
    return (sum >>> 0) / 4294967296
  }
  for (let i = 0; i < 12; i++) next()
  let spare: number | undefined
  const normal = () => {
    if (spare !== undefined) {
      const kept = spare
      spare = undefined
      return kept
    }
    let u: number
    let v: number
    let square: number
    do {
      u = 2 * next() - 1
      v = 2 * next() - 1
      square = u * u + v * v
    } while (square >= 1 || square === 0)
    const factor = Math.sqrt((-2 * Math.log(square)) / square)
    spare = v * factor
    return u * factor
  }
  return { next, integer: (below) => Math.floor(next() * below), normal }
}
