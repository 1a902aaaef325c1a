import { ForewatchError } from '../../core/errors'
import type { Aggregation, LearningSpec, NodeSpec, RiskModel } from '../../model/types'
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
 *  logarithm's floor for `log-factors`; for `indicators` on every input, arithmetic all the way down, each distinct input
 *  counted where it stands first. With nothing missing its order within a year is that of the learnt chances. Weights are
 *  given to six significant digits of their sum's share; the training window stands in the description.
 *  @param recipe given: the file says how a back-test learns the weights again at every origin, as it must
 *  @throws ForewatchError `zero-weights` (nothing was learnt) */
export function adoptWeights(
  model: RiskModel,
  fit: Fit,
  featureIds: readonly string[],
  record: LearningRecord,
  name: { readonly id: string; readonly title: string; readonly version: string },
  recipe?: Pick<LearningSpec, 'convention' | 'outcomeLagYears'>,
): RiskModel {
  const total = fit.coefficients.reduce((sum, weight) => sum + weight, 0)
  if (!(total > 0)) {
    throw new ForewatchError('zero-weights', {
      what: 'Nothing was learnt: every weight is 0',
      found: `${featureIds.length} weights of 0`,
      expected: 'at least one weight above 0',
      next: 'Lower the penalty or choose other features',
    })
  }
  const shares = new Map(featureIds.map((id, j) => [id, rounded(fit.coefficients[j]! / total)]))
  const tree =
    record.features === 'indicators' ? byInput(model.tree, shares) : byFactor(model.tree, shares, record)
  const description =
    `${model.title} with weights learnt from ${record.outcomeId}: ridge logistic regression, weights ≥ 0, ` +
    `penalty ${record.penalty}, horizon ${record.horizonYears} years, ${record.trainRows} country-years of ` +
    `${record.trainFrom}–${record.trainTo}, ${record.trainPositives} followed by an onset.`
  const baseModel = { id: model.id, version: model.version }
  const learning = recipe && { ...record, ...recipe, baseModel }
  return { ...model, ...name, description, tree, ...(learning ? { learning } : {}) }
}

const rounded = (share: number): number => Number(share.toPrecision(6))

function byFactor(root: NodeSpec, shares: ReadonlyMap<string, number>, record: LearningRecord): NodeSpec {
  const aggregation: Aggregation =
    record.features === 'factors' ? { method: 'arithmetic' } : { method: 'geometric', floor: LOG_FLOOR }
  const children = (root.children ?? []).map((child) => ({ ...child, weight: shares.get(child.id) ?? 0 }))
  return { ...root, aggregation, children }
}

/** Each node weighs what its inputs weigh together; below a node that weighs nothing all stays as it was. */
function byInput(node: NodeSpec, shares: ReadonlyMap<string, number>): NodeSpec {
  const children = node.children?.map((child) => byInput(child, shares))
  const inputs = node.inputs?.map((input) => ({ ...input, weight: shares.get(input.id) ?? 0 }))
  const weight = rounded([...(children ?? []), ...(inputs ?? [])].reduce((sum, one) => sum + one.weight, 0))
  if (weight === 0) return { ...node, weight }
  return {
    ...node,
    weight,
    aggregation: { method: 'arithmetic' },
    ...(children ? { children } : {}),
    ...(inputs ? { inputs } : {}),
  }
}
