import { describe, expect, it } from 'vitest'
import { createRandom } from '../../src/core/random'
import { formatViewState, parseViewState } from '../../src/core/view-state'
import { numberReader } from '../../src/sources/user/cells'
import { fromBytes } from '../../src/sources/user/input'
import { sampleOf } from '../../src/sources/user/sample'

const place = { file: 'f.csv', row: 2, column: 'v' }
const read = (text: string, decimal: '.' | ',', thousands?: '.' | ',' | ' ' | "'") =>
  numberReader({ table: { layout: 'long', headerRow: 1, decimal, ...(thousands ? { thousands } : {}) } })(
    text,
    place,
    [null, null],
  )

describe('marks of numbers', () => {
  it.each([
    ['1.234,5', ',', '.', 1234.5],
    ['1,234,567.25', '.', ',', 1234567.25],
    ['12 345', '.', ' ', 12345],
    ['12\u202f345,5', ',', ' ', 12345.5],
    ["1'234", '.', "'", 1234],
    ['987,5', ',', '.', 987.5],
  ] as const)('reads %s with decimal “%s” and thousands “%s”', (text, decimal, thousands, value) => {
    expect(read(text, decimal, thousands)).toBe(value)
  })
  it('guesses none: without a stated mark, or in groups of another size, a cell is refused and the way out named', () => {
    expect(() => read('1.234,5', ',')).toThrow(/thousands mark/)
    expect(() => read('1.23,5', ',', '.')).toThrow(/cannot be read as a number/)
    expect(() => read('12,34', '.', ',')).toThrow(/cannot be read as a number/)
  })
})

describe('a file that is no table', () => {
  const random = createRandom(7)
  const bytes = Uint8Array.from({ length: 4000 }, () => Math.floor(random.next() * 256))
  it.each(['figures.xlsx', 'figures.csv'])('is refused in words, called %s', async (name) => {
    await expect(sampleOf(fromBytes(name, bytes))).rejects.toThrow(
      /is called a workbook and is none|is no table of text/,
    )
  })
})

describe('what is typed into the filter of World', () => {
  it('is part of the view, so that it is there again on the way back', () => {
    expect(parseViewState(formatViewState({ sort: 'score', find: 'mali' })).find).toBe('mali')
    expect(formatViewState(parseViewState({ find: '' }))).toEqual({})
  })
})
