import { countryYearImporter } from '../country-year'

const common = {
  unit: 'persons killed in the year',
  direction: 'higher-is-riskier',
  scale: 'count',
  validRange: [0, 500],
  publicationLagMonths: 9,
  coverage: {
    absence: 'missing',
    absenceNote:
      'Killings go unreported where press and civil society are weak: no row is not evidence of safety and never reads as zero.',
    units: 'held',
  },
} as const

/** Counts per country and year of the cases that Global Witness published; the names were left out when counting. */
export const globalWitness = countryYearImporter({
  id: 'global-witness',
  title: 'Global Witness: land and environmental defenders killed',
  files: 'global_witness_killed_country_year_2012-2021.csv',
  shipped: true,
  source: {
    id: 'global-witness',
    title: 'Land and environmental defenders killed',
    publisher: 'Global Witness',
    edition: 'cases of 2012 to 2021, counted by country and year',
    editionDate: '2025-07-04',
    citation:
      'Global Witness, yearly reports on killings of land and environmental defenders, 2012 to 2021; counted by country and year.',
    url: 'https://globalwitness.org',
    licence: 'Counts of published cases (facts), with the source named',
    licenceClass: 'FACTS',
    attribution: 'Global Witness',
  },
  unit: { column: 'iso_numeric', system: 'm49' },
  year: 'year',
  measures: [
    {
      column: 'land_env_defenders_killed',
      record: {
        ...common,
        id: 'gw_land_defenders_killed',
        title: 'Land and environmental defenders killed',
        description:
          'People killed for peacefully defending land or the environment, as documented by Global Witness.',
        caveat:
          'Under-reported where the press is not free. From 2023 on the reports also count the disappeared; that is another series.',
      },
    },
    {
      column: 'of_which_indigenous',
      record: {
        ...common,
        id: 'gw_land_defenders_killed_indigenous',
        title: 'Indigenous land and environmental defenders killed',
        description:
          'Of those killed for defending land or the environment, the indigenous, by the category of the report.',
        caveat: 'Under-reported where the press is not free.',
      },
    },
  ],
})
