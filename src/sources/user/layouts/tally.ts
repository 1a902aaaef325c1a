/** Sums by a small integer key in growing typed arrays: no object for each event. */
export class Tally {
  readonly #slot = new Map<number, number>()
  #sums: Float64Array<ArrayBuffer>
  readonly #width: number

  /** @param width sums kept for each key */
  constructor(width: number) {
    this.#width = width
    this.#sums = new Float64Array(1024 * width)
  }

  /** Index of a key's first sum; all sums start at 0. */
  at(key: number): number {
    let slot = this.#slot.get(key)
    if (slot === undefined) {
      slot = this.#slot.size * this.#width
      this.#slot.set(key, slot)
      if (slot + this.#width > this.#sums.length) {
        const larger = new Float64Array(this.#sums.length * 2)
        larger.set(this.#sums)
        this.#sums = larger
      }
    }
    return slot
  }

  add(index: number, value: number): void {
    this.#sums[index]! += value
  }

  *[Symbol.iterator](): Generator<readonly [key: number, sums: Float64Array, index: number]> {
    for (const [key, slot] of this.#slot) yield [key, this.#sums.subarray(slot, slot + this.#width), slot]
  }
}

/** Numbers for texts, in the order in which they came. */
export class TextNumbers {
  readonly #numbers = new Map<string, number>()
  readonly texts: string[] = []

  of(text: string): number {
    let number = this.#numbers.get(text)
    if (number === undefined) {
      number = this.texts.length
      this.#numbers.set(text, number)
      this.texts.push(text)
    }
    return number
  }
}
