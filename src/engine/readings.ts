import { lazy } from '../core/lazy'
import { Status } from '../core/status'
import type { ReadingSpec } from '../model/types'
import type { NodeCells } from './aggregate/node'
import type { Plan, PlanNode } from './plan/plan'
import { nodeScores, scoreNode, type Branch, type EarlierBranches } from './tree'
import type { WorkedStages } from './stages'
import type { NodeScores, Reading } from './types'

/** A reading and the branches it computed of its own, if it has been asked for yet. */
export interface KeptReading {
  readonly reading: Reading
  readonly ownBranches: () => EarlierBranches | undefined
}

export interface ReadingContext {
  readonly plan: Plan
  /** The whole tree, in `plan.order`. */
  readonly whole: readonly Branch[]
  readonly inputs: readonly WorkedStages[]
  readonly nCells: number
}

/** The tree under a mask of leaves, worked out when it is first asked for. Subtrees that take part as a whole are those
 *  of the whole tree; nodes of which nothing takes part are left out. The reading's own minimum coverage is asked of its
 *  root: the share of its scored weight, input by input, that has a value, observed or filled.
 *  @param mask  by index in `plan.order`, 1 for leaves that take part */
export function makeReading(
  context: ReadingContext,
  spec: ReadingSpec,
  mask: Uint8Array,
  earlier: EarlierBranches | undefined,
): KeptReading {
  let seed = earlier
  let own: EarlierBranches | undefined
  const made = lazy(() => {
    const branches = maskedBranches(context, mask, seed)
    seed = undefined
    own = new Map([...branches.values()].map((branch) => [branch.node.spec.id, branch]))
    const whole = branches.get(context.plan.root)
    const root = whole ? withFloor(whole.cells, spec.minCoverage) : noCells(context.nCells)
    return { branches, root }
  })
  const nodes = lazy(() => showNodes(context.plan.root, made().branches, made().root))
  const reading: Reading = Object.freeze({
    spec,
    get values() {
      return made().root.values
    },
    get status() {
      return made().root.status
    },
    get nodes() {
      return nodes()
    },
  })
  return { reading, ownBranches: () => own ?? seed }
}

/** Branches of the nodes of which some leaf takes part, children before parents. */
function maskedBranches(
  { plan, whole, inputs, nCells }: ReadingContext,
  mask: Uint8Array,
  earlier: EarlierBranches | undefined,
): ReadonlyMap<PlanNode, Branch> {
  const branches = new Map<PlanNode, Branch>()
  for (const node of plan.order) {
    const taking = node.leaves.reduce((count, leaf) => count + mask[leaf.index]!, 0)
    if (taking === node.leaves.length) branches.set(node, whole[node.index]!)
    if (taking === 0 || taking === node.leaves.length) continue
    const below = node.children.flatMap((child) => branches.get(child) ?? [])
    if (below.some((branch) => branch.node.spec.weight > 0))
      branches.set(node, scoreNode(node, below, inputs, nCells, earlier))
  }
  return branches
}

function showNodes(
  root: PlanNode,
  branches: ReadonlyMap<PlanNode, Branch>,
  rootCells: NodeCells,
): readonly NodeScores[] {
  const below = [...branches.values()].filter((branch) => branch.node !== root)
  return Object.freeze([...below.map(nodeScores), nodeScores({ node: root, cells: rootCells })])
}

/** The root with cells withheld where less than `minCoverage` of the scored weight has a value. */
function withFloor(root: NodeCells, minCoverage: number): NodeCells {
  if (minCoverage <= 0) return root
  const { evidence, filled } = root.shares()
  const values = root.values.slice()
  const status = root.status.slice()
  let withheld = 0
  for (let i = 0; i < values.length; i++) {
    if (status[i]! >= Status.missing || evidence[i]! + filled[i]! >= minCoverage - 1e-9) continue
    values[i] = NaN
    status[i] = Status.belowCoverage
    withheld++
  }
  return withheld === 0 ? root : { ...root, values, status }
}

/** Root of a reading in which nothing that scores takes part. */
function noCells(nCells: number): NodeCells {
  const none = new Float64Array(nCells)
  const values = new Float64Array(nCells).fill(NaN)
  const status = new Uint8Array(nCells).fill(Status.notCovered)
  return { values, status, available: () => none, shares: () => ({ evidence: none, filled: none }) }
}
