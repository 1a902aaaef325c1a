import { ANSWERS, IDMC_LIMIT } from './answers'

/** What a person asks of a live source. */
export interface LiveRequest {
  readonly from: number
  readonly to: number
  readonly key?: string
  readonly release?: string
  /** ISO3. */
  readonly countries?: readonly string[]
}

/** How a source is asked. One part after the other, each page by page. */
export interface LiveAddress {
  readonly answer: keyof typeof ANSWERS
  parts(request: LiveRequest): readonly string[]
  /** @param page from 0 */
  url(part: string, page: number, request: LiveRequest): string
  headers?(request: LiveRequest): Record<string, string>
  /** Rows of a full page, where only a shorter page tells the end. */
  readonly pageRows?: number
  /** Least time between two requests. */
  readonly gapMs: number
}

const WDI_CODES = [
  'SP.POP.TOTL',
  'NY.GDP.PCAP.KD',
  'NY.GDP.PCAP.KD.ZG',
  'NE.TRD.GNFS.ZS',
  'SP.DYN.IMRT.IN',
  'NY.GDP.PCAP.PP.KD',
]
const WGI_CODES = ['PV.EST', 'VA.EST', 'VA.STD.ERR']
const ONE = () => ['']

function query(parts: Readonly<Record<string, string | number | undefined>>): string {
  const found = new URLSearchParams()
  for (const [name, value] of Object.entries(parts)) if (value !== undefined) found.set(name, String(value))
  return found.toString()
}

function worldBank(codes: readonly string[]): LiveAddress {
  return {
    answer: 'worldBank',
    parts: () => codes,
    url: (code, page, { from, to }) =>
      `https://api.worldbank.org/v2/country/all/indicator/${code}?${query({ format: 'json', per_page: 20_000, date: `${from}:${to}`, page: page + 1 })}`,
    gapMs: 200,
  }
}

function ucdp(table: string): LiveAddress {
  return {
    answer: 'ucdp',
    parts: ONE,
    url: (_, page, { release = '' }) =>
      `https://ucdpapi.pcr.uu.se/api/${table}/${encodeURIComponent(release)}?${query({ pagesize: 1000, page })}`,
    headers: ({ key = '' }) => ({ 'x-ucdp-access-token': key }),
    gapMs: 500,
  }
}

const HAPI_ROWS = 10_000

export const LIVE_ADDRESSES: Readonly<Record<string, LiveAddress>> = {
  'unhcr-population': {
    answer: 'unhcr',
    parts: ({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => String(from + i)),
    url: (year, page) =>
      `https://api.unhcr.org/population/v1/population/?${query({ limit: 1000, yearFrom: year, yearTo: year, coo_all: 'true', coa_all: 'true', page: page + 1 })}`,
    gapMs: 200,
  },
  'worldbank-wdi': worldBank(WDI_CODES),
  'worldbank-wgi': worldBank(WGI_CODES),
  inform: {
    answer: 'inform',
    parts: ONE,
    url: () => 'https://drmkc.jrc.ec.europa.eu/inform-index/api/informapi/countries/trends/?WorkflowId=0',
    gapMs: 0,
  },
  'idmc-gidd': {
    answer: 'idmc',
    parts: ONE,
    url: (_, page, { key }) =>
      `https://helix-tools-api.idmcdb.org/external-api/gidd/conflicts/?${query({ client_id: key, format: 'json', limit: IDMC_LIMIT, offset: page * IDMC_LIMIT })}`,
    gapMs: 500,
  },
  'ucdp-organised-violence': ucdp('organizedviolence'),
  'ucdp-candidate': ucdp('gedevents'),
  'hdx-hapi': {
    answer: 'hapi',
    parts: ({ countries = [] }) => countries,
    url: (country, page, { from, to, key }) =>
      `https://hapi.humdata.org/api/v2/coordination-context/conflict-events?${query({ app_identifier: key, location_code: country, start_date: `${from}-01-01`, end_date: `${to}-12-31`, output_format: 'json', limit: HAPI_ROWS, offset: page * HAPI_ROWS })}`,
    pageRows: HAPI_ROWS,
    gapMs: 1000,
  },
}
