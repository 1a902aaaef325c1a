import type { InputSpec, NodeSpec, RiskModel, TierSpec } from '../types'
import { updateInput, updateNode } from './at'

/** Fields of an input that an analyst may change; weights have their own edits. `direction: null` goes back to the
 *  direction of the series. */
export type InputChange = Partial<
  Pick<InputSpec, 'series' | 'transforms' | 'fill' | 'norm' | 'role' | 'reason'>
> & {
  readonly direction?: NonNullable<InputSpec['direction']> | null
}

/** @throws ForewatchError `unknown-node` */
export function changeInput(model: RiskModel, inputId: string, change: InputChange): RiskModel {
  return updateInput(model, inputId, (input) => {
    const { direction, ...rest } = change
    const next = { ...input, ...rest }
    if (direction === undefined) return next
    const { direction: before, ...bare } = next
    return direction === null ? bare : direction === before ? next : { ...bare, direction }
  })
}

export type NodeChange = Partial<Pick<NodeSpec, 'aggregation' | 'minCoverage' | 'title' | 'nature' | 'role'>>

/** @throws ForewatchError `unknown-node` */
export function changeNode(model: RiskModel, nodeId: string, change: NodeChange): RiskModel {
  return updateNode(model, nodeId, (node) => ({ ...node, ...change }))
}

/** @param tiers  lowest score first, each above the one before */
export function changeTiers(model: RiskModel, tiers: readonly TierSpec[]): RiskModel {
  return { ...model, tiers }
}

/** @param share  0–1 */
export function changeTierFloor(model: RiskModel, share: number): RiskModel {
  return { ...model, tierCoverageFloor: share }
}

/** Puts one node or input back to how it stands in another model, its weight left alone. @throws `unknown-node` */
export function restoreInput(model: RiskModel, saved: InputSpec): RiskModel {
  return updateInput(model, saved.id, ({ weight }) => ({ ...saved, weight }))
}
