import { describe, expect, it } from 'vitest'
import { idmcGidd } from '../../src/sources/idmc/gidd'
import { unhcrPopulation } from '../../src/sources/unhcr/population'
import { csv, describeImporter, lines, original, read, type FixtureRow } from '../helpers/importers'

function flow(origin: string, host: string, year: number, figures: FixtureRow): FixtureRow {
  return {
    year,
    coo: 'AUS',
    coo_iso: origin,
    coa: 'AUL',
    coa_iso: host,
    refugees: 0,
    asylum_seekers: 0,
    idps: 0,
    stateless: 0,
    oip: '',
    ...figures,
  }
}

const FLOWS = [
  flow('VEN', 'COL', 2019, { refugees: 700, asylum_seekers: 10, oip: 1700000 }),
  flow('VEN', 'PER', 2019, { refugees: '2e+03', asylum_seekers: 5, oip: '-' }),
  flow('AUT', 'DEU', 2019, { refugees: 3 }),
  flow('COL', 'COL', 2019, { idps: 7000000 }),
  flow('UNK', 'COL', 2019, { refugees: 1 }),
  flow('RWA', 'TZA', 1994, { refugees: 500000, asylum_seekers: 4 }),
  flow('XXA', 'EST', 2019, { stateless: 75000 }),
]

describeImporter(unhcrPopulation, {
  rows: FLOWS,
  gives: [
    'VEN 2019 unhcr_refugees_by_origin = 2700',
    'VEN 2019 unhcr_asylum_seekers_by_origin = 15',
    'VEN 2019 unhcr_other_protection_by_origin = 1700000',
    'VEN 2019 unhcr_displaced_abroad_by_origin = 1702715',
    'AUT 2019 unhcr_refugees_by_origin = 3',
    'COL 2019 unhcr_idps = 7000000',
    'COL 2019 unhcr_refugees_hosted = 701',
    'EST 2019 unhcr_stateless_hosted = 75000',
    'RWA 1994 unhcr_refugees_by_origin = 500000',
  ],
  required: 'coo_iso',
  number: 'refugees',
  sums: true,
})

describe('unhcr-population', () => {
  it('holds nothing before a column was collected, and no zero where zero is not a count', async () => {
    const { observations } = await read(unhcrPopulation, original('x.csv', csv(FLOWS)))
    const held = observations.map(({ unit, period, indicator }) => `${unit} ${period} ${indicator}`)
    expect(held).not.toContain('RWA 1994 unhcr_asylum_seekers_by_origin')
    expect(held).not.toContain('RWA 1994 unhcr_displaced_abroad_by_origin')
    expect(held).not.toContain('VEN 2019 unhcr_idps')
    expect(held).not.toContain('AUT 2019 unhcr_other_protection_by_origin')
  })

  it('says whom it left out', async () => {
    const { dropped } = await read(unhcrPopulation, original('x.csv', csv(FLOWS)))
    expect(dropped.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(['left out by policy: Origin unknown', 'left out by policy: Stateless']),
    )
  })
})

const DISPLACED = [
  { iso3: 'SDN', year: 2023, new_displacement: 6000000, total_displacement: 9000000 },
  { iso3: 'AGO', year: 2023, new_displacement: 0, total_displacement: '' },
  { iso3: 'AB9', year: 2023, new_displacement: 20000, total_displacement: 23000 },
  { iso3: 'XKX', year: 2023, new_displacement: '', total_displacement: 16000 },
]

describeImporter(idmcGidd, {
  rows: DISPLACED,
  gives: [
    'SDN 2023 idmc_conflict_new_displacement = 6000000',
    'AGO 2023 idmc_conflict_new_displacement = 0',
    'AB9 2023 idmc_conflict_idp_stock = 23000',
    'XKX 2023 idmc_conflict_idp_stock = 16000',
  ],
  required: 'total_displacement',
  number: 'new_displacement',
})

describe('idmc-gidd', () => {
  it('reads an empty cell as no figure, never as zero', async () => {
    const result = await read(idmcGidd, original('x.csv', csv(DISPLACED)))
    expect(lines(result.observations).filter((line) => line.startsWith('AGO'))).toEqual([
      'AGO 2023 idmc_conflict_new_displacement = 0',
    ])
  })

  it('skips the row of HXL tags that HDX puts under the header', async () => {
    const tagged = csv(DISPLACED).replace('\n', '\n#country+code,#date+year,#affected+new,#affected+total\n')
    const plain = await read(idmcGidd, original('x.csv', csv(DISPLACED)))
    expect((await read(idmcGidd, original('x.csv', tagged))).observations).toEqual(plain.observations)
  })
})
