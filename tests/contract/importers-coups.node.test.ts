import Excel from 'exceljs'
import { describe, expect, it } from 'vitest'
import { coupsCline } from '../../src/sources/coups/cline'
import { coupsColpus } from '../../src/sources/coups/colpus'
import { coupsEwp } from '../../src/sources/coups/ewp'
import { coupsPowellThyne } from '../../src/sources/coups/powell-thyne'
import type { OriginalFile } from '../../src/sources/importer'
import { csv, describeImporter, lines, original, read, tagOf, type FixtureRow } from '../helpers/importers'

const ewp = (ccode: number, year: number, any: number): FixtureRow => ({
  ccode,
  country: 'x',
  year,
  'cou.any': any,
})

describeImporter(coupsEwp, {
  rows: [ewp(700, 1946, 0), ewp(625, 2021, 1), ewp(345, 1946, 0)],
  gives: ['AFG 1946 ewp_coup_attempt = 0', 'SDN 2021 ewp_coup_attempt = 1', 'YUG 1946 ewp_coup_attempt = 0'],
  required: 'cou.any',
  number: 'cou.any',
  sums: true,
})

function attempt(ccode: number, year: number, coup: number): FixtureRow {
  return {
    country: 'x',
    ccode,
    ccode_gw: 'NA',
    ccode_polity: 'NA',
    year,
    month: 1,
    day: 2,
    coup,
    version: 'V2022.11.29',
  }
}
const ATTEMPTS = [attempt(439, 2022, 2), attempt(439, 2022, 2), attempt(439, 2015, 1), attempt(439, 2015, 2)]

describeImporter(coupsPowellThyne, {
  rows: ATTEMPTS,
  gives: [
    'BFA 2022 pt_coup_attempts = 2',
    'BFA 2022 pt_coups_successful = 2',
    'BFA 2015 pt_coup_attempts = 2',
    'BFA 2015 pt_coups_successful = 1',
  ],
  required: 'coup',
  number: 'coup',
  sums: true,
})

function event(
  cowcode: number,
  year: number,
  kind: 'realized' | 'attempt' | 'conspiracy',
  country = 'x',
): FixtureRow {
  const flags = { realized: 0, conspiracy: 0, attempt: 0, [kind]: 1 }
  return {
    coup_id: `${cowcode}-${kind}`,
    cowcode,
    country,
    year,
    month: 1,
    day: 1,
    event_type: 'coup',
    ...flags,
  }
}
const EVENTS = [
  event(500, 1980, 'realized'),
  event(500, 1980, 'attempt'),
  event(500, 1980, 'conspiracy'),
  event(2, 2020, 'conspiracy'),
]

describeImporter(coupsCline, {
  rows: EVENTS,
  gives: [
    'UGA 1980 cline_coup_attempts = 2',
    'UGA 1980 cline_coups_realized = 1',
    'UGA 1980 cline_conspiracies = 1',
    'USA 2020 cline_coup_attempts = 0',
  ],
  required: 'conspiracy',
  number: 'realized',
  sums: true,
})

const COLPUS_HEADER = ['id', 'ccode', 'date', 'statenme', 'year', 'success']
type ColpusRow = readonly [
  id: string,
  ccode: number | string,
  date: Date,
  name: string,
  year: number,
  success: number,
]

async function workbook(rows: readonly ColpusRow[], header = COLPUS_HEADER): Promise<OriginalFile> {
  const book = new Excel.Workbook()
  const sheet = book.addWorksheet('Sheet1')
  sheet.addRow(header)
  for (const row of rows) sheet.addRow([...row])
  return { name: 'list.xlsx', bytes: new Uint8Array(await book.xlsx.writeBuffer()) }
}
const day = (iso: string): Date => new Date(`${iso}T00:00:00Z`)
const COLPUS: readonly ColpusRow[] = [
  ['41-1946-1-11', 41, day('1946-01-11'), 'Haiti', 1946, 1],
  ['625-2021-9-21', 625, day('2021-09-21'), 'Sudan', 2021, 2],
  ['625-2021-10-25', 625, day('2021-10-25'), 'Sudan', 2021, 1],
]

describe('coups-colpus', () => {
  it('reads a workbook: several coups a year are counted, success is 1', async () => {
    const { observations, rowsRead } = await read(coupsColpus, await workbook(COLPUS))
    expect(lines(observations)).toEqual([
      'HTI 1946 colpus_coup_attempts = 1',
      'SDN 2021 colpus_coup_attempts = 2',
      'HTI 1946 colpus_coups_successful = 1',
      'SDN 2021 colpus_coups_successful = 1',
    ])
    expect(rowsRead).toBe(3)
  })

  it('refuses what is not a workbook, one without rows, without its columns, and with words for numbers', async () => {
    expect(await tagOf(coupsColpus, original('list.xlsx', 'ccode,date,year,success'))).toBe('bad-file')
    expect(await tagOf(coupsColpus, original('list.xlsx', ''))).toBe('bad-file')
    expect(await tagOf(coupsColpus, await workbook([]))).toBe('bad-csv')
    expect(
      await tagOf(coupsColpus, await workbook(COLPUS, ['id', 'cow', 'date', 'name', 'year', 'success'])),
    ).toBe('bad-columns')
    const spoilt: ColpusRow = ['x', 41, day('1950-01-01'), 'Haiti', 1950, 3]
    expect(await tagOf(coupsColpus, await workbook([spoilt]))).toBe('out-of-range')
  })

  it('refuses a day outside its year: the workbook’s dates were shifted', async () => {
    const shifted: ColpusRow = ['x', 41, day('1950-01-12'), 'Haiti', 1946, 1]
    expect(await tagOf(coupsColpus, await workbook([shifted]))).toBe('bad-date')
  })
})

describe('traps of the coup lists', () => {
  it('a State of the list without a row reads as zero, a unit outside it as not covered', async () => {
    const { series, observations } = await read(coupsEwp, original('x.csv', csv([ewp(625, 2021, 1)])))
    expect(series[0]!.coverage).toMatchObject({ from: '1945', to: '2021', absence: 'zero' })
    expect(series[0]!.coverage.units).toContain('NOR')
    expect(series[0]!.coverage.units).not.toContain('PSE')
    expect(series[0]!.coverage.units).not.toContain('GRL')
    expect(observations).toHaveLength(1)
  })

  it('says up to which day the last year of Powell and Thyne is complete', async () => {
    const { series } = await read(coupsPowellThyne, original('x.csv', csv(ATTEMPTS)))
    expect(series[0]!.coverage.absenceNote).toContain('2022.11.29')
  })

  it('places a row by its name where its number is no State’s, so that no false zero stands there', async () => {
    const rows = [event(393, 1993, 'realized', 'Russia')]
    const { observations } = await read(coupsCline, original('x.csv', csv(rows)))
    expect(lines(observations)).toContain('RUS 1993 cline_coups_realized = 1')
  })
})
