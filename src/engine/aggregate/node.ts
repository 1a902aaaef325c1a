import { lazy } from '../../core/lazy'
import { Status } from '../../core/status'
import type { Aggregation } from '../../model/types'
import type { Cells } from '../types'
import { accumulate } from './accumulate'
import { evidenceAndFills, type Shares } from './shares'

/** A child as the aggregation sees it. `shares` absent: the child is an input, and its status says what it rests on. */
export interface Child extends Cells {
  readonly weight: number
  readonly shares?: () => Shares
}

/** Cells of a node. What a score does not need is worked out when it is first asked for. */
export interface NodeCells extends Cells {
  /** Share 0–1 of the children's weight that has a value. */
  readonly available: () => Float64Array
  /** Shares 0–1 of the scored weight below, also of children without a value, that rest on evidence and on fills. */
  readonly shares: () => Shares
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
  const shares = lazy(() => evidenceAndFills(taking, nCells))
  if (taking.length === 1) return { ...single(taking[0]!, aggregation), shares }
  const totalWeight = taking.reduce((sum, child) => sum + child.weight, 0)
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
  return { values, status, available: () => availableShare, shares }
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
function single({ values, status }: Child, aggregation: Aggregation): Omit<NodeCells, 'shares'> {
  const available = lazy(() => Float64Array.from(status, (code) => (code < Status.missing ? 1 : 0)))
  if (aggregation.method !== 'share-present') return { values, status, available }
  const { threshold } = aggregation
  const present = values.map((x) => (Number.isNaN(x) ? NaN : x >= threshold ? 1 : 0))
  return { values: present, status, available }
}
