import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exp, ln, ln1p, power } from '../../src/core/portable-math'
import { createRandom } from '../../src/core/random'

const bits = new BigInt64Array(1)
const value = new Float64Array(bits.buffer)

/** Steps of the last place between two numbers of one sign. */
function ulps(a: number, b: number): number {
  value[0] = a
  const first = bits[0]!
  value[0] = b
  return Math.abs(Number(first - bits[0]!))
}

function worst(own: (x: number) => number, other: (x: number) => number, from: number, to: number): number {
  const random = createRandom(3)
  let most = 0
  for (let i = 0; i < 50_000; i++) {
    const x = from + random.next() * (to - from)
    most = Math.max(most, ulps(own(x), other(x)))
  }
  return most
}

describe('functions that give the same bits on every machine', () => {
  it('stand within two units in the last place of the engine’s own', () => {
    expect(worst(exp, Math.exp, -3, 3)).toBeLessThanOrEqual(2)
    expect(worst(exp, Math.exp, -700, 700)).toBeLessThanOrEqual(2)
    expect(worst(ln, Math.log, 0, 3)).toBeLessThanOrEqual(2)
    expect(worst(ln, Math.log, 0, 1e300)).toBeLessThanOrEqual(2)
    expect(worst(ln1p, Math.log1p, -1e-3, 1e-3)).toBeLessThanOrEqual(3)
    expect(worst(ln1p, Math.log1p, 0, 1e6)).toBeLessThanOrEqual(3)
  })

  it('of powers of shares: within 2e-16 of the engine’s own', () => {
    const random = createRandom(4)
    let most = 0
    for (let i = 0; i < 50_000; i++) {
      const [x, y] = [random.next(), 4 * random.next()]
      most = Math.max(most, Math.abs(power(x, y) - Math.pow(x, y)))
    }
    expect(most).toBeLessThan(2e-16)
    for (const y of [1, 2, 3, 0.5, -1, -2, -0.5, 0])
      expect(power(0.3, y)).toBeCloseTo(0.3 ** y, 13 - Math.ceil(Math.abs(y)))
  })

  it('end as the language says', () => {
    expect([ln(0), ln(-1), ln(1), ln(Infinity), ln(NaN)]).toEqual([-Infinity, NaN, 0, Infinity, NaN])
    expect([exp(0), exp(-Infinity), exp(Infinity), exp(NaN)]).toEqual([1, 0, Infinity, NaN])
    expect([ln1p(0), ln1p(-1), ln1p(Infinity)]).toEqual([0, -Infinity, Infinity])
    expect([power(0, 0.7), power(0, -0.3), power(1, 0.7)]).toEqual([0, Infinity, 1])
    expect([ln(5e-324), exp(-744)]).toEqual([-744.4400719213812, 1e-323])
  })

  it('are known by their bits: printed numbers of the first twenty places', () => {
    // ln 2, ln 10, e^½: N. J. A. Sloane, OEIS A002162, A002392, A019774.
    expect([ln(2), ln(10), exp(0.5)]).toEqual([0.6931471805599453, 2.302585092994046, 1.6487212707001282])
  })

  it('are used everywhere in the engine, in place of those whose last bits differ', () => {
    const differ =
      /Math\.(pow|exp|expm1|log|log1p|log2|log10|sinh?|cosh?|tanh?|asin|acos|atan2?|cbrt|hypot)\b(?!`)/
    const folders = ['core', 'engine', 'model'].map((name) => resolve(import.meta.dirname, '../../src', name))
    const found = folders.flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .filter((file) => differ.test(readFileSync(join(folder, file), 'utf8'))),
    )
    expect(found).toEqual([])
  })
})
