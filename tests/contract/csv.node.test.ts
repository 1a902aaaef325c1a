import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isForewatchError, type ForewatchError } from '../../src/core/errors'
import { readCsv, type CsvOptions } from '../../src/sources/csv'
import { readNumber, readYear } from '../../src/sources/rows'
import { csv, original } from '../helpers/importers'

const OPTIONS: CsvOptions = { required: ['iso3', 'year', 'value'] }

function cells(text: string | Uint8Array, options: CsvOptions = OPTIONS): string[][] {
  const file = typeof text === 'string' ? original('x.csv', text) : { name: 'x.csv', bytes: text }
  return readCsv(file, options).rows.map((row) => options.required.map((column) => row.cell(column)))
}

function failure(run: () => unknown): ForewatchError {
  try {
    run()
  } catch (error) {
    if (isForewatchError(error)) return error
    throw error
  }
  throw new Error('nothing failed')
}

const PLAIN = 'iso3,year,value\nGHA,2020,1\nNAM,2021,2\n'
const READ = [
  ['GHA', '2020', '1'],
  ['NAM', '2021', '2'],
]

describe('tables as publishers write them', () => {
  it.each([
    ['commas', PLAIN],
    ['semicolons', PLAIN.replaceAll(',', ';')],
    ['TABs', PLAIN.replaceAll(',', '\t')],
    ['a byte-order mark', `\uFEFF${PLAIN}`],
    ['Windows line ends', PLAIN.replaceAll('\n', '\r\n')],
    ['no line end after the last row', PLAIN.trimEnd()],
    ['quoted cells', PLAIN.replaceAll(/(\w+)/g, '"$1"')],
    ['blank lines', PLAIN.replace('\nNAM', '\n\n,,\nNAM')],
    ['a row of HXL tags', PLAIN.replace('\n', '\n#country+code,#date+year,\n')],
    ['an empty last column', PLAIN.replaceAll('\n', ',\n')],
    ['a column of row numbers without a name', ',iso3,year,value\n1,GHA,2020,1\n2,NAM,2021,2\n'],
    ['another order and more columns', 'note,value,iso3,year\nx,1,GHA,2020\ny,2,NAM,2021\n'],
    ['more empty cells than columns', PLAIN.replaceAll('\n', ',,\n').replace(',,\n', '\n')],
  ])('%s', (_, text) => {
    expect(cells(text)).toEqual(READ)
  })

  it('reads Latin-1 where the bytes are not UTF-8', () => {
    const bytes = Uint8Array.from(
      [...'iso3,year,value\nC']
        .map((c) => c.charCodeAt(0))
        .concat(0xf4, 0x74, 0xe9, ...[...',2020,1\n'].map((c) => c.charCodeAt(0))),
    )
    expect(cells(bytes)).toEqual([['Côté', '2020', '1']])
  })

  it('finds the header below a preamble only where one is expected', () => {
    const text = `"Data Source","Somebody",\n\n"Last Updated","2026",\n\n${PLAIN}`
    expect(cells(text, { ...OPTIONS, preamble: 5 })).toEqual(READ)
    expect(failure(() => cells(text)).tag).toBe('bad-columns')
  })

  it('line breaks, commas and quotation marks inside quoted cells survive', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z][a-z ,;"\n]{0,12}[a-z]$/), { minLength: 1, maxLength: 8 }),
        (texts) => {
          const quoted = texts.map((text, i) => `"${text.replaceAll('"', '""')}",${2000 + i},1`).join('\n')
          expect(cells(`iso3,year,value\n${quoted}\n`).map((row) => row[0])).toEqual(texts)
        },
      ),
      { seed: 7, numRuns: 200 },
    )
  })
})

describe('tables that cannot be right', () => {
  it.each([
    ['nothing', '', 'bad-csv'],
    ['a header alone', 'iso3,year,value\n', 'bad-csv'],
    ['a missing column', 'iso3,value\nGHA,1\n', 'bad-columns'],
    ['a column twice', 'iso3,year,value,value\nGHA,2020,1,2\n', 'bad-columns'],
    ['a row with a cell too few', PLAIN.replace('GHA,2020', 'GHA 2020'), 'bad-csv'],
    ['a row with a cell too many', PLAIN.replace('GHA,', 'GHA,,'), 'bad-csv'],
    ['a last row cut off', PLAIN.slice(0, -3).trimEnd(), 'file-truncated'],
    ['a quoted cell left open', `${PLAIN}"MLI,2020,1\n`, 'file-truncated'],
    ['a quotation mark in the wrong place', PLAIN.replace('GHA', '"GHA"x'), 'bad-csv'],
  ])('%s', (_, text, tag) => {
    expect(failure(() => cells(text)).tag).toBe(tag)
  })

  it('messages say file and row, and rows may be handed over instead', () => {
    const broken = PLAIN.replace('NAM,2021,2', 'NAM,2021,2,3') + 'MLI,2020,1\n'
    expect(failure(() => cells(broken)).details.where).toBe('x.csv, row 3')
    const bad: string[] = []
    const rows = cells(broken, { ...OPTIONS, onBadRow: (row, reason) => bad.push(`${row}: ${reason}`) })
    expect(rows.map(([code]) => code)).toEqual(['GHA', 'MLI'])
    expect(bad).toEqual(['3: 4 cells instead of 3'])
  })
})

describe('cells as numbers', () => {
  const number = (text: string) => {
    const table = readCsv(original('x.csv', csv([{ iso3: 'GHA', year: '2020', value: text }])), OPTIONS)
    return readNumber(table, table.rows[0]!, 'value', { missing: ['-'], range: [-1, 300000] })
  }

  it.each([
    ['12', 12],
    ['-0.5', -0.5],
    ['.5', 0.5],
    ['2e+05', 200000],
    ['0', 0],
  ])('%s is %d', (text, value) => {
    expect(number(text)).toBe(value)
  })

  it.each(['', 'NA', 'N/A', 'NaN', 'NULL', '..', '-'])('"%s" is no value and not zero', (text) => {
    expect(number(text)).toBeUndefined()
  })

  it.each(['1,200', '12 %', 'about 5', '0x10', 'Infinity', '1e999', '٣'])('"%s" is refused', (text) => {
    expect(failure(() => number(text)).tag).toBe('bad-number')
  })

  it('a value out of range is refused with row and column', () => {
    const error = failure(() => number('300001'))
    expect(error.tag).toBe('out-of-range')
    expect(error.details.where).toBe('x.csv, row 2, column value')
  })

  it('a row needs a whole year', () => {
    const table = readCsv(original('x.csv', 'iso3,year,value\nA,,1\nB,20.5,1\nC,12,1\n'), OPTIONS)
    expect(table.rows.map((row) => failure(() => readYear(table, row)).tag)).toEqual([
      'bad-number',
      'bad-number',
      'out-of-range',
    ])
  })
})
