import { ForewatchError } from '../../core/errors'
import type { ReadingSpec, RiskModel } from '../../model/types'
import type { Plan, PlanNode } from './plan'

/** Which leaves take part in a reading, by index in `plan.order` (1 = takes part): those that stand in one of the named
 *  subtrees, have one of the natures, and carry the lens, as far as the reading names them.
 *  @throws ForewatchError `unknown-node` for a subtree that the model does not have */
export function leafMask(plan: Plan, reading: ReadingSpec, nodeIds: ReadonlySet<string>): Uint8Array {
  for (const id of reading.nodes ?? []) {
    if (nodeIds.has(id)) continue
    throw new ForewatchError('unknown-node', {
      what: 'A reading names a node that the model does not have',
      where: `reading ${reading.id}`,
      found: id,
      expected: 'the id of a node of the tree',
      next: 'Correct the reading in the model',
    })
  }
  const mask = new Uint8Array(plan.order.length)
  for (const leaf of plan.root.leaves) mask[leaf.index] = takesPart(leaf, reading) ? 1 : 0
  return mask
}

function takesPart(leaf: PlanNode, { nodes, natures, lens }: ReadingSpec): boolean {
  if (nodes && !leaf.path.some((id) => nodes.includes(id))) return false
  if (natures && (leaf.nature === undefined || !natures.includes(leaf.nature))) return false
  return lens === undefined || leaf.lenses.includes(lens)
}

/** The readings to compute: the model's, or the whole tree as the only one where it lists none. */
export function readingsOf(model: RiskModel): readonly ReadingSpec[] {
  if (model.readings.length > 0) return model.readings
  return [{ id: 'overall', title: 'Overall', kind: 'overall', minCoverage: 0 }]
}

/** Ids of all nodes of the tree, scored or not. */
export function allNodeIds(model: RiskModel): ReadonlySet<string> {
  const ids = new Set<string>()
  const open = [model.tree]
  for (let node = open.pop(); node; node = open.pop()) {
    ids.add(node.id)
    open.push(...(node.children ?? []))
  }
  return ids
}
