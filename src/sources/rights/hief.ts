import { countryYearImporter } from '../country-year'

/** Historical Index of Ethnic Fractionalization. Countries by name only; some country-years stand twice, the first is kept. */
export const hief = countryYearImporter({
  id: 'hief',
  title: 'Historical Index of Ethnic Fractionalization',
  files: 'HIEF_data.csv',
  shipped: false,
  source: {
    id: 'hief',
    title: 'Historical Index of Ethnic Fractionalization',
    publisher: 'Lenka Dražanová',
    edition: 'to 2013',
    editionDate: '2026-01-15',
    citation:
      'Dražanová, L. (2020). Introducing the Historical Index of Ethnic Fractionalization (HIEF) dataset. Journal of Open Humanities Data 6(1).',
    url: 'https://dataverse.harvard.edu/dataset.xhtml?persistentId=doi:10.7910/DVN/4JQRCL',
    licence: 'No explicit licence in the copy. Not passed on: for the user’s own copy.',
    licenceClass: 'UNSTATED',
    attribution: 'Historical Index of Ethnic Fractionalization',
  },
  unit: { column: 'Country', system: 'name' },
  year: 'Year',
  repeated: 'keep-first',
  measures: [
    {
      column: 'EFindex',
      record: {
        id: 'hief_fractionalisation',
        title: 'Ethnic fractionalisation',
        description: 'Chance that two people drawn at random belong to different ethnic groups.',
        unit: 'index 0–1',
        direction: 'context',
        scale: 'index',
        validRange: [0, 1],
        publicationLagMonths: 24,
        coverage: { absence: 'missing', absenceNote: 'No row means not estimated.', units: 'held' },
        caveat: 'Its direction of risk is contested. Ends in 2013.',
      },
    },
  ],
})
