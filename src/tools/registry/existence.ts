/** Years in which a unit is a State or territory of its own, where that is not simply "since before the register
 *  begins": States that were part of another one, and States that ended. Colonies and mandates count as territories of
 *  their own. Dates: Gleditsch–Ward list and the United
 *  Nations' list of Member States. `indicators/countries/policy.md` gives the reasons. */
export interface Existence {
  readonly from?: number
  readonly to?: number
  readonly predecessors?: readonly string[]
  readonly successors?: readonly string[]
  readonly note?: string
  /** Scored units of today that the note is about. */
  readonly seeAlso?: readonly string[]
}

const FROM_USSR = (note?: string): Existence => ({
  from: 1991,
  predecessors: ['RUS'],
  ...(note === undefined ? {} : { note }),
})

export const REGISTER_STARTS = 1900

export const EXISTENCE: Readonly<Record<string, Existence>> = {
  AB9: { from: 2011, note: 'Disputed between Sudan and South Sudan since July 2011; shown, not scored' },
  ABW: { from: 1986, predecessors: ['ANT'] },
  ANT: { from: 1954, to: 2010, successors: ['ABW', 'BES', 'CUW', 'SXM'] },
  ARM: FROM_USSR(),
  AZE: FROM_USSR(),
  BES: { from: 2010, predecessors: ['ANT'] },
  BGD: { from: 1971, predecessors: ['PAK'] },
  BIH: { from: 1992, predecessors: ['YUG'] },
  BLR: FROM_USSR(),
  CSK: { from: 1918, to: 1992, successors: ['CZE', 'SVK'], note: 'Ended 31 December 1992' },
  CUW: { from: 2010, predecessors: ['ANT'] },
  CZE: { from: 1993, predecessors: ['CSK'] },
  DDR: { from: 1949, to: 1990, successors: ['DEU'], note: 'Joined the Federal Republic on 3 October 1990' },
  DEU: { predecessors: ['DDR'], note: 'From 1949 to October 1990 the Federal Republic alone' },
  ERI: { from: 1993, predecessors: ['ETH'] },
  ESH: {
    note: 'Non-Self-Governing Territory on the United Nations list; shown, not scored: almost no source covers it',
  },
  EST: FROM_USSR(),
  ETH: { successors: ['ERI'], note: 'Includes Eritrea before May 1993', seeAlso: ['ERI'] },
  GEO: FROM_USSR('Abkhazia and South Ossetia are part of this unit'),
  HRV: { from: 1992, predecessors: ['YUG'] },
  IDN: { successors: ['TLS'], note: 'UCDP, COW and others include East Timor before 2002', seeAlso: ['TLS'] },
  ISR: {
    from: 1948,
    note: 'UCDP and COW have no code for the State of Palestine and count events in Gaza and the West Bank under Israel. The list of mass killings does not cover the State of Palestine: that no episode is marked says nothing of Gaza and the West Bank',
    seeAlso: ['PSE'],
  },
  KAZ: FROM_USSR(),
  KGZ: FROM_USSR(),
  KOR: { from: 1945 },
  LTU: FROM_USSR(),
  LVA: FROM_USSR(),
  MDA: FROM_USSR(),
  MKD: { from: 1991, predecessors: ['YUG'] },
  MNE: { from: 2006, predecessors: ['SRB'] },
  PAK: {
    from: 1947,
    successors: ['BGD'],
    note: 'Includes East Pakistan (Bangladesh) before December 1971',
    seeAlso: ['BGD'],
  },
  PRK: { from: 1945 },
  PSE: {
    from: 1948,
    note: 'UCDP and COW have no code for the State of Palestine and count events in Gaza and the West Bank under Israel; of V-Dem the row for the West Bank is used. The list of mass killings does not cover the State of Palestine: that no episode is marked says nothing of Gaza and the West Bank',
    seeAlso: ['ISR'],
  },
  RUS: {
    successors: [
      'ARM',
      'AZE',
      'BLR',
      'EST',
      'GEO',
      'KAZ',
      'KGZ',
      'LTU',
      'LVA',
      'MDA',
      'TJK',
      'TKM',
      'UKR',
      'UZB',
    ],
    note: 'The Soviet Union before December 1991',
  },
  SDN: {
    successors: ['SSD'],
    note: 'Includes the South before 9 July 2011: a change in 2011 is a change of territory',
    seeAlso: ['SSD'],
  },
  SOM: { note: 'Somaliland is part of this unit' },
  SRB: {
    from: 1992,
    predecessors: ['YUG'],
    successors: ['MNE', 'XKX'],
    note: 'Federal Republic of Yugoslavia from 1992 and Serbia and Montenegro to June 2006; includes Kosovo in most sources before 2008',
    seeAlso: ['MNE', 'XKX'],
  },
  SSD: { from: 2011, predecessors: ['SDN'] },
  SVK: { from: 1993, predecessors: ['CSK'] },
  SVN: { from: 1992, predecessors: ['YUG'] },
  SXM: { from: 2010, predecessors: ['ANT'] },
  TJK: FROM_USSR(),
  TKM: FROM_USSR(),
  TLS: {
    from: 2002,
    predecessors: ['IDN'],
    note: 'Independent since May 2002; UCDP and COW count it with Indonesia before, also in 1999–2002 under United Nations administration',
    seeAlso: ['IDN'],
  },
  TWN: { from: 1945, note: 'Absent from World Bank, UNHCR and most United Nations series' },
  TZA: { note: 'Zanzibar is part of this unit' },
  UKR: FROM_USSR('Crimea is part of this unit, as in General Assembly resolution 68/262'),
  UZB: FROM_USSR(),
  VDR: { from: 1945, to: 1975, successors: ['VNM'], note: 'South Viet Nam to April 1975' },
  VNM: { predecessors: ['VDR'], note: 'North Viet Nam alone before 1976' },
  XKX: {
    from: 2008,
    predecessors: ['SRB'],
    note: 'Security Council resolution 1244 (1999); not a Member State. UCDP and COW count it with Serbia before 2008, UNHCR still does',
    seeAlso: ['SRB'],
  },
  YEM: { predecessors: ['YMD'], note: 'Yemen Arab Republic (North) alone before May 1990' },
  YMD: { to: 1990, successors: ['YEM'], note: 'Aden and South Arabia to 1967, Democratic Yemen to May 1990' },
  YUG: {
    from: 1918,
    to: 1991,
    successors: ['BIH', 'HRV', 'MKD', 'SRB', 'SVN'],
    note: 'Socialist Federal Republic; its last year here is 1991',
  },
}

/** Units that ISO 3166-1 does not list (any more): English name, region, centroid in degrees. */
export const EXTENSIONS = [
  { id: 'AB9', region: 'Africa', subregion: 'Northern Africa', latitude: 9.6, longitude: 28.4 },
  { id: 'ANT', iso2: 'AN', region: 'Americas', subregion: 'Caribbean', latitude: 12.2, longitude: -69 },
  { id: 'CSK', region: 'Europe', subregion: 'Eastern Europe', latitude: 49.4, longitude: 17.4 },
  { id: 'DDR', region: 'Europe', subregion: 'Western Europe', latitude: 52.3, longitude: 12.9 },
  { id: 'VDR', region: 'Asia', subregion: 'South-eastern Asia', latitude: 12.4, longitude: 107.9 },
  {
    id: 'XKX',
    iso2: 'XK',
    region: 'Europe',
    subregion: 'Southern Europe',
    latitude: 42.62,
    longitude: 20.91,
  },
  { id: 'YMD', region: 'Asia', subregion: 'Western Asia', latitude: 14.8, longitude: 47.8 },
  { id: 'YUG', region: 'Europe', subregion: 'Southern Europe', latitude: 44, longitude: 19.2 },
] as const

/** Scored although not Member States of the United Nations. */
export const SCORED_NON_MEMBERS: ReadonlySet<string> = new Set(['PSE', 'TWN', 'XKX'])
/** Member States that have ended (and South Viet Nam): scored for the years in which they existed. */
export const ENDED_STATES: ReadonlySet<string> = new Set(['CSK', 'DDR', 'VDR', 'YMD', 'YUG'])
/** Independent in the code list, but not Member States. */
export const INDEPENDENT_NON_MEMBERS: ReadonlySet<string> = new Set(['TWN', 'VAT'])

/** Longitude and latitude, in degrees, of a point on the main land, where the taxonomy's centroid lies in the sea or
 *  far from most of the people. */
export const CENTROIDS: Readonly<Record<string, readonly [number, number]>> = {
  FJI: [178, -17.8],
  FSM: [158.2, 6.9],
  KIR: [173, 1.4],
  MNP: [145.7, 15.2],
  MYS: [102, 4],
  NZL: [172.5, -41.5],
  PHL: [122.9, 11.7],
  PRT: [-8, 39.6],
  PYF: [-149.5, -17.6],
  SHN: [-5.7, -16],
  USA: [-98.6, 39.8],
  VUT: [167.7, -16.2],
}
