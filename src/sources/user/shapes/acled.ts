import type { EventRule, Recipe } from '../../../core/recipe'
import { columnValues, type Sample } from '../sample'
import { eventSeries } from './event-series'
import { byColumns, COUNT, series, tableOf, type Shape } from './shape'

const SOURCE = {
  publisher: 'Armed Conflict Location & Event Data (ACLED)',
  edition: '',
  citation: 'Armed Conflict Location & Event Data (ACLED), acleddata.com, own export.',
  url: 'https://acleddata.com',
  licence: 'ACLED terms: no redistribution of rows; figures stay with you',
  licenceClass: 'NO-REDISTRIBUTION',
  attribution: 'ACLED, acleddata.com',
} as const

/** ACLED began at another time in each country, and an export is often a selection. */
const ABSENCE = {
  absence: 'missing',
  absenceNote:
    'No event in the export: may be none, or a country, time or kind that was not chosen. Set to zero only for a whole export.',
} as const

const RULES: EventRule = {
  id: 'event_id_cnty',
  best: 'fatalities',
  region: 'admin1',
  place: ['admin1', 'location'],
  kinds: [
    { id: 'all', title: 'ACLED events' },
    {
      id: 'civilian_targeting',
      title: 'ACLED events that target civilians',
      where: { column: 'civilian_targeting', values: ['Civilian targeting'] },
    },
    { id: 'battles', title: 'ACLED battles', where: { column: 'event_type', values: ['Battles'] } },
    {
      id: 'demonstrations',
      title: 'ACLED protests and riots',
      where: { column: 'event_type', values: ['Protests', 'Riots'] },
    },
  ],
}

export const acledEvents: Shape = {
  id: 'acled-events',
  title: 'ACLED event export',
  files: 'the CSV of the ACLED export tool or API, one row for each event',
  detect: byColumns(
    ['event_id_cnty', 'event_date', 'event_type', 'fatalities', 'country'],
    ['civilian_targeting', 'iso', 'admin1', 'location', 'disorder_type'],
  ),
  recipe(sample): Recipe {
    const has = (name: string) => sample.columns.includes(name)
    const rules: EventRule = {
      ...RULES,
      kinds: RULES.kinds.filter(({ where }) => !where || has(where.column)),
      place: RULES.place.filter(has),
    }
    return {
      format: 'forewatch-recipe-1',
      shape: 'acled-events',
      title: 'ACLED event export',
      source: { id: 'acled-events', title: 'ACLED events', ...SOURCE },
      table: tableOf(sample, 'events'),
      unit: has('iso') ? { column: 'iso', system: 'm49' } : { column: 'country', system: 'name' },
      period: { column: 'event_date', form: dateForm(sample, 'event_date'), to: 'month' },
      duplicates: 'error',
      events: rules,
      series: eventSeries('acled', 'ACLED', rules, { publicationLagMonths: 1, ...ABSENCE }),
    }
  },
}

/** `2024-07-31`, or `31 July 2024` as older exports have it. */
export function dateForm(sample: Sample, column: string): Recipe['period']['form'] {
  const [first = ''] = columnValues(sample, column)
  return /^\d{4}-/.test(first) ? 'date' : 'day-month-year'
}

const TYPES = [
  ['political_violence', 'political violence'],
  ['civilian_targeting', 'violence that targets civilians'],
  ['demonstration', 'demonstrations'],
] as const

export const acledHapi: Shape = {
  id: 'acled-hapi',
  title: 'ACLED monthly figures from HDX HAPI',
  files: 'hdx_hapi_conflict_event CSV: one row for a place, month and kind of event',
  detect: byColumns(
    ['location_code', 'event_type', 'events', 'fatalities', 'reference_period_start'],
    ['admin1_code', 'admin_level', 'dataset_hdx_id'],
  ),
  recipe: (sample): Recipe => ({
    format: 'forewatch-recipe-1',
    shape: 'acled-hapi',
    title: 'ACLED monthly figures from HDX HAPI',
    source: { id: 'acled-hapi', title: 'ACLED conflict events, monthly, through HDX HAPI', ...SOURCE },
    table: tableOf(sample, 'keyed'),
    unit: { column: 'location_code', system: 'iso3' },
    period: { column: 'reference_period_start', form: 'date', to: 'month' },
    key: 'event_type',
    ...(sample.columns.includes('admin_level') ? { single: ['admin_level'] } : {}),
    duplicates: 'sum',
    series: TYPES.flatMap(([key, words]) =>
      (['events', 'fatalities'] as const).map((column) =>
        series(
          `acled_hapi_${key}_${column}`,
          `ACLED ${words}: ${column} by month`,
          `${column} in the month`,
          {
            ...COUNT,
            ...ABSENCE,
            publicationLagMonths: 1,
            column,
            key,
            description: `${column} of ${words} as HDX HAPI sums ACLED’s events by month; places of one level added up.`,
          },
        ),
      ),
    ),
  }),
}
