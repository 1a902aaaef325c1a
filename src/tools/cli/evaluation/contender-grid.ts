import { gridFromRun } from '../../../engine/evaluate/grids'
import type { OutcomePanel, ScoreGrid } from '../../../engine/evaluate/types'
import { rankEnsemble } from '../../../engine/learn/ensemble'
import { featuresOf } from '../../../engine/learn/features'
import { forwardChain } from '../../../engine/learn/forward-chain'
import type { ScoreRun } from '../../../engine/types'
import type { RiskModel } from '../../../model/types'
import type { Contender } from './contender'

export interface GridNeeds {
  /** Run of a tree over consecutive years, the earliest training year first. */
  readonly runOf: (model: RiskModel) => ScoreRun
  readonly lesson: (outcomeId: string) => { readonly panel: OutcomePanel; readonly lagYears: number }
  readonly firstOrigin: number
  readonly lastOrigin: number
  readonly readingId?: string | undefined
}

/** Scores of a contender: learnt weights are fitted anew at every origin on rows whose outcome was known then.
 *  @throws ForewatchError from the engine */
export function contenderGrid(contender: Contender, needs: GridNeeds): ScoreGrid {
  const { id, title } = contender.model
  if (contender.kind === 'tree') return gridFromRun(needs.runOf(contender.model), needs.readingId)
  if (contender.kind === 'ensemble') {
    const grids = contender.members.map((member) => contenderGrid(member, needs))
    const shares = rankEnsemble(grids, { id, title })
    return { ...shares, values: shares.values.map((share) => 100 * share) }
  }
  const { features, outcomeId, penalty, horizonYears } = contender.recipe
  const table = featuresOf(needs.runOf(contender.base), { kind: features, missing: 'year-mean' })
  const { panel, lagYears } = needs.lesson(outcomeId)
  const { firstOrigin, lastOrigin } = needs
  const options = { penalty, horizonYears, outcomeLagYears: lagYears, firstOrigin, lastOrigin }
  return forwardChain(table, panel, options, { id, title }).grid
}
