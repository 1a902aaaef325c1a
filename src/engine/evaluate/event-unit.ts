import { outcomeAt, recordOf } from './labels'
import type { Candidates } from './place'
import { describeRows, type RowsOfUnit } from './rows'
import { UNKNOWN, type EvaluationOptions, type ModelOnRows, type OutcomePanel } from './types'

/** Outcome row of each unit and year, with the candidates (origin rows) that look at it. */
interface OutcomeRow {
  readonly year: number
  readonly unitIndex: number
  readonly from: number[]
}

function outcomeRows(panel: OutcomePanel, candidates: Candidates, options: EvaluationOptions): OutcomeRow[] {
  const found = new Map<number, OutcomeRow>()
  const nUnits = panel.unitIds.length
  candidates.origins.forEach((origin, i) => {
    for (let row = candidates.starts[i]!; row < candidates.starts[i + 1]!; row++) {
      const lastYear = Math.min(origin + options.horizonYears, options.lastOrigin + 1)
      for (let year = origin + 1; year <= lastYear; year++) {
        const unitIndex = recordOf(panel, candidates.unitIndex[row]!, year)
        const key = year * nUnits + unitIndex
        const entry = found.get(key) ?? { year, unitIndex, from: [] }
        found.set(key, entry)
        entry.from.push(row)
      }
    }
  })
  return [...found.values()].sort((a, b) => a.year - b.year || a.unitIndex - b.unitIndex)
}

/** The Early Warning Project's own unit: one row per unit and outcome year from firstOrigin + 1 to lastOrigin + 1;
 *  score = highest score of the origins that look at that year, rank = best of their ranks, label = onset in that year.
 *  The first outcome year has one origin only. */
export function eventEvaluation(
  panel: OutcomePanel,
  candidates: Candidates,
  placed: readonly ModelOnRows[],
  options: EvaluationOptions,
): RowsOfUnit {
  let outcomeUnknown = 0
  let droppedOngoing = 0
  const kept: OutcomeRow[] = []
  const label: number[] = []
  const ongoing: number[] = []
  for (const row of outcomeRows(panel, candidates, options)) {
    const onset = outcomeAt(panel, 'onset', row.year, row.unitIndex)
    const before = outcomeAt(panel, 'ongoing', row.year - 1, row.unitIndex)
    if (onset === UNKNOWN) outcomeUnknown++
    else if (options.ongoing === 'drop' && before !== 0) droppedOngoing++
    else {
      kept.push(row)
      label.push(onset)
      ongoing.push(before)
    }
  }
  const year = Int16Array.from(kept, (row) => row.year)
  const unitIndex = Int16Array.from(kept, (row) => row.unitIndex)
  const rows = describeRows(panel, options, { year, unitIndex, label, ongoing, stateYear: 1 })
  const best = (values: ArrayLike<number>, pick: (...numbers: number[]) => number) =>
    kept.map((row) => pick(...row.from.map((i) => values[i]!)))
  const models = placed.map((model) => ({
    ...model,
    score: Float64Array.from(best(model.score, Math.max)),
    rank: Int32Array.from(best(model.rank, Math.min)),
    credit: model.credit.map((values) => Float64Array.from(best(values, Math.max))),
  }))
  return { rows, models, dropped: { outcomeUnknown, ongoing: droppedOngoing } }
}
