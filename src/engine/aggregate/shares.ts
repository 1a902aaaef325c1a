import { Status } from '../../core/status'
import type { Child } from './node'

/** Shares 0–1 of a node's scored weight. */
export interface Shares {
  readonly evidence: Float64Array
  readonly filled: Float64Array
}

/** What a node rests on: the weighted mean of what its children rest on, missing ones counting as nothing.
 *  An input rests on evidence where its cell is observed, zero by the source's rule or judged. */
export function evidenceAndFills(children: readonly Child[], nCells: number): Shares {
  const evidence = new Float64Array(nCells)
  const filled = new Float64Array(nCells)
  let totalWeight = 0
  for (const child of children) {
    totalWeight += child.weight
    if (child.shares) addShares(child.weight, child.shares(), evidence, filled)
    else addStatus(child.weight, child.status, evidence, filled)
  }
  for (let i = 0; i < nCells; i++) {
    evidence[i] = evidence[i]! / totalWeight
    filled[i] = filled[i]! / totalWeight
  }
  return { evidence, filled }
}

function addStatus(weight: number, status: Uint8Array, evidence: Float64Array, filled: Float64Array): void {
  for (let i = 0; i < evidence.length; i++) {
    const own = status[i]!
    if (own <= Status.judged) evidence[i] = evidence[i]! + weight
    else if (own < Status.missing) filled[i] = filled[i]! + weight
  }
}

function addShares(weight: number, own: Shares, evidence: Float64Array, filled: Float64Array): void {
  for (let i = 0; i < evidence.length; i++) {
    evidence[i] = evidence[i]! + weight * own.evidence[i]!
    filled[i] = filled[i]! + weight * own.filled[i]!
  }
}
