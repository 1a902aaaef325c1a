import { countryYearImporter } from '../country-year'
import { VDEM_LAG_MONTHS, vdemSource } from './source'

const QUESTIONS: readonly (readonly [column: string, id: string, title: string, what: string])[] = [
  [
    'v2cseeorgs',
    'entry_exit',
    'Free entry and exit of civil society organisations',
    'Control of the government over which organisations may exist: low = monopoly of control, high = free',
  ],
  [
    'v2csreprss',
    'cso_repression',
    'Freedom of civil society organisations from repression',
    'Repression of civil society organisations: low = severe, high = none',
  ],
  [
    'v2mecenefm',
    'media_censorship',
    'Freedom of the media from censorship',
    'Attempts of the government to censor print and broadcast media: low = routine, high = rare',
  ],
  [
    'v2meharjrn',
    'journalist_harassment',
    'Freedom of journalists from harassment',
    'Journalists threatened, arrested, beaten or killed for their work: low = certain for any who offend power, high = never',
  ],
  [
    'v2meslfcen',
    'media_self_censorship',
    'Freedom from self-censorship in the media',
    'Self-censorship of journalists on sensitive politics: low = complete, high = little',
  ],
  [
    'v2mecrit',
    'media_critical',
    'Media that criticise the government',
    'Share of major media that criticise the government as a routine: low = none, high = all at least at times',
  ],
  [
    'v2merange',
    'media_perspectives',
    'Range of political views in the media',
    'Political views that the major media carry: low = the government’s only, high = all that matter',
  ],
  [
    'v2mebias',
    'media_bias',
    'Fairness of the media to the opposition',
    'Bias of the media against opposition parties: low = only the ruling side covered, high = even treatment',
  ],
  [
    'v2psbars',
    'party_barriers',
    'Freedom to form a party',
    'Barriers to forming a party: low = not allowed, high = no substantial barrier',
  ],
  [
    'v2psparban',
    'party_ban',
    'Freedom of parties from bans',
    'Parties banned: low = all but one, high = none',
  ],
  [
    'v2psoppaut',
    'opposition_autonomy',
    'Autonomy of opposition parties',
    'Independence of opposition parties from the ruling regime: low = none allowed, high = all independent',
  ],
  [
    'v2cldiscm',
    'free_discussion_men',
    'Freedom of discussion for men',
    'Open political discussion by men at home and in public: low = none, high = full',
  ],
  [
    'v2cldiscw',
    'free_discussion_women',
    'Freedom of discussion for women',
    'Open political discussion by women at home and in public: low = none, high = full',
  ],
  [
    'v2clacfree',
    'academic_freedom',
    'Academic and cultural freedom',
    'Freedom of academic and cultural expression on politics: low = none, high = full',
  ],
  [
    'v2elpeace',
    'electoral_violence',
    'Elections free of violence by others than the government',
    'Violence around national elections that was not the government’s: low = widespread, high = none',
  ],
  [
    'v2elintim',
    'election_intimidation',
    'Elections free of intimidation by the government',
    'Repression and harassment of the opposition around national elections: low = all silenced, high = none',
  ],
  [
    'v2elirreg',
    'election_irregularities',
    'Elections free of irregularities',
    'Fraud and other intended irregularities in national elections: low = nationwide, high = none',
  ],
  [
    'v2elfrfair',
    'election_free_fair',
    'Elections free and fair',
    'Judgement on the national election as a whole: low = not at all, high = yes',
  ],
  [
    'v2elembaut',
    'electoral_body_autonomy',
    'Autonomy of the electoral body',
    'Independence of the election management body from the government: low = none, high = full',
  ],
  [
    'v2elembcap',
    'electoral_body_capacity',
    'Capacity of the electoral body',
    'Staff and means of the election management body: low = glaring gaps, high = sufficient',
  ],
]

const SERIES_IDS: Readonly<Record<string, string>> = { entry_exit: 'vdem12_cso_entry_exit' }

/** V-Dem (about v12) with V-Dem's column names. Somebody upstream deleted every row with a blank in any column, so a
 *  country-year that is not there is not known: most of all those without national elections. */
export const vdemCivicSpace = countryYearImporter({
  id: 'vdem-v12-civicspace',
  title: 'V-Dem, civic space and elections, about v12',
  files: 'vdem_v12_civicspace_subset_listwise_1945-2021.csv (unpacked)',
  shipped: true,
  source: vdemSource({
    id: 'vdem-v12-civicspace',
    title: 'V-Dem, civic space and elections, about v12',
    edition: 'about v12 (March 2022); the copy does not name its release',
    editionDate: '2026-04-27',
  }),
  unit: { column: 'country_text_id', system: 'vdem' },
  year: 'year',
  measures: QUESTIONS.map(([column, name, title, what]) => ({
    column,
    record: {
      id: SERIES_IDS[name] ?? `vdem12_${name}`,
      title,
      description: `${what} (V-Dem ${column}, point estimate of the measurement model, centred on about 0).`,
      unit: 'interval scale, about −4 to 4',
      direction: 'lower-is-riskier',
      scale: 'interval',
      validRange: [-6, 6],
      publicationLagMonths: VDEM_LAG_MONTHS,
      coverage: {
        absence: 'missing',
        absenceNote:
          'Rows with a blank in any of some thirty columns were deleted upstream: no row means not known, in most cases a country without national elections.',
        units: 'held',
      },
      caveat: column.startsWith('v2el')
        ? 'Judged for national elections; between elections the file repeats the last one. Country-years without elections were deleted upstream.'
        : 'Rows of countries without national elections were deleted upstream: China has none after 1952, Saudi Arabia none at all.',
    },
  })),
})
