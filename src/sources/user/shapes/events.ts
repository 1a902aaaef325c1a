import type { EventRule, Recipe } from '../../../core/recipe'
import { columnValues, type Sample } from '../sample'
import { dateForm } from './acled'
import { dateFormOf } from './columns'
import { eventSeries } from './event-series'
import { byColumns, pick, tableOf, type Shape } from './shape'

const KINDS: EventRule['kinds'] = [
  { id: 'all', title: 'UCDP events' },
  {
    id: 'state_based',
    title: 'UCDP state-based events',
    where: { column: 'type_of_violence', values: ['1'] },
  },
  { id: 'non_state', title: 'UCDP non-state events', where: { column: 'type_of_violence', values: ['2'] } },
  { id: 'one_sided', title: 'UCDP one-sided violence', where: { column: 'type_of_violence', values: ['3'] } },
]

/** The month in the name of a candidate release, `GEDEvent_v26_0_4` → 2026-04. */
function monthInName(name: string): { readonly fixed?: string } {
  const match = /v(\d{2})_0_(\d{1,2})\b/.exec(name)
  return match ? { fixed: `20${match[1]}-${match[2]!.padStart(2, '0')}` } : {}
}

export const ucdpGed: Shape = {
  id: 'ucdp-ged',
  title: 'UCDP georeferenced events (stable or candidate)',
  files: 'GEDEvent CSV or GeoJSON, candidate releases, and the form that HDX serves',
  detect: byColumns(
    ['type_of_violence', 'date_start', 'country_id', 'best', 'low', 'high'],
    ['deaths_civilians', 'adm_1', 'where_prec', 'code_status'],
  ),
  recipe(sample): Recipe {
    const rules: EventRule = {
      id: 'id',
      best: 'best',
      low: 'low',
      high: 'high',
      ...(sample.columns.includes('deaths_civilians') ? { civilians: 'deaths_civilians' } : {}),
      region: 'adm_1',
      place: ['adm_1', 'where_coordinates'].filter((name) => sample.columns.includes(name)),
      kinds: KINDS,
    }
    const [first = ''] = columnValues(sample, 'date_start')
    const destroyed = /^\d{1,2}:\d{2}(\.\d+)?$/.test(first)
    const candidate = sample.columns.includes('code_status') && /_v\d{2}_0_/.test(sample.name)
    const fixed = monthInName(sample.name)
    return {
      format: 'forewatch-recipe-1',
      shape: 'ucdp-ged',
      title: candidate ? 'UCDP candidate events' : 'UCDP georeferenced events',
      source: {
        id: candidate ? 'ucdp-candidate' : 'ucdp-ged',
        title: candidate ? 'UCDP Candidate Events' : 'UCDP Georeferenced Event Dataset',
        publisher: 'Uppsala Conflict Data Program',
        edition: /v[\d_]+\d/.exec(sample.name)?.[0].replaceAll('_', '.') ?? '',
        citation:
          'Sundberg, R. and Melander, E. (2013), Journal of Peace Research 50(4); candidate events: Hegre, H. et al. (2020), Research & Politics.',
        url: 'https://ucdp.uu.se/downloads/',
        licence: 'CC BY 4.0',
        licenceClass: 'OPEN',
        attribution: 'Uppsala Conflict Data Program, CC BY 4.0',
      },
      table: tableOf(sample, 'events'),
      unit: { column: 'country_id', system: 'gw' },
      // A spreadsheet has destroyed the dates: the month stands in the file's name, or must be stated.
      period:
        destroyed && fixed.fixed !== undefined
          ? { form: 'fixed', ...fixed, to: 'month' }
          : { column: 'date_start', form: 'date', to: 'month' },
      duplicates: 'error',
      events: rules,
      series: eventSeries(candidate ? 'ucdp_candidate' : 'ucdp_ged', 'UCDP', rules, {
        publicationLagMonths: candidate ? 1 : 6,
        absence: 'missing',
        absenceNote:
          'No event in the file: may be none, or a country outside the file. Set to zero only for a world-wide file.',
        caveat:
          'Booked where it happened. Several thousand events have only a country’s centre as their place. Candidate events are revised later.',
      }),
    }
  },
}

export const idmcIdu: Shape = {
  id: 'idmc-idu',
  title: 'IDMC internal displacement updates',
  files: 'the JSON answer of the IDU service, or its CSV',
  detect: byColumns(
    ['displacement_type', 'figure', 'displacement_date', 'iso3'],
    ['qualifier', 'event_name', 'old_id'],
  ),
  recipe(sample): Recipe {
    const rules: EventRule = {
      id: 'id',
      best: 'figure',
      place: [],
      kinds: [
        {
          id: 'conflict',
          title: 'New displacement by conflict',
          where: { column: 'displacement_type', values: ['Conflict'] },
        },
      ],
    }
    return {
      format: 'forewatch-recipe-1',
      shape: 'idmc-idu',
      title: 'IDMC internal displacement updates',
      source: {
        id: 'idmc-idu',
        title: 'Internal Displacement Updates',
        publisher: 'Internal Displacement Monitoring Centre',
        edition: '',
        citation: 'Internal Displacement Monitoring Centre, Internal Displacement Updates.',
        url: 'https://www.internal-displacement.org',
        licence: 'CC BY 3.0 IGO',
        licenceClass: 'OPEN',
        attribution: 'IDMC, CC BY 3.0 IGO',
      },
      table: tableOf(sample, 'events'),
      unit: { column: 'iso3', system: 'iso3' },
      period: { column: 'displacement_date', form: 'date', to: 'month' },
      duplicates: 'error',
      events: rules,
      series: eventSeries('idu', 'IDMC', rules, {
        absence: 'missing',
        absenceNote: 'No update: nothing is known. The service holds the last 180 days.',
        caveat: 'Provisional; one person can be counted more than once; superseded by the yearly figures.',
      })
        .filter(({ statistic }) => statistic !== 'places')
        .map((each) =>
          each.statistic === 'deaths'
            ? {
                ...each,
                id: each.id.replace('deaths', 'displacements'),
                title: each.title.replace('deaths', 'displacements'),
                unit: each.unit.replace('deaths', 'displacements'),
                description: `${each.title.replace('deaths', 'displacements')}: sums of the figures of IDMC’s updates, in the month of the displacement date.`,
              }
            : each,
        ),
    }
  },
}

const HARM = [
  'Health Workers Killed',
  'Aid Workers Killed',
  'Educators Killed',
  'Number of Deaths',
  'Total Killed',
]

export const insecurityInsight: Shape = {
  id: 'insecurity-insight',
  title: 'Insecurity Insight incidents',
  files: 'incident CSV (aid, health, education, protection): Date, Country, Country ISO and counts',
  detect: byColumns(
    ['Date', 'Country ISO'],
    ['SiND Event ID', 'Country', 'Event Description', 'Geo Precision'],
  ),
  recipe(sample): Recipe {
    const id = pick(sample, 'SiND Event ID', 'Event ID')
    const region = pick(sample, 'Admin 1', 'Admin1')
    const best = pick(sample, ...HARM)
    const rules: EventRule = {
      ...(id === undefined ? {} : { id }),
      ...(best === undefined ? {} : { best }),
      ...(region === undefined ? {} : { region }),
      place: [],
      kinds: [{ id: 'incidents', title: 'Incidents' }],
    }
    return {
      format: 'forewatch-recipe-1',
      shape: 'insecurity-insight',
      title: 'Insecurity Insight incidents',
      source: {
        id: 'insecurity-insight',
        title: 'Insecurity Insight incident data',
        publisher: 'Insecurity Insight',
        edition: '',
        citation: 'Insecurity Insight, incident data on HDX.',
        url: 'https://insecurityinsight.org',
        licence: 'As stated with the file on HDX; figures stay with you',
        licenceClass: 'UNSTATED',
        attribution: 'Insecurity Insight',
      },
      table: tableOf(sample, 'events'),
      unit: {
        column: 'Country ISO',
        system: columnValues(sample, 'Country ISO')[0]?.length === 2 ? 'iso2' : 'iso3',
      },
      period: {
        column: 'Date',
        form: dateFormOf(columnValues(sample, 'Date'))?.form ?? dateForm(sample, 'Date'),
        to: 'month',
      },
      duplicates: 'error',
      events: rules,
      series: eventSeries('ins', 'Insecurity Insight', rules, {
        publicationLagMonths: 1,
        absence: 'missing',
        absenceNote: 'No incident in the file: may be none, or none that was reported.',
        caveat: 'Silence can mean fear or lack of access.',
      }),
    }
  },
}

export const cpj: Shape = {
  id: 'cpj',
  title: 'CPJ journalists killed: counts only',
  files: 'the CSV of cpj.org/data; names of persons are not read',
  detect: byColumns(
    ['year', 'country', 'fullName'],
    ['motiveConfirmed', 'typeOfDeath', 'combinedStatus', 'impunityMurder'],
  ),
  recipe(sample: Sample): Recipe {
    const rules: EventRule = {
      place: [],
      kinds: [
        { id: 'all', title: 'Journalists killed, imprisoned or missing in the file' },
        ...(sample.columns.includes('motiveConfirmed')
          ? [
              {
                id: 'confirmed',
                title: 'Journalists killed, motive confirmed',
                where: { column: 'motiveConfirmed', values: ['Confirmed', 'true', 'TRUE'] },
              },
            ]
          : []),
      ],
    }
    return {
      format: 'forewatch-recipe-1',
      shape: 'cpj',
      title: 'CPJ journalists killed: counts only',
      source: {
        id: 'cpj',
        title: 'Committee to Protect Journalists: counts by country and year',
        publisher: 'Committee to Protect Journalists',
        edition: '',
        citation: 'Committee to Protect Journalists, cpj.org/data.',
        url: 'https://cpj.org/data/',
        licence: 'CC BY-NC-ND 4.0; counts stay with you',
        licenceClass: 'NC',
        attribution: 'Committee to Protect Journalists',
      },
      table: tableOf(sample, 'events'),
      unit: { column: 'country', system: 'name' },
      period: { column: 'year', form: 'year', to: 'year' },
      duplicates: 'error',
      events: rules,
      series: eventSeries('cpj', 'CPJ', rules, {
        publicationLagMonths: 1,
        absence: 'missing',
        absenceNote: 'No case in the file. Where the press is silenced, no case is no evidence of safety.',
      }).filter(({ frequency }) => frequency === 'year'),
    }
  },
}
