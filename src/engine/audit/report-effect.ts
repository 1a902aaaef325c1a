import type { ReportProfile } from '../../core/report-profile'
import type { RiskModel } from '../../model/types'
import { seriesOf } from '../../model/tree'
import { runScores } from '../run'
import type { DataSet, ScoreMoment } from '../types'
import { restingSeries, withWithdrawals, type RestingSeries } from './report-changes'
import { tierShifts, type TierShift } from './source-audit'

export interface ReportEffect {
  readonly resting: readonly (RestingSeries & { readonly isInput: boolean; readonly title: string })[]
  readonly shifts: readonly TierShift[]
}

/** Series of the data that rest on what one report dropped or thinned, and the tiers of a model that rest on those that count
 *  as withdrawn. `data`: with the figures as the sources give them. */
export function reportEffect(
  profile: ReportProfile,
  model: RiskModel,
  data: DataSet,
  moment: ScoreMoment,
): ReportEffect {
  const inputs = new Set(seriesOf(model.tree))
  const resting = restingSeries([profile], data.series.keys()).map((each) => ({
    ...each,
    isInput: inputs.has(each.series),
    title: data.series.get(each.series)?.title ?? each.series,
  }))
  const taken = resting.filter(({ isInput, withdrawnYears }) => isInput && withdrawnYears.length > 0)
  if (taken.length === 0) return { resting, shifts: [] }
  const before = runScores(model, data, [moment])
  return { resting, shifts: tierShifts(before, runScores(model, withWithdrawals(data, taken), [moment])) }
}
