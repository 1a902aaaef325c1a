import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heightOf, linesOf, pagesOf } from '../../src/briefing/export/pptx/room'

describe('room on slides', () => {
  it('long texts take more lines, and a line of 11 points is about a fifth of an inch', () => {
    expect(linesOf('Sudan', 2, 11)).toBe(1)
    expect(linesOf('x'.repeat(200), 2, 11)).toBeGreaterThan(5)
    expect(linesOf('one\ntwo', 2, 11)).toBe(2)
    expect(heightOf(1, 11)).toBeCloseTo(0.186, 3)
  })

  it('no page is higher than its room, and nothing is left out or turned round', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.1, max: 9, noNaN: true }), { maxLength: 40 }), (heights) => {
        const pages = pagesOf(heights, (height) => height, 5)
        expect(pages.flat()).toEqual(heights)
        for (const page of pages)
          expect(page.length === 1 || page.reduce((sum, height) => sum + height, 0) <= 5).toBe(true)
      }),
      { seed: 20261125, numRuns: 300 },
    )
  })
})
