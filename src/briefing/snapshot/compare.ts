import type { SnapshotSplit, SplitLimit, UnitSplit } from './split'
import type { OpenSnapshot } from './types'

/** One unit in two snapshots; NaN or −1 = none. */
export interface UnitComparison {
  readonly id: string
  readonly name: string
  readonly score100: readonly [number, number]
  readonly change: number
  readonly tier: readonly [string, string]
  /** Share 0–1 of each snapshot's draws that give this very tier; null where there is no tier or no draws. */
  readonly tierProbability: readonly [number | null, number | null]
  readonly rank: readonly [number, number]
  readonly coverage: readonly [number, number]
  /** Factors by change of their own score, largest first; at most three. */
  readonly factors: readonly { readonly id: string; readonly change: number }[]
  /** What the change is made of; absent where it was not asked for or cannot be split. */
  readonly split?: UnitSplit
}

export interface SnapshotComparison {
  readonly same: boolean
  readonly asOf: readonly [string, string]
  readonly model: { readonly titles: readonly [string, string]; readonly same: boolean }
  /** Tables and catalogue files whose fingerprints differ, or that only one holds. */
  readonly members: readonly string[]
  /** Units scored in both, by size of change. */
  readonly units: readonly UnitComparison[]
  readonly onlyInFirst: readonly string[]
  readonly onlyInSecond: readonly string[]
  /** What the two files cannot tell about causes; absent where the change was not split. */
  readonly limits?: readonly SplitLimit[]
}

/** Sets two snapshots side by side like two dates: what was put in, what came out for every unit, and, with their split,
 *  what the change is made of. */
export function compareSnapshots(
  a: OpenSnapshot,
  b: OpenSnapshot,
  split?: SnapshotSplit,
): SnapshotComparison {
  const print = (snapshot: OpenSnapshot) =>
    new Map(snapshot.manifest.members.map(({ path, sha256 }) => [path, sha256]))
  const [pa, pb] = [print(a), print(b)]
  const at = (snapshot: OpenSnapshot) => new Map(snapshot.results.units.map((id, u) => [id, u]))
  const [ua, ub] = [at(a), at(b)]
  const names = new Map([...a.units, ...b.units].map(({ id, name }) => [id, name]))
  const both = [...ua.keys()].filter((id) => ub.has(id))
  const units = both
    .map((id) => {
      const own = split?.units.get(id)
      const row = unitOf(a, b, id, ua.get(id)!, ub.get(id)!, names.get(id) ?? id)
      return own ? { ...row, split: own } : row
    })
    .filter((row) => row.score100.some((score) => !Number.isNaN(score)))
    .sort((x, y) => size(y) - size(x) || (x.id < y.id ? -1 : 1))
  return {
    same: a.id === b.id,
    asOf: [a.manifest.asOf, b.manifest.asOf],
    model: {
      titles: [modelText(a), modelText(b)],
      same: pa.get('model.json') === pb.get('model.json'),
    },
    members: [...new Set([...pa.keys(), ...pb.keys()])]
      .filter((path) => /^(lists\/)?(data|catalogue)\//.test(path) && pa.get(path) !== pb.get(path))
      .sort(),
    units,
    onlyInFirst: [...ua.keys()].filter((id) => !ub.has(id)),
    onlyInSecond: [...ub.keys()].filter((id) => !ua.has(id)),
    ...(split ? { limits: split.limits } : {}),
  }
}

function unitOf(
  a: OpenSnapshot,
  b: OpenSnapshot,
  id: string,
  i: number,
  j: number,
  name: string,
): UnitComparison {
  const pair = (key: 'score100' | 'rank' | 'coverage' | 'tierIndex') =>
    [a.results.headline[key][i] ?? NaN, b.results.headline[key][j] ?? NaN] as const
  const score100 = pair('score100')
  const tiers = pair('tierIndex')
  const factors = (b.model.tree.children ?? [])
    .map((node) => ({
      id: node.id,
      change: (b.results.nodes[node.id]?.score100[j] ?? NaN) - (a.results.nodes[node.id]?.score100[i] ?? NaN),
    }))
    .filter(({ change }) => Number.isFinite(change) && Math.abs(change) >= 0.05)
    .sort((x, y) => Math.abs(y.change) - Math.abs(x.change))
    .slice(0, 3)
  return {
    id,
    name,
    score100,
    change: score100[1] - score100[0],
    tier: [a.model.tiers[tiers[0]]?.title ?? 'withheld', b.model.tiers[tiers[1]]?.title ?? 'withheld'],
    tierProbability: [shareOf(a, tiers[0], i), shareOf(b, tiers[1], j)],
    rank: pair('rank'),
    coverage: pair('coverage'),
    factors,
  }
}

function shareOf({ model, results }: OpenSnapshot, tier: number, unit: number): number | null {
  const id = model.tiers[tier]?.id
  return (id === undefined ? undefined : results.doubt?.tierProbability[id]?.[unit]) ?? null
}

function size({ change, score100 }: UnitComparison): number {
  if (Number.isFinite(change)) return Math.abs(change)
  return score100.some((score) => !Number.isNaN(score)) ? 101 : -1
}

function modelText({ manifest }: OpenSnapshot): string {
  return `${manifest.model.title} ${manifest.model.version}`
}
