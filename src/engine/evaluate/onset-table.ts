import { prepareEvaluation } from './prepare'
import { UNKNOWN, type EvaluationOptions, type OutcomePanel, type ScoreGrid } from './types'

/** One onset with the best rank that each model had given in the origins that look at its year. */
export interface OnsetRanks {
  readonly unitIndex: number
  readonly year: number
  /** In the order of the models. */
  readonly bestRanks: readonly number[]
  /** An episode was under way the year before; null = not known. */
  readonly ongoingBefore: boolean | null
  /** No episode was recorded before; null = not known. */
  readonly neverBefore: boolean | null
}

/** Every onset of the outcome years that the origins look at, by year, then by unit.
 *  @throws ForewatchError as `prepareEvaluation` */
export function onsetRanks(
  panel: OutcomePanel,
  grids: readonly ScoreGrid[],
  options: EvaluationOptions,
): OnsetRanks[] {
  const { rows, models } = prepareEvaluation(panel, grids, { ...options, unit: 'event', topK: [1] })
  const found: OnsetRanks[] = []
  for (let row = 0; row < rows.label.length; row++) {
    if (rows.label[row] !== 1) continue
    const [ongoing, never] = [rows.ongoing[row]!, rows.neverBefore[row]!]
    found.push({
      unitIndex: rows.unitIndex[row]!,
      year: rows.year[row]!,
      bestRanks: models.map((model) => model.rank[row]!),
      ongoingBefore: ongoing === UNKNOWN ? null : ongoing === 1,
      neverBefore: never === UNKNOWN ? null : never === 1,
    })
  }
  return found
}
