import { ForewatchError, isForewatchError } from '../../core/errors'
import type { UnitRecord } from '../../core/registry'
import type { NodeSpec, RiskModel } from '../../model/types'
import { nodeOf } from '../frame'
import { runScores } from '../run'
import type { Cells, DataSet } from '../types'
import { inputPoints, type InputPoints } from './by-input'
import { CAUSE_IDS, CELL_CAUSES, type Cause } from './causes'
import { onCommonGround } from './common-ground'
import { InputComparer, momentOf, rowOf, type ChangeSide } from './input-change'
import { TreeProbe } from './probe'
import { cellSteps } from './steps'

/** Every unit's difference between two sides, in points (0–100), split by cause. NaN throughout where one side has no
 *  score: there is no difference to split. */
export interface ChangeSplit {
  readonly units: readonly UnitRecord[]
  readonly readingId: string
  readonly nodeId: string
  readonly from100: Float64Array
  readonly to100: Float64Array
  /** By unit; over the causes they sum to `to100 − from100` within 1e-9. */
  readonly parts: Readonly<Record<Cause, Float64Array>>
  /** What each input adds to the difference that comes from data (all causes but weights and method); by unit they sum
   *  to that difference within 1e-9, and are NaN where only the later model gives a score. */
  readonly inputs: readonly InputPoints[]
}

export interface SplitOptions {
  /** Absent = the headline. */
  readonly readingId?: string
  /** Absent = the root. */
  readonly nodeId?: string
}

/** Splits the difference between two sides by replacing one thing after the other, in the order of `CAUSES`, and scoring
 *  after each step: a cause's part is what its step does to the score. The sum is exact because the steps begin at one
 *  side and end at the other. A step after which a unit has no score passes its part on to the next one that has.
 *  @throws ForewatchError `bad-argument` where the sides are not over the same units; `unknown-series` where the later
 *          data lack a series of the earlier model; as `runScores` */
export function splitChange(from: ChangeSide, to: ChangeSide, options: SplitOptions = {}): ChangeSplit {
  const work = splitting(from, to, options)
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** As `splitChange`, in pieces of a few milliseconds, so that a screen can stay alive meanwhile. Yields the share 0–1 done. */
export function* splitting(
  earlier: ChangeSide,
  later: ChangeSide,
  options: SplitOptions = {},
): Generator<number, ChangeSplit> {
  checkUnits(earlier.data, later.data)
  const [from, to] = onCommonGround(earlier, later)
  const { readingId, nodeId } = options
  const units = to.data.units
  const nUnits = units.length
  // The earlier model on the later data at the later date.
  const between: ChangeSide =
    from.run.model === to.run.model
      ? to
      : { run: runScores(from.run.model, to.data, [momentOf(to)]), momentIndex: 0, data: to.data }
  const probe = new TreeProbe(from.run.model, between.run.inputs, nUnits, readingId, nodeId)
  const comparer = new InputComparer(from, between)
  const before = from.run.inputs.map(({ normalised }) => rowOf(normalised, from.momentIndex, nUnits))
  const after = between.run.inputs.map(({ normalised }) => rowOf(normalised, between.momentIndex, nUnits))
  const scoring = probe.scoring()
  const steps = new Map<number, ReturnType<typeof cellSteps>>()
  for (const index of scoring) {
    steps.set(index, cellSteps(comparer.changeOf(index)))
    yield (0.5 * steps.size) / scoring.length
  }

  const parts = Object.fromEntries(CAUSE_IDS.map((cause) => [cause, new Float64Array(nUnits)])) as Record<
    Cause,
    Float64Array
  >
  const start = probe.score(before)
  const end = rowOf(nodeOf(to.run, readingId, nodeId), to.momentIndex, nUnits).values
  const last = start.slice()
  const take = (cause: Cause, shares: Float64Array) => {
    for (let u = 0; u < nUnits; u++) {
      if (Number.isNaN(shares[u]!)) continue
      parts[cause][u] = (shares[u]! - last[u]!) * 100
      last[u] = shares[u]!
    }
  }
  for (const cause of CELL_CAUSES) {
    const cells: Cells[] = before.map((own, index) => steps.get(index)?.[cause] ?? own)
    take(cause, probe.score(cells))
  }
  const inputs = yield* inputPoints(probe, before, after)
  take('weights', withWeights(from.run.model, to, options) ?? last)
  take('method', end)
  for (let u = 0; u < nUnits; u++) {
    if (!Number.isNaN(start[u]!) && !Number.isNaN(end[u]!)) continue
    for (const cause of CAUSE_IDS) parts[cause][u] = NaN
  }
  return Object.freeze({
    units,
    readingId: readingId ?? to.run.readings[0]!.spec.id,
    nodeId: nodeOf(to.run, readingId, nodeId).id,
    from100: start.map((share) => share * 100),
    to100: end.map((share) => share * 100),
    parts: Object.freeze(parts),
    inputs,
  })
}

/** Scores of the earlier model with the later one's weights, at the later side; undefined where nothing changes, or where
 *  those weights leave a node without any (the edit then counts as one of method). */
function withWeights(model: RiskModel, to: ChangeSide, options: SplitOptions): Float64Array | undefined {
  if (model === to.run.model) return undefined
  const tree = reweighed(model.tree, weightsOf(to.run.model.tree))
  try {
    const run = runScores({ ...model, tree }, to.data, [momentOf(to)])
    return nodeOf(run, options.readingId, options.nodeId).values
  } catch (error) {
    if (isForewatchError(error) && error.tag === 'zero-weights') return undefined
    throw error
  }
}

/** Weights of nodes and inputs by `node id` and `input id`. */
function weightsOf(tree: NodeSpec): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  const visit = (node: NodeSpec) => {
    found.set(`node ${node.id}`, node.weight)
    for (const input of node.inputs ?? []) found.set(`input ${input.id}`, input.weight)
    for (const child of node.children ?? []) visit(child)
  }
  visit(tree)
  return found
}

function reweighed(node: NodeSpec, weights: ReadonlyMap<string, number>): NodeSpec {
  const { children, inputs } = node
  return {
    ...node,
    weight: weights.get(`node ${node.id}`) ?? node.weight,
    ...(children ? { children: children.map((child) => reweighed(child, weights)) } : {}),
    ...(inputs
      ? { inputs: inputs.map((one) => ({ ...one, weight: weights.get(`input ${one.id}`) ?? one.weight })) }
      : {}),
  }
}

function checkUnits(from: DataSet, to: DataSet): void {
  if (from.units.length === to.units.length && from.units.every(({ id }, u) => id === to.units[u]!.id)) return
  throw new ForewatchError('bad-argument', {
    what: 'Two runs cannot be compared',
    found: `${from.units.length} and ${to.units.length} units, or another order`,
    expected: 'the same units in the same order',
  })
}
