import { prepareEvaluation } from './prepare'
import type { Evaluation, EvaluationOptions, OutcomePanel, ScoreGrid } from './types'

/** A baseline that would cost more than this share of the rows is left out instead. */
const MAX_LOSS = 0.05

/** All grids on common rows. Grids after the first that would take away more than a twentieth of the first one's rows
 *  are left out, each with the number it would have cost. @throws ForewatchError as `prepareEvaluation` */
export function onCommonRows(
  panel: OutcomePanel,
  grids: readonly ScoreGrid[],
  options: EvaluationOptions,
): {
  readonly evaluation: Evaluation
  readonly kept: readonly ScoreGrid[]
  readonly leftOut: readonly string[]
} {
  const [first, ...others] = grids
  const full = prepareEvaluation(panel, [first!], options).rows.label.length
  const kept = [first!]
  const leftOut: string[] = []
  for (const grid of others) {
    const rows = rowsWith(panel, [first!, grid], options)
    if (rows >= full * (1 - MAX_LOSS)) kept.push(grid)
    else leftOut.push(`${grid.id}: has scores for ${rows} of ${full} rows`)
  }
  return { evaluation: prepareEvaluation(panel, kept, options), kept, leftOut }
}

function rowsWith(panel: OutcomePanel, grids: readonly ScoreGrid[], options: EvaluationOptions): number {
  try {
    return prepareEvaluation(panel, grids, options).rows.label.length
  } catch {
    return 0
  }
}
