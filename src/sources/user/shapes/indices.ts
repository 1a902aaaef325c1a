import type { Recipe } from '../../../core/recipe'
import { columnValues } from '../sample'
import { countryColumn, dateFormOf } from './columns'
import { fixedYear } from './rights'
import { byColumns, COUNT, pick, series, slug, tableOf, type Shape } from './shape'

export const views: Shape = {
  id: 'views',
  title: 'VIEWS forecasts',
  files: 'country-year or country-month forecasts as CSV, or the JSON of the API',
  detect: byColumns(
    ['country_id', 'main_mean'],
    ['year', 'country', 'month_id', 'isoab', 'gwcode', 'main_dich'],
  ),
  recipe(sample): Recipe {
    const monthly = sample.columns.includes('month_id')
    const code = pick(sample, 'isoab', 'gwcode')
    const suffix = monthly ? 'month' : 'year'
    return {
      format: 'forewatch-recipe-1',
      shape: 'views',
      title: 'VIEWS forecasts',
      source: {
        id: `views-${suffix}`,
        title: `VIEWS forecasts by ${suffix}`,
        publisher: 'Violence & Impacts Early-Warning System (VIEWS)',
        edition: /fatalities\d+_\d{4}_\d{2}(_t\d+)?/.exec(sample.name)?.[0] ?? '',
        citation: 'VIEWS, Violence & Impacts Early-Warning System, viewsforecasting.org.',
        url: 'https://viewsforecasting.org',
        licence: 'CC BY-NC 4.0; figures stay with you',
        licenceClass: 'NC',
        attribution: 'VIEWS',
      },
      table: tableOf(sample, 'long'),
      unit:
        code === 'isoab'
          ? { column: code, system: 'iso3' }
          : code === 'gwcode'
            ? { column: code, system: 'gw' }
            : { column: 'country', system: 'name' },
      period: monthly
        ? { column: 'month_id', form: 'views-month', to: 'month' }
        : { column: 'year', form: 'year', to: 'year' },
      duplicates: 'error',
      series: [
        series(
          `views_deaths_${suffix}`,
          `Deaths forecast by VIEWS, by ${suffix}`,
          `deaths in the ${suffix}`,
          {
            ...COUNT,
            scale: 'rate',
            column: 'main_mean',
            direction: 'context',
            absenceNote: 'No forecast of this country.',
            description: `Mean of the forecast number of deaths in state-based conflict in the ${suffix}.`,
            caveat: 'A forecast of another system: shown beside a score, never part of it.',
          },
        ),
        ...(sample.columns.includes('main_dich')
          ? [
              series(
                `views_probability_${suffix}`,
                `Probability of conflict forecast by VIEWS, by ${suffix}`,
                'share 0–1',
                {
                  column: 'main_dich',
                  scale: 'share',
                  validRange: [0, 1],
                  direction: 'context',
                  absenceNote: 'No forecast of this country.',
                  description: `Forecast probability of at least one death in state-based conflict in the ${suffix}.`,
                },
              ),
            ]
          : []),
      ],
    }
  },
}

export const dtm: Shape = {
  id: 'iom-dtm',
  title: 'IOM Displacement Tracking Matrix',
  files: 'DTM table with reportingDate and numPresentIdpInd (API or HDX)',
  detect: byColumns(
    ['reportingDate', 'numPresentIdpInd'],
    ['admin0Pcode', 'admin0Name', 'roundNumber', 'operation'],
  ),
  recipe(sample, registry): Recipe {
    const code = pick(sample, 'admin0Pcode', 'admin0Code')
    const level = pick(sample, 'admin_level', 'adminLevel')
    return {
      format: 'forewatch-recipe-1',
      shape: 'iom-dtm',
      title: 'IOM Displacement Tracking Matrix',
      source: {
        id: 'iom-dtm',
        title: 'Displacement Tracking Matrix',
        publisher: 'International Organization for Migration',
        edition: '',
        citation: 'International Organization for Migration, Displacement Tracking Matrix, dtm.iom.int.',
        url: 'https://dtm.iom.int',
        licence: 'IOM DTM terms: no redistribution; figures stay with you',
        licenceClass: 'NO-REDISTRIBUTION',
        attribution: 'IOM DTM',
      },
      table: tableOf(sample, 'long'),
      unit:
        code === undefined
          ? countryColumn(sample, registry)
          : { column: code, system: columnValues(sample, code)[0]?.length === 2 ? 'iso2' : 'iso3' },
      // A stock: places of one date add up; of several dates in a month the newest counts.
      period: {
        column: 'reportingDate',
        form: dateFormOf(columnValues(sample, 'reportingDate'))?.form ?? 'date',
        to: 'month',
        snapshot: true,
      },
      ...(level === undefined ? {} : { single: [level] }),
      duplicates: 'sum',
      series: [
        series('dtm_idps_month', 'People internally displaced (DTM)', 'persons', {
          ...COUNT,
          column: 'numPresentIdpInd',
          publicationLagMonths: 1,
          absenceNote: 'No round in that month: nothing is known.',
          description:
            'People internally displaced on the newest reporting date of the month, places of that date added up.',
          caveat: 'Covers the places that the operation reaches; a falling number can mean less access.',
        }),
      ],
    }
  },
}

export const fragileStates: Shape = {
  id: 'fragile-states',
  title: 'Fragile States Index',
  files: 'the yearly workbook or the same as CSV: Country, Year, Rank, Total and twelve indicators',
  detect: byColumns(['Country', 'Rank', 'Total'], ['Year', 'C1: Security Apparatus', 'P1: State Legitimacy']),
  recipe(sample, registry): Recipe {
    const year = pick(sample, 'Year')
    const [first = ''] = year === undefined ? [] : columnValues(sample, year)
    const parts = sample.columns.filter((name) => /^[A-Z]\d: /.test(name))
    const common = {
      publicationLagMonths: 5,
      absenceNote: 'Country not covered by the index.',
      caveat: 'An index of other series and of judgement: do not add it to a score that uses its parts.',
    }
    return {
      format: 'forewatch-recipe-1',
      shape: 'fragile-states',
      title: 'Fragile States Index',
      source: {
        id: 'fragile-states-index',
        title: 'Fragile States Index',
        publisher: 'The Fund for Peace',
        edition: '',
        citation: 'The Fund for Peace, Fragile States Index, fragilestatesindex.org.',
        url: 'https://fragilestatesindex.org',
        licence: 'Copyright The Fund for Peace; figures stay with you',
        licenceClass: 'NC',
        attribution: 'The Fund for Peace, Fragile States Index',
      },
      table: tableOf(sample, 'long'),
      unit: countryColumnNamed(sample.columns, 'Country') ?? countryColumn(sample, registry),
      // An edition describes the year before.
      period:
        year === undefined
          ? { form: 'fixed', ...fixedYear(sample.name), shiftYears: -1, to: 'year' }
          : { column: year, form: dateFormOf([first])?.form ?? 'year', shiftYears: -1, to: 'year' },
      duplicates: 'error',
      series: [
        series('fsi_total', 'Fragile States Index, total', 'score 0–120', {
          ...common,
          column: 'Total',
          validRange: [0, 120],
          description: 'Sum of twelve indicators of 0 to 10; higher is more fragile.',
        }),
        ...parts.map((column) =>
          series(`fsi_${slug(column)}`, `Fragile States Index, ${column.slice(4)}`, 'score 0–10', {
            ...common,
            column,
            validRange: [0, 10],
            description: `${column.slice(4)}, 0 to 10; higher is more fragile.`,
          }),
        ),
      ],
    }
  },
}

function countryColumnNamed(columns: readonly string[], name: string): Recipe['unit'] | undefined {
  return columns.includes(name) ? { column: name, system: 'name' } : undefined
}

const IPC_SOURCE = {
  id: 'ipc',
  title: 'IPC acute food insecurity',
  publisher: 'Integrated Food Security Phase Classification',
  edition: '',
  citation: 'Integrated Food Security Phase Classification, acute food insecurity, through HDX.',
  url: 'https://data.humdata.org/dataset/global-acute-food-insecurity-country-data',
  licence: 'Public domain as HDX states; check the IPC terms',
  licenceClass: 'OPEN',
  attribution: 'IPC, through HDX',
} as const
const IPC = {
  absenceNote: 'No analysis in that year: nothing is known.',
  publicationLagMonths: 2,
  caveat:
    'Share of the people analysed, who may be a part of the country. Of several analyses in a year the highest.',
} as const

export const ipcLong: Shape = {
  id: 'ipc-long',
  title: 'IPC acute food insecurity, national, long',
  files: 'ipc_global_national_long.csv',
  detect(sample, registry) {
    const found = byColumns(['Country', 'Validity period', 'From', 'Phase', 'Number', 'Percentage'])(
      sample,
      registry,
    )
    if (!found) return undefined
    const levels = sample.columns.filter((name) => /^(Level 1|Area)$/.test(name))
    return levels.length === 0
      ? found
      : { confidence: 0.5, saw: [...found.saw, `but rows of areas (${levels.join(', ')})`] }
  },
  recipe: (sample): Recipe => ({
    format: 'forewatch-recipe-1',
    shape: 'ipc-long',
    title: 'IPC acute food insecurity, national, long',
    source: IPC_SOURCE,
    table: tableOf(sample, 'keyed'),
    unit: { column: 'Country', system: 'iso3' },
    period: { column: 'From', form: 'date', to: 'year' },
    key: 'Phase',
    keep: [{ column: 'Validity period', values: ['current'] }],
    duplicates: 'max',
    series: [
      series('ipc_phase3plus_share', 'People in food crisis or worse', 'share 0–1', {
        ...IPC,
        scale: 'share',
        validRange: [0, 1],
        column: 'Percentage',
        key: '3+',
        description: 'Share of the people analysed who are in IPC phase 3 or above; current analyses only.',
      }),
      series('ipc_phase3plus_people', 'Number of people in food crisis or worse', 'persons', {
        ...IPC,
        ...COUNT,
        column: 'Number',
        key: '3+',
        description: 'People in IPC phase 3 or above; current analyses only.',
      }),
    ],
  }),
}

export const ipcWide: Shape = {
  id: 'ipc-wide',
  title: 'IPC acute food insecurity, national, wide',
  files: 'ipc_global_national_wide.csv',
  detect: byColumns(['Country', 'Current from', 'Phase 3+ percentage current', 'Phase 3+ number current']),
  recipe: (sample): Recipe => ({
    format: 'forewatch-recipe-1',
    shape: 'ipc-wide',
    title: 'IPC acute food insecurity, national, wide',
    source: IPC_SOURCE,
    table: tableOf(sample, 'long'),
    unit: { column: 'Country', system: 'iso3' },
    period: { column: 'Current from', form: 'date', to: 'year' },
    duplicates: 'max',
    series: [
      series('ipc_phase3plus_share', 'People in food crisis or worse', 'share 0–1', {
        ...IPC,
        scale: 'share',
        validRange: [0, 1],
        column: 'Phase 3+ percentage current',
        description: 'Share of the people analysed who are in IPC phase 3 or above; current analyses only.',
      }),
      series('ipc_phase3plus_people', 'Number of people in food crisis or worse', 'persons', {
        ...IPC,
        ...COUNT,
        column: 'Phase 3+ number current',
        description: 'People in IPC phase 3 or above; current analyses only.',
      }),
    ],
  }),
}
