/** A seeded stream of random numbers: same seed, same bits, on every machine. Not for secrets. */
export interface Random {
  /** 32 random bits, 0 to 2³² − 1. */
  nextUint32(): number
  /** Uniform on [0, 1) with 53 bits. */
  next(): number
  /** Uniform whole number 0 … n − 1, without modulo bias; n from 1 to 2³². */
  nextInt(n: number): number
}

/** xoshiro128** seeded through splitmix32. `seed` is any whole number; its lowest 32 bits count.
 *  @see Blackman and Vigna, Scrambled linear pseudorandom number generators, ACM TOMS 47 (2021) */
export function createRandom(seed: number): Random {
  let mix = seed >>> 0
  const splitmix = (): number => {
    mix = (mix + 0x9e3779b9) | 0
    let z = mix ^ (mix >>> 16)
    z = Math.imul(z, 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    return (z ^ (z >>> 15)) >>> 0
  }
  let a = splitmix()
  let b = splitmix()
  let c = splitmix()
  let d = splitmix()
  const nextUint32 = (): number => {
    const product = Math.imul(b, 5)
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 11) | (d >>> 21)
    return result
  }
  return {
    nextUint32,
    next: () => ((nextUint32() >>> 5) * 67108864 + (nextUint32() >>> 6)) / 9007199254740992,
    nextInt(n: number): number {
      const limit = 4294967296 - (4294967296 % n)
      let draw = nextUint32()
      while (draw >= limit) draw = nextUint32()
      return draw % n
    },
  }
}
