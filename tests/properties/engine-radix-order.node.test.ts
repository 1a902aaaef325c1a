import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { radixOrder } from '../../src/core/radix-order'

describe('radix order', () => {
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true })
  const values = fc.oneof(
    fc.array(finite),
    fc.array(fc.integer({ min: -3, max: 3 })),
    fc.array(fc.constantFrom(0, -0)),
  )

  it('is that of a stable sort by value, for any finite numbers, negative and tiny ones too', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 3 }), (list, step) => {
        const positions = Int32Array.from([...list.keys()].filter((i) => i % step === 0))
        const expected = [...positions].sort((a, b) => list[a]! - list[b]!)
        expect([...radixOrder(Float64Array.from(list), positions)]).toEqual(expected)
      }),
      { seed: 20243, numRuns: 2000 },
    )
  })
})
