/** Everyone whom Forewatch can ask when a person wants newer figures. This list makes the text of consent and, in builds, the
 *  hosts that the content policy lets through; there is no other. No imports: the build reads it too. */
export interface LiveHost {
  readonly id: string
  readonly title: string
  /** Who runs the host. */
  readonly publisher: string
  readonly origin: string
  /** What is asked for, as the end of “asks for …”. */
  readonly asks: string
  /** A key of the user's own, kept in memory only. */
  readonly key?: { readonly label: string; readonly how: string }
  /** A release that must be named. */
  readonly release?: { readonly label: string; readonly initial: string }
  /** Figures are asked country by country. */
  readonly countries?: { readonly label: string; readonly initial: string }
  /** Whether years can be chosen. */
  readonly years: boolean
  readonly note?: string
}

export const LIVE_HOSTS: readonly LiveHost[] = [
  {
    id: 'unhcr-population',
    title: 'UNHCR: refugees, asylum seekers, internally displaced and stateless people',
    publisher: 'UNHCR',
    origin: 'https://api.unhcr.org',
    asks: 'population figures of all countries of origin and asylum, 1,000 rows a request',
    years: true,
  },
  {
    id: 'worldbank-wdi',
    title: 'World Bank: population, economy, infant mortality',
    publisher: 'World Bank',
    origin: 'https://api.worldbank.org',
    asks: 'six indicators of all countries, one request each',
    years: true,
  },
  {
    id: 'worldbank-wgi',
    title: 'World Bank: political stability, voice and accountability',
    publisher: 'World Bank',
    origin: 'https://api.worldbank.org',
    asks: 'two governance indicators and one standard error of all countries, one request each',
    years: true,
  },
  {
    id: 'inform',
    title: 'INFORM Risk Index, trends',
    publisher: 'Joint Research Centre of the European Commission',
    origin: 'https://drmkc.jrc.ec.europa.eu',
    asks: 'the trends of all countries and indices, one request',
    years: false,
  },
  {
    id: 'idmc-gidd',
    title: 'IDMC: internal displacement by conflict and violence',
    publisher: 'Internal Displacement Monitoring Centre',
    origin: 'https://helix-tools-api.idmcdb.org',
    asks: 'conflict displacement of all countries and years, 100 rows a request',
    key: { label: 'Client id', how: 'IDMC gives one on request; it stands in the address of every request' },
    years: false,
  },
  {
    id: 'ucdp-organised-violence',
    title: 'UCDP: organised violence by country and year',
    publisher: 'Uppsala Conflict Data Program',
    origin: 'https://ucdpapi.pcr.uu.se',
    asks: 'the country-year table of one release, 1,000 rows a request',
    key: { label: 'Access token', how: 'UCDP gives one by e-mail; it stands in a header of every request' },
    release: { label: 'Release', initial: '26.1' },
    years: false,
    note: 'Violence in neighbouring countries is computed from UCDP’s files and stays as it was shipped.',
  },
  {
    id: 'ucdp-candidate',
    title: 'UCDP: candidate events of one month',
    publisher: 'Uppsala Conflict Data Program',
    origin: 'https://ucdpapi.pcr.uu.se',
    asks: 'the events of one monthly release, 1,000 rows a request',
    key: { label: 'Access token', how: 'UCDP gives one by e-mail; it stands in a header of every request' },
    release: { label: 'Release', initial: '26.0.8' },
    years: false,
  },
  {
    id: 'hdx-hapi',
    title: 'HDX HAPI: ACLED’s conflict events by month',
    publisher: 'OCHA Centre for Humanitarian Data',
    origin: 'https://hapi.humdata.org',
    asks: 'monthly counts of events and deaths in the countries named, 10,000 rows a request',
    key: {
      label: 'App identifier',
      how: 'made on HAPI’s own page from a name and an e-mail address; it stands in the address of every request',
    },
    countries: { label: 'Countries, three letters each', initial: 'SDN, MMR' },
    years: true,
    note: 'ACLED forbids passing rows on: the figures stay with you.',
  },
]

/** Origins for the content policy, each once. */
export const LIVE_ORIGINS: readonly string[] = [...new Set(LIVE_HOSTS.map(({ origin }) => origin))]

/** What the host of a source learns from a request, in one paragraph for a person who decides. */
export function consentText({ publisher, origin, asks, key }: LiveHost): string {
  const host = new URL(origin).host
  return `Your device asks ${host} (${publisher}) for ${asks}. The host sees your network address, the time, the kind of program you use and what is asked for${key ? `, and your ${key.label.toLowerCase()}` : ''}. It sees nothing of your models, notes, watchlists or files. Nobody else is asked.`
}
