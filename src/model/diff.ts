import { targetKey, type Target } from './edit/at'
import { siblingsUnder } from './edit/weights'
import { walkTree } from './tree'
import type {
  Aggregation,
  IndicatorRole,
  InputSpec,
  NodeSpec,
  Norm,
  RiskModel,
  TierSpec,
  Transform,
  Fill,
} from './types'

/** One thing in which two models differ. Ids say where; values are those of the model files. */
export type ModelChange =
  /** Share 0–1 among the siblings that count. */
  | { readonly field: 'share'; readonly target: Target; readonly before: number; readonly after: number }
  /** Siblings under a node whose shares all changed by one factor, because another moved. */
  | {
      readonly field: 'gave-way'
      readonly parentId: string
      readonly targets: readonly Target[]
      readonly factor: number
    }
  | { readonly field: 'added' | 'removed'; readonly target: Target; readonly title: string }
  | Change<'role', Target, IndicatorRole>
  | Change<'aggregation', string, Aggregation>
  | Change<'minCoverage', string, number>
  | Change<'nodeTitle', string, string>
  | Change<'series', string, string>
  | Change<'transforms', string, readonly Transform[]>
  | Change<'fill', string, readonly Fill[]>
  | Change<'norm', string, Norm>
  | Change<'direction', string, NonNullable<InputSpec['direction']> | 'of the series'>
  | Change<'tiers', 'tiers', readonly TierSpec[]>
  | Change<'tierCoverageFloor', 'tiers', number>
  | Change<'readings', 'readings', RiskModel['readings']>
  | Change<'title' | 'description' | 'version' | 'seed', 'model', string | number>

interface Change<Field extends string, At, Value> {
  readonly field: Field
  /** Id of the node or input, or the part of the file. */
  readonly at: At
  readonly before: Value
  readonly after: Value
}

/** Shares closer than this are the same. */
const SAME_SHARE = 1e-9

/** Everything in which two models differ, in the order of the tree: weights as shares among siblings, and siblings that
 *  only made room told as one. Empty for models that score alike. */
export function diffModels(before: RiskModel, after: RiskModel): readonly ModelChange[] {
  const nodesBefore = new Map(walkTree(before.tree).map(({ node }) => [node.id, node]))
  const nodesAfter = new Map(walkTree(after.tree).map(({ node }) => [node.id, node]))
  const found: ModelChange[] = []
  for (const [id, node] of nodesAfter) {
    const earlier = nodesBefore.get(id)
    if (earlier === node) continue
    if (earlier) found.push(...nodeChanges(earlier, node))
    else found.push({ field: 'added', target: { kind: 'node', id }, title: node.title })
  }
  for (const [id, node] of nodesBefore) {
    if (!nodesAfter.has(id)) found.push({ field: 'removed', target: { kind: 'node', id }, title: node.title })
  }
  push(found, 'tiers', 'tiers', before.tiers, after.tiers)
  push(found, 'tierCoverageFloor', 'tiers', before.tierCoverageFloor, after.tierCoverageFloor)
  push(found, 'readings', 'readings', before.readings, after.readings)
  for (const field of ['title', 'description', 'version', 'seed'] as const)
    push(found, field, 'model', before[field], after[field])
  return found
}

function nodeChanges(before: NodeSpec, after: NodeSpec): ModelChange[] {
  const found: ModelChange[] = []
  const { id } = after
  push(found, 'nodeTitle', id, before.title, after.title)
  push(found, 'role', { kind: 'node' as const, id }, before.role ?? 'scored', after.role ?? 'scored')
  push(found, 'aggregation', id, before.aggregation, after.aggregation)
  push(found, 'minCoverage', id, before.minCoverage, after.minCoverage)
  const inputs = new Map(before.inputs?.map((input) => [input.id, input]))
  for (const input of after.inputs ?? []) {
    const earlier = inputs.get(input.id)
    if (!earlier) found.push({ field: 'added', target: { kind: 'input', id: input.id }, title: input.series })
    else if (earlier !== input) found.push(...inputChanges(earlier, input))
  }
  for (const input of before.inputs ?? []) {
    if (!after.inputs?.some((one) => one.id === input.id))
      found.push({ field: 'removed', target: { kind: 'input', id: input.id }, title: input.series })
  }
  found.push(...shareChanges(before, after))
  return found
}

function inputChanges(before: InputSpec, after: InputSpec): ModelChange[] {
  const found: ModelChange[] = []
  const { id } = after
  push(found, 'series', id, before.series, after.series)
  push(found, 'transforms', id, before.transforms, after.transforms)
  push(found, 'fill', id, before.fill, after.fill)
  push(found, 'norm', id, before.norm, after.norm)
  push(found, 'direction', id, before.direction ?? 'of the series', after.direction ?? 'of the series')
  push(found, 'role', { kind: 'input' as const, id }, before.role, after.role)
  return found
}

/** Shares that moved. Of several siblings that changed by one and the same factor, two or more are told as one line. */
function shareChanges(before: NodeSpec, after: NodeSpec): ModelChange[] {
  const earlier = new Map(siblingsUnder(before).map((one) => [targetKey(one), one]))
  const moved = siblingsUnder(after).flatMap((now) => {
    const then = earlier.get(targetKey(now))
    if (!then?.counts || !now.counts || Math.abs(now.share - then.share) <= SAME_SHARE) return []
    const factor = then.share > 0 ? now.share / then.share : NaN
    return [{ target: { kind: now.kind, id: now.id }, before: then.share, after: now.share, factor }]
  })
  const groups = moved.map(({ factor }) => moved.filter((one) => Math.abs(one.factor / factor - 1) < 1e-6))
  const largest = groups.reduce<typeof moved>(
    (best, group) => (group.length > best.length ? group : best),
    [],
  )
  const together = largest.length >= 2 && largest.length < moved.length ? largest : []
  const own: ModelChange[] = moved
    .filter((one) => !together.includes(one))
    .map(({ target, before: from, after: to }) => ({ field: 'share', target, before: from, after: to }))
  if (together.length === 0) return own
  const targets = together.map(({ target }) => target)
  return [...own, { field: 'gave-way', parentId: after.id, targets, factor: together[0]!.factor }]
}

function push<Field extends string, At, Value>(
  found: ModelChange[],
  field: Field,
  at: At,
  before: Value,
  after: Value,
): void {
  if (before === after || JSON.stringify(before) === JSON.stringify(after)) return
  found.push({ field, at, before, after } as unknown as ModelChange)
}
