import { Status } from '../../core/status'
import type { Aggregation } from '../../model/types'
import type { Cells } from '../types'
import { accumulate } from './accumulate'

/** A child as the aggregation sees it: its cells, its weight, and how much of it rests on evidence and on fills.
 *  Shares absent: the child is an input, and its status says it. */
export interface Child extends Cells {
  readonly weight: number
  readonly evidenceShare?: Float64Array
  readonly filledShare?: Float64Array
}

export interface NodeCells extends Cells {
  readonly availableShare: Float64Array
  readonly evidenceShare: Float64Array
  readonly filledShare: Float64Array
}

/** Least difference that tells an available share from the minimum coverage. */
const SLACK = 1e-9

/** One node from its children, cell by cell. Weights are renormalised over the children that have a value.
 *  Status where there is a value: the best among the children that take part, so observed as soon as one of them is
 *  observed. Without any: their reason where they agree, else belowCoverage. With less than `minCoverage` of the
 *  children's weight: belowCoverage.
 *  @param children     weights ≥ 0 with a positive sum; those of weight 0 take no part
 *  @param minCoverage  share 0–1
 *  @returns            values 0–1; shares 0–1 are of all children, also of those without a value */
export function aggregateNode(
  children: readonly Child[],
  aggregation: Aggregation,
  minCoverage: number,
  nCells: number,
): NodeCells {
  const taking = children.filter((child) => child.weight > 0)
  const totalWeight = taking.reduce((sum, child) => sum + child.weight, 0)
  if (taking.length === 1) return single(taking[0]!, aggregation, nCells)
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
    const share = weight / totalWeight
    availableShare[i] = share > 1 ? 1 : share
    if (share < minCoverage - SLACK) {
      values[i] = NaN
      status[i] = Status.belowCoverage
    }
  }
  const evidenceShare = new Float64Array(nCells)
  const filledShare = new Float64Array(nCells)
  for (const child of taking) addShares(child, child.weight / totalWeight, evidenceShare, filledShare)
  return { values, status, availableShare, evidenceShare, filledShare }
}

function commonReason(children: readonly Child[], cell: number): number {
  const first = children[0]!.status[cell]!
  for (const child of children) if (child.status[cell] !== first) return Status.belowCoverage
  return first
}

function addShares(child: Child, share: number, evidence: Float64Array, filled: Float64Array): void {
  const { status, evidenceShare, filledShare } = child
  if (evidenceShare && filledShare) {
    for (let i = 0; i < evidence.length; i++) {
      evidence[i] = evidence[i]! + share * evidenceShare[i]!
      filled[i] = filled[i]! + share * filledShare[i]!
    }
    return
  }
  for (let i = 0; i < evidence.length; i++) {
    const own = status[i]!
    if (own <= Status.judged) evidence[i] = evidence[i]! + share
    else if (own < Status.missing) filled[i] = filled[i]! + share
  }
}

/** A node with one child that counts: every aggregation but `share-present` hands its value on as it is. Such a child is
 *  all of the weight or none of it, so no minimum coverage can bite. */
function single(child: Child, aggregation: Aggregation, nCells: number): NodeCells {
  const availableShare = new Float64Array(nCells)
  let values = child.values
  if (aggregation.method === 'share-present') {
    const { threshold } = aggregation
    values = values.map((x) => (Number.isNaN(x) ? NaN : x >= threshold ? 1 : 0))
  }
  const { status } = child
  for (let i = 0; i < nCells; i++) availableShare[i] = status[i]! < Status.missing ? 1 : 0
  if (child.evidenceShare && child.filledShare) {
    const { evidenceShare, filledShare } = child
    return { values, status, availableShare, evidenceShare, filledShare }
  }
  const evidenceShare = new Float64Array(nCells)
  const filledShare = new Float64Array(nCells)
  addShares(child, 1, evidenceShare, filledShare)
  return { values, status, availableShare, evidenceShare, filledShare }
}
