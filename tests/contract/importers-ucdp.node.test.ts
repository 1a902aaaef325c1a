import { describe, expect, it } from 'vitest'
import { ucdpAcd } from '../../src/sources/ucdp/acd'
import { ucdpBrd } from '../../src/sources/ucdp/brd'
import { ucdpNonState } from '../../src/sources/ucdp/non-state'
import { ucdpOneSided } from '../../src/sources/ucdp/one-sided'
import { ORGANISED_VIOLENCE_SERIES } from '../../src/sources/ucdp/organised-violence-series'
import { ucdpOrganisedViolence } from '../../src/sources/ucdp/organised-violence'
import { csv, describeImporter, lines, original, read, tagOf, type FixtureRow } from '../helpers/importers'

const ZERO: FixtureRow = Object.fromEntries(
  ORGANISED_VIOLENCE_SERIES.flatMap(({ best, low, high }) => [best, low, high])
    .filter((column) => column !== undefined)
    .map((column) => [column, 0]),
)

function countryYear(gw: number, year: number, figures: FixtureRow = {}): FixtureRow {
  return {
    country_id: gw,
    country: 'A, country',
    year,
    ...ZERO,
    sb_dyad_names: 'NO_DYAD',
    ...figures,
    version: '26.1',
  }
}

const COUNTRY_YEARS = [
  countryYear(625, 2023, {
    sb_total_deaths_best: 120,
    sb_total_deaths_low: 90,
    sb_total_deaths_high: 200,
    sb_intrastate_exist: 1,
    os_main_govt_killings_best: 31,
    os_main_govt_killings_low: 31,
    os_main_govt_killings_high: 60,
    cumulative_total_deaths_civilians_in_orgvio: 77,
  }),
  countryYear(345, 1991),
  countryYear(345, 1992),
  countryYear(678, 1990),
  countryYear(680, 1990),
]

describeImporter(ucdpOrganisedViolence, {
  rows: COUNTRY_YEARS,
  gives: [
    'SDN 2023 ucdp_sb_deaths = 120 [90..200]',
    'SDN 2023 ucdp_osv_government = 31 [31..60]',
    'SDN 2023 ucdp_civilian_deaths = 77',
    'SDN 2023 ucdp_intrastate_active = 1',
    'SDN 2023 ucdp_ns_deaths = 0 [0..0]',
    'YUG 1991 ucdp_sb_dyads = 0',
    'SRB 1992 ucdp_sb_dyads = 0',
    'YEM 1990 ucdp_os_dyads = 0',
    'YMD 1990 ucdp_os_dyads = 0',
  ],
  required: 'os_total_deaths_best',
  number: 'sb_total_deaths_best',
})

describe('ucdp-organised-violence, editions and oddities', () => {
  it('reads the 25.1 names ending in _cy to the same figures as the 26.1 names', async () => {
    const suffixed = COUNTRY_YEARS.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name === 'version' ? name : `${name}_cy`, value]),
      ),
    )
    const new26 = await read(ucdpOrganisedViolence, original('new.csv', csv(COUNTRY_YEARS)))
    const old25 = await read(
      ucdpOrganisedViolence,
      original('old.csv', csv(suffixed).replaceAll('26.1', '25.1')),
    )
    expect(old25.observations).toEqual(new26.observations)
    expect([old25.source.edition, new26.source.edition]).toEqual(['25.1', '26.1'])
  })

  it('leaves out bounds that do not enclose the best estimate, and says so', async () => {
    const row = countryYear(500, 2020, {
      ns_total_deaths_best: 5,
      ns_total_deaths_low: 9,
      ns_total_deaths_high: 12,
    })
    const result = await read(ucdpOrganisedViolence, original('x.csv', csv([row])))
    expect(lines(result.observations)).toContain('UGA 2020 ucdp_ns_deaths = 5')
    expect(result.dropped).toEqual([
      {
        reason: 'bounds left out: they do not enclose the best estimate',
        count: 1,
        examples: ['row 2: ucdp_ns_deaths UGA 2020'],
      },
    ])
  })

  it('counts a number nobody has and a year before the unit as dropped; refuses a negative count', async () => {
    const rows = [countryYear(999, 2020), countryYear(626, 2010), countryYear(500, 2020)]
    const { dropped } = await read(ucdpOrganisedViolence, original('x.csv', csv(rows)))
    expect(dropped.map(({ reason, count }) => [reason, count])).toEqual([
      ['unknown gw code', 1],
      ['the unit did not exist in that year', 1],
    ])
    const negative = csv([countryYear(500, 2020, { sb_dyad_count: -1 })])
    expect(await tagOf(ucdpOrganisedViolence, original('x.csv', negative))).toBe('out-of-range')
  })
})

function conflict(figures: FixtureRow): FixtureRow {
  return {
    conflict_id: 100,
    location: 'Somewhere',
    incompatibility: 2,
    territory_name: '',
    year: 2000,
    intensity_level: 1,
    cumulative_intensity: 0,
    type_of_conflict: 3,
    start_date: '1990-01-01',
    start_prec: 1,
    start_date2: '1999-05-03',
    start_prec2: 1,
    gwno_loc: '500',
    version: '25.1',
    ...figures,
  }
}
const CONFLICTS = [
  conflict({}),
  conflict({
    conflict_id: 101,
    intensity_level: 2,
    type_of_conflict: 4,
    incompatibility: 1,
    start_date2: '2000-02-01',
  }),
  conflict({ conflict_id: 102, gwno_loc: '365, 369', year: 2015, type_of_conflict: 2, incompatibility: 1 }),
]

describeImporter(ucdpAcd, {
  rows: CONFLICTS,
  gives: [
    'UGA 2000 ucdp_acd_active_conflicts = 2',
    'UGA 2000 ucdp_acd_intensity = 2',
    'UGA 2000 ucdp_acd_internationalised = 1',
    'UGA 2000 ucdp_acd_territorial = 1',
    'UGA 2000 ucdp_acd_government = 1',
    'UGA 2000 ucdp_acd_new_episode = 1',
    'RUS 2015 ucdp_acd_active_conflicts = 1',
    'UKR 2015 ucdp_acd_active_conflicts = 1',
    'UKR 2015 ucdp_acd_new_episode = 0',
  ],
  required: 'gwno_loc',
  number: 'intensity_level',
  sums: true,
})

describe('ucdp-prio-acd, the copy re-saved by a spreadsheet', () => {
  const resaved = CONFLICTS.map((row) => ({
    ...row,
    start_date: '1-1-1990',
    start_date2: String(row.start_date2).split('-').reverse().map(Number).join('-'),
  }))

  it('reads semicolons and d-m-yyyy to the same figures', async () => {
    const plain = await read(ucdpAcd, original('a.csv', csv(CONFLICTS)))
    const other = await read(ucdpAcd, original('b.csv', csv(resaved, ';')))
    expect(other.observations).toEqual(plain.observations)
  })

  it('joins a record that a line break split in two', async () => {
    const header = Object.keys(resaved[0]!)
    const [before, after] = [header.indexOf('territory_name') + 1, header.indexOf('year')]
    const cells = Object.values(
      conflict({
        conflict_id: 103,
        location: 'China',
        incompatibility: 1,
        year: 2008,
        start_date2: '10-8-2008',
      }),
    ).map(String)
    const blank = (count: number) => Array<string>(count).fill('')
    const first = [...cells.slice(0, before), ...blank(header.length - before)].join(';')
    const rest = ['', ...cells.slice(after)].slice(0, header.length)
    const second = [...rest, ...blank(header.length - rest.length)].join(';')
    const result = await read(ucdpAcd, original('c.csv', `${csv(resaved, ';')}${first}\n${second}\n`))
    expect(lines(result.observations)).toEqual(
      expect.arrayContaining(['CHN 2008 ucdp_acd_active_conflicts = 1', 'CHN 2008 ucdp_acd_new_episode = 1']),
    )
  })

  it('refuses a date it cannot read', async () => {
    const spoilt = csv([conflict({ start_date2: '00:00.0' })])
    expect(await tagOf(ucdpAcd, original('d.csv', spoilt))).toBe('bad-date')
  })
})

const battle = (dyad: number, battlePlaces: string, about: string, best: number): FixtureRow => ({
  dyad_id: dyad,
  year: 2010,
  bd_best: best,
  bd_low: best - 1,
  bd_high: best + 10,
  gwno_loc: about,
  gwno_battle: battlePlaces,
  version: '25.1',
})

describeImporter(ucdpBrd, {
  rows: [
    battle(1, '501', '501', 40),
    battle(2, '501', '501', 60),
    battle(3, '501, 520', '501', 30),
    battle(4, '365, 369', '365, 369', 900),
  ],
  gives: [
    'KEN 2010 ucdp_brd_deaths = 130 [127..160]',
    'KEN 2010 ucdp_brd_dyads = 3',
    'SOM 2010 ucdp_brd_dyads = 1',
    'UKR 2010 ucdp_brd_dyads = 1',
  ],
  required: 'gwno_battle',
  number: 'bd_best',
  sums: true,
})

describe('ucdp-brd', () => {
  it('does not split the deaths of a dyad that fought over several States', async () => {
    const result = await read(ucdpBrd, original('x.csv', csv([battle(4, '365, 369', '365, 369', 900)])))
    expect(result.series.map(({ id }) => id)).toEqual(['ucdp_brd_dyads'])
    expect(result.dropped.map(({ reason }) => reason)).toContain(
      'deaths in several States that cannot be split',
    )
  })
})

const killings = (places: string, government: string, best: number): FixtureRow => ({
  actor_id: 9,
  year: 2010,
  best_fatality_estimate: best,
  low_fatality_estimate: best,
  high_fatality_estimate: best,
  is_government_actor: government === '' ? 0 : 1,
  gwno_location: places,
  gwnoa: government,
  version: '23.1',
})

describeImporter(ucdpOneSided, {
  rows: [killings('490, 500', '', 60), killings('490', '490', 80), killings('490', '517', 25)],
  gives: [
    'COD 2010 ucdp_os_actors = 3',
    'UGA 2010 ucdp_os_actors = 1',
    'COD 2010 ucdp_os_by_own_government = 80 [80..80]',
    'RWA 2010 ucdp_os_by_own_government = 25 [25..25]',
  ],
  required: 'gwnoa',
  number: 'year',
  sums: true,
})

const groups = (id: number, places: string, best: number): FixtureRow => ({
  conflict_id: id,
  year: 2010,
  best_fatality_estimate: best,
  low_fatality_estimate: best,
  high_fatality_estimate: best * 2,
  gwno_location: places,
  version: '22.1',
})

describeImporter(ucdpNonState, {
  rows: [groups(1, '475', 41), groups(2, '475', 30), groups(3, '475, 471', 90)],
  gives: [
    'NGA 2010 ucdp_nonstate_conflicts = 3',
    'CMR 2010 ucdp_nonstate_conflicts = 1',
    'NGA 2010 ucdp_nonstate_deaths = 71 [71..142]',
  ],
  required: 'gwno_location',
  number: 'best_fatality_estimate',
  sums: true,
})
