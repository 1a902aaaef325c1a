import { calibrationTable, equalCountEdges, type CalibrationBin } from './calibration-table'
import { forwardCalibration, type CalibrationMethod } from './forward-calibration'
import { measure } from './measure'
import { prepareEvaluation } from './prepare'
import type { EvaluationOptions, OutcomePanel, ScoreGrid } from './types'

/** Bands of stated risk in a reliability table. */
const BINS = 10

/** What a forward mapping of the scores to chances would have been worth. */
export interface CalibratedFigures {
  readonly method: CalibrationMethod
  readonly brier: number
  readonly logLoss: number
  readonly meanProbability: number
  /** Bands of about equally many rows; fewer where chances tie. */
  readonly bins: readonly CalibrationBin[]
}

export interface CalibratedTable {
  readonly rows: number
  readonly positives: number
  readonly firstYear: number
  readonly lastYear: number
  readonly figures: readonly CalibratedFigures[]
}

/** Scores as chances by isotonic and by Platt's mapping, and the base rate known at the time, each fitted forward only,
 *  on the rows that all three give a chance for.
 *  @param own as many years back as there are: the years before an origin teach its mapping
 *  @throws ForewatchError as `prepareEvaluation`: `too-few-observed` where no origin had enough onsets before it */
export function calibratedTable(
  own: ScoreGrid,
  panel: OutcomePanel,
  options: EvaluationOptions,
  outcomeLagYears: number,
): CalibratedTable {
  const methods: readonly CalibrationMethod[] = ['isotonic', 'platt', 'base-rate']
  const { firstOrigin, lastOrigin, horizonYears } = options
  const grids = methods.map((method) =>
    forwardCalibration(own, panel, { method, firstOrigin, lastOrigin, horizonYears, outcomeLagYears }),
  )
  const evaluation = prepareEvaluation(panel, grids, { ...options, unit: 'direct' })
  const { label, years } = evaluation.rows
  const metrics = methods.map((_, i) => measure(evaluation, i))
  return {
    rows: label.length,
    positives: metrics[0]!.positives,
    firstYear: years[0]!,
    lastYear: years.at(-1)!,
    figures: methods.map((method, i) => ({
      method,
      brier: metrics[i]!.brier!,
      logLoss: metrics[i]!.logLoss!,
      meanProbability: metrics[i]!.meanProbability!,
      bins: calibrationTable(
        evaluation.models[i]!.score,
        label,
        equalCountEdges(evaluation.models[i]!.score, BINS),
      ),
    })),
  }
}
