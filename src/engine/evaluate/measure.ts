import { auc, aucByYear, meanDefined } from './auc'
import { averagePrecision } from './average-precision'
import { brier, logLoss, mean } from './proper-scores'
import type { Evaluation, EvaluationRows, ModelOnRows } from './types'

/** Recall and precision of the list of the k highest of each origin year. */
export interface TopKMetrics {
  readonly k: number
  /** Positive rows in the list; ties at its end share the places left, so this may be a fraction. */
  readonly hits: number
  /** Positive rows of rank k or better, where equal scores all take the best rank: absurd where many tie. */
  readonly hitsByRank: number
  /** hits / positives; null without positives. */
  readonly recall: number | null
  /** hits / rows flagged. */
  readonly precision: number | null
  /** Flagged rows without an onset per hit; null without hits. */
  readonly falseFlagsPerHit: number | null
}

export interface SubsetMetrics {
  readonly rows: number
  readonly positives: number
  readonly auc: number | null
}

export interface YearMetrics extends SubsetMetrics {
  readonly year: number
  /** Null for scores that are no probability. */
  readonly brier: number | null
  /** In the order of `topK`. */
  readonly hits: readonly number[]
}

/** All figures of one model on the rows of an evaluation. Null = not defined (a class is empty, no probability). */
export interface ModelMetrics extends SubsetMetrics {
  readonly modelId: string
  readonly baseRate: number
  readonly aucWithinYear: number | null
  readonly yearsWithBothClasses: number
  readonly averagePrecision: number | null
  readonly topK: readonly TopKMetrics[]
  readonly brier: number | null
  readonly logLoss: number | null
  readonly meanProbability: number | null
  /** Brier score of the rows' own mean as a constant: hindsight, a yardstick and no forecast. */
  readonly brierOfConstant: number
  readonly noOngoing: SubsetMetrics
  readonly ongoing: SubsetMetrics
  readonly neverBefore: SubsetMetrics
  readonly perYear: readonly YearMetrics[]
}

function sum(values: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < values.length; i++) total += values[i]!
  return total
}

function topK(model: ModelOnRows, label: Uint8Array, ks: readonly number[]): TopKMetrics[] {
  const positives = sum(label)
  return ks.map((k, j) => {
    const credit = model.credit[j]!
    const flagged = sum(credit)
    let hits = 0
    let hitsByRank = 0
    for (let i = 0; i < label.length; i++) {
      if (label[i] !== 1) continue
      hits += credit[i]!
      if (model.rank[i]! <= k) hitsByRank++
    }
    return {
      k,
      hits,
      hitsByRank,
      recall: positives === 0 ? null : hits / positives,
      precision: flagged === 0 ? null : hits / flagged,
      falseFlagsPerHit: hits === 0 ? null : (flagged - hits) / hits,
    }
  })
}

function subset(model: ModelOnRows, rows: EvaluationRows, flag: Uint8Array, value: 0 | 1): SubsetMetrics {
  const kept: number[] = []
  for (let i = 0; i < flag.length; i++) if (flag[i] === value) kept.push(i)
  const label = Uint8Array.from(kept, (i) => rows.label[i]!)
  const score = Float64Array.from(kept, (i) => model.score[i]!)
  return { rows: kept.length, positives: sum(label), auc: auc(score, label) }
}

function perYear(
  model: ModelOnRows,
  rows: EvaluationRows,
  byYear: readonly (number | null)[],
): YearMetrics[] {
  return rows.years.map((year, i) => {
    const from = rows.starts[i]!
    const to = rows.starts[i + 1]!
    const label = rows.label.subarray(from, to)
    const hits = model.credit.map((credit) => {
      let total = 0
      for (let row = from; row < to; row++) if (rows.label[row] === 1) total += credit[row]!
      return total
    })
    return {
      year,
      rows: to - from,
      positives: sum(label),
      auc: byYear[i]!,
      brier: model.kind === 'probability' ? brier(model.score.subarray(from, to), label) : null,
      hits,
    }
  })
}

/** Every figure of one model. In the event unit a list "of the k highest" is the union of the lists of the origins that
 *  look at the year, as the Early Warning Project counts. Never NaN: what is not defined is null.
 *  @param modelIndex position in `evaluation.models` */
export function measure(evaluation: Evaluation, modelIndex: number): ModelMetrics {
  const { rows, options } = evaluation
  const model = evaluation.models[modelIndex]!
  const { label } = rows
  const positives = sum(label)
  const baseRate = positives / label.length
  const byYear = aucByYear(model.score, rows)
  const probability = model.kind === 'probability'
  return {
    modelId: model.id,
    rows: label.length,
    positives,
    baseRate,
    auc: auc(model.score, label),
    aucWithinYear: meanDefined(byYear),
    yearsWithBothClasses: byYear.filter((value) => value !== null).length,
    averagePrecision: averagePrecision(model.score, label),
    topK: topK(model, label, options.topK),
    brier: probability ? brier(model.score, label) : null,
    logLoss: probability ? logLoss(model.score, label) : null,
    meanProbability: probability ? mean(model.score) : null,
    brierOfConstant: baseRate * (1 - baseRate),
    noOngoing: subset(model, rows, rows.ongoing, 0),
    ongoing: subset(model, rows, rows.ongoing, 1),
    neverBefore: subset(model, rows, rows.neverBefore, 1),
    perYear: perYear(model, rows, byYear),
  }
}
