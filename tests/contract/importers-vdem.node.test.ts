import { describe, expect, it } from 'vitest'
import { vdemCivicSpace } from '../../src/sources/vdem/civicspace'
import { ownDirection, vdemDemspaces } from '../../src/sources/vdem/demspaces'
import { vdemErt } from '../../src/sources/vdem/ert'
import { vdemHighLevel } from '../../src/sources/vdem/highlevel'
import { vdemSubset } from '../../src/sources/vdem/subset'
import { csv, describeImporter, lines, original, read, type FixtureRow } from '../helpers/importers'

function subsetRow(COWcode: number, year: number, own: FixtureRow = {}): FixtureRow {
  return {
    COWcode,
    country_name: 'as published',
    year,
    pol_killing_approved: 0,
    social_inequality: 0,
    even_civilrights: 1,
    v2csreprss_ord: 3,
    v2pepwrsoc_ord: 2,
    partyban: 4,
    judicialreform: 1,
    religiousfreedom: 4,
    freediscussion: 0.812,
    ses_power_dist: -0.41,
    v2csgender_ord: 3,
    v2mecenefm_ord: 2,
    repress_civilsoc: 0,
    social_power_dist: 1,
    minorityrule: 0,
    v2mecenefm_binary: 1,
    ...own,
  }
}

const SUBSET = [
  subsetRow(70, 2020),
  subsetRow(91, 1934, { v2mecenefm_ord: '', v2mecenefm_binary: 0 }),
  subsetRow(345, 1991),
  subsetRow(345, 1992),
  subsetRow(511, 1963),
]

describeImporter(vdemSubset, {
  rows: SUBSET,
  gives: [
    'MEX 2020 vdem_cso_repression_ord = 3',
    'MEX 2020 vdem_free_discussion = 0.812',
    'MEX 2020 vdem_power_by_ses = -0.41',
    'MEX 2020 vdem_social_power_dist = 1',
    'YUG 1991 vdem_party_ban_ord = 4',
    'SRB 1992 vdem_party_ban_ord = 4',
  ],
  required: 'v2csreprss_ord',
  number: 'freediscussion',
})

describeImporter(vdemHighLevel, {
  rows: [
    highLevel('SWE', 2024, 0.884, [0.855, 0.912]),
    highLevel('PSE', 2024, 0.18, [0.16, 0.2]),
    highLevel('PSG', 2024, 0.05, [0.04, 0.06]),
  ],
  gives: [
    'SWE 2024 vdem_polyarchy = 0.884 [0.855..0.912]',
    'SWE 2024 vdem_libdem = 0.5',
    'PSE 2024 vdem_polyarchy = 0.18 [0.16..0.2]',
  ],
  required: 'v2x_polyarchy_codelow',
  number: 'v2x_libdem',
})

function highLevel(
  country_text_id: string,
  year: number,
  value: number,
  [low, high]: [number, number],
): FixtureRow {
  return {
    country_text_id,
    year,
    v2x_polyarchy: value,
    v2x_polyarchy_codelow: low,
    v2x_polyarchy_codehigh: high,
    v2x_libdem: 0.5,
    v2x_partipdem: 0.4,
    v2x_delibdem: 0.3,
    v2x_egaldem: 0.2,
  }
}

function spaces(gwcode: number, year: number, v2x_pubcorr: number): FixtureRow {
  return {
    gwcode,
    year,
    v2x_veracc_osp: 0.9,
    v2xcs_ccsi: 0.95,
    v2xcl_rol: 0.97,
    v2x_freexp_altinf: 0.96,
    v2x_horacc_osp: 0.98,
    v2x_pubcorr,
  }
}

describeImporter(vdemDemspaces, {
  rows: [spaces(390, 2023, 0.995), spaces(626, 2023, 0.021)],
  gives: [
    'DNK 2023 vdem_public_corruption = 0.005',
    'SSD 2023 vdem_public_corruption = 0.979',
    'DNK 2023 vdem_core_civil_society = 0.95',
  ],
  required: 'v2x_pubcorr',
  number: 'v2xcs_ccsi',
})

const CIVIC_COLUMNS =
  'v2cseeorgs v2csreprss v2mecenefm v2meharjrn v2meslfcen v2mecrit v2merange v2mebias v2psbars v2psparban v2psoppaut v2cldiscm v2cldiscw v2clacfree v2elpeace v2elintim v2elirreg v2elfrfair v2elembaut v2elembcap'.split(
    ' ',
  )

function civic(country_text_id: string, year: number): FixtureRow {
  const values = CIVIC_COLUMNS.map((column, i) => [column, (i - 10) / 4] as const)
  return { country_text_id, year, COWcode: 1, ...Object.fromEntries(values) }
}

const CIVIC = [civic('SDN', 2018), civic('SDN', 2019), civic('YEM', 2010)]

describeImporter(vdemCivicSpace, {
  rows: CIVIC,
  gives: [
    'SDN 2018 vdem12_cso_entry_exit = -2.5',
    'SDN 2018 vdem12_cso_repression = -2.25',
    'YEM 2010 vdem12_electoral_violence = 1',
  ],
  required: 'v2meharjrn',
  number: 'v2elpeace',
})

function regime(
  country_text_id: string,
  year: number,
  v2x_regime: string | number,
  aut_ep: number,
): FixtureRow {
  return { '': 1, country_id: 3, country_text_id, country_name: 'x', year, v2x_regime, dem_ep: 0, aut_ep }
}

describeImporter(vdemErt, {
  rows: [
    regime('HUN', 2018, 1, 1),
    regime('NLD', 2018, 3, 0),
    regime('ALB', 1912, 'NA', 0),
    regime('SRB', 1980, 0, 0),
  ],
  gives: [
    'HUN 2018 ert_autocratization_episode = 1',
    'NLD 2018 ert_regime_type = 3',
    'ALB 1912 ert_autocratization_episode = 0',
    'YUG 1980 ert_regime_type = 0',
  ],
  required: 'aut_ep',
  number: 'dem_ep',
})

describe('V-Dem traps', () => {
  it('turns public corruption back: Denmark is clean, and higher is riskier', async () => {
    expect(ownDirection(0.995)).toBe(0.005)
    const { series } = await read(vdemDemspaces, original('x.csv', csv([spaces(390, 2023, 0.995)])))
    const directions = Object.fromEntries(series.map(({ id, direction }) => [id, direction]))
    expect(directions.vdem_public_corruption).toBe('higher-is-riskier')
    expect(directions.vdem_core_civil_society).toBe('lower-is-riskier')
  })

  it('points every series of the subset the way of V-Dem', async () => {
    const { series } = await read(vdemSubset, original('x.csv', csv(SUBSET)))
    const riskier = series.filter(({ direction }) => direction === 'higher-is-riskier').map(({ id }) => id)
    expect(riskier).toEqual([
      'vdem_minority_rule',
      'vdem_political_killings_systematic',
      'vdem_repress_civilsoc',
      'vdem_social_group_inequality_extreme',
      'vdem_social_power_dist',
    ])
    expect(series.every(({ direction }) => direction !== 'context')).toBe(true)
  })

  it('leaves a blank missing where the file’s own recode made a zero of it', async () => {
    const { observations, dropped } = await read(vdemSubset, original('x.csv', csv(SUBSET)))
    expect(lines(observations).filter((line) => line.startsWith('HND 1934 vdem_media'))).toEqual([])
    expect(dropped).toContainEqual({
      reason: 'no value in v2mecenefm_ord',
      count: 1,
      examples: ['row 3: HND 1934'],
    })
  })

  it('takes the West Bank for Palestine and drops Gaza and Zanzibar with a reason', async () => {
    const rows = [
      highLevel('PSG', 2020, 0.1, [0, 0.2]),
      highLevel('PSE', 2020, 0.2, [0.1, 0.3]),
      highLevel('ZZB', 2020, 0.3, [0.2, 0.4]),
    ]
    const { observations, dropped } = await read(vdemHighLevel, original('x.csv', csv(rows)))
    expect([...new Set(observations.map(({ unit }) => unit))]).toEqual(['PSE'])
    const examples = dropped.flatMap((each) => each.examples)
    expect(examples).toEqual(['row 2: PSG 2020', 'row 4: ZZB 2020'])
  })

  it('keeps the first row where two numbers meet in one unit and year', async () => {
    const rows = [subsetRow(678, 1990, { partyban: 1 }), subsetRow(679, 1990, { partyban: 2 })]
    const { observations, dropped } = await read(vdemSubset, original('x.csv', csv(rows)))
    expect(lines(observations)).toContain('YEM 1990 vdem_party_ban_ord = 1')
    expect(dropped.map(({ reason }) => reason)).toEqual([
      'two codes for one unit and year: the first row is kept',
    ])
  })

  it('reads a country-year that was deleted upstream as missing, not as zero', async () => {
    const { series, observations } = await read(vdemCivicSpace, original('x.csv', csv(CIVIC)))
    expect(new Set(series.map(({ coverage }) => coverage.absence))).toEqual(new Set(['missing']))
    expect(observations.some(({ unit, period }) => unit === 'YEM' && period === '2011')).toBe(false)
    expect(series[0]!.coverage.units).toEqual(['SDN', 'YEM'])
  })

  it('refuses an index above 1', async () => {
    const wrong = csv([highLevel('SWE', 2024, 1.2, [0.8, 1.3])])
    await expect(read(vdemHighLevel, original('x.csv', wrong))).rejects.toMatchObject({ tag: 'out-of-range' })
  })
})
