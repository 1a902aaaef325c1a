import type { SeriesDraft } from '../result'

const NOT_RANDOM =
  'Missing is not random: the newest years lack many of the countries at war or under sanctions.'

function draft(
  id: string,
  title: string,
  description: string,
  unit: string,
  scale: SeriesDraft['scale'],
  direction: SeriesDraft['direction'],
  validRange: SeriesDraft['validRange'],
  caveat = NOT_RANDOM,
): SeriesDraft {
  return {
    id,
    title,
    description,
    unit,
    direction,
    scale,
    validRange,
    publicationLagMonths: 7,
    coverage: {
      absence: 'missing',
      absenceNote: 'The World Bank publishes no figure for the economy and year.',
      units: 'held',
    },
    caveat,
  }
}

/** Series of the World Development Indicators with the column of the long file and the World Bank's code. */
export const WDI_SERIES = [
  {
    column: 'wdi.popsize.new',
    code: 'SP.POP.TOTL',
    draft: draft(
      'wdi_population',
      'Population',
      'People living in the country at mid-year. Used as the denominator of rates.',
      'people',
      'count',
      'context',
      [0, null],
      'Estimates, revised every year for all years.',
    ),
  },
  {
    column: 'wdi.gdppc.new',
    code: 'NY.GDP.PCAP.KD',
    draft: draft(
      'wdi_gdppc_constant',
      'GDP per head, constant US dollars',
      'Gross domestic product per head in constant 2015 US dollars.',
      'constant 2015 US$ per head',
      'money',
      'lower-is-riskier',
      [0, null],
    ),
  },
  {
    column: 'wdi.gdppcgrow.new',
    code: 'NY.GDP.PCAP.KD.ZG',
    draft: draft(
      'wdi_gdppc_growth',
      'Growth of GDP per head',
      'Change of gross domestic product per head over the year before, in constant prices.',
      '% a year',
      'rate',
      'lower-is-riskier',
      [-100, null],
    ),
  },
  {
    column: 'wdi.trade.new',
    code: 'NE.TRD.GNFS.ZS',
    draft: draft(
      'wdi_trade_share',
      'Trade as a share of GDP',
      'Exports and imports of goods and services together as a share of gross domestic product; may exceed 100.',
      '% of GDP',
      'share',
      'lower-is-riskier',
      [0, null],
    ),
  },
  {
    column: 'wdi.imrate.new',
    code: 'SP.DYN.IMRT.IN',
    draft: draft(
      'wdi_infant_mortality',
      'Infant mortality (World Bank)',
      'Children who die before their first birthday per 1,000 live births.',
      'deaths per 1,000 live births',
      'rate',
      'higher-is-riskier',
      [0, 1000],
      'Includes model estimates up to the newest year.',
    ),
  },
  {
    column: undefined,
    code: 'NY.GDP.PCAP.PP.KD',
    draft: draft(
      'wdi_gdppc_ppp',
      'GDP per head, purchasing power',
      'Gross domestic product per head in constant 2021 international dollars at purchasing power parity.',
      'constant 2021 international $ per head',
      'money',
      'lower-is-riskier',
      [0, null],
    ),
  },
] as const
