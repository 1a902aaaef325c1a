import { describe, expect, it } from 'vitest'
import { nelda } from '../../src/sources/elections/nelda'
import { repairQuotes, splitLine } from '../../src/sources/elections/repair'
import { csv, describeImporter, lines, original, read, type FixtureRow } from '../helpers/importers'

const election = (nelda_ccode: number, year: number, types: string): FixtureRow => ({
  stateid: 'X',
  nelda_ccode,
  nelda_country: 'x',
  electionid: `${nelda_ccode}-${year}`,
  year,
  mmdd: 1105,
  types,
})

describeImporter(nelda, {
  rows: [
    election(2, 1946, 'Legislative/Parliamentary'),
    election(2, 1948, 'Executive'),
    election(2, 1948, 'Executive'),
    election(41, 2011, 'Executive'),
  ],
  gives: ['USA 1946 nelda_national_election = 1', 'USA 1948 nelda_national_election = 1'],
  required: 'electionid',
  number: 'year',
  sums: true,
})

const HEADER = 'stateid,nelda_ccode,nelda_country,electionid,year,mmdd,types,nelda1,date,country_name,GWn'
const CUT_OFF =
  '"CDI",437,"Cote d,"437-1960-1127-L1",1960,1127,"Legislative/Parliamentary","no",1960-11-27,"Cote D,437'

describe('NELDA’s cut-off names', () => {
  it('puts the cells of Côte d’Ivoire right, so that its years do not read as "no election"', async () => {
    const { observations, dropped } = await read(nelda, original('x.csv', `${HEADER}\n${CUT_OFF}\n`))
    expect(lines(observations)).toEqual(['CIV 1960 nelda_national_election = 1'])
    expect(dropped).toEqual([])
  })

  it('ends a cut-off cell at its first comma and leaves whole cells with commas alone', () => {
    expect(splitLine('"a","UK, France",3,,"Leonel Fern,"Leonel Fern,"yes",').cells).toEqual([
      'a',
      'UK, France',
      '3',
      '',
      'Leonel Fern',
      'Leonel Fern',
      'yes',
      '',
    ])
    expect(splitLine('1,",","yes","un, eu, japan, usa,","no"').cells).toEqual([
      '1',
      '',
      '',
      'yes',
      'un, eu, japan, usa,',
      'no',
    ])
  })

  it('counts the lines it repaired', () => {
    expect(
      repairQuotes(`${HEADER}\n${CUT_OFF}\n"USA",2,"x","y",1946,1105,"Executive","no",1946-11-05,"x",2\n`)
        .repaired,
    ).toBe(1)
  })

  it('ends with the last full year and says so', async () => {
    const { series, dropped } = await read(
      nelda,
      original('x.csv', csv([election(2, 2010, 'Executive'), election(41, 2011, 'Executive')])),
    )
    expect(series[0]!.coverage).toMatchObject({ to: '2010', absence: 'zero', units: ['USA'] })
    expect(dropped[0]?.count).toBe(1)
    expect(nelda.shipped).toBe(false)
  })
})
