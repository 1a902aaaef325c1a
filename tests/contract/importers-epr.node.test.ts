import { describe, expect, it } from 'vitest'
import { eprCore } from '../../src/sources/epr/core'
import { eprGrowup } from '../../src/sources/epr/growup'
import { csv, describeImporter, lines, original, read, tagOf, type FixtureRow } from '../helpers/importers'

function countryYear(countries_gwid: number, year: number, discrimpop: number): FixtureRow {
  return {
    countries_gwid,
    year,
    countryname: 'x',
    excl_groups_count: 2,
    rlvt_groups_count: 5,
    exclpop: 0.4,
    discrimpop,
    maxexclpop: 0.3,
    regautpop: 0.1,
  }
}

describeImporter(eprGrowup, {
  rows: [countryYear(625, 2010, 0.25), countryYear(345, 1990, 0)],
  gives: [
    'SDN 2010 epr_discriminated_pop = 0.25',
    'SDN 2010 epr_excluded_groups = 2',
    'YUG 1990 epr_max_excluded_group = 0.3',
  ],
  required: 'exclpop',
  number: 'discrimpop',
})

function group(
  gwid: number,
  years: readonly [number, number],
  groupid: number,
  size: number,
  status: string,
): FixtureRow {
  return {
    gwid,
    statename: 'x',
    from: years[0],
    to: years[1],
    group: `group ${groupid}`,
    groupid,
    size,
    status,
    reg_aut: 'false',
  }
}

const GROUPS = [
  group(517, [2000, 2002], 1, 0.14, 'DOMINANT'),
  group(517, [2000, 2001], 2, 0.85, 'DISCRIMINATED'),
  group(517, [2002, 2002], 2, 0.85, 'POWERLESS'),
  group(520, [1991, 1992], 3, 1, 'STATE COLLAPSE'),
  group(372, [2000, 2000], 4, 0.02, 'SELF-EXCLUSION'),
]

describeImporter(eprCore, {
  rows: GROUPS,
  gives: [
    'RWA 2001 epr_discriminated_groups = 1',
    'RWA 2002 epr_discriminated_groups = 0',
    'RWA 2002 epr_dominance = 0.14',
    'SOM 1991 epr_state_collapse = 1',
    'SOM 1992 epr_state_collapse = 1',
    'RWA 2000 epr_state_collapse = 0',
    'GEO 2000 epr_self_exclusion = 0.02',
  ],
  required: 'status',
  number: 'size',
})

describe('EPR traps', () => {
  it('counts a period in each of its years, both ends included, and in no other', async () => {
    const { observations } = await read(eprCore, original('x.csv', csv(GROUPS)))
    const years = observations.filter(
      ({ unit, indicator }) => unit === 'SOM' && indicator === 'epr_state_collapse',
    )
    expect(years.map(({ period }) => period)).toEqual(['1991', '1992'])
  })

  it('keeps one State’s groups where 340 and 345 both stand for Serbia in 2006', async () => {
    const rows = [group(340, [2006, 2006], 1, 0.8, 'DOMINANT'), group(345, [2006, 2006], 2, 0.6, 'DOMINANT')]
    const { observations, dropped } = await read(eprCore, original('x.csv', csv(rows)))
    expect(lines(observations)).toContain('SRB 2006 epr_dominance = 0.8')
    expect(dropped).toHaveLength(1)
  })

  it('lets shares pass 1 by the rounding of the source, and cuts them there', async () => {
    const rows = [
      group(771, [1972, 1972], 1, 0.857, 'DOMINANT'),
      group(771, [1972, 1972], 2, 0.15, 'MONOPOLY'),
    ]
    const { observations } = await read(eprCore, original('x.csv', csv(rows)))
    expect(lines(observations)).toContain('BGD 1972 epr_dominance = 1')
  })

  it('refuses a status it does not know and a period that runs backwards', async () => {
    expect(await tagOf(eprCore, original('x.csv', csv([group(2, [2000, 2001], 1, 0.5, 'RULING')])))).toBe(
      'bad-csv',
    )
    expect(await tagOf(eprCore, original('x.csv', csv([group(2, [2001, 2000], 1, 0.5, 'DOMINANT')])))).toBe(
      'bad-csv',
    )
  })

  it('says that a later value is carried forward', async () => {
    const { series } = await read(eprCore, original('x.csv', csv(GROUPS)))
    expect(series.every(({ caveat }) => caveat?.includes('carried forward'))).toBe(true)
  })
})
