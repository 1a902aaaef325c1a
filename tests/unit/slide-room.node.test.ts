import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { marksText } from '../../src/briefing/export/pptx/figures'
import { columnsOf, heightOf, linesOf, pagesOf } from '../../src/briefing/export/pptx/room'

describe('room on slides', () => {
  it('long texts take more lines, and a line of 11 points is about a fifth of an inch', () => {
    expect(linesOf('Sudan', 2, 11)).toBe(1)
    expect(linesOf('x'.repeat(200), 2, 11)).toBeGreaterThan(5)
    expect(linesOf('one\ntwo', 2, 11)).toBe(2)
    expect(heightOf(1, 11)).toBeCloseTo(0.186, 3)
  })

  it('short texts share columns and slides: as few as they need, in order', () => {
    const six = [1, 1, 2, 1, 1, 1]
    const columns = columnsOf(six, (height) => height, 5, 3)
    expect(columns.flat()).toEqual(six)
    expect(columns.length).toBeLessThanOrEqual(3)
    expect(
      Math.max(...columns.map((column) => column.reduce((sum, height) => sum + height, 0))),
    ).toBeLessThan(4)
    expect(columnsOf([9, 1], (height) => height, 5, 3)).toEqual([[9], [1]])
    expect(columnsOf([], (height: number) => height, 5, 3)).toEqual([])
  })

  it('events and shades that a native chart cannot draw stand in words', () => {
    const episodes = [
      { fromYear: 1990, toYear: 2009, open: false },
      { fromYear: 2023, toYear: 2024, open: true },
    ]
    const events = [
      { year: 2003, kind: 'onset', label: 'Onset' },
      { year: 2021, kind: 'coup', label: 'Coup' },
      { year: 2023, kind: 'onset', label: 'Onset' },
    ] as const
    expect(marksText({ episodes, events })).toBe(
      ' Mass killing under way: 1990–2009, 2023–2024 (where the list ends). Onsets of mass killings: 2003, 2023. Coup attempts: 2021.',
    )
    expect(marksText({ episodes: [], events: [] })).toBe('')
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
