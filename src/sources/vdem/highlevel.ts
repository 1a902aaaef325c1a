import { countryYearImporter, type Measure } from '../country-year'
import { VDEM_LAG_MONTHS, VDEM_NOT_CODED, vdemSource } from './source'

const INDICES: readonly (readonly [column: string, id: string, title: string, what: string])[] = [
  [
    'v2x_libdem',
    'vdem_libdem',
    'Liberal democracy index',
    'electoral democracy together with rule of law, checks by courts and parliament, and civil liberties',
  ],
  [
    'v2x_partipdem',
    'vdem_partipdem',
    'Participatory democracy index',
    'electoral democracy together with active participation of citizens beyond elections',
  ],
  [
    'v2x_delibdem',
    'vdem_delibdem',
    'Deliberative democracy index',
    'electoral democracy together with reasoned public debate that seeks the common good',
  ],
  [
    'v2x_egaldem',
    'vdem_egaldem',
    'Egalitarian democracy index',
    'electoral democracy together with equal protection, equal access to power and equal distribution of resources',
  ],
]

const common = {
  unit: 'index 0–1',
  direction: 'lower-is-riskier',
  scale: 'index',
  validRange: [0, 1],
  publicationLagMonths: VDEM_LAG_MONTHS,
  coverage: { absence: 'missing', absenceNote: VDEM_NOT_CODED, units: 'held' },
} as const

const polyarchy: Measure = {
  column: 'v2x_polyarchy',
  low: 'v2x_polyarchy_codelow',
  high: 'v2x_polyarchy_codehigh',
  record: {
    ...common,
    id: 'vdem_polyarchy',
    title: 'Electoral democracy index',
    description:
      'How far rulers answer to citizens through free, fair and broad elections with freedom of association and expression: 0 not at all, 1 fully. The bounds are V-Dem’s own interval of about 68%.',
  },
}

/** V-Dem v15 high-level indices, one row per V-Dem country and year, as the democracyData package carries them. */
export const vdemHighLevel = countryYearImporter({
  id: 'vdem-v15-highlevel',
  title: 'V-Dem v15, high-level democracy indices',
  files: 'vdem_v15_highlevel_indices_1945-2024.csv (unpacked)',
  shipped: true,
  source: vdemSource({
    id: 'vdem-v15-highlevel',
    title: 'V-Dem v15, high-level democracy indices',
    edition: 'v15 (March 2025)',
    editionDate: '2025-10-24',
  }),
  unit: { column: 'country_text_id', system: 'vdem' },
  year: 'year',
  measures: [
    polyarchy,
    ...INDICES.map(([column, id, title, what]) => ({
      column,
      record: { ...common, id, title, description: `0 none, 1 full: ${what} (V-Dem ${column}).` },
    })),
  ],
})
