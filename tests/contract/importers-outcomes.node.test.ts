import Excel from 'exceljs'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isForewatchError } from '../../src/core/errors'
import type { OriginalFile } from '../../src/sources/importer'
import { readEpisodes } from '../../src/sources/outcomes/episodes'
import { ewpForecasts } from '../../src/sources/outcomes/forecasts'
import { ewpMassKilling } from '../../src/sources/outcomes/mass-killing'
import { pitfGenocide, tmk } from '../../src/sources/outcomes/other-lists'
import { csv, describeImporter, lines, original, read, type FixtureRow } from '../helpers/importers'
import { registry } from '../helpers/registry'

function year(ccode: number, at: number, own: FixtureRow = {}): FixtureRow {
  return {
    ccode,
    year: at,
    country: 'x',
    mk_onset_count: 0,
    mk_ongoing_count: 0,
    mk_location_ever: 0,
    mk_ongoing: 0,
    mk_onset: 0,
    ...own,
  }
}
const onset = (count: number): FixtureRow => ({
  mk_onset_count: count,
  mk_ongoing_count: count,
  mk_location_ever: 1,
  mk_ongoing: 1,
  mk_onset: 1,
})
const PANEL = [
  year(345, 1945, onset(2)),
  year(345, 1991, onset(1)),
  year(345, 1992, onset(1)),
  year(345, 1993, { mk_location_ever: 1 }),
  year(345, 1944),
  year(316, 1993, { mk_location_ever: 1 }),
]

describeImporter(ewpMassKilling, {
  rows: PANEL,
  gives: [
    'YUG 1945 ewp_mk_ongoing_count = 2',
    'YUG 1991 ewp_mk_onsets_cumulative = 3',
    'SRB 1992 ewp_mk_onsets_cumulative = 1',
    'SRB 1993 ewp_mk_onsets_cumulative = 1',
    'SRB 1993 ewp_mk_ongoing = 0',
    'CZE 1993 ewp_mk_ever = 1',
  ],
  required: 'mk_location_ever',
  number: 'mk_ongoing_count',
})

describeImporter(ewpForecasts, {
  rows: [
    { '': 1, year: 1994, ccode: 2, mk_onset: 0, prev_year: 1993, risk_prev: 0.0245 },
    { '': 2, year: 2024, ccode: 775, mk_onset: 0, prev_year: 2023, risk_prev: 0.107 },
    { '': 3, year: 2010, ccode: 212, mk_onset: 0, prev_year: 2009, risk_prev: 'NA' },
  ],
  gives: ['USA 1994 ewp_risk_foos = 0.0245', 'MMR 2024 ewp_risk_foos = 0.107'],
  required: 'risk_prev',
  number: 'risk_prev',
})

const tmkRow = (ccode: number, at: number, value: number): FixtureRow => ({ ccode, year: at, tmk: value })
describeImporter(tmk, {
  rows: [tmkRow(255, 1990, 0), tmkRow(260, 1990, 1), tmkRow(625, 2004, 1), tmkRow(511, 1963, 0)],
  gives: ['DEU 1990 tmk = 0', 'SDN 2004 tmk = 1'],
  required: 'tmk',
  number: 'tmk',
})

describeImporter(pitfGenocide, {
  rows: [
    { ccode: 517, year: 1994, genocide: 1 },
    { ccode: 346, year: 1995, genocide: 1 },
  ],
  gives: ['RWA 1994 pitf_genocide = 1', 'BIH 1995 pitf_genocide = 1'],
  required: 'genocide',
  number: 'genocide',
})

const HEADER = [
  'country',
  'startyear',
  'endyear',
  'mk_event_code',
  'State-Led or Non-State-Led',
  'mk_location_cow',
  'mk_location_inheritor1',
]
type Event = readonly (string | number | null)[]
const EVENTS: readonly Event[] = [
  ['Tanzania', 1964, 1964, 'a', 'State-Led', 511, 510],
  ['Czechoslovakia', 1945, 1946, 'b', 'State-Led', 315, 316],
  ['Nigeria', 2010, null, 'c', 'Non-State-Led', 475, null],
]

async function workbook(events: readonly Event[], sheet = 'mk_events'): Promise<OriginalFile> {
  const book = new Excel.Workbook()
  book.addWorksheet('droped cases').addRow(['not', 'read'])
  const events1 = book.addWorksheet(sheet)
  events1.addRow(HEADER)
  for (const event of events) events1.addRow([...event])
  events1.getCell('A900').note = 'a note far below the last row'
  return { name: 'list.xlsx', bytes: new Uint8Array(await book.xlsx.writeBuffer()) }
}
const tag = (file: OriginalFile): Promise<string> =>
  readEpisodes(file, registry).then(
    () => 'none',
    (error: unknown) => (isForewatchError(error) ? error.tag : String(error)),
  )

describe('the list of episodes', () => {
  it('reads place, years and who led, and nothing else', async () => {
    const { episodes, rowsRead, dropped } = await readEpisodes(await workbook(EVENTS), registry)
    expect(episodes).toEqual([
      { unit: 'CSK', startYear: 1945, endYear: 1946, ledBy: 'state' },
      { unit: 'NGA', startYear: 2010, endYear: null, ledBy: 'non-state' },
      { unit: 'TZA', startYear: 1964, endYear: 1964, ledBy: 'state' },
    ])
    expect([rowsRead, dropped]).toEqual([3, []])
  })

  it('refuses a workbook without its sheet, an unknown leader, and an end before the start', async () => {
    expect(await tag(await workbook(EVENTS, 'other'))).toBe('bad-file')
    expect(await tag(await workbook([['x', 1990, 1991, 'd', 'Both', 2, null]]))).toBe('bad-csv')
    expect(await tag(await workbook([['x', 1990, 1980, 'd', 'State-Led', 2, null]]))).toBe('out-of-range')
    expect(await tag(await workbook([['x', 'soon', null, 'd', 'State-Led', 2, null]]))).toBe('bad-number')
    expect(await tag(await workbook([]))).toBe('bad-csv')
  })

  it('as shipped, it names exactly the onsets of the shipped panel', () => {
    const root = join(import.meta.dirname, '../../indicators')
    const file = readFileSync(join(root, 'outcomes/ewp-onsets.json'), 'utf8')
    const { episodes } = JSON.parse(file) as { episodes: { unit: string; startYear: number }[] }
    const listed = new Set(episodes.map((episode) => `${episode.unit} ${episode.startYear}`))
    const panel = readFileSync(join(root, 'series/ewp-mass-killing.csv'), 'utf8')
      .split('\n')
      .map((line) => line.split(','))
      .filter(([, , indicator, value]) => indicator === 'ewp_mk_onset' && value === '1')
      .map(([unit, period]) => `${unit} ${period}`)
    expect(panel).toHaveLength(144)
    expect([...listed].sort()).toEqual([...panel].sort())
  })
})

describe('traps of the outcome lists', () => {
  it('holds nothing before 1945, where the panel’s zeros are no judgements', async () => {
    const { observations, dropped } = await read(ewpMassKilling, original('x.csv', csv(PANEL)))
    expect(observations.some(({ period }) => period < '1945')).toBe(false)
    expect(dropped).toContainEqual({
      reason: 'before the list begins (1945)',
      count: 1,
      examples: ['row 6: 345 1944'],
    })
  })

  it('says "not covered" for Palestine and does not let an outcome feed a score', async () => {
    const { series } = await read(ewpMassKilling, original('x.csv', csv(PANEL)))
    const onsets = series.find(({ id }) => id === 'ewp_mk_onset')!
    expect(onsets.direction).toBe('context')
    expect(onsets.coverage.absence).toBe('missing')
    expect(onsets.coverage.units).not.toContain('PSE')
  })

  it('never counts a later event into an earlier year', async () => {
    const { observations } = await read(ewpMassKilling, original('x.csv', csv([...PANEL].reverse())))
    expect(lines(observations)).toContain('YUG 1945 ewp_mk_onsets_cumulative = 2')
  })

  it('keeps other lists on the user’s machine', () => {
    expect([tmk, pitfGenocide].map(({ shipped }) => shipped)).toEqual([false, false])
    expect([ewpMassKilling, ewpForecasts].map(({ shipped }) => shipped)).toEqual([true, true])
  })
})
