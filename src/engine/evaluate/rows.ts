import { outcomeAt, recordOf } from './labels'
import {
  UNKNOWN,
  type DroppedRowCounts,
  type EvaluationOptions,
  type EvaluationRows,
  type ModelOnRows,
  type OutcomePanel,
} from './types'

/** Rows of one evaluation unit, the models on them, and what fell out on the way. */
export interface RowsOfUnit {
  readonly rows: EvaluationRows
  readonly models: readonly ModelOnRows[]
  readonly dropped: Pick<DroppedRowCounts, 'outcomeUnknown' | 'ongoing'>
}

/** Last unit that carries on the record of another: the cluster of the bootstrap. */
function clusterOf(panel: OutcomePanel, unitIndex: number): number {
  let unit = unitIndex
  for (let i = 0; i < panel.unitIds.length && panel.continuesAs[unit]! >= 0; i++)
    unit = panel.continuesAs[unit]!
  return unit
}

/** Index of the first row of each year that has rows. */
export function yearStarts(year: Int16Array): { years: number[]; starts: Int32Array } {
  const years: number[] = []
  const starts: number[] = []
  for (let row = 0; row < year.length; row++) {
    if (row === 0 || year[row] !== year[row - 1]) {
      years.push(year[row]!)
      starts.push(row)
    }
  }
  starts.push(year.length)
  return { years, starts: Int32Array.from(starts) }
}

/** A model on some of its rows. */
export function pickRows(model: ModelOnRows, kept: readonly number[]): ModelOnRows {
  return {
    ...model,
    score: Float64Array.from(kept, (row) => model.score[row]!),
    rank: Int32Array.from(kept, (row) => model.rank[row]!),
    credit: model.credit.map((values) => Float64Array.from(kept, (row) => values[row]!)),
  }
}

/** Completes rows with what is known of each unit before them. @param drafted.stateYear 0 if `ever` is read in the
 *  row's own year, 1 if in the year before */
export function describeRows(
  panel: OutcomePanel,
  options: EvaluationOptions,
  drafted: {
    readonly year: Int16Array
    readonly unitIndex: Int16Array
    readonly label: readonly number[]
    readonly ongoing: readonly number[]
    readonly stateYear: 0 | 1
  },
): EvaluationRows {
  const { year, unitIndex, stateYear } = drafted
  const neverBefore = Uint8Array.from(year, (y, row) => {
    const ever = outcomeAt(panel, 'ever', y - stateYear, unitIndex[row]!)
    return ever === UNKNOWN ? UNKNOWN : 1 - ever
  })
  return {
    unit: options.unit,
    horizonYears: options.horizonYears,
    unitIds: panel.unitIds,
    year,
    unitIndex,
    label: Uint8Array.from(drafted.label),
    ongoing: Uint8Array.from(drafted.ongoing),
    neverBefore,
    cluster: Int16Array.from(unitIndex, (u, row) => clusterOf(panel, recordOf(panel, u, year[row]!))),
    ...yearStarts(year),
  }
}
