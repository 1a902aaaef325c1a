import { ForewatchError } from '../../core/errors'
import { walkTree } from '../tree'
import type { InputSpec, NodeSpec, RiskModel } from '../types'
import { findInput, findNode, parentOf, unknown, updateNode, type Target } from './at'
import { nodeScores } from './weights'

/** Adds an indicator or a group under a node that holds nodes. @throws ForewatchError `unknown-node`, `bad-argument` */
export function addNode(model: RiskModel, parentId: string, node: NodeSpec): RiskModel {
  const taken = new Set(walkTree(model.tree).map((step) => step.node.id))
  for (const step of walkTree(node)) if (taken.has(step.node.id)) throw twice(step.node.id)
  for (const input of node.inputs ?? []) if (findInput(model.tree, input.id)) throw twice(input.id)
  return updateNode(model, parentId, (parent) => {
    if (parent.inputs) throw mixed(parent.id, 'inputs')
    return { ...parent, children: [...(parent.children ?? []), node] }
  })
}

/** Adds a series to an indicator; one that waited for an expert is scored from then on.
 *  @throws ForewatchError `unknown-node`, `bad-argument` */
export function addInput(model: RiskModel, nodeId: string, input: InputSpec): RiskModel {
  if (findInput(model.tree, input.id)) throw twice(input.id)
  return updateNode(model, nodeId, (node) => {
    if (node.children) throw mixed(node.id, 'children')
    const waits = node.role === 'judgement' || node.role === 'context'
    const role = waits && input.role === 'scored' ? ({ role: 'scored' } as const) : {}
    return { ...node, inputs: [...(node.inputs ?? []), input], ...role }
  })
}

/** Takes a node or an input out. An indicator left without an input waits for an expert; a group left empty goes too.
 *  @throws ForewatchError `unknown-node`, `bad-argument` (the root) */
export function removeTarget(model: RiskModel, target: Target): RiskModel {
  if (target.kind === 'node' && target.id === model.tree.id) {
    throw new ForewatchError('bad-argument', {
      what: 'The root of a model cannot be removed',
      found: target.id,
      expected: 'a node below it',
    })
  }
  const parent = parentOf(model.tree, target)
  if (!parent) throw unknown(target.kind, target.id)
  if (target.kind === 'input') {
    return updateNode(model, parent.id, (node) =>
      settled({ ...node, inputs: node.inputs!.filter(({ id }) => id !== target.id) }),
    )
  }
  const children = parent.children!.filter(({ id }) => id !== target.id)
  if (children.length === 0 && parent.id !== model.tree.id)
    return removeTarget(model, { kind: 'node', id: parent.id })
  return updateNode(model, parent.id, (node) => ({ ...node, children }))
}

/** Lets no series of a set score anywhere: their inputs turn into context, still shown. Indicators that then have
 *  nothing left to score them turn into context too. */
export function excludeSeries(model: RiskModel, series: ReadonlySet<string>): RiskModel {
  return mapLeaves(model, (node) => {
    const next = mapInputs(node, (input) =>
      input.role === 'scored' && series.has(input.series) ? { ...input, role: 'context' } : input,
    )
    return next === node ? node : settled(next)
  })
}

/** Undoes `excludeSeries` for a set: their inputs, and the indicators above, get back the role that they have in the
 *  model of reference. */
export function includeSeries(
  model: RiskModel,
  series: ReadonlySet<string>,
  reference: RiskModel,
): RiskModel {
  return mapLeaves(model, (node) => {
    const before = findNode(reference.tree, node.id)
    if (!before) return node
    const next = mapInputs(node, (input) => {
      const role = before.inputs?.find(({ id }) => id === input.id)?.role
      return role && series.has(input.series) && role !== input.role ? { ...input, role } : input
    })
    return next === node || before.role === undefined ? next : { ...next, role: before.role }
  })
}

/** True where no scored input of the model reads a series of the set, though one of the reference does. */
export function isExcluded(model: RiskModel, series: ReadonlySet<string>, reference: RiskModel): boolean {
  return scoresWith(reference.tree, series) && !scoresWith(model.tree, series)
}

function scoresWith(root: NodeSpec, series: ReadonlySet<string>): boolean {
  return walkTree(root).some(
    ({ node }) =>
      nodeScores(node) &&
      (node.inputs ?? []).some((input) => input.role === 'scored' && series.has(input.series)),
  )
}

/** A node whose inputs can no longer score it is shown only, or waits for an expert. */
function settled(node: NodeSpec): NodeSpec {
  if ((node.role ?? 'scored') !== 'scored' || node.inputs?.some((input) => input.role === 'scored'))
    return node
  return { ...node, role: node.inputs?.length ? 'context' : 'judgement' }
}

function mapInputs(node: NodeSpec, change: (input: InputSpec) => InputSpec): NodeSpec {
  const inputs = node.inputs!.map(change)
  return inputs.every((input, i) => input === node.inputs![i]) ? node : { ...node, inputs }
}

/** Every node that holds inputs, replaced; nodes that stay are the very same objects. */
function mapLeaves(model: RiskModel, change: (node: NodeSpec) => NodeSpec): RiskModel {
  const visit = (node: NodeSpec): NodeSpec => {
    if (node.inputs) return change(node)
    const children = node.children?.map(visit)
    return !children || children.every((child, i) => child === node.children![i])
      ? node
      : { ...node, children }
  }
  const tree = visit(model.tree)
  return tree === model.tree ? model : { ...model, tree }
}

function twice(id: string): ForewatchError {
  return new ForewatchError('bad-argument', {
    what: 'An id stands in the model already',
    found: id,
    expected: 'a new one',
    next: 'Choose another id',
  })
}

function mixed(id: string, holds: string): ForewatchError {
  return new ForewatchError('bad-argument', {
    what: 'A node holds either children or series',
    where: id,
    found: `a node with ${holds}`,
    expected: 'a node of the other kind',
    next: 'Choose another place in the tree',
  })
}
