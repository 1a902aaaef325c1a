import { ForewatchError } from '../../core/errors'
import type { NodeSpec, RiskModel } from '../types'
import { findNode, parentOf, targetKey, unknown, updateNode, type Target } from './at'

/** A child or input as one of its siblings. */
export interface Sibling extends Target {
  readonly title: string
  readonly weight: number
  /** It can set the score: an input with the role “scored”, or a node above one. Only these share the weight. */
  readonly counts: boolean
  /** Share 0–1 among the siblings that count; 0 for the others. */
  readonly share: number
}

/** Keys (`targetKey`) of what may not move. */
export type Locks = ReadonlySet<string>

/** True where the node, as the engine reads it, can have a score without an expert. */
export function nodeScores(node: NodeSpec): boolean {
  if ((node.role ?? 'scored') !== 'scored') return false
  if (node.inputs) return node.inputs.some((input) => input.role === 'scored')
  return (node.children ?? []).some(nodeScores)
}

/** Children or inputs of a node with their shares of what counts. */
export function siblingsUnder(parent: NodeSpec): readonly Sibling[] {
  const all = [
    ...(parent.children ?? []).map((child) => ({
      kind: 'node' as const,
      id: child.id,
      title: child.title,
      weight: child.weight,
      counts: nodeScores(child),
    })),
    ...(parent.inputs ?? []).map((input) => ({
      kind: 'input' as const,
      id: input.id,
      title: input.series,
      weight: input.weight,
      counts: input.role === 'scored',
    })),
  ]
  const sum = all.reduce((total, one) => total + (one.counts ? one.weight : 0), 0)
  return all.map((one) => ({ ...one, share: one.counts && sum > 0 ? one.weight / sum : 0 }))
}

/** Gives one sibling a share 0–1 of its parent. Siblings that are not locked make room, or take up what is left, in
 *  proportion to what they had (equally where all had nothing); locked ones keep their weight bit for bit, and so does
 *  the sum. The share is limited to what the locked ones leave. A locked target, and one without a sibling that can
 *  give way, stays.
 *  @throws ForewatchError `unknown-node`, `bad-argument` (no share from 0 to 1) */
export function setShare(model: RiskModel, target: Target, share: number, locks: Locks): RiskModel {
  if (!(share >= 0 && share <= 1)) throw noShare(share)
  const parent = parentOf(model.tree, target)
  if (!parent) throw unknown(target.kind, target.id)
  const siblings = siblingsUnder(parent)
  const own = siblings.find((one) => one.id === target.id && one.kind === target.kind)!
  const key = targetKey(target)
  const free = siblings.filter((one) => one.counts && targetKey(one) !== key && !locks.has(targetKey(one)))
  if (!own.counts || locks.has(key) || free.length === 0) return model
  const room = own.share + sum(free.map((one) => one.share))
  const given = Math.min(share, room)
  return withShares(model, parent, new Map([[key, given], ...spread(free, room - given)]))
}

/** Gives every sibling that counts and is not locked the same share of what the locked ones leave. */
export function rebalance(model: RiskModel, parentId: string, locks: Locks): RiskModel {
  const parent = findNode(model.tree, parentId)
  if (!parent) throw unknown('node', parentId)
  const free = siblingsUnder(parent).filter((one) => one.counts && !locks.has(targetKey(one)))
  const room = sum(free.map((one) => one.share))
  return withShares(model, parent, new Map(free.map((one) => [targetKey(one), room / free.length])))
}

/** Sets the shares of all siblings that count at once, for example from pairwise comparison or a ranking. Locked ones
 *  keep theirs; the rest divide what is left in the given proportions.
 *  @param wanted  by `targetKey`, ≥ 0 with a positive sum over what may move
 *  @throws ForewatchError `unknown-node`, `bad-argument` */
export function setShares(
  model: RiskModel,
  parentId: string,
  wanted: ReadonlyMap<string, number>,
  locks: Locks,
): RiskModel {
  const parent = findNode(model.tree, parentId)
  if (!parent) throw unknown('node', parentId)
  const free = siblingsUnder(parent).filter((one) => one.counts && !locks.has(targetKey(one)))
  const shares = free.map((one) => wanted.get(targetKey(one)) ?? Number.NaN)
  const total = sum(shares)
  const bad = shares.find((share) => !(share >= 0 && Number.isFinite(share)))
  if (bad !== undefined || !(total > 0)) throw noShare(bad ?? total)
  const room = sum(free.map((one) => one.share))
  return withShares(
    model,
    parent,
    new Map(free.map((one, i) => [targetKey(one), (room * shares[i]!) / total])),
  )
}

/** `room` over siblings in proportion to their shares; equally where they have none. */
function spread(free: readonly Sibling[], room: number): [string, number][] {
  const total = sum(free.map((one) => one.share))
  return free.map((one) => [targetKey(one), total > 0 ? (one.share / total) * room : room / free.length])
}

function withShares(model: RiskModel, parent: NodeSpec, shares: ReadonlyMap<string, number>): RiskModel {
  const siblings = siblingsUnder(parent)
  const total = sum(siblings.map((one) => (one.counts ? one.weight : 0)))
  const weightOf = (kind: Target['kind'], id: string, before: number): number => {
    const share = shares.get(targetKey({ kind, id }))
    return share === undefined ? before : share * (total > 0 ? total : 1)
  }
  return updateNode(model, parent.id, (node) => ({
    ...node,
    ...(node.children && {
      children: node.children.map((child) => weighed(child, weightOf('node', child.id, child.weight))),
    }),
    ...(node.inputs && {
      inputs: node.inputs.map((input) => weighed(input, weightOf('input', input.id, input.weight))),
    }),
  }))
}

function weighed<T extends { readonly weight: number }>(one: T, weight: number): T {
  return one.weight === weight ? one : { ...one, weight }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function noShare(found: number): ForewatchError {
  return new ForewatchError('bad-argument', {
    what: 'A weight cannot be set',
    found: String(found),
    expected: 'a share from 0 to 100 %',
    next: 'Type a number from 0 to 100',
  })
}
