import { Status } from '../../core/status'
import type { Child } from './node'

/** Shares 0–1 of a node's scored weight. */
export interface Shares {
  readonly evidence: Float64Array
  readonly filled: Float64Array
}

/** Weight that a node's children owe: `owed` everywhere, or, where some are optional, `at` a cell that of the others and of
 *  those that hold a value there. */
export function totalWeights(children: readonly Child[]): {
  readonly owed: number
  readonly at: ((cell: number) => number) | undefined
} {
  const owed = children.reduce((sum, child) => sum + (child.optional ? 0 : child.weight), 0)
  const optional = children.filter((child) => child.optional)
  if (optional.length === 0) return { owed, at: undefined }
  const at = (cell: number) =>
    optional.reduce((sum, { weight, status }) => sum + (status[cell]! < Status.missing ? weight : 0), owed)
  return { owed, at }
}

/** What a node rests on: the weighted mean of what its children rest on, also of those without a value. A child that is
 *  an input, or a node that hands one input on, rests on evidence wherever it has a value that is not filled.
 *  @param available  share 0–1 of the children's weight that has a value */
export function evidenceAndFills(children: readonly Child[], available: Float64Array): Shares {
  const shares = { evidence: new Float64Array(available.length), filled: new Float64Array(available.length) }
  const { owed, at } = totalWeights(children)
  const allPlain = children.every((child) => child.filledCells)
  for (const child of children) {
    if (!child.filledCells) addShares(child.weight, child.shares?.(), shares)
    else if (allPlain) addFills(child.weight, child.filledCells, child.status, shares.filled)
    else addStatus(child.weight, child.status, shares)
  }
  const { evidence, filled } = shares
  for (let i = 0; i < evidence.length; i++) {
    const total = at ? at(i) : owed
    const fills = total > 0 ? filled[i]! / total : 0
    filled[i] = fills
    const rest = allPlain ? available[i]! - fills : total > 0 ? evidence[i]! / total : 0
    evidence[i] = rest > 0 ? rest : 0
  }
  return shares
}

function addFills(weight: number, cells: Int32Array, status: Uint8Array, filled: Float64Array): void {
  for (let k = 0; k < cells.length; k++) {
    const i = cells[k]!
    if (status[i]! < Status.missing) filled[i] = filled[i]! + weight
  }
}

function addStatus(weight: number, status: Uint8Array, { evidence, filled }: Shares): void {
  for (let i = 0; i < evidence.length; i++) {
    const own = status[i]!
    if (own <= Status.judged) evidence[i] = evidence[i]! + weight
    else if (own < Status.missing) filled[i] = filled[i]! + weight
  }
}

function addShares(weight: number, own: Shares | undefined, { evidence, filled }: Shares): void {
  if (!own) return
  for (let i = 0; i < evidence.length; i++) {
    evidence[i] = evidence[i]! + weight * own.evidence[i]!
    filled[i] = filled[i]! + weight * own.filled[i]!
  }
}
