import { Status } from '../core/status'
import type { Aggregation, ReadingSpec } from '../model/types'
import { aggregateNode, type Child, type NodeCells } from './aggregate/node'
import type { Plan, PlanNode } from './plan/plan'
import type { InputStages, NodeScores, Reading } from './types'

/** What a node was computed from; the same recipe gives the same bits, so its cells can be taken over. */
interface Recipe {
  readonly aggregation: Aggregation
  readonly minCoverage: number
  readonly children: readonly Child[]
}
const recipes = new WeakMap<NodeScores, Recipe>()

/** Nodes of an earlier run by id. */
export type EarlierNodes = ReadonlyMap<string, NodeScores>

/** The whole tree, in `plan.order`. Cells of an earlier run are taken over where nothing below has changed. */
export function scoreTree(
  plan: Plan,
  inputs: readonly InputStages[],
  nCells: number,
  earlier?: EarlierNodes,
): readonly NodeScores[] {
  const nodes: NodeScores[] = []
  for (const node of plan.order) {
    const below = node.children.map((child) => nodes[child.index]!)
    nodes.push(scoreNode(node, childrenOf(node, below, inputs), nCells, earlier))
  }
  return nodes
}

/** The tree under a mask of leaves. Subtrees that take part as a whole are those of `whole`; absent ones are left out.
 *  The reading's own minimum coverage is asked of its root: the share of its scored weight, input by input, that has a
 *  value, observed or filled. */
export function readTree(
  plan: Plan,
  spec: ReadingSpec,
  mask: Uint8Array,
  whole: readonly NodeScores[],
  inputs: readonly InputStages[],
  nCells: number,
  earlier?: EarlierNodes,
): Reading {
  const scored = new Map<PlanNode, NodeScores>()
  for (const node of plan.order) {
    const taking = node.leaves.reduce((count, leaf) => count + mask[leaf.index]!, 0)
    if (taking === node.leaves.length) scored.set(node, whole[node.index]!)
    if (taking === 0 || taking === node.leaves.length) continue
    const present = node.children.filter((child) => scored.has(child))
    if (!present.some((child) => child.spec.weight > 0)) continue
    const below = present.map((child) => scored.get(child)!)
    scored.set(node, scoreNode(node, childrenOf(node, below, inputs), nCells, earlier))
  }
  const nodes = [...scored.values()]
  const found = scored.get(plan.root)
  const root = found ? withFloor(found, spec.minCoverage) : emptyNode(plan.root, nCells)
  const { values, status } = root
  const all = Object.freeze(found ? [...nodes.slice(0, -1), root] : [...nodes, root])
  return Object.freeze({ spec, values, status, nodes: all })
}

function childrenOf(node: PlanNode, below: readonly NodeScores[], inputs: readonly InputStages[]): Child[] {
  if (node.inputs.length === 0) return below.map((child) => asChild(child))
  return node.inputs.map((index) => {
    const { spec, normalised } = inputs[index]!
    return { values: normalised.values, status: normalised.status, weight: spec.weight }
  })
}

function asChild({ spec, values, status, evidenceShare, filledShare }: NodeScores): Child {
  return { values, status, evidenceShare, filledShare, weight: spec.weight }
}

function scoreNode(node: PlanNode, children: Child[], nCells: number, earlier?: EarlierNodes): NodeScores {
  const { aggregation, minCoverage, id } = node.spec
  const before = earlier?.get(id)
  const recipe = { aggregation, minCoverage, children }
  if (before && sameRecipe(recipe, recipes.get(before)))
    return named(node, before, recipe, before.spec === node.spec ? before : undefined)
  return named(node, aggregateNode(children, aggregation, minCoverage, nCells), recipe)
}

function named(node: PlanNode, cells: NodeCells, recipe: Recipe, same?: NodeScores): NodeScores {
  if (same) return same
  const { values, status, availableShare, evidenceShare, filledShare } = cells
  const scores = Object.freeze({
    id: node.spec.id,
    spec: node.spec,
    values,
    status,
    availableShare,
    evidenceShare,
    filledShare,
  })
  recipes.set(scores, recipe)
  return scores
}

function sameRecipe(recipe: Recipe, before: Recipe | undefined): boolean {
  if (!before || recipe.minCoverage !== before.minCoverage) return false
  if (recipe.children.length !== before.children.length) return false
  if (JSON.stringify(recipe.aggregation) !== JSON.stringify(before.aggregation)) return false
  return recipe.children.every((child, i) => {
    const other = before.children[i]!
    return (
      child.weight === other.weight &&
      child.values === other.values &&
      child.status === other.status &&
      child.evidenceShare === other.evidenceShare &&
      child.filledShare === other.filledShare
    )
  })
}

/** The root with cells withheld where less than `minCoverage` of the scored weight has a value. */
function withFloor(root: NodeScores, minCoverage: number): NodeScores {
  const values = root.values.slice()
  const status = root.status.slice()
  let withheld = 0
  for (let i = 0; i < values.length; i++) {
    if (status[i]! >= Status.missing) continue
    if (root.evidenceShare[i]! + root.filledShare[i]! >= minCoverage - 1e-9) continue
    values[i] = NaN
    status[i] = Status.belowCoverage
    withheld++
  }
  return withheld === 0 ? root : Object.freeze({ ...root, values, status })
}

/** Root of a reading in which nothing that scores takes part. */
function emptyNode(node: PlanNode, nCells: number): NodeScores {
  const none = new Float64Array(nCells)
  return Object.freeze({
    id: node.spec.id,
    spec: node.spec,
    values: new Float64Array(nCells).fill(NaN),
    status: new Uint8Array(nCells).fill(Status.notCovered),
    availableShare: none,
    evidenceShare: none,
    filledShare: none,
  })
}
