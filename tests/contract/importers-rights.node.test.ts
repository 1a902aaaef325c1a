import { describe, expect, it } from 'vitest'
import { cirights } from '../../src/sources/rights/cirights'
import { hief } from '../../src/sources/rights/hief'
import { lhrs } from '../../src/sources/rights/lhrs'
import { csv, describeImporter, lines, original, read, type FixtureRow } from '../helpers/importers'

const score = (COW: number, YEAR: number, name = 'x'): FixtureRow => ({
  YEAR,
  COW,
  Amnesty: 5,
  theta_mean: -0.76,
  theta_sd: 0.44,
  theta_q025: -1.55,
  theta_q975: 0.23,
  country_name: name,
})

describeImporter(lhrs, {
  rows: [score(437, 2021, 'Côte d’Ivoire'), score(260, 1989), score(255, 1990), score(260, 1990)],
  gives: ['CIV 2021 lhrs_theta = -0.76 [-1.55..0.23]', 'DEU 1989 lhrs_theta = -0.76 [-1.55..0.23]'],
  required: 'theta_q975',
  number: 'theta_mean',
})

function rights(cow: number, year: number, country: string, physint_sum: number | string): FixtureRow {
  return {
    country,
    iso_a3: '',
    year,
    cow,
    physint_sum,
    polpris: 0,
    disap: 1,
    tort: 0,
    kill: 2,
    assn: 1,
    elecsd: 2,
    injud: 0,
    bbatrocity: 1,
    bbatrocity_intensity: 3,
  }
}
const RIGHTS = [
  rights(700, 1981, 'Afghanistan', 0),
  rights(342, 2010, 'Serbia', 5),
  rights(347, 2010, 'Kosovo', ''),
  rights(315, 1985, 'Czechoslovakia', 3),
]

describeImporter(cirights, {
  rows: RIGHTS,
  gives: [
    'AFG 1981 cirights_physint = 0',
    'SRB 2010 cirights_physint = 5',
    'CSK 1985 cirights_killing = 2',
    'XKX 2010 cirights_atrocity = 1',
    'SRB 2010 cirights_assembly = 1',
  ],
  required: 'bbatrocity',
  number: 'tort',
})

const fraction = (Country: string, Year: number, EFindex: number): FixtureRow => ({ Country, Year, EFindex })
const FRACTIONS = [
  fraction('German Federal Republic', 1970, 0.1),
  fraction('Yemen PDR', 1980, 0.02),
  fraction('Yemen Arab Republic', 1980, 0.03),
  fraction('Republic of Vietnam', 1970, 0.25),
  fraction('Yugoslavia', 1980, 0.77),
  fraction('Serbia', 2000, 0.4),
  fraction('Haiti', 1978, 0.095),
]

describeImporter(hief, {
  rows: FRACTIONS,
  gives: [
    'DEU 1970 hief_fractionalisation = 0.1',
    'YMD 1980 hief_fractionalisation = 0.02',
    'YEM 1980 hief_fractionalisation = 0.03',
    'VDR 1970 hief_fractionalisation = 0.25',
    'YUG 1980 hief_fractionalisation = 0.77',
    'SRB 2000 hief_fractionalisation = 0.4',
  ],
  required: 'EFindex',
  number: 'EFindex',
  sums: true,
})

describe('traps of the rights files', () => {
  it('reads a file in Latin-1', async () => {
    const bytes = Uint8Array.from(csv([score(437, 2021, 'C\u00f4te')]), (mark) => mark.charCodeAt(0))
    const { observations } = await read(lhrs, { name: 'x.csv', bytes })
    expect(lines(observations)).toEqual(['CIV 2021 lhrs_theta = -0.76 [-1.55..0.23]'])
  })

  it('takes nothing but the estimate from the latent scores: other columns carry other terms', async () => {
    const { series } = await read(lhrs, original('x.csv', csv([score(2, 2021)])))
    expect(series.map(({ id }) => id)).toEqual(['lhrs_theta'])
  })

  it('reads past a byte-order mark and leaves a blank missing', async () => {
    const { observations, dropped } = await read(cirights, original('x.csv', `\uFEFF${csv(RIGHTS)}`))
    expect(lines(observations).some((line) => line.startsWith('XKX 2010 cirights_physint'))).toBe(false)
    expect(dropped.map(({ reason }) => reason)).toEqual(['no value in physint_sum'])
  })

  it('keeps the first of two rows for a country and year, and counts the second', async () => {
    const rows = [fraction('Haiti', 1978, 0.095), fraction('Haiti', 1978, 0.097)]
    const { observations, dropped } = await read(hief, original('x.csv', csv(rows)))
    expect(lines(observations)).toEqual(['HTI 1978 hief_fractionalisation = 0.095'])
    expect(dropped[0]?.count).toBe(1)
  })

  it('passes none of them on', () => {
    expect([lhrs, cirights, hief].map(({ shipped }) => shipped)).toEqual([false, false, false])
  })
})
