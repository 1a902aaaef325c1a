/** exp, ln, ln(1 + x) and powers that give the same bits on every machine. The language leaves the last bits of `Math.exp`
 *  and its like to the engine, and Node and a newer Chromium differ in every tenth value; + − × ÷ and square root are
 *  laid down by IEEE 754 to the bit, and these are made of nothing else.
 *  Errors stay below 1.5 units in the last place for exp, ln and ln(1 + x).
 *  @see J.-M. Muller (2016), Elementary Functions, 3rd edition, ch. 11 (argument reduction) and 3 (series) */

/** ln 2 in two parts: the first has 21 zero bits at its end, so that its product with an exponent is exact. */
const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10
const LOG2_E = 1.4426950408889634
const SQRT_HALF = 0.7071067811865476

const asNumber = new Float64Array(1)
const asWords = new Uint32Array(asNumber.buffer)
/** Which of the two words holds sign and exponent. */
asNumber[0] = 1
const TOP = asWords[1] === 0x3ff00000 ? 1 : 0

/** 2ⁿ for n from −1022 to 1023. */
function powerOfTwo(n: number): number {
  asWords[1 - TOP] = 0
  asWords[TOP] = (n + 1023) << 20
  return asNumber[0]!
}

/** Natural logarithm. @returns NaN below 0, −Infinity at 0 */
export function ln(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN
  if (x === Infinity) return x
  asNumber[0] = x
  let exponent = 0
  if (x < 2.2250738585072014e-308) {
    asNumber[0] = x * 18014398509481984
    exponent = -54
  }
  const word = asWords[TOP]!
  exponent += (word >>> 20) - 1022
  asWords[TOP] = (word & 0xfffff) | 0x3fe00000
  // x = mantissa × 2^exponent with the mantissa from √½ to √2.
  let mantissa = asNumber[0]!
  if (mantissa < SQRT_HALF) {
    mantissa *= 2
    exponent--
  }
  const f = mantissa - 1
  if (f === 0) return exponent * LN2_HIGH + exponent * LN2_LOW
  // ln(1 + f) = 2 artanh(s), s = f / (2 + f), as the series 2s (1 + s²/3 + s⁴/5 + …).
  const s = f / (2 + f)
  const z = s * s
  const w = z * z
  const odd = z * (2 / 3 + w * (2 / 7 + w * (2 / 11 + w * (2 / 15 + w * (2 / 19)))))
  const even = w * (2 / 5 + w * (2 / 9 + w * (2 / 13 + w * (2 / 17 + w * (2 / 21)))))
  const rest = odd + even
  const half = 0.5 * f * f
  if (exponent === 0) return f - (half - s * (half + rest))
  return exponent * LN2_HIGH - (half - (s * (half + rest) + exponent * LN2_LOW) - f)
}

/** eˣ. */
export function exp(x: number): number {
  if (x !== x) return x
  if (x > 709.782712893384) return Infinity
  if (x < -745.1332191019411) return 0
  const n = Math.floor(x * LOG2_E + 0.5)
  const high = x - n * LN2_HIGH
  const low = n * LN2_LOW
  const r = high - low
  // The series of e^r, |r| ≤ ln 2 / 2, from the square on; what r lost to rounding is added at the end.
  const q = r * r
  const odd =
    1 / 6 + q * (1 / 120 + q * (1 / 5040 + q * (1 / 362880 + q * (1 / 39916800 + q * (1 / 6227020800)))))
  const even = 0.5 + q * (1 / 24 + q * (1 / 720 + q * (1 / 40320 + q * (1 / 3628800 + q * (1 / 479001600)))))
  const lost = high - r - low
  const value = 1 + (r + (q * (even + r * odd) + lost))
  if (n >= -1021 && n <= 1023) return value * powerOfTwo(n)
  return n > 0 ? value * 2 * powerOfTwo(n - 1) : value * powerOfTwo(n + 100) * powerOfTwo(-100)
}

/** ln(1 + x), exact in the last places also next to 0. @see W. Kahan in HP-15C Advanced Functions Handbook (1982) */
export function ln1p(x: number): number {
  const u = 1 + x
  if (u === 1 || x !== x) return x
  if (u === Infinity) return u
  return ln(u) * (x / (u - 1))
}

/** x^y for x ≥ 0. Exact steps for small whole exponents, their reciprocals and ½; else exp(y ln x), whose absolute error
 *  for x and y from 0 on is below one unit in the last place of max(1, x^y) for |y ln x| ≤ 1 and grows with it. */
export function power(x: number, y: number): number {
  if (y === 1) return x
  if (y === 2) return x * x
  if (y === 0.5) return Math.sqrt(x)
  if (y === -1) return 1 / x
  if (y === 0) return 1
  if (y === 3) return x * x * x
  if (y === -2) return 1 / (x * x)
  if (y === -0.5) return 1 / Math.sqrt(x)
  return exp(y * ln(x))
}
