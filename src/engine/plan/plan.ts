import type { InputSpec, Nature, NodeSpec, RiskModel } from '../../model/types'
import { checkInput, checkNode, loop, repeated, scoresNothing, zeroWeights } from './check'

/** A node that scores: at least one scored input stands below it. Children before parents in `Plan.order`. */
export interface PlanNode {
  readonly spec: NodeSpec
  /** Position in `Plan.order`. */
  readonly index: number
  readonly children: readonly PlanNode[]
  /** Indices of its scored inputs in `Plan.inputs`; empty unless it is a leaf. */
  readonly inputs: readonly number[]
  /** Of the leaves below, itself included. */
  readonly leaves: readonly PlanNode[]
  /** Own or inherited. */
  readonly nature: Nature | undefined
  readonly lenses: readonly string[]
  /** Ids from the root down to this node. */
  readonly path: readonly string[]
}

/** A model made ready to run. */
export interface Plan {
  readonly model: RiskModel
  readonly root: PlanNode
  readonly order: readonly PlanNode[]
  /** Every input of the tree, scored or context, in tree order. */
  readonly inputs: readonly InputSpec[]
  /** Inputs (indices) of every indicator, scored or not: every childless node with a nature; in a tree without natures
   *  every node with inputs. */
  readonly indicators: readonly (readonly number[])[]
}

interface Inherited {
  readonly nature: Nature | undefined
  readonly lenses: readonly string[]
  readonly scores: boolean
  readonly path: readonly string[]
}

/** Checks the tree and lists what scores. A node scores where it (and no ancestor) has role context or judgement and a
 *  scored input stands below it; inputs of role context never score.
 *  @throws ForewatchError `cyclic-model`, `zero-weights`, `bad-model` */
export function makePlan(model: RiskModel): Plan {
  const order: PlanNode[] = []
  const inputs: InputSpec[] = []
  const indicators: number[][] = []
  const fed: number[][] = []
  const nodeIds = new Set<string>()
  const inputIds = new Set<string>()
  const open = new Set<NodeSpec>()

  function visit(spec: NodeSpec, from: Inherited): PlanNode | undefined {
    if (open.has(spec) || from.path.includes(spec.id)) throw loop(from.path, spec.id)
    if (nodeIds.has(spec.id)) throw repeated('node', spec.id)
    nodeIds.add(spec.id)
    checkNode(spec)
    open.add(spec)
    const here: Inherited = {
      nature: spec.nature ?? from.nature,
      lenses: spec.lenses ? [...from.lenses, ...spec.lenses] : from.lenses,
      scores: from.scores && (spec.role === undefined || spec.role === 'scored'),
      path: [...from.path, spec.id],
    }
    const children = (spec.children ?? []).flatMap((child) => visit(child, here) ?? [])
    const own = (spec.inputs ?? []).map((input) => {
      if (inputIds.has(input.id)) throw repeated('input', input.id)
      inputIds.add(input.id)
      checkInput(input, spec)
      return inputs.push(input) - 1
    })
    open.delete(spec)
    if (spec.nature !== undefined && !spec.children?.length) indicators.push(own)
    if (own.length > 0) fed.push(own)
    const scored = here.scores ? own.filter((i) => inputs[i]!.role === 'scored') : []
    if (!here.scores || (children.length === 0 && scored.length === 0)) return undefined
    const weights = [
      ...children.map((child) => child.spec.weight),
      ...scored.map((index) => inputs[index]!.weight),
    ]
    if (!weights.some((weight) => weight > 0)) throw zeroWeights(spec, weights.length)
    const node: PlanNode = {
      spec,
      index: order.length,
      children,
      inputs: scored,
      leaves: [],
      nature: here.nature,
      lenses: here.lenses,
      path: here.path,
    }
    const leaves = scored.length > 0 ? [node] : children.flatMap((child) => child.leaves)
    const placed = Object.assign(node, { leaves })
    order.push(placed)
    return placed
  }

  const root = visit(model.tree, { nature: undefined, lenses: [], scores: true, path: [] })
  if (!root) throw scoresNothing(model)
  return { model, root, order, inputs, indicators: indicators.length > 0 ? indicators : fed }
}
