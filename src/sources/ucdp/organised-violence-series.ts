import type { SeriesDraft } from '../result'
import { PLACE_NOTE, THRESHOLD_NOTE, UCDP_LAG_MONTHS } from './source'

/** One series and the columns (26.1 names, without `_cy`) that hold it. */
export interface OrganisedViolenceSeries {
  readonly draft: SeriesDraft
  readonly best: string
  readonly low?: string
  readonly high?: string
}

type Kind = { unit: string; scale: 'count' | 'binary'; max: number | null }
const DEATHS: Kind = { unit: 'deaths a year', scale: 'count', max: null }
const COUNT: Kind = { unit: 'dyads a year', scale: 'count', max: null }
const FLAG: Kind = { unit: '0 or 1', scale: 'binary', max: 1 }

function series(
  id: string,
  title: string,
  description: string,
  kind: Kind,
  best: string,
  bounds?: readonly [string, string],
): OrganisedViolenceSeries {
  const draft: SeriesDraft = {
    id,
    title,
    description,
    unit: kind.unit,
    direction: 'higher-is-riskier',
    scale: kind.scale,
    validRange: [0, kind.max],
    publicationLagMonths: UCDP_LAG_MONTHS,
    coverage: {
      absence: 'missing',
      absenceNote: `A full panel of States: a zero is reported as such. ${THRESHOLD_NOTE}`,
      units: 'held',
    },
    caveat: PLACE_NOTE,
  }
  return bounds ? { draft, best, low: bounds[0], high: bounds[1] } : { draft, best }
}

const bounds = (stem: string): readonly [string, string] => [`${stem}_low`, `${stem}_high`]

export const ORGANISED_VIOLENCE_SERIES: readonly OrganisedViolenceSeries[] = [
  series(
    'ucdp_sb_deaths',
    'Deaths in state-based conflict',
    'People killed in fighting where at least one side is a government, best estimate.',
    DEATHS,
    'sb_total_deaths_best',
    bounds('sb_total_deaths'),
  ),
  series(
    'ucdp_sb_intrastate_deaths',
    'Deaths in intrastate conflict',
    'People killed in fighting between a government and an organised group, best estimate.',
    DEATHS,
    'sb_intrastate_deaths_best',
    bounds('sb_intrastate_deaths'),
  ),
  series(
    'ucdp_sb_interstate_deaths',
    'Deaths in interstate conflict',
    'People killed in fighting between governments, best estimate.',
    DEATHS,
    'sb_interstate_deaths_best',
    bounds('sb_interstate_deaths'),
  ),
  series(
    'ucdp_ns_deaths',
    'Deaths in non-state conflict',
    'People killed in fighting between organised groups, none of them a government, best estimate.',
    DEATHS,
    'ns_total_deaths_best',
    bounds('ns_total_deaths'),
  ),
  series(
    'ucdp_osv_total',
    'Civilians killed in one-sided violence',
    'Civilians killed deliberately by a government or an organised group, best estimate.',
    DEATHS,
    'os_total_deaths_best',
    bounds('os_total_deaths'),
  ),
  series(
    'ucdp_osv_government',
    'Civilians killed by the government of the country',
    'Civilians killed deliberately by the government of the country in which they died, best estimate.',
    DEATHS,
    'os_main_govt_killings_best',
    bounds('os_main_govt_killings'),
  ),
  series(
    'ucdp_osv_nonstate',
    'Civilians killed by armed groups',
    'Civilians killed deliberately by organised groups other than governments, best estimate.',
    DEATHS,
    'os_nsgroup_killings_best',
    bounds('os_nsgroup_killings'),
  ),
  series(
    'ucdp_civilian_deaths',
    'Civilian deaths in all organised violence',
    'Civilians killed in state-based, non-state and one-sided violence together, best estimate.',
    DEATHS,
    'cumulative_total_deaths_civilians_in_orgvio',
  ),
  series(
    'ucdp_intrastate_active',
    'Intrastate conflict active',
    '1 in years with at least one active conflict between a government and an organised group.',
    FLAG,
    'sb_intrastate_exist',
  ),
  series(
    'ucdp_sb_dyads',
    'Pairs of parties in state-based conflict',
    'Number of active pairs of opposing parties of which at least one is a government.',
    COUNT,
    'sb_dyad_count',
  ),
  series(
    'ucdp_ns_dyads',
    'Pairs of parties in non-state conflict',
    'Number of active pairs of opposing organised groups.',
    COUNT,
    'ns_dyad_count',
  ),
  series(
    'ucdp_os_dyads',
    'Actors in one-sided violence',
    'Number of governments and groups that killed civilians deliberately.',
    { ...COUNT, unit: 'actors a year' },
    'os_dyad_count',
  ),
]
