import { describe, expect, it } from 'vitest'
import { SobolRun, scrambledSobol } from '../../src/engine/sensitivity'

const ROWS = 4096

function indicesOf(inputs: number, f: (x: Float64Array) => number, seed = 7) {
  const run = new SobolRun({ inputs, outputs: 1, rows: ROWS, seed, evaluate: (x, out) => (out[0] = f(x)) })
  while (!run.advance(500));
  return run.indices()
}

/** a = 7, b = 0.1 on (−π, π)³; indices in closed form: T. Ishigami and T. Homma (1990), ISUMA; quality.md §4. */
const ishigami = (x: Float64Array) => {
  const [a, b, c] = Array.from(x, (u) => Math.PI * (2 * u - 1))
  return Math.sin(a!) + 7 * Math.sin(b!) ** 2 + 0.1 * c! ** 4 * Math.sin(a!)
}

/** Π (|4x − 2| + aᵢ) / (1 + aᵢ); Vᵢ = 1 / (3 (1 + aᵢ)²): I. M. Sobol (1993); A. Saltelli and I. M. Sobol (1995). */
const A = [0, 1, 4.5, 9, 99, 99, 99, 99]
const gFunction = (x: Float64Array) =>
  x.reduce((product, u, i) => (product * (Math.abs(4 * u - 2) + A[i]!)) / (1 + A[i]!), 1)

describe('Sobol points', () => {
  it('put one of 2^k points into each of 2^k equal parts, in every dimension, scrambled or not', () => {
    const point = scrambledSobol(21, 11)
    const at = new Float64Array(21)
    const seen = Array.from({ length: 21 }, () => new Set<number>())
    for (let i = 0; i < 256; i++) {
      point(i, at)
      at.forEach((u, d) => seen[d]!.add(Math.floor(u * 256)))
    }
    expect(seen.map(({ size }) => size)).toEqual(Array.from({ length: 21 }, () => 256))
  })

  it('fill the squares of the first two dimensions evenly, as a (0, 2)-sequence does', () => {
    const point = scrambledSobol(2, 3)
    const at = new Float64Array(2)
    const seen = new Set<number>()
    for (let i = 0; i < 256; i++) {
      point(i, at)
      seen.add(Math.floor(at[0]! * 16) * 16 + Math.floor(at[1]! * 16))
    }
    expect(seen.size).toBe(256)
  })

  it('are refused beyond the dimensions that are held', () => {
    expect(() => scrambledSobol(22, 1)).toThrow(/dimensions/)
  })
})

describe('Sobol indices', () => {
  it('of the Ishigami function: within 0.02 at N = 4 096, and adding 1 000 changes nothing', () => {
    const { first, total } = indicesOf(3, ishigami)
    const golden = { first: [0.3139, 0.4424, 0], total: [0.5576, 0.4424, 0.2437] }
    golden.first.forEach((value, i) => expect(Math.abs(first[i]! - value)).toBeLessThan(0.02))
    golden.total.forEach((value, i) => expect(Math.abs(total[i]! - value)).toBeLessThan(0.02))
    const moved = indicesOf(3, (x) => ishigami(x) + 1000)
    moved.first.forEach((value, i) => expect(value).toBeCloseTo(first[i]!, 8))
    moved.total.forEach((value, i) => expect(value).toBeCloseTo(total[i]!, 8))
  })

  it('of the g-function with eight inputs: within 0.02 at N = 4 096', () => {
    const { first, total } = indicesOf(8, gFunction)
    const parts = A.map((a) => 1 / (3 * (1 + a) ** 2))
    const variance = parts.reduce((product, v) => product * (1 + v), 1) - 1
    parts.forEach((v, i) => {
      expect(Math.abs(first[i]! - v / variance)).toBeLessThan(0.02)
      const others = parts.reduce((product, w, j) => (j === i ? product : product * (1 + w)), 1)
      expect(Math.abs(total[i]! - (v * others) / variance)).toBeLessThan(0.02)
    })
  })

  it('come with a range that encloses the golden value, and are refused where nothing varies', () => {
    const { firstRange, totalRange } = indicesOf(3, ishigami)
    expect(firstRange[0][0]!).toBeLessThan(0.3139)
    expect(firstRange[1][0]!).toBeGreaterThan(0.3139)
    expect(totalRange[0][2]!).toBeLessThan(0.2437)
    expect(totalRange[1][2]!).toBeGreaterThan(0.2437)
    expect(() => indicesOf(2, () => 4)).toThrow(/does not vary/)
  })
})
