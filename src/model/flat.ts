import { ForewatchError } from '../core/errors'
import type { FlatModel, NestedModel, NestedNode } from './schema'

type FlatNode = FlatModel['nodes'][number]

/** Puts the nodes of the flat form inside their parents; siblings keep the order of the list.
 *  @throws ForewatchError `bad-model` (no root, two roots, an id twice), `unknown-node` (parent not listed),
 *  `cyclic-model` (a node is its own ancestor) */
export function nestFlatModel(model: FlatModel): NestedModel {
  const { nodes, ...rest } = model
  const byId = new Map<string, FlatNode>()
  for (const node of nodes) {
    if (byId.has(node.id)) throw flatError('bad-model', 'An id stands twice', node.id, 'every id once')
    byId.set(node.id, node)
  }
  const children = new Map<string, FlatNode[]>()
  const roots: FlatNode[] = []
  for (const node of nodes) {
    const parent = node.parent ?? undefined
    if (parent === undefined) {
      roots.push(node)
      continue
    }
    if (!byId.has(parent)) {
      throw flatError(
        'unknown-node',
        `The parent of ${node.id} is not listed`,
        parent,
        'the id of a listed node',
      )
    }
    children.set(parent, [...(children.get(parent) ?? []), node])
  }
  checkCycles(nodes, byId)
  const [root, second] = roots
  if (!root || second) {
    throw flatError(
      'bad-model',
      root ? 'Two nodes have no parent' : 'No node is the root',
      root ? `${root.id} and ${second?.id ?? ''}` : `${nodes.length} nodes`,
      'exactly one node without parent',
    )
  }
  return { ...rest, tree: build(root, children) }
}

function checkCycles(nodes: readonly FlatNode[], byId: ReadonlyMap<string, FlatNode>): void {
  const safe = new Set<string>()
  for (const start of nodes) {
    const path = new Set<string>()
    for (let node: FlatNode | undefined = start; node && !safe.has(node.id);) {
      if (path.has(node.id)) {
        const circle = [...path, node.id].slice([...path].indexOf(node.id))
        throw flatError(
          'cyclic-model',
          'The tree of the model runs in a circle',
          circle.join(' → '),
          'a way from every node up to the root',
        )
      }
      path.add(node.id)
      node = node.parent === undefined || node.parent === null ? undefined : byId.get(node.parent)
    }
    for (const id of path) safe.add(id)
  }
}

/** Children before parents, so that the depth of the tree does not matter. */
function build(root: FlatNode, children: ReadonlyMap<string, readonly FlatNode[]>): NestedNode {
  const order: FlatNode[] = []
  const stack = [root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    order.push(node)
    stack.push(...(children.get(node.id) ?? []))
  }
  const built = new Map<string, NestedNode>()
  for (const flat of order.reverse()) {
    const node = { ...flat }
    delete node.parent
    const below = (children.get(node.id) ?? []).map((child) => built.get(child.id)!)
    built.set(node.id, below.length > 0 ? { ...node, children: below } : node)
  }
  return built.get(root.id)!
}

function flatError(
  tag: 'bad-model' | 'unknown-node' | 'cyclic-model',
  what: string,
  found: string,
  expected: string,
): ForewatchError {
  return new ForewatchError(tag, { what, where: 'nodes', found, expected, next: 'Correct the model file' })
}
