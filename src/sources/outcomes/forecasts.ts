import { countryYearImporter } from '../country-year'
import { EWP_NOT_COVERED, ewpSource } from './source'

/** The project's own forward forecasts for past years: a benchmark beside our scores, never a part of them. */
export const ewpForecasts = countryYearImporter({
  id: 'ewp-forecasts',
  title: 'Statistical risk of mass killing, forward forecasts (Early Warning Project)',
  files: 'FOOSforecasts_3Sep2025.csv',
  shipped: true,
  source: ewpSource({
    id: 'ewp-forecasts',
    title: 'Statistical risk of mass killing, forward forecasts 1994 to 2024',
    editionDate: '2026-01-15',
  }),
  unit: { column: 'ccode', system: 'cow' },
  year: 'year',
  measures: [
    {
      column: 'risk_prev',
      record: {
        id: 'ewp_risk_foos',
        title: 'Risk of a new mass killing, as forecast the year before',
        description:
          'Chance of an onset in this year or the next by the Early Warning Project’s model, fitted only on years before this one. The period is the outcome year.',
        unit: 'probability, 0–1',
        direction: 'context',
        scale: 'share',
        validRange: [0, 1],
        publicationLagMonths: 0,
        coverage: { absence: 'missing', absenceNote: EWP_NOT_COVERED, units: 'held' },
        caveat:
          'A benchmark of another model, run again in 2025 for all past years with data as they stood in 2025; it feeds no score.',
      },
    },
  ],
})
