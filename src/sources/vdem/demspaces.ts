import { countryYearImporter, type Measure } from '../country-year'
import { VDEM_LAG_MONTHS, VDEM_NOT_CODED, vdemSource } from './source'

const common = {
  unit: 'index 0–1',
  scale: 'index',
  validRange: [0, 1],
  publicationLagMonths: VDEM_LAG_MONTHS,
  coverage: { absence: 'missing', absenceNote: VDEM_NOT_CODED, units: 'held' },
} as const

const better = (column: string, id: string, title: string, description: string): Measure => ({
  column,
  record: { ...common, direction: 'lower-is-riskier', id, title, description },
})

/** The Democratic Spaces file turns v2x_pubcorr round (1 = clean). V-Dem's own index runs 0 clean to 1 corrupt.
 *  Published with three decimals, so the difference is rounded to three. */
export function ownDirection(reversed: number): number {
  return Math.round((1 - reversed) * 1000) / 1000
}

/** V-Dem v14 indices of the Democratic Spaces Barometer, one row per Gleditsch–Ward state and year. */
export const vdemDemspaces = countryYearImporter({
  id: 'vdem-v14-demspaces',
  title: 'V-Dem v14, indices of the Democratic Spaces Barometer',
  files: 'vdem_v14_demspaces_indices_1968-2023.csv (unpacked)',
  shipped: true,
  source: vdemSource({
    id: 'vdem-v14-demspaces',
    title: 'V-Dem v14, indices of the Democratic Spaces Barometer',
    edition: 'v14 (March 2024)',
    editionDate: '2026-01-23',
  }),
  unit: { column: 'gwcode', system: 'gw' },
  year: 'year',
  measures: [
    better(
      'v2xcs_ccsi',
      'vdem_core_civil_society',
      'Core civil society index',
      'How robust civil society is, free of the State and open to active citizens: 0 not at all, 1 fully (V-Dem v2xcs_ccsi).',
    ),
    better(
      'v2xcl_rol',
      'vdem_rule_of_law_equality',
      'Equality before the law and individual liberty',
      'How far laws are enforced openly and impartially and people have access to justice, property, free movement and physical safety: 0 not at all, 1 fully (V-Dem v2xcl_rol).',
    ),
    better(
      'v2x_freexp_altinf',
      'vdem_free_expression',
      'Freedom of expression and alternative information',
      'Respect for press freedom, political discussion and academic and cultural expression: 0 none, 1 full (V-Dem v2x_freexp_altinf).',
    ),
    better(
      'v2x_horacc_osp',
      'vdem_horizontal_accountability',
      'Horizontal accountability',
      'How far courts, parliament and oversight bodies hold the government to account: 0 not at all, 1 fully (V-Dem v2x_horacc_osp).',
    ),
    better(
      'v2x_veracc_osp',
      'vdem_vertical_accountability',
      'Vertical accountability',
      'How far elections and parties let citizens hold the government to account: 0 not at all, 1 fully (V-Dem v2x_veracc_osp).',
    ),
    {
      column: 'v2x_pubcorr',
      convert: ownDirection,
      record: {
        ...common,
        direction: 'higher-is-riskier',
        id: 'vdem_public_corruption',
        title: 'Corruption in the public sector',
        description:
          'How far public employees take bribes and embezzle: 0 hardly ever, 1 constantly (V-Dem v2x_pubcorr, in V-Dem’s own direction).',
        caveat:
          'The original file holds this index turned round; it was turned back here as 1 minus the figure.',
      },
    },
  ],
})
