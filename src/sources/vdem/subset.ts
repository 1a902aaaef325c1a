import { countryYearImporter, type Measure } from '../country-year'
import { VDEM_LAG_MONTHS, VDEM_NOT_CODED, vdemSource } from './source'
import type { Direction, Scale } from '../../core/series'

const common = {
  publicationLagMonths: VDEM_LAG_MONTHS,
  coverage: { absence: 'missing', absenceNote: VDEM_NOT_CODED, units: 'held' },
} as const

type Row = readonly [column: string, id: string, title: string, description: string]

/** Most likely category of an ordinal question; in all of these the top category is the best. */
const ORDINAL: readonly (readonly [...Row, top: number])[] = [
  [
    'v2csreprss_ord',
    'vdem_cso_repression_ord',
    'Freedom of civil society organisations from repression',
    'Whether the government represses civil society organisations: 0 severely and violently, 4 not at all (V-Dem v2csreprss, most likely category).',
    4,
  ],
  [
    'v2mecenefm_ord',
    'vdem_media_censorship_ord',
    'Freedom of the media from government censorship',
    'Whether the government tries to censor print or broadcast media: 0 directly and routinely, 4 rarely (V-Dem v2mecenefm, most likely category).',
    4,
  ],
  [
    'religiousfreedom',
    'vdem_religious_freedom_ord',
    'Freedom of religion',
    'Respect of the authorities for freedom of religion: 0 hardly any, 4 full (V-Dem v2clrelig, most likely category).',
    4,
  ],
  [
    'partyban',
    'vdem_party_ban_ord',
    'Freedom of parties from bans',
    'Whether parties are banned: 0 all but the ruling party, 1 no parties at all, 2 many, 3 a few, 4 none (V-Dem v2psparban, most likely category).',
    4,
  ],
  [
    'v2pepwrsoc_ord',
    'vdem_power_by_social_group_ord',
    'Political power shared among social groups',
    'How power is divided among social groups: 0 held by one minority group, 1 by several that are together a minority, 2 by a majority group, 3 by all or some in turn, 4 equally (V-Dem v2pepwrsoc, most likely category).',
    4,
  ],
  [
    'v2csgender_ord',
    'vdem_women_participation_ord',
    'Participation of women in civil society organisations',
    'How often women are kept from taking part in civil society organisations: 0 almost always, 4 almost never (V-Dem v2csgender, most likely category).',
    4,
  ],
  [
    'judicialreform',
    'vdem_judicial_reform_ord',
    "Change of the courts' powers in the year",
    "Whether the courts' power to check arbitrary use of authority was reduced (0), unchanged (1) or enhanced (2) by reform in the year (V-Dem v2jureform, most likely category).",
    2,
  ],
]

/** Recodes to 0/1 by the Early Warning Project. */
const BINARY: readonly (readonly [...Row, direction: Direction])[] = [
  [
    'pol_killing_approved',
    'vdem_political_killings_systematic',
    'Systematic political killings approved by leaders',
    '1 where political killings are practised systematically and are typically approved by top leaders (V-Dem v2clkill in its lowest category).',
    'higher-is-riskier',
  ],
  [
    'social_inequality',
    'vdem_social_group_inequality_extreme',
    'Some social groups have far fewer civil liberties',
    '1 where members of some social groups enjoy much fewer civil liberties than the rest (V-Dem v2clsocgrp in its lowest category).',
    'higher-is-riskier',
  ],
  [
    'minorityrule',
    'vdem_minority_rule',
    'Power held by minority groups',
    '1 where social groups that are together a minority monopolise political power (V-Dem v2pepwrsoc 0 or 1).',
    'higher-is-riskier',
  ],
  [
    'social_power_dist',
    'vdem_social_power_dist',
    'Power monopolised by some social groups',
    '1 where one or several social groups, minority or majority, monopolise political power (V-Dem v2pepwrsoc 0 to 2).',
    'higher-is-riskier',
  ],
  [
    'repress_civilsoc',
    'vdem_repress_civilsoc',
    'Civil society repressed',
    '1 where civil society organisations are repressed at least moderately (V-Dem v2csreprss 0 to 2).',
    'higher-is-riskier',
  ],
  [
    'even_civilrights',
    'vdem_even_civil_rights',
    'Civil liberties respected evenly across the country',
    '1 where officials in all areas of the country respect civil liberties about equally (V-Dem v2clrgunev in its highest category).',
    'lower-is-riskier',
  ],
]

const CAVEATS: Readonly<Record<string, string>> = {
  repress_civilsoc:
    'Another file of the Early Warning Project gives this name to the lowest category only: never mix the two.',
  religiousfreedom: 'Most likely category: two countries in the same category may differ.',
}

const measure = (
  [column, id, title, description]: readonly [...Row, ...unknown[]],
  direction: Direction,
  scale: Scale,
  unit: string,
  validRange: readonly [number | null, number | null],
): Measure => ({
  column,
  record: {
    ...common,
    id,
    title,
    description,
    unit,
    direction,
    scale,
    validRange,
    ...(CAVEATS[column] === undefined ? {} : { caveat: CAVEATS[column] }),
  },
})

/** V-Dem v15 as the Early Warning Project cut it down: one row per country (COW code) and year. */
export const vdemSubset = countryYearImporter({
  id: 'vdem-v15-subset',
  title: 'V-Dem v15, indicators used by the Early Warning Project',
  files: 'vdem_v15_ewp_subset_1934-2024.csv (unpacked)',
  shipped: true,
  source: vdemSource({
    id: 'vdem-v15-subset',
    title: 'V-Dem v15, indicators used by the Early Warning Project',
    edition: 'v15 (March 2025), subset of the Early Warning Project 2025-26',
    editionDate: '2026-01-15',
  }),
  unit: { column: 'COWcode', system: 'cow' },
  year: 'year',
  measures: [
    ...ORDINAL.map((row) => measure(row, 'lower-is-riskier', 'ordinal', `category 0–${row[4]}`, [0, row[4]])),
    ...BINARY.map((row) => measure(row, row[4], 'binary', '0 or 1', [0, 1])),
    measure(
      [
        'freediscussion',
        'vdem_free_discussion',
        'Freedom of discussion',
        'Whether people can openly discuss politics at home and in public: 0 not at all, 1 freely (V-Dem v2xcl_disc).',
      ],
      'lower-is-riskier',
      'index',
      'index 0–1',
      [0, 1],
    ),
    measure(
      [
        'ses_power_dist',
        'vdem_power_by_ses',
        'Political power shared across social classes',
        'How evenly political power is spread between rich and poor, on an interval scale centred on about 0 (V-Dem v2pepwrses); higher is more even.',
      ],
      'lower-is-riskier',
      'interval',
      'interval scale, about −4 to 4',
      [-5, 5],
    ),
  ],
})
