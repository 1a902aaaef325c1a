const DIGITS = 6
const BITS = 11
const BUCKETS = 1 << BITS
const MASK = BUCKETS - 1

/** Positions of finite numbers in ascending order of their values, equal ones in the order given; 0 and −0 are equal.
 *  Least significant digit first, eleven bits at a time, on the bits of the number; digits that all share are passed.
 *  @param positions  indices into `values`   @returns a new array of the same length
 *  @see D. E. Knuth, The Art of Computer Programming 3, section 5.2.5; P. Terdiman (2000), Radix Sort Revisited */
export function radixOrder(values: Float64Array, positions: Int32Array): Int32Array {
  const n = positions.length
  const high = new Uint32Array(n)
  const low = new Uint32Array(n)
  const counts = new Uint32Array(DIGITS * BUCKETS)
  const number = new Float64Array(1)
  const words = new Uint32Array(number.buffer)
  for (let i = 0; i < n; i++) {
    number[0] = values[positions[i]!]! + 0
    const top = words[1]!
    const negative = top >>> 31 === 1
    const h = (negative ? ~top : top ^ 0x80000000) >>> 0
    const l = (negative ? ~words[0]! : words[0]!) >>> 0
    high[i] = h
    low[i] = l
    for (let digit = 0; digit < DIGITS; digit++) {
      const at = digit * BUCKETS + digitOf(h, l, digit)
      counts[at] = counts[at]! + 1
    }
  }
  let from = Uint32Array.from({ length: n }, (_, i) => i)
  let to = new Uint32Array(n)
  for (let digit = 0; digit < DIGITS; digit++) {
    const first = digit * BUCKETS
    if (n === 0 || counts[first + digitOf(high[0]!, low[0]!, digit)] === n) continue
    let start = 0
    for (let bucket = first; bucket < first + BUCKETS; bucket++) {
      const count = counts[bucket]!
      counts[bucket] = start
      start += count
    }
    for (let i = 0; i < n; i++) {
      const k = from[i]!
      const at = first + digitOf(high[k]!, low[k]!, digit)
      to[counts[at]!] = k
      counts[at] = counts[at]! + 1
    }
    const kept = from
    from = to
    to = kept
  }
  const order = new Int32Array(n)
  for (let i = 0; i < n; i++) order[i] = positions[from[i]!]!
  return order
}

/** Eleven bits of the 64: digits 0 to 2 cover the low word and the first bit of the high one. */
function digitOf(high: number, low: number, digit: number): number {
  switch (digit) {
    case 0:
      return low & MASK
    case 1:
      return (low >>> 11) & MASK
    case 2:
      return ((low >>> 22) | (high << 10)) & MASK
    case 3:
      return (high >>> 1) & MASK
    case 4:
      return (high >>> 12) & MASK
    default:
      return high >>> 23
  }
}
