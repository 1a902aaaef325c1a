/** Answers of live sources in the form of the catalogue, written by hand; all figures are invented. */

const unhcrRow = (year: number, coo: string, coa: string, more: Record<string, unknown>) => ({
  year,
  coo_id: 1,
  coo_name: coo,
  coo,
  coo_iso: coo,
  coa_id: 2,
  coa_name: coa,
  coa,
  coa_iso: coa,
  refugees: 0,
  asylum_seekers: 0,
  idps: 0,
  stateless: 0,
  oip: '0',
  ...more,
})

/** Two pages of 2024: Sudan to Chad and Egypt, displaced inside Sudan; `-` and text zeros as the API sends them. */
export const UNHCR_PAGES = [
  {
    page: 1,
    maxPages: 2,
    total: [],
    items: [
      unhcrRow(2024, 'SDN', 'TCD', { refugees: 700000, asylum_seekers: '-' }),
      unhcrRow(2024, 'SDN', 'EGY', { refugees: '300000', asylum_seekers: 5000 }),
    ],
  },
  { page: 2, maxPages: 2, total: [], items: [unhcrRow(2024, 'SDN', 'SDN', { idps: 9000000 })] },
]

export const worldBankPage = (code: string) => [
  { page: 1, pages: 1, per_page: 20000, total: 3, sourceid: '2', lastupdated: '2026-07-01' },
  [
    {
      indicator: { id: code, value: 'x' },
      country: { id: 'SD', value: 'Sudan' },
      countryiso3code: 'SDN',
      date: '2024',
      value: 0.5,
      unit: '',
      obs_status: '',
      decimal: 0,
    },
    {
      indicator: { id: code, value: 'x' },
      country: { id: 'NA', value: 'Namibia' },
      countryiso3code: 'NAM',
      date: '2024',
      value: null,
      unit: '',
      obs_status: '',
      decimal: 0,
    },
    {
      indicator: { id: code, value: 'x' },
      country: { id: 'ZH', value: 'Africa Eastern and Southern' },
      countryiso3code: 'AFE',
      date: '2024',
      value: 1.5,
      unit: '',
      obs_status: '',
      decimal: 0,
    },
  ],
]

export const INFORM_ANSWER = ['INFORM', 'HA', 'VU', 'CC'].map((IndicatorId, i) => ({
  IndicatorId,
  FullName: IndicatorId,
  Iso3: 'SDN',
  CountryName: '',
  GNAYear: 2024,
  IndicatorScore: 6 + i / 10,
  WorkflowId: 0,
}))

export const IDMC_ANSWER = {
  last_updated: '2026-05-12',
  count: 2,
  next: null,
  previous: null,
  results: [
    {
      iso3: 'SDN',
      country_name: 'Sudan',
      year: 2024,
      new_displacement: 3000000,
      total_displacement: 9000000,
    },
    { iso3: 'AB9', country_name: 'Abyei Area', year: 2024, new_displacement: 20, total_displacement: null },
  ],
}

const event = (id: number, more: Record<string, unknown>) => ({
  id,
  relid: `SUD-2026-1-${id}`,
  year: 2026,
  active_year: true,
  code_status: 'Clear',
  type_of_violence: 3,
  conflict_name: 'x',
  country: 'Sudan',
  country_id: 625,
  adm_1: 'North Darfur',
  where_coordinates: 'El Fasher, "old" market',
  where_prec: 1,
  date_start: '2026-08-03 00:00:00.000',
  date_end: '2026-08-03 00:00:00.000',
  deaths_civilians: 4,
  best: 4,
  low: 4,
  high: 9,
  ...more,
})

export const UCDP_EVENTS = {
  TotalCount: 3,
  TotalPages: 1,
  PreviousPageUrl: '',
  NextPageUrl: '',
  Result: [
    event(1, {}),
    event(2, { best: 6, high: 6 }),
    event(3, { type_of_violence: 1, best: 0, low: 0, high: 2 }),
  ],
}

const hapiRow = (admin_level: number, more: Record<string, unknown>) => ({
  location_code: 'SDN',
  admin_level,
  event_type: 'civilian_targeting',
  events: 2,
  fatalities: 7,
  reference_period_start: '2026-06-01T00:00:00',
  reference_period_end: '2026-06-30T23:59:59',
  ...more,
})

/** Two places of June and the same month once more for the whole country. */
export const HAPI_ANSWER = {
  data: [hapiRow(0, { events: 4, fatalities: 14 }), hapiRow(2, {}), hapiRow(2, { admin2_code: 'SD02' })],
}
