import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isForewatchError } from '../../src/core/errors'
import { readOrderedTidy } from '../../src/sources/package/fast-tidy'
import { readTidyCsv } from '../../src/sources/package/tidy-csv'
import { readTidy } from '../../src/sources/tidy/read'
import { writeTidy } from '../../src/sources/tidy/write'

const HEAD = 'unit,period,indicator,value\n'
const bytes = (text: string) => new TextEncoder().encode(text)

function tagOf(text: string): string {
  try {
    readTidyCsv(text, 'data.csv')
  } catch (error) {
    return isForewatchError(error) ? `${error.tag}: ${error.message}` : String(error)
  }
  return 'accepted'
}

describe('a tidy table', () => {
  it('may have its columns in any order, other separators, quotes and a byte-order mark', () => {
    const expected = [{ unit: 'MLI', period: '2024-07', indicator: 'deaths', value: 1.5 }]
    for (const text of [
      `${HEAD}MLI,2024-07,deaths,1.5\n`,
      'value;indicator;period;unit\n1.5;deaths;2024-07;MLI',
      '\uFEFF"indicator"\t"unit"\t"value"\t"period"\r\n"deaths"\t"MLI"\t"1.5"\t"2024-07"\r\n',
    ]) {
      expect(readTidyCsv(text, 'data.csv').observations).toEqual(expected)
      expect(readTidyCsv(bytes(text), 'data.csv').observations).toEqual(expected)
    }
  })

  it('may be UTF-16, as spreadsheets save it', () => {
    const text = `${HEAD}Γάμμα,2024,d,1\n`
    for (const big of [false, true]) {
      const content = new Uint8Array(2 + text.length * 2)
      const view = new DataView(content.buffer)
      view.setUint16(0, 0xfeff, !big)
      for (let i = 0; i < text.length; i++) view.setUint16(2 + 2 * i, text.charCodeAt(i), !big)
      expect(readTidyCsv(content, 'data.csv').observations[0]).toMatchObject({ unit: 'Γάμμα', value: 1 })
    }
  })

  it('leaves out empty values instead of reading them as zero', () => {
    const { observations } = readTidyCsv(`${HEAD}MLI,2023,deaths,\nMLI,2024,deaths,0\n`, 'data.csv')
    expect(observations).toEqual([{ unit: 'MLI', period: '2024', indicator: 'deaths', value: 0 }])
  })

  it('keeps bounds', () => {
    const { observations } = readTidyCsv('unit,period,indicator,value,low,high\nMLI,2024,d,5,3,9\n', 'f')
    expect(observations[0]).toMatchObject({ low: 3, high: 9 })
  })

  it.each([
    ['an unknown column', 'unit,period,indicator,value,note\nMLI,2024,d,1,x\n', /^bad-columns: .*note/],
    ['a missing column', 'unit,period,value\nMLI,2024,1\n', /^bad-columns: .*indicator/],
    ['a column twice', 'unit,unit,period,indicator,value\nMLI,MLI,2024,d,1\n', /^bad-columns: .*twice.*unit/],
    ['a value that is no number', `${HEAD}MLI,2024,d,n/a\n`, /^bad-number: .*row 2.*n\/a/],
    ['infinity', `${HEAD}MLI,2024,d,Infinity\n`, /^bad-number/],
    ['a period that is none', `${HEAD}MLI,2024-13,d,1\n`, /^bad-period: .*2024-13/],
    [
      'one unit and period twice',
      `${HEAD}MLI,2024,d,1\nBFA,2024,d,1\nMLI,2024,d,2\n`,
      /^duplicate-observation: .*rows 2 and 4/,
    ],
    ['a last row that is cut off', `${HEAD}MLI,2024,d,1\nMLI,20`, /^file-truncated: .*row 3/],
    ['a row in the middle that is cut off', `${HEAD}MLI,20\nMLI,2024,d,1\n`, /^bad-csv: .*row 2/],
    ['no unit', `${HEAD},2024,d,1\n`, /^unknown-unit/],
    ['no indicator', `${HEAD}MLI,2024,,1\n`, /^unknown-series/],
    [
      'a NUL in a name, which would make a second unit',
      `${HEAD}MLI,2024,d,1\nMLI\u0000,2024,d,3\n`,
      /^bad-csv: .*NUL.*row 3, column unit/,
    ],
    [
      'a mark that nobody sees, in the order of our own writer',
      `${HEAD}MLI,2024,d,1\nMLI\u200b,2024,d,3\n`,
      /^bad-csv: .*nobody sees.*row 3, column unit.*U\+200B/,
    ],
    [
      'a decimal comma',
      'unit;period;indicator;value\nMLI;2024;d;3,5\n',
      /^bad-number: .*row 2.*decimal point.*import-own/,
    ],
    ['no rows', HEAD, /^bad-csv/],
    ['nothing at all', '', /^bad-csv|^bad-columns/],
  ])('is refused with %s', (_, text, message) => {
    expect(tagOf(text)).toMatch(message)
  })

  it('as our own writer writes it reads the same the fast way and the general way', () => {
    const row = fc.record({
      unit: fc.constantFrom('AFG', 'MLI', 'SDN', 'ZWE'),
      period: fc.constantFrom('1999', '2000', '2001', '2024'),
      indicator: fc.constantFrom('a_x', 'b_y', 'c_z'),
      value: fc.double({ noNaN: true, noDefaultInfinity: true }),
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(row, { minLength: 1, selector: (r) => `${r.indicator}|${r.unit}|${r.period}` }),
        fc.boolean(),
        (rows, bounds) => {
          const key = (r: (typeof rows)[number]) => `${r.indicator}|${r.unit}|${r.period}`
          const sorted = [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1))
          const given = sorted.map((r, i) =>
            bounds && i % 2 === 0 ? { ...r, low: r.value, high: r.value } : r,
          )
          const text = writeTidy(given)
          const fast = readOrderedTidy(text)
          expect(fast).toEqual(readTidy({ name: 'f', bytes: bytes(text) }))
          expect(fast).toHaveLength(rows.length)
        },
      ),
      { seed: 143, numRuns: 60 },
    )
  })

  it('in another order is left to the general reader', () => {
    expect(readOrderedTidy(`${HEAD}SDN,2024,d,1\nMLI,2024,d,1\n`)).toBeUndefined()
    expect(readTidyCsv(`${HEAD}SDN,2024,d,1\nMLI,2024,d,1\n`, 'f').observations).toHaveLength(2)
  })
})
