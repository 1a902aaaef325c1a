import type { Recipe } from '../../../core/recipe'
import { countryColumn } from './columns'
import { WIDE_COLUMNS } from './freedom-house-wide'
import { byColumns, pick, series, tableOf, type Shape } from './shape'

const PTS_NOTE = 'Not coded: the report does not exist or does not cover the country.'

export const pts: Shape = {
  id: 'pts',
  title: 'Political Terror Scale',
  files: 'PTS-<year>.csv, comma or semicolon, Latin-1 or UTF-8',
  detect: byColumns(
    ['Country', 'Year', 'PTS_A', 'PTS_S', 'COW_Code_N'],
    ['PTS_H', 'NA_Status_A', 'NA_Status_S'],
  ),
  recipe: (sample): Recipe => ({
    format: 'forewatch-recipe-1',
    shape: 'pts',
    title: 'Political Terror Scale',
    source: {
      id: 'political-terror-scale',
      title: 'Political Terror Scale',
      publisher: 'Political Terror Scale project',
      edition: '',
      citation:
        'Gibney, M., Haschke, P., Arnon, D., Pisanò, A., Barrett, G., Park, B. and Barnes, J. The Political Terror Scale. politicalterrorscale.org.',
      url: 'https://www.politicalterrorscale.org',
      licence: 'Non-commercial use; check the project’s terms; figures stay with you',
      licenceClass: 'NC',
      attribution: 'Political Terror Scale',
    },
    table: tableOf(sample, 'long'),
    unit: { column: 'COW_Code_N', system: 'cow' },
    period: { column: 'Year', form: 'year', to: 'year' },
    duplicates: 'error',
    series: (
      [
        ['PTS_A', 'pts_amnesty', 'Amnesty International’s report'],
        ['PTS_H', 'pts_hrw', 'Human Rights Watch’s report'],
        ['PTS_S', 'pts_state', 'the US State Department’s report'],
      ] as const
    )
      .filter(([column]) => sample.columns.includes(column))
      .map(([column, id, words]) =>
        series(id, `Political terror, coded from ${words}`, 'level 1–5', {
          column,
          scale: 'ordinal',
          validRange: [1, 5],
          publicationLagMonths: 9,
          absenceNote: PTS_NOTE,
          description: `Level of State terror, 1 (rule of law) to 5 (terror against the whole population), coded from ${words}.`,
          caveat:
            'Describes what a report says; a report that drops a subject lowers the level without any change on the ground.',
        }),
      ),
  }),
}

const FREEDOM_HOUSE = {
  id: 'freedom-house',
  publisher: 'Freedom House',
  edition: '',
  citation: 'Freedom House, Freedom in the World. freedomhouse.org.',
  url: 'https://freedomhouse.org/report/freedom-world',
  licence: 'Freedom House content permissions; figures stay with you',
  licenceClass: 'NC',
  attribution: 'Freedom House, Freedom in the World',
} as const
const RATED = 'Not rated in that edition.'

export const freedomHouse: Shape = {
  id: 'freedom-house',
  title: 'Freedom in the World, all data',
  files: 'All_data_FIW_2013-<year>: one row for a country and edition (CSV or the sheet of the workbook)',
  detect: byColumns(
    ['Country/Territory', 'Edition', 'Status', 'PR', 'CL', 'Total'],
    ['PR rating', 'CL rating', 'C/T'],
  ),
  recipe(sample): Recipe {
    const territory = pick(sample, 'C/T')
    return {
      format: 'forewatch-recipe-1',
      shape: 'freedom-house',
      title: 'Freedom in the World, all data',
      source: { ...FREEDOM_HOUSE, title: 'Freedom in the World' },
      table: tableOf(sample, 'long'),
      unit: { column: 'Country/Territory', system: 'name' },
      // An edition describes the year before.
      period: { column: 'Edition', form: 'year', shiftYears: -1, to: 'year' },
      ...(territory === undefined ? {} : { keep: [{ column: territory, values: ['c'] }] }),
      missing: ['-'],
      duplicates: 'error',
      series: (
        [
          ['Total', 'fh_total', 'Freedom: total', 'score 0–100', [-4, 100]],
          ['PR', 'fh_political_rights', 'Freedom: political rights', 'score −4 to 40', [-4, 40]],
          ['CL', 'fh_civil_liberties', 'Freedom: civil liberties', 'score 0–60', [0, 60]],
        ] as const
      ).map(([column, id, title, unit, validRange]) =>
        series(id, title, unit, {
          column,
          validRange,
          direction: 'lower-is-riskier',
          publicationLagMonths: 3,
          absenceNote: RATED,
          description: `${title} of Freedom in the World; higher is freer. Countries only: territories are left out.`,
        }),
      ),
    }
  },
}

export const freedomHouseRatings: Shape = {
  id: 'freedom-house-ratings',
  title: 'Freedom in the World, ratings since 1973',
  files: 'the sheet “Country Ratings and Statuses” of the historical workbook, or the same as CSV',
  detect({ records }) {
    const [editions = [], review = [], names = []] = records
    if (!/^Survey Edition/i.test(editions[0] ?? '') || !/^Year\(s\) Under Review/i.test(review[0] ?? ''))
      return undefined
    const groups = names.filter((name) => name === 'PR').length
    if (groups === 0) return undefined
    return { confidence: 1, saw: [`three header rows with PR, CL, Status for ${groups} editions`] }
  },
  recipe: (sample): Recipe => ({
    format: 'forewatch-recipe-1',
    shape: 'freedom-house-ratings',
    title: 'Freedom in the World, ratings since 1973',
    source: {
      ...FREEDOM_HOUSE,
      id: 'freedom-house-ratings',
      title: 'Freedom in the World, ratings since 1973',
    },
    table: { ...tableOf(sample, 'long'), headerRow: 3, reshape: 'freedom-house-wide' },
    unit: { column: WIDE_COLUMNS[0], system: 'name' },
    period: { column: WIDE_COLUMNS[1], form: 'year', to: 'year' },
    missing: ['-'],
    duplicates: 'error',
    series: (
      [
        ['PR', 'fh_pr_rating', 'political rights'],
        ['CL', 'fh_cl_rating', 'civil liberties'],
      ] as const
    ).map(([column, id, words]) =>
      series(id, `Freedom rating: ${words}`, 'rating 1–7', {
        column,
        scale: 'ordinal',
        validRange: [1, 7],
        publicationLagMonths: 3,
        absenceNote: RATED,
        description: `Rating of ${words}, 1 (most free) to 7 (least free), for the year that holds most months under review. 1982 has none. A rating split between two populations is left empty.`,
      }),
    ),
  }),
}

const BANDS = ['Closed', 'Repressed', 'Obstructed', 'Narrowed', 'Open']

export const civicus: Shape = {
  id: 'civicus-monitor',
  title: 'CIVICUS Monitor ratings',
  files: 'a table with country, score and rating (Closed … Open)',
  detect(sample) {
    const rating = pick(sample, 'Rating', 'rating', 'Category', 'Country Rating', 'rating_name')
    if (rating === undefined || pick(sample, 'Score', 'score') === undefined) return undefined
    const at = sample.columns.indexOf(rating)
    const filled = sample.rows.map((cells) => cells[at] ?? '').filter((cell) => cell !== '')
    const hits = filled.filter((cell) => BANDS.includes(cell[0]?.toUpperCase() + cell.slice(1).toLowerCase()))
    if (filled.length === 0 || hits.length < filled.length * 0.9) return undefined
    return { confidence: 0.95, saw: [`the five bands of the Monitor in ${rating}`] }
  },
  recipe(sample, registry): Recipe {
    const year = pick(sample, 'Year', 'year')
    const date = pick(sample, 'Date', 'date', 'Last updated', 'last_updated')
    return {
      format: 'forewatch-recipe-1',
      shape: 'civicus-monitor',
      title: 'CIVICUS Monitor ratings',
      source: {
        id: 'civicus-monitor',
        title: 'CIVICUS Monitor ratings',
        publisher: 'CIVICUS',
        edition: '',
        citation: 'CIVICUS Monitor, monitor.civicus.org.',
        url: 'https://monitor.civicus.org',
        licence: 'Terms not checked; figures stay with you',
        licenceClass: 'UNSTATED',
        attribution: 'CIVICUS Monitor',
      },
      table: tableOf(sample, 'long'),
      unit: countryColumn(sample, registry),
      period:
        year !== undefined
          ? { column: year, form: 'year', to: 'year' }
          : date !== undefined
            ? { column: date, form: 'date', to: 'month', snapshot: true }
            : { form: 'fixed', ...fixedYear(sample.name), to: 'year' },
      duplicates: 'error',
      series: [
        series('civicus_score', 'Civic space score', 'score 0–100', {
          column: pick(sample, 'Score', 'score')!,
          direction: 'lower-is-riskier',
          validRange: [0, 100],
          publicationLagMonths: 1,
          absenceNote: 'No rating of this country.',
          description:
            'Civic space, 0 to 100: closed to 20, repressed to 40, obstructed to 60, narrowed to 80, open above. Higher is more open.',
        }),
      ],
    }
  },
}

/** A year in the file's name; without one the recipe must be told. */
export function fixedYear(name: string): { readonly fixed?: string } {
  const year = /(?:^|\D)((?:19|20)\d{2})(?:\D|$)/.exec(name)?.[1]
  return year === undefined ? {} : { fixed: year }
}
