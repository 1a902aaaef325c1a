import { ForewatchError } from '../../core/errors'
import { eventEvaluation } from './event-unit'
import { outcomeAt, windowLabel } from './labels'
import { gridValue, placeModel, type Candidates } from './place'
import { describeRows, pickRows, type RowsOfUnit } from './rows'
import {
  UNKNOWN,
  type Evaluation,
  type EvaluationOptions,
  type ModelOnRows,
  type OutcomePanel,
  type ScoreGrid,
} from './types'

function refuse(what: string, found: string, expected: string): never {
  throw new ForewatchError('bad-argument', { what, found, expected, next: 'Change the setting' })
}

function check(panel: OutcomePanel, grids: readonly ScoreGrid[], options: EvaluationOptions): void {
  const { horizonYears, firstOrigin, lastOrigin, topK } = options
  if (!Number.isInteger(horizonYears) || horizonYears < 1 || horizonYears > 5)
    refuse('The horizon cannot be used', String(horizonYears), '1 to 5 whole years')
  if (!Number.isInteger(firstOrigin) || !Number.isInteger(lastOrigin) || firstOrigin > lastOrigin)
    refuse('The origins cannot be used', `${firstOrigin}–${lastOrigin}`, 'first year not after last year')
  if (topK.length === 0 || topK.some((k) => !Number.isInteger(k) || k < 1))
    refuse('A length of the list cannot be used', topK.join(', '), 'whole numbers from 1')
  if (grids.length === 0) refuse('There is nothing to evaluate', 'no scores', 'at least one model')
  for (const grid of grids) {
    const nUnits = panel.unitIds.length
    if (grid.nUnits !== nUnits || grid.values.length !== nUnits * grid.nYears)
      refuse(
        `The scores “${grid.id}” have another shape than the outcome list`,
        `${grid.nUnits} units, ${grid.values.length} values`,
        `${nUnits} units × ${grid.nYears} years`,
      )
  }
}

/** Unit-years of the origins with a finite score in every grid. */
function candidatesOf(
  panel: OutcomePanel,
  grids: readonly ScoreGrid[],
  options: EvaluationOptions,
): { candidates: Candidates; outsideUniverse: number; noScore: Record<string, number> } {
  const origins: number[] = []
  const starts: number[] = [0]
  const units: number[] = []
  const noScore: Record<string, number> = Object.fromEntries(grids.map((grid) => [grid.id, 0]))
  let outsideUniverse = 0
  for (let origin = options.firstOrigin; origin <= options.lastOrigin; origin++) {
    for (let u = 0; u < panel.unitIds.length; u++) {
      const inUniverse =
        options.universe === undefined || Number.isFinite(gridValue(options.universe, origin, u))
      const lacking = grids.filter((grid) => !Number.isFinite(gridValue(grid, origin, u)))
      if (!inUniverse) {
        if (lacking.length < grids.length) outsideUniverse++
      } else if (lacking.length > 0) {
        // a unit-year that nobody scores and no list names is no candidate that was lost
        if (lacking.length < grids.length || options.universe !== undefined)
          for (const grid of lacking) noScore[grid.id]!++
      } else units.push(u)
    }
    origins.push(origin)
    starts.push(units.length)
  }
  const candidates = { origins, starts: Int32Array.from(starts), unitIndex: Int16Array.from(units) }
  return { candidates, outsideUniverse, noScore }
}

/** Rows of the direct unit that are kept, as positions in the candidates. */
function directRows(panel: OutcomePanel, candidates: Candidates, options: EvaluationOptions) {
  const kept: number[] = []
  const label: number[] = []
  const state: number[] = []
  let outcomeUnknown = 0
  let ongoing = 0
  candidates.origins.forEach((origin, i) => {
    for (let row = candidates.starts[i]!; row < candidates.starts[i + 1]!; row++) {
      const u = candidates.unitIndex[row]!
      const value = windowLabel(panel, origin, options.horizonYears, u)
      const underWay = outcomeAt(panel, 'ongoing', origin, u)
      if (value === UNKNOWN) outcomeUnknown++
      else if (options.ongoing === 'drop' && underWay !== 0) ongoing++
      else {
        kept.push(row)
        label.push(value)
        state.push(underWay)
      }
    }
  })
  return { kept, label, state, outcomeUnknown, ongoing }
}

/** Puts models and an outcome list on common rows: only unit-years where every grid has a score, so that all are
 *  measured on the same rows. Ranks are taken in the whole list of the origin year, before rows with an unknown label
 *  fall out. Nothing is filled: a missing score or outcome takes the row out and is counted.
 *  @param grids  same units as the panel, in the same order
 *  @throws ForewatchError `bad-argument` (settings, shapes), `too-few-observed` (no row is left) */
export function prepareEvaluation(
  panel: OutcomePanel,
  grids: readonly ScoreGrid[],
  options: EvaluationOptions,
): Evaluation {
  check(panel, grids, options)
  const { candidates, outsideUniverse, noScore } = candidatesOf(panel, grids, options)
  const placed = grids.map((grid) => placeModel(grid, candidates, options.topK))
  const evaluation =
    options.unit === 'event'
      ? eventEvaluation(panel, candidates, placed, options)
      : direct(panel, candidates, placed, options)
  const dropped = { outsideUniverse, noScore, ...evaluation.dropped }
  if (evaluation.rows.label.length === 0) {
    throw new ForewatchError('too-few-observed', {
      what: 'No row is left to evaluate',
      where: `${panel.id}, origins ${options.firstOrigin}–${options.lastOrigin}`,
      found: `${candidates.unitIndex.length} scored unit-years, ${dropped.outcomeUnknown} of them with an unknown outcome`,
      expected: 'unit-years with a score in every model and a wholly observed window',
      next: 'Choose earlier origins, a shorter horizon or another outcome list',
    })
  }
  return { options, rows: evaluation.rows, models: evaluation.models, dropped }
}

function direct(
  panel: OutcomePanel,
  candidates: Candidates,
  placed: readonly ModelOnRows[],
  options: EvaluationOptions,
): RowsOfUnit {
  const { kept, label, state, outcomeUnknown, ongoing } = directRows(panel, candidates, options)
  const originOf = new Int16Array(candidates.unitIndex.length)
  candidates.origins.forEach((origin, i) =>
    originOf.fill(origin, candidates.starts[i]!, candidates.starts[i + 1]!),
  )
  const year = Int16Array.from(kept, (row) => originOf[row]!)
  const unitIndex = Int16Array.from(kept, (row) => candidates.unitIndex[row]!)
  const rows = describeRows(panel, options, { year, unitIndex, label, ongoing: state, stateYear: 0 })
  return { rows, models: placed.map((model) => pickRows(model, kept)), dropped: { outcomeUnknown, ongoing } }
}
