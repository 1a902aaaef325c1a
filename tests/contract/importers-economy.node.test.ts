import { describe, expect, it } from 'vitest'
import { informTrends } from '../../src/sources/inform/trends'
import { unInfantMortality } from '../../src/sources/un-imr/importer'
import { worldbankWdi } from '../../src/sources/worldbank/wdi'
import { worldbankWgi } from '../../src/sources/worldbank/wgi'
import { csv, describeImporter, lines, original, read, tagOf, type FixtureRow } from '../helpers/importers'

const economy = (code: string, year: number, figures: FixtureRow = {}): FixtureRow => ({
  country: 'A country',
  iso3c: code,
  year,
  'wdi.trade.new': '',
  'wdi.gdppc.new': '',
  'wdi.gdppcgrow.new': '',
  'wdi.popsize.new': '',
  'wdi.imrate.new': '',
  ...figures,
})
const ECONOMIES = [
  economy('GHA', 2020, {
    'wdi.trade.new': 61.25,
    'wdi.gdppc.new': 2020.123456789012,
    'wdi.gdppcgrow.new': -1.5,
    'wdi.popsize.new': 32180401,
    'wdi.imrate.new': 33.1,
  }),
  economy('WLD', 2020, { 'wdi.popsize.new': 7800000000 }),
  economy('CZE', 1980, { 'wdi.popsize.new': 10300000 }),
]

describeImporter(worldbankWdi, {
  rows: ECONOMIES,
  gives: [
    'GHA 2020 wdi_trade_share = 61.25',
    'GHA 2020 wdi_gdppc_constant = 2020.123456789012',
    'GHA 2020 wdi_gdppc_growth = -1.5',
    'GHA 2020 wdi_population = 32180401',
    'GHA 2020 wdi_infant_mortality = 33.1',
  ],
  required: 'wdi.gdppc.new',
  number: 'wdi.popsize.new',
})

/** A World Bank bulk file: mark, four lines before the header, every line ending in a comma. */
function bulk(code: string, rows: readonly (readonly [string, string, string])[]): string {
  const head = '\uFEFF"Data Source","World Development Indicators",\n\n"Last Updated Date","2026-02-24",\n\n'
  const header = '"Country Name","Country Code","Indicator Name","Indicator Code","2022","2023",\n'
  return (
    head +
    header +
    rows.map(([iso, a, b]) => `"Name, the","${iso}","Title","${code}","${a}","${b}",\n`).join('')
  )
}

describe('World Bank bulk files', () => {
  it('reads preamble, wide years and the empty last column', async () => {
    const file = original(
      'API_X.csv',
      bulk('NY.GDP.PCAP.PP.KD', [
        ['GHA', '5000.5', ''],
        ['SSF', '4000', '4100'],
        ['KSV', '', '11000'],
      ]),
    )
    const result = await read(worldbankWdi, file)
    expect(lines(result.observations)).toEqual([
      'GHA 2022 wdi_gdppc_ppp = 5000.5',
      'XKX 2023 wdi_gdppc_ppp = 11000',
    ])
    expect(result.source.editionDate).toBe('2026-02-24')
    expect(result.dropped[0]).toMatchObject({ reason: 'aggregate of several countries', count: 2 })
  })

  it('reads long and bulk files together, and refuses the same series from two files', async () => {
    const long = original('long.csv', csv(ECONOMIES))
    const wide = original('API_X.csv', bulk('NY.GDP.PCAP.PP.KD', [['GHA', '5000.5', '']]))
    const both = await read(worldbankWdi, long, wide)
    expect(both.series.map(({ id }) => id)).toContain('wdi_gdppc_ppp')
    const population = original('API_P.csv', bulk('SP.POP.TOTL', [['GHA', '1', '2']]))
    expect(await tagOf(worldbankWdi, population, population)).toBe('duplicate-observation')
  })

  it('refuses an indicator it does not know, a changed header and a cut-off file', async () => {
    expect(
      await tagOf(worldbankWdi, original('API_X.csv', bulk('AG.LND.TOTL.K2', [['GHA', '1', '2']]))),
    ).toBe('bad-columns')
    const changed = bulk('SP.POP.TOTL', [['GHA', '1', '2']]).replace('"Country Code"', '"Code"')
    expect(await tagOf(worldbankWdi, original('API_X.csv', changed))).toBe('bad-columns')
    const cut = bulk('SP.POP.TOTL', [
      ['GHA', '1', '2'],
      ['GIN', '3', '4'],
    ]).slice(0, -6)
    expect(await tagOf(worldbankWdi, original('API_X.csv', cut))).toBe('file-truncated')
  })
})

const estimate = (code: string, value: string, error: string): FixtureRow => ({
  wb_country: 'A country',
  wb_code: code,
  year: 2020,
  Estimate: value,
  StdErr: error,
})

describeImporter(worldbankWgi, {
  rows: [estimate('SYR', '-1.9', '0.1'), estimate('ROM', '0.5', ''), estimate('PSE', '', '')],
  gives: [
    'SYR 2020 wgi_voice_accountability = -1.9 [-2.0645..-1.7355]',
    'ROU 2020 wgi_voice_accountability = 0.5',
  ],
  required: 'StdErr',
  number: 'Estimate',
})

describe('worldbank-wgi', () => {
  it('reads political stability from a bulk file', async () => {
    const result = await read(worldbankWgi, original('API_PV.csv', bulk('PV.EST', [['NER', '-1.7', '-1.8']])))
    expect(lines(result.observations)).toEqual([
      'NER 2022 wgi_political_stability = -1.7',
      'NER 2023 wgi_political_stability = -1.8',
    ])
    expect(result.series[0]).toMatchObject({ direction: 'lower-is-riskier', scale: 'interval' })
  })
})

describeImporter(unInfantMortality, {
  rows: [
    { iso3c: 'BDI', year: 1950, un_imr: 162.8657, ccode: 516 },
    { iso3c: 'SSD', year: 1950, un_imr: 200.5, ccode: '' },
    { iso3c: 'SSD', year: 2012, un_imr: 70.5, ccode: '' },
  ],
  gives: ['BDI 1950 un_infant_mortality = 162.8657', 'SSD 2012 un_infant_mortality = 70.5'],
  required: 'iso3c',
  number: 'un_imr',
})

const index = (code: string, indicator: string, score: string | number): FixtureRow => ({
  CountryName: 'A country',
  Iso3: code,
  GNAYear: 2024,
  IndicatorId: indicator,
  FullName: 'An index',
  IndicatorScore: score,
})

describeImporter(informTrends, {
  rows: [
    index('AFG', 'INFORM', 7.8),
    index('AFG', 'HA', 7.6),
    index('AFG', 'VU', 7),
    index('AFG', 'CC', 8.5),
  ],
  gives: [
    'AFG 2024 inform_risk = 7.8',
    'AFG 2024 inform_hazard_exposure = 7.6',
    'AFG 2024 inform_vulnerability = 7',
    'AFG 2024 inform_lack_of_coping = 8.5',
  ],
  required: 'GNAYear',
  number: 'IndicatorScore',
})

describe('inform', () => {
  it('refuses a score outside 0–10', async () => {
    expect(await tagOf(informTrends, original('x.csv', csv([index('AFG', 'CC', 85)])))).toBe('out-of-range')
  })
})
