import { ForewatchError } from '../../core/errors'
import type { InputSpec, NodeSpec, RiskModel } from '../types'

/** One thing of a tree that carries a weight. Node ids and input ids are two name spaces. */
export interface Target {
  readonly kind: 'node' | 'input'
  readonly id: string
}

/** A target as one word, for sets and keys. */
export function targetKey({ kind, id }: Target): string {
  return `${kind}:${id}`
}

/** The model with one node replaced. Only the nodes on the way to it are new; everything else stays the very same
 *  object, so that a run over the earlier model can be taken over. @throws ForewatchError `unknown-node` */
export function updateNode(
  model: RiskModel,
  nodeId: string,
  change: (node: NodeSpec) => NodeSpec,
): RiskModel {
  const tree = replaced(model.tree, (node) => (node.id === nodeId ? change(node) : undefined))
  if (!tree) throw unknown('node', nodeId)
  return tree === model.tree ? model : { ...model, tree }
}

/** The model with one input replaced. @throws ForewatchError `unknown-node` */
export function updateInput(
  model: RiskModel,
  inputId: string,
  change: (input: InputSpec) => InputSpec,
): RiskModel {
  const tree = replaced(model.tree, (node) => {
    const at = node.inputs?.findIndex((input) => input.id === inputId) ?? -1
    if (at < 0) return undefined
    const before = node.inputs![at]!
    const after = change(before)
    return after === before ? node : { ...node, inputs: node.inputs!.with(at, after) }
  })
  if (!tree) throw unknown('input', inputId)
  return tree === model.tree ? model : { ...model, tree }
}

/** The tree with the first node that `change` answers for replaced; undefined where it answers for none. */
function replaced(node: NodeSpec, change: (node: NodeSpec) => NodeSpec | undefined): NodeSpec | undefined {
  const own = change(node)
  if (own) return own
  const children = node.children ?? []
  for (let i = 0; i < children.length; i++) {
    const child = replaced(children[i]!, change)
    if (child === children[i]) return node
    if (child) return { ...node, children: children.with(i, child) }
  }
  return undefined
}

export function findNode(root: NodeSpec, nodeId: string): NodeSpec | undefined {
  if (root.id === nodeId) return root
  for (const child of root.children ?? []) {
    const found = findNode(child, nodeId)
    if (found) return found
  }
  return undefined
}

/** An input with the node that holds it. */
export function findInput(
  root: NodeSpec,
  inputId: string,
): { readonly node: NodeSpec; readonly input: InputSpec } | undefined {
  const input = root.inputs?.find(({ id }) => id === inputId)
  if (input) return { node: root, input }
  for (const child of root.children ?? []) {
    const found = findInput(child, inputId)
    if (found) return found
  }
  return undefined
}

/** The node that holds the target; undefined for the root and for what the tree does not hold. */
export function parentOf(root: NodeSpec, target: Target): NodeSpec | undefined {
  if (target.kind === 'input') return findInput(root, target.id)?.node
  if (root.children?.some(({ id }) => id === target.id)) return root
  for (const child of root.children ?? []) {
    const found = parentOf(child, target)
    if (found) return found
  }
  return undefined
}

export function unknown(what: string, found: string): ForewatchError {
  return new ForewatchError('unknown-node', {
    what: `The model holds no such ${what}`,
    found,
    expected: `the id of a ${what} of the tree`,
  })
}
