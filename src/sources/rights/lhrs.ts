import { countryYearImporter } from '../country-year'

/** Latent human rights scores. Only the estimate is read: other columns of the file repeat sources with terms of their own. */
export const lhrs = countryYearImporter({
  id: 'lhrs',
  title: 'Latent Human Rights Protection Scores',
  files: 'LHRS-v4.02-2021_names.csv (Latin-1)',
  shipped: false,
  source: {
    id: 'lhrs',
    title: 'Latent Human Rights Protection Scores',
    publisher: 'Christopher J. Fariss, Michael R. Kenwick and Kevin Reuning',
    edition: '4.02, to 2021',
    editionDate: '2025-05-14',
    citation:
      'Fariss, C. J., Kenwick, M. R. and Reuning, K. (2020). Estimating one-sided killings from a robust measurement model of human rights. Journal of Peace Research 57(6). doi:10.7910/DVN/RQ85GK',
    url: 'https://doi.org/10.7910/DVN/RQ85GK',
    licence: 'No explicit licence in the copy. Not passed on: for the user’s own copy.',
    licenceClass: 'UNSTATED',
    attribution: 'Fariss, Kenwick and Reuning, Latent Human Rights Protection Scores',
  },
  unit: { column: 'COW', system: 'cow' },
  year: 'YEAR',
  measures: [
    {
      column: 'theta_mean',
      low: 'theta_q025',
      high: 'theta_q975',
      record: {
        id: 'lhrs_theta',
        title: 'Protection of physical integrity rights',
        description:
          'Latent protection from killing, torture, disappearance and political imprisonment by the State; higher is better. The bounds are the 95% interval of the model.',
        unit: 'standard scale, about −4 to 6',
        direction: 'lower-is-riskier',
        scale: 'interval',
        validRange: [-10, 10],
        publicationLagMonths: 18,
        coverage: { absence: 'missing', absenceNote: 'No row means not estimated.', units: 'held' },
      },
    },
  ],
})
