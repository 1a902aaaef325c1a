import { describe, expect, it } from 'vitest'
import { aidWorkerSecurity } from '../../src/sources/defenders/aid-workers'
import { globalWitness } from '../../src/sources/defenders/global-witness'
import { hrdMemorial } from '../../src/sources/defenders/hrd-memorial'
import { csv, describeImporter, lines, original, read, tagOf, type FixtureRow } from '../helpers/importers'

const killed = (iso_numeric: string, year: number, all: number, indigenous: number): FixtureRow => ({
  country: 'x',
  iso_numeric,
  year,
  land_env_defenders_killed: all,
  of_which_indigenous: indigenous,
})

describeImporter(globalWitness, {
  rows: [killed('032', 2012, 3, 3), killed('170', 2020, 65, 22), killed('608', 2020, 30, 0)],
  gives: [
    'ARG 2012 gw_land_defenders_killed = 3',
    'COL 2020 gw_land_defenders_killed_indigenous = 22',
    'PHL 2020 gw_land_defenders_killed_indigenous = 0',
  ],
  required: 'iso_numeric',
  number: 'of_which_indigenous',
})

const count = (source: string, year: number, iso3: string, figure: number): FixtureRow => ({
  source,
  year,
  iso3,
  country: 'x',
  killed: figure,
  scope: 'human rights defenders',
  published_total: 300,
  published_countries: '',
  reference: 'https://example.org/report',
})
const COUNTS = [
  count('FLD-HRDM', 2024, 'PSE', 22),
  count('FLD-HRDM', 2024, 'COL', 157),
  count('GLOBAL-WITNESS', 2024, 'COL', 48),
]

describeImporter(hrdMemorial, {
  rows: COUNTS,
  gives: [
    'PSE 2024 hrd_defenders_killed_published = 22',
    'COL 2024 hrd_defenders_killed_published = 157',
    'COL 2024 gw_defenders_killed_published = 48',
  ],
  required: 'killed',
  number: 'killed',
})

const attacks = (country: string, year: number, incidents: number): FixtureRow => ({
  country,
  year,
  incidents,
  total_killed: 1,
  total_wounded: 0,
  total_kidnapped: 2,
  total_affected: 3,
})
const ATTACKS = [
  attacks('Chechnya', 2002, 7),
  attacks('', 1998, 1),
  attacks('DR Congo', 2014, 9),
  attacks('Occupied Palestinian Territories', 2014, 2),
  attacks("Cote D'Ivoire", 2004, 1),
  attacks('Kashmir', 2003, 1),
  attacks('Afghanistan', 2016, 20),
]

describeImporter(aidWorkerSecurity, {
  rows: ATTACKS,
  gives: [
    'RUS 2002 awsd_incidents = 7',
    'COD 2014 awsd_incidents = 9',
    'COD 2014 awsd_affected = 3',
    'PSE 2014 awsd_kidnapped = 2',
    'CIV 2004 awsd_killed = 1',
  ],
  required: 'total_affected',
  number: 'total_killed',
  sums: true,
})

describe('traps of the defender and aid-worker lists', () => {
  it('never reads an absent row as zero', async () => {
    const results = [
      await read(globalWitness, original('x.csv', csv([killed('032', 2012, 3, 3)]))),
      await read(hrdMemorial, original('x.csv', csv(COUNTS))),
      await read(aidWorkerSecurity, original('x.csv', csv(ATTACKS))),
    ]
    for (const { series } of results) {
      expect(series.length).toBeGreaterThan(0)
      for (const { id, coverage } of series) expect(coverage.absence, id).toBe('missing')
    }
  })

  it('leaves out attacks without a country, disputed places and the year that is not complete, with reasons', async () => {
    const { observations, dropped } = await read(aidWorkerSecurity, original('x.csv', csv(ATTACKS)))
    expect(lines(observations).some((line) => / (1998|2003|2016) /.test(line))).toBe(false)
    expect(dropped.map(({ count: rows }) => rows)).toEqual([1, 1, 1])
    expect(dropped.map(({ reason }) => reason)).toContain('no country')
  })

  it('refuses a publisher it has no series for', async () => {
    expect(await tagOf(hrdMemorial, original('x.csv', csv([count('OTHER', 2024, 'COL', 1)])))).toBe('bad-csv')
  })
})
