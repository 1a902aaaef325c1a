import type { FrameworkFile } from '../../model/framework'
import type { NodeSpec, RiskModel } from '../../model/types'
import { aggregationText } from '../../format/chain'
import { canScore, factorGroups, indicatorsOf, placesOf, type NodePlace } from '../country/tree'

/** How many indicators of a factor set the score, stand beside it, or wait for an expert. */
export interface RoleCounts {
  readonly scored: number
  readonly context: number
  readonly judgement: number
}

export interface FactorSummary extends RoleCounts {
  readonly spec: NodeSpec
  readonly groupTitle: string
  readonly share: number
  readonly aggregation: string
  readonly indicators: readonly IndicatorSummary[]
}

export interface IndicatorSummary {
  readonly spec: NodeSpec
  readonly role: keyof RoleCounts
  readonly share: number
}

/** Role that an indicator has by the rules that run: scored where an input scores, context where one is shown. */
export function roleOf(spec: NodeSpec): keyof RoleCounts {
  if (canScore(spec)) return 'scored'
  return (spec.inputs ?? []).length > 0 ? 'context' : 'judgement'
}

/** Every factor of the model with its indicators, in the tree's order. */
export function factorSummaries(
  model: RiskModel,
  framework: FrameworkFile | undefined,
): readonly FactorSummary[] {
  const places = placesOf(model)
  const groupNames = new Map(framework?.groups.map((group) => [group.id, group.name]))
  const groupOf = (id: string): string | undefined => {
    const factor = framework?.riskFactors.find((candidate) => candidate.id === id)
    return factor && (groupNames.get(factor.group) ?? factor.group)
  }
  return factorGroups(model, groupOf).flatMap((group) =>
    group.factors.map((spec) => summary(spec, group.title, places)),
  )
}

function summary(spec: NodeSpec, groupTitle: string, places: ReadonlyMap<string, NodePlace>): FactorSummary {
  const indicators = leaves(spec).map((leaf): IndicatorSummary => ({
    spec: leaf,
    role: roleOf(leaf),
    share: places.get(leaf.id)?.nominalShare ?? 0,
  }))
  const count = (role: keyof RoleCounts) => indicators.filter((indicator) => indicator.role === role).length
  return {
    spec,
    groupTitle,
    share: places.get(spec.id)?.nominalShare ?? 0,
    aggregation: aggregationText(spec.aggregation),
    indicators,
    scored: count('scored'),
    context: count('context'),
    judgement: count('judgement'),
  }
}

function leaves(spec: NodeSpec): readonly NodeSpec[] {
  return spec.children && spec.children.length > 0 ? spec.children.flatMap(leaves) : [spec]
}

/** Sums over factors. */
export function totals(factors: readonly RoleCounts[]): RoleCounts {
  return factors.reduce(
    (sum, factor) => ({
      scored: sum.scored + factor.scored,
      context: sum.context + factor.context,
      judgement: sum.judgement + factor.judgement,
    }),
    { scored: 0, context: 0, judgement: 0 },
  )
}

/** How well wording and number of the indicators were checked, by basis; `verified` first counted apart. */
export function basisCounts(framework: FrameworkFile): readonly {
  readonly basis: string
  readonly words: string
  readonly count: number
  readonly verified: number
}[] {
  const indicators = framework.riskFactors.flatMap((factor) => factor.indicators)
  return Object.entries(framework.basis).map(([basis, words]) => {
    const those = indicators.filter((indicator) => indicator.basis === basis)
    return {
      basis,
      words,
      count: those.length,
      verified: those.filter((indicator) => indicator.verified).length,
    }
  })
}

/** How often each norm, transform and fill is used by scored inputs, most used first. */
export function rulesInUse(model: RiskModel): {
  readonly inputs: number
  readonly norms: readonly (readonly [string, number])[]
  readonly transforms: readonly (readonly [string, number])[]
  readonly fills: readonly (readonly [string, number])[]
} {
  const inputs = indicatorsOf(model).flatMap((spec) =>
    (spec.inputs ?? []).filter((input) => input.role === 'scored' && canScore(spec)),
  )
  return {
    inputs: inputs.length,
    norms: tally(inputs.map((input) => input.norm.method)),
    transforms: tally(inputs.flatMap((input) => input.transforms.map((transform) => transform.op))),
    fills: tally(inputs.flatMap((input) => input.fill.map((fill) => fill.op))),
  }
}

function tally(names: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}
