import type { OutcomeFile } from '../../engine/evaluate/outcome-list'
import { seriesOfOutcome } from '../../engine/evaluate/outcome-series'
import type { SeriesRecord } from '../../core/series'
import { assessing } from '../../model/assessment'
import { seriesOf } from '../../model/tree'
import type { RiskModel } from '../../model/types'

/** Deaths and displacement in the country, which briefings tell whatever they weigh in the score. */
export const TOLL_SERIES = [
  'ucdp_sb_deaths',
  'ucdp_ns_deaths',
  'ucdp_osv_total',
  'idmc_conflict_idp_stock',
  'idmc_conflict_new_displacement',
  'unhcr_displaced_abroad_by_origin',
] as const

/** Series that pages show beside the score: episodes, onsets, coups, elections, groups, other lists, deaths and displacement. */
export const SHOWN_SERIES = [
  'ewp_mk_ongoing',
  'ewp_mk_onset',
  'ewp_coup_attempt',
  'nelda_national_election',
  'epr_excluded_pop',
  'epr_discriminated_pop',
  'epr_max_excluded_group',
  'epr_excluded_groups',
  'epr_discriminated_groups',
  'epr_relevant_groups',
  'ewp_risk_foos',
  'inform_risk',
  ...TOLL_SERIES,
] as const

export const FIGURES_RULE =
  'Series that the model reads, denominators included, experts’ assessments, and those that pages show beside the score (episodes, onsets, coups, elections, groups, other lists, deaths and displacement); of each, every period published by the as-of date, since norms over all periods and memories look back over the whole record; scored units only. The window of each series ends with its newest period published by then. Zeros that a source means by silence are not written: the catalogue says where silence means zero. A figure that its source took back is marked as withdrawn.'

/** @param held  records of all series at hand: those that hold experts' judgements count in every model */
export function usedSeries(
  model: RiskModel,
  held: Iterable<SeriesRecord>,
  outcome?: OutcomeFile,
): ReadonlySet<string> {
  return new Set<string>([
    ...seriesOf(model.tree),
    ...assessing(held),
    ...SHOWN_SERIES,
    ...(outcome ? seriesOfOutcome(outcome) : []),
  ])
}
