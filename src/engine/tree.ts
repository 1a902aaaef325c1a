import type { Aggregation } from '../model/types'
import { aggregateNode, type Child, type NodeCells } from './aggregate/node'
import type { PlanNode, Plan } from './plan/plan'
import type { WorkedStages } from './stages'
import type { Cells, NodeScores } from './types'

/** A node while a run is put together: its cells and what they were made from. The same recipe gives the same bits, so
 *  the cells of an earlier run can be taken over. */
export interface Branch {
  readonly node: PlanNode
  readonly cells: NodeCells
  readonly aggregation: Aggregation
  readonly minCoverage: number
  readonly weights: readonly number[]
  /** Of each child: nothing below it is owed, see `InputSpec.optional`. */
  readonly optional: readonly boolean[]
  /** Cells of the children, or normalised cells of the inputs. */
  readonly from: readonly Cells[]
}

/** Branches of an earlier run by node id. */
export type EarlierBranches = ReadonlyMap<string, Branch>

/** The whole tree, in `plan.order`. */
export function scoreTree(
  plan: Plan,
  inputs: readonly WorkedStages[],
  nCells: number,
  earlier?: EarlierBranches,
): readonly Branch[] {
  const branches: Branch[] = []
  for (const node of plan.order) {
    const below = node.children.map((child) => branches[child.index]!)
    branches.push(scoreNode(node, below, inputs, nCells, earlier))
  }
  return branches
}

/** One node from the branches (or inputs) that take part. */
export function scoreNode(
  node: PlanNode,
  below: readonly Branch[],
  inputs: readonly WorkedStages[],
  nCells: number,
  earlier?: EarlierBranches,
): Branch {
  const { aggregation, minCoverage, id } = node.spec
  const leaves = node.inputs.map((index) => inputs[index]!)
  const from: readonly Cells[] =
    leaves.length > 0 ? leaves.map((leaf) => leaf.normalised) : below.map((branch) => branch.cells)
  const specs: readonly { readonly weight: number }[] =
    leaves.length > 0 ? leaves.map((leaf) => leaf.spec) : below.map((branch) => branch.node.spec)
  const weights = specs.map((spec) => spec.weight)
  const optional =
    leaves.length > 0
      ? leaves.map(({ spec }) => spec.optional === true)
      : below.map((branch) => branch.optional.every(Boolean))
  const recipe = { node, aggregation, minCoverage, weights, optional, from }
  const before = earlier?.get(id)
  if (before && sameRecipe(recipe, before)) return { ...recipe, cells: before.cells }
  const children = from.map((cells, i) => childOf(cells, weights[i]!, optional[i]!, below[i], leaves[i]))
  return { ...recipe, cells: aggregateNode(children, aggregation, minCoverage, nCells) }
}

function childOf(
  { values, status }: Cells,
  weight: number,
  optional: boolean,
  branch: Branch | undefined,
  leaf: WorkedStages | undefined,
): Child {
  const child = { values, status, weight, optional }
  const filledCells = leaf?.filledCells ?? branch?.cells.filledCells
  if (filledCells) return { ...child, filledCells }
  return branch ? { ...child, shares: branch.cells.shares } : child
}

function sameRecipe(now: Omit<Branch, 'cells'>, before: Branch): boolean {
  return (
    now.minCoverage === before.minCoverage &&
    now.from.length === before.from.length &&
    now.from.every((cells, i) => cells === before.from[i] && now.weights[i] === before.weights[i]) &&
    now.optional.every((optional, i) => optional === before.optional[i]) &&
    (now.aggregation === before.aggregation ||
      JSON.stringify(now.aggregation) === JSON.stringify(before.aggregation))
  )
}

const shown = new WeakMap<NodeCells, NodeScores>()

/** A branch as the run shows it; the same one as before where cells and spec are the same. */
export function nodeScores({ node, cells }: Pick<Branch, 'node' | 'cells'>): NodeScores {
  const before = shown.get(cells)
  if (before?.spec === node.spec) return before
  const { values, status } = cells
  const scores = Object.freeze({
    id: node.spec.id,
    spec: node.spec,
    values,
    status,
    get availableShare() {
      return cells.available()
    },
    get evidenceShare() {
      return cells.shares().evidence
    },
    get filledShare() {
      return cells.shares().filled
    },
  })
  shown.set(cells, scores)
  return scores
}
