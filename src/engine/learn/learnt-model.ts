import { ForewatchError } from '../../core/errors'
import type { NodeSpec, RiskModel } from '../../model/types'
import type { FeatureKind } from './features'
import { LOG_FLOOR } from './features'
import type { Fit } from './types'

/** Where learnt weights came from; stands beside the model wherever it is shown. */
export interface LearningRecord {
  readonly outcomeId: string
  readonly features: FeatureKind
  readonly penalty: number
  readonly horizonYears: number
  readonly fitOrigin: number
  readonly trainFrom: number
  readonly trainTo: number
  readonly trainRows: number
  readonly trainPositives: number
  readonly intercept: number
}

export function learningRecord(
  fit: Fit,
  about: Pick<LearningRecord, 'outcomeId' | 'features' | 'penalty' | 'horizonYears'>,
): LearningRecord {
  const { origin, trainFrom, trainTo, trainRows, trainPositives, intercept } = fit
  return { ...about, fitOrigin: origin, trainFrom, trainTo, trainRows, trainPositives, intercept }
}

/** A model of its own with the learnt weights on the children of the root: arithmetic for `factors`, geometric with the
 *  logarithm's floor for `log-factors`. With all factors present its order within a year is that of the learnt chances.
 *  Weights are given to six significant digits of their sum's share; the training window stands in the description.
 *  @throws ForewatchError `bad-argument` (indicators have no node of their own), `zero-weights` (nothing was learnt) */
export function adoptWeights(
  model: RiskModel,
  fit: Fit,
  featureIds: readonly string[],
  record: LearningRecord,
  name: { readonly id: string; readonly title: string; readonly version: string },
): RiskModel {
  if (record.features === 'indicators') {
    throw new ForewatchError('bad-argument', {
      what: 'Weights of single indicators cannot be put on the tree',
      found: 'features: indicators',
      expected: 'factors or log-factors',
      next: 'Learn weights of factors, or use the learnt chances as a baseline',
    })
  }
  const total = fit.coefficients.reduce((sum, weight) => sum + weight, 0)
  if (!(total > 0)) {
    throw new ForewatchError('zero-weights', {
      what: 'Nothing was learnt: every weight is 0',
      found: `${featureIds.length} weights of 0`,
      expected: 'at least one weight above 0',
      next: 'Lower the penalty or choose other features',
    })
  }
  const weights = new Map(featureIds.map((id, j) => [id, fit.coefficients[j]! / total]))
  const children = (model.tree.children ?? []).map((child): NodeSpec => ({
    ...child,
    weight: weights.get(child.id) ?? 0,
  }))
  const tree: NodeSpec = {
    ...model.tree,
    aggregation:
      record.features === 'factors' ? { method: 'arithmetic' } : { method: 'geometric', floor: LOG_FLOOR },
    children,
  }
  const description =
    `${model.title} with weights learnt from ${record.outcomeId}: ridge logistic regression, weights ≥ 0, ` +
    `penalty ${record.penalty}, horizon ${record.horizonYears} years, ${record.trainRows} country-years of ` +
    `${record.trainFrom}–${record.trainTo}, ${record.trainPositives} followed by an onset.`
  return { ...model, ...name, description, tree }
}
