import { describe, expect, it } from 'vitest'
import { ewpIccprOp1 } from '../../src/sources/treaties/iccpr-op1'
import { unTreaties } from '../../src/sources/treaties/importer'
import { CORE } from '../../src/sources/treaties/treaties'
import { csv, describeImporter, lines, original, read, tagOf, type FixtureRow } from '../helpers/importers'

function status(
  iso3: string,
  treaty: string,
  state: string,
  joined: string,
  own: FixtureRow = {},
): FixtureRow {
  return {
    iso3,
    country: 'x',
    treaty,
    status: state,
    signature_date: '',
    ratification_date_or_year: joined,
    act: '',
    withdrawal_effective: '',
    source: 'UN Treaty Collection',
    verified: 'yes',
    ...own,
  }
}

const ROWS = [
  status('TLS', 'cat_1984', 'party', '2003'),
  status('NAM', 'cat_1984', 'party', '1994'),
  status('BTN', 'cat_1984', 'none', ''),
  status('USA', 'crc_1989', 'signatory', ''),
  status('SDN', 'genocide_convention_1948', 'party', '2003-10-13'),
  status('BDI', 'rome_statute_1998', 'withdrawn', '2004-09-21', { withdrawal_effective: '2012-10-27' }),
  status('KIR', 'rome_statute_1998', 'party', '2019-11-26', { verified: 'no' }),
  status('ZMB', 'genocide_convention_1948', 'party', '2022-04-20', { verified: 'month' }),
]
const text = csv(ROWS)
const panel = async (rows = ROWS) =>
  lines((await read(unTreaties, original('x.csv', csv(rows)))).observations)

describe('un-treaties', () => {
  it('gives the status at each year end from the year of ratification on', async () => {
    const found = await panel()
    expect(found).toContain('NAM 1993 treaty_cat_party = 0')
    expect(found).toContain('NAM 1994 treaty_cat_party = 1')
    expect(found).toContain('NAM 2021 treaty_cat_party = 1')
    expect(found).toContain('SDN 2002 treaty_genocide_party = 0')
    expect(found).toContain('SDN 2003 treaty_genocide_party = 1')
  })

  it('begins with the treaty, ends with its table, and holds no year in which the State did not exist', async () => {
    const years = (unit: string, id: string, found: readonly string[]) =>
      found.filter((line) => line.includes(`${unit} `) && line.includes(id)).map((line) => line.slice(4, 8))
    const found = await panel()
    expect(years('BTN', 'treaty_cat_party', found)[0]).toBe('1984')
    expect(years('BTN', 'treaty_cat_party', found).at(-1)).toBe('2021')
    expect(years('SDN', 'treaty_genocide_party', found)[0]).toBe('1950')
    expect(years('SDN', 'treaty_genocide_party', found).at(-1)).toBe('2014')
    expect(years('TLS', 'treaty_cat_party', found)[0]).toBe('2002')
  })

  it('counts a signature as no, and a withdrawal as the end', async () => {
    const found = await panel()
    expect(found).toContain('USA 2021 treaty_crc_party = 0')
    expect(found).toContain('BDI 2011 treaty_rome_party = 1')
    expect(found).toContain('BDI 2012 treaty_rome_party = 0')
  })

  it('leaves out rows that were not verified: those States stay missing for that treaty', async () => {
    const { observations, dropped } = await read(unTreaties, original('x.csv', text))
    expect(observations.some(({ unit }) => unit === 'KIR' || unit === 'ZMB')).toBe(false)
    expect(dropped.find(({ reason }) => reason.startsWith('not verified'))?.count).toBe(2)
  })

  it('takes a Member without a row in a table of participants for no participant', async () => {
    const found = await panel()
    expect(found).toContain('BTN 2014 treaty_genocide_party = 0')
    expect(found).toContain('NAM 2014 treaty_rome_party = 0')
    expect(found.some((line) => line.startsWith('SDN') && line.includes('treaty_rome'))).toBe(false)
  })

  it('shares out only the treaties that existed, and only where all are known', async () => {
    const rows = CORE.map((treaty, i) =>
      status('FJI', treaty.key, i < 4 ? 'party' : 'none', i < 4 ? '2000' : ''),
    )
    const found = await panel(rows)
    expect(found).toContain('FJI 2021 treaty_core_share = 0.4')
    expect(found).toContain('FJI 2001 treaty_core_share = 0.5')
    expect(found).toContain('FJI 1990 treaty_core_share = 0')
    expect(found).toContain('FJI 1965 treaty_core_share = 0')
    expect(found.some((line) => line.startsWith('FJI 1964 treaty_core'))).toBe(false)
    expect((await panel()).some((line) => line.includes('treaty_core_share'))).toBe(false)
  })

  it('holds Namibia, whose two-letter code NA is no missing value', async () => {
    expect((await panel()).some((line) => line.startsWith('NAM 2021'))).toBe(true)
  })

  it('refuses an empty, a cut-off, a malformed and a changed file, and a State twice', async () => {
    const run = (body: string) => tagOf(unTreaties, original('x.csv', body))
    expect(await run('')).toBe('bad-csv')
    expect(await run(text.trimEnd().slice(0, text.trimEnd().lastIndexOf(',')))).toBe('file-truncated')
    expect(await run(csv([status('FJI', 'cat_1984', 'party', 'March 2016')]))).toBe('bad-date')
    expect(await run(csv([status('FJI', 'cat_1984', 'ratified', '2016')]))).toBe('bad-csv')
    expect(await run(text.replace('withdrawal_effective', 'withdrawn_on'))).toBe('bad-columns')
    expect(await run(csv([...ROWS, ROWS[0]!]))).toBe('duplicate-observation')
  })

  it('drops a party without a year, with the reason', async () => {
    const { dropped } = await read(
      unTreaties,
      original('x.csv', csv([...ROWS, status('FJI', 'cat_1984', 'party', '')])),
    )
    expect(dropped.map(({ reason }) => reason)).toContain('a party without a year of ratification')
  })
})

describeImporter(ewpIccprOp1, {
  rows: [
    { year: 1991, country: 'x', ccode: 345, 'ios.iccpr1': 0 },
    { year: 2022, country: 'x', ccode: 345, 'ios.iccpr1': 1 },
  ],
  gives: ['YUG 1991 ewp_iccpr_op1_party = 0', 'SRB 2022 ewp_iccpr_op1_party = 1'],
  required: 'ios.iccpr1',
  number: 'ios.iccpr1',
})
