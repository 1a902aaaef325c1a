import { places, topCredit } from './rank'
import type { ModelOnRows, ScoreGrid } from './types'

/** Candidates of one evaluation: unit-years of the origins, sorted by year and unit, all with a score in every grid.
 *  `starts` as in `EvaluationRows`. */
export interface Candidates {
  readonly origins: readonly number[]
  readonly starts: Int32Array
  readonly unitIndex: Int16Array
}

/** Value of a grid at a year and unit; NaN outside its years. */
export function gridValue(grid: ScoreGrid, year: number, unitIndex: number): number {
  const y = year - grid.firstYear
  return y < 0 || y >= grid.nYears ? Number.NaN : grid.values[y * grid.nUnits + unitIndex]!
}

/** Scores, ranks and top-k credits of one grid on all candidates; ranks within the origin year's whole list. */
export function placeModel(grid: ScoreGrid, candidates: Candidates, topK: readonly number[]): ModelOnRows {
  const n = candidates.unitIndex.length
  const score = new Float64Array(n)
  const rank = new Int32Array(n)
  const credit = topK.map(() => new Float64Array(n))
  candidates.origins.forEach((origin, i) => {
    const from = candidates.starts[i]!
    const to = candidates.starts[i + 1]!
    for (let row = from; row < to; row++) score[row] = gridValue(grid, origin, candidates.unitIndex[row]!)
    const { above, tied } = places(score.subarray(from, to))
    for (let row = from; row < to; row++) {
      rank[row] = above[row - from]! + 1
      topK.forEach((k, j) => (credit[j]![row] = topCredit(above[row - from]!, tied[row - from]!, k)))
    }
  })
  return { id: grid.id, title: grid.title, kind: grid.kind, score, rank, credit }
}
