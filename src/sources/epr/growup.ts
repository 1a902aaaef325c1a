import { countryYearImporter, type Measure } from '../country-year'
import { EPR_LAG_MONTHS, EPR_NOT_CODED, eprSource } from './source'

const coverage = { absence: 'missing', absenceNote: EPR_NOT_CODED, units: 'held' } as const

const share = (column: string, id: string, title: string, description: string): Measure => ({
  column,
  record: {
    id,
    title,
    description,
    unit: 'share of population, 0–1',
    direction: 'higher-is-riskier',
    scale: 'share',
    validRange: [0, 1],
    publicationLagMonths: EPR_LAG_MONTHS,
    coverage,
    caveat:
      'In years of state collapse (series epr_state_collapse) nobody counts as excluded, so a 0 there is not a good sign. Ends in 2020: a later value is carried forward.',
  },
})

const count = (column: string, id: string, title: string, description: string): Measure => ({
  column,
  record: {
    id,
    title,
    description,
    unit: 'groups',
    direction: id === 'epr_excluded_groups' ? 'higher-is-riskier' : 'context',
    scale: 'count',
    validRange: [0, null],
    publicationLagMonths: EPR_LAG_MONTHS,
    coverage,
    caveat: 'Ends in 2020: a later value is carried forward.',
  },
})

/** EPR summed to country-years by GROWup: shares of the population by access of ethnic groups to central power. */
export const eprGrowup = countryYearImporter({
  id: 'epr-growup',
  title: 'EPR 2021 by country and year (GROWup)',
  files: 'the country-year export of GROWup (here epr-data_growup-country-year.csv)',
  shipped: true,
  source: eprSource({
    id: 'epr-growup',
    title: 'EPR 2021 by country and year (GROWup)',
    edition: 'EPR 2021, GROWup country-year export',
    editionDate: '2026-01-15',
    url: 'https://growup.ethz.ch',
  }),
  unit: { column: 'countries_gwid', system: 'gw' },
  year: 'year',
  measures: [
    share(
      'exclpop',
      'epr_excluded_pop',
      'Population excluded from central power on ethnic grounds',
      'Share of the population in politically relevant ethnic groups without access to central state power.',
    ),
    share(
      'discrimpop',
      'epr_discriminated_pop',
      'Population discriminated against on ethnic grounds',
      'Share of the population in ethnic groups that are actively and intentionally kept from power.',
    ),
    share(
      'maxexclpop',
      'epr_max_excluded_group',
      'Largest excluded ethnic group',
      'Share of the population in the largest single group without access to central state power.',
    ),
    {
      column: 'regautpop',
      record: {
        id: 'epr_regional_autonomy_pop',
        title: 'Population in groups with regional autonomy',
        description: 'Share of the population in ethnic groups that govern a region of their own.',
        unit: 'share of population, 0–1',
        direction: 'context',
        scale: 'share',
        validRange: [0, 1],
        publicationLagMonths: EPR_LAG_MONTHS,
        coverage,
        caveat: 'Its direction of risk is contested: autonomy can protect a group or mark a conflict.',
      },
    },
    count(
      'excl_groups_count',
      'epr_excluded_groups',
      'Excluded ethnic groups',
      'Number of politically relevant ethnic groups without access to central state power.',
    ),
    count(
      'rlvt_groups_count',
      'epr_relevant_groups',
      'Politically relevant ethnic groups',
      'Number of ethnic groups that matter in national politics.',
    ),
  ],
})
