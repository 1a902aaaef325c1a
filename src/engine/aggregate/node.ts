import { lazy } from '../../core/lazy'
import { Status } from '../../core/status'
import type { Aggregation } from '../../model/types'
import type { Cells } from '../types'
import { accumulate } from './accumulate'
import { evidenceAndFills, totalWeights, type Shares } from './shares'

/** A child as the aggregation sees it. What it rests on is said by `filledCells` (indices of filled cells, for an input
 *  and for a node that hands one input on) or by `shares`. */
export interface Child extends Cells {
  readonly weight: number
  /** Counts for nothing in cells where it holds no value. */
  readonly optional?: boolean
  readonly shares?: () => Shares
  readonly filledCells?: Int32Array
}

/** Cells of a node. What a score does not need is worked out when it is first asked for. */
export interface NodeCells extends Cells {
  /** Share 0–1 of the children's weight that has a value. */
  readonly available: () => Float64Array
  /** Shares 0–1 of the scored weight below, also of children without a value, that rest on evidence and on fills. */
  readonly shares: () => Shares
  /** Given where the node hands one input on. */
  readonly filledCells?: Int32Array
}

/** Least difference that tells an available share from the minimum coverage. */
const SLACK = 1e-9

/** One node from its children, cell by cell. Weights are renormalised over the children that have a value.
 *  Status where there is a value: the lowest code among the children that take part, so observed as soon as one of them
 *  is observed. Without any: their reason where they agree, else belowCoverage. With less than `minCoverage` of the
 *  children's weight: belowCoverage.
 *  @param children     weights ≥ 0 with a positive sum; those of weight 0 take no part
 *  @param minCoverage  share 0–1   @returns values 0–1 */
export function aggregateNode(
  children: readonly Child[],
  aggregation: Aggregation,
  minCoverage: number,
  nCells: number,
): NodeCells {
  const taking = children.filter((child) => child.weight > 0)
  const owed = taking.filter((child) => !child.optional)
  const whole = aggregateTaking(taking, aggregation, minCoverage, nCells)
  if (owed.length === taking.length || owed.length === 0) return whole
  return withOptional(taking, whole, aggregateTaking(owed, aggregation, minCoverage, nCells))
}

function aggregateTaking(
  taking: readonly Child[],
  aggregation: Aggregation,
  minCoverage: number,
  nCells: number,
): NodeCells {
  if (taking.length === 1) return single(taking[0]!, aggregation)
  const { owed, at } = totalWeights(taking)
  const values = new Float64Array(nCells)
  const availableShare = new Float64Array(nCells)
  const status = new Uint8Array(nCells).fill(255)
  accumulate(taking, aggregation, values, availableShare, status)
  for (let i = 0; i < nCells; i++) {
    const weight = availableShare[i]!
    if (weight === 0) {
      values[i] = NaN
      status[i] = commonReason(taking, i)
      continue
    }
    const share = weight / (at ? at(i) : owed)
    availableShare[i] = share > 1 ? 1 : share
    if (share < minCoverage - SLACK) {
      values[i] = NaN
      status[i] = Status.belowCoverage
    }
  }
  const available = () => availableShare
  return { values, status, available, shares: lazy(() => evidenceAndFills(taking, availableShare)) }
}

/** A cell in which no optional child holds a value is that of the other children alone, bit for bit.
 *  @param whole  of all children; its arrays are written to   @param owed  without the optional ones */
function withOptional(taking: readonly Child[], whole: NodeCells, owed: NodeCells): NodeCells {
  const optional = taking.filter((child) => child.optional)
  const alone: number[] = []
  for (let i = 0; i < whole.values.length; i++)
    if (optional.every(({ status }) => status[i]! >= Status.missing)) alone.push(i)
  const take = (from: Float64Array, into: Float64Array) => {
    for (const i of alone) into[i] = from[i]!
    return into
  }
  take(owed.values, whole.values)
  for (const i of alone) whole.status[i] = owed.status[i]!
  return {
    ...whole,
    available: lazy(() => take(owed.available(), whole.available())),
    shares: lazy(() => {
      const [mine, theirs] = [whole.shares(), owed.shares()]
      return { evidence: take(theirs.evidence, mine.evidence), filled: take(theirs.filled, mine.filled) }
    }),
  }
}

function commonReason(children: readonly Child[], cell: number): number {
  const first = children[0]!.status[cell]!
  for (let c = 1; c < children.length; c++) {
    if (children[c]!.status[cell] !== first) return Status.belowCoverage
  }
  return first
}

/** A node with one child that counts: every aggregation but `share-present` hands its value on as it is. Such a child is
 *  all of the weight or none of it, so no minimum coverage can bite. */
function single(child: Child, aggregation: Aggregation): NodeCells {
  const { status, filledCells } = child
  const available = lazy(() => {
    const shares = new Float64Array(status.length)
    for (let i = 0; i < shares.length; i++) shares[i] = status[i]! < Status.missing ? 1 : 0
    return shares
  })
  const shares = child.shares ?? lazy(() => evidenceAndFills([child], available()))
  let { values } = child
  if (aggregation.method === 'share-present') {
    const { threshold } = aggregation
    values = values.map((x) => (Number.isNaN(x) ? NaN : x >= threshold ? 1 : 0))
  }
  const cells = { values, status, available, shares }
  return filledCells ? { ...cells, filledCells } : cells
}
