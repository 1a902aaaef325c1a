import { countryYearImporter } from '../country-year'

const unstated = {
  licence:
    'Free of charge with citation; the publisher states no explicit licence. Not passed on: for the user’s own copy.',
  licenceClass: 'UNSTATED',
} as const

const outcome = {
  unit: '0 or 1',
  direction: 'context',
  scale: 'binary',
  validRange: [0, 1],
  publicationLagMonths: 12,
  coverage: {
    absence: 'missing',
    absenceNote:
      'No row means that the list does not cover the State in that year; Palestine has no code there.',
    units: 'held',
  },
  caveat: 'An outcome to test scores against; it feeds no score.',
} as const

/** Targeted Mass Killing: 0/1 by country (COW code) and year. Two codes meet in Germany and Yemen in 1990. */
export const tmk = countryYearImporter({
  id: 'tmk',
  title: 'Targeted Mass Killing data set',
  files: 'tmk2020.csv',
  shipped: false,
  source: {
    id: 'tmk',
    title: 'Targeted Mass Killing data set',
    publisher: 'Atrocity Forecasting Project, Australian National University',
    edition: 'to 2020',
    editionDate: '2025-05-14',
    citation:
      'Butcher, C., Goldsmith, B. E., Nanlohy, S., Sowmya, A. and Muchlinski, D. (2020). Introducing the Targeted Mass Killing data set for the study and forecasting of mass atrocities. Journal of Conflict Resolution 64(7-8).',
    url: 'https://politicsir.cass.anu.edu.au/research/projects/atrocity-forecasting',
    ...unstated,
    attribution: 'Targeted Mass Killing data set',
  },
  unit: { column: 'ccode', system: 'cow' },
  year: 'year',
  measures: [
    {
      column: 'tmk',
      record: {
        ...outcome,
        id: 'tmk',
        title: 'Targeted mass killing under way',
        description:
          '1 in years in which an armed actor kills at least 25 members of a group that it targets.',
      },
    },
  ],
})

/** PITF genocide and politicide: 0/1 by country (COW code) and year. */
export const pitfGenocide = countryYearImporter({
  id: 'pitf-genocide',
  title: 'PITF genocide and politicide',
  files: 'Genocide_Politicide_panel2018.csv',
  shipped: false,
  source: {
    id: 'pitf-genocide',
    title: 'Genocide and politicide, State Failure Problem Set',
    publisher: 'Political Instability Task Force; Center for Systemic Peace',
    edition: 'to 2018',
    editionDate: '2025-05-14',
    citation:
      'Marshall, M. G., Gurr, T. R. and Harff, B. PITF State Failure Problem Set: internal wars and failures of governance. Center for Systemic Peace.',
    url: 'https://www.systemicpeace.org/inscrdata.html',
    ...unstated,
    attribution: 'Political Instability Task Force',
  },
  unit: { column: 'ccode', system: 'cow' },
  year: 'year',
  measures: [
    {
      column: 'genocide',
      record: {
        ...outcome,
        id: 'pitf_genocide',
        title: 'Genocide or politicide under way',
        description: '1 in years of an episode of genocide or politicide as the task force lists them.',
      },
    },
  ],
})
