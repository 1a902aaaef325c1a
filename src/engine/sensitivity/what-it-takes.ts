import { ForewatchError } from '../../core/errors'
import { Status } from '../../core/status'
import { meanKind, toMeanScale } from '../aggregate/generator'
import { tierOf } from '../frame'
import type { ScoreRun } from '../types'

export interface WeightMove {
  readonly id: string
  /** Shares 0–1 among the children that have a value for the unit. */
  readonly from: number
  readonly to: number
}

/** The smallest change of the factors' weights that brings a unit to a tier line. */
export interface CrossingWeights {
  readonly direction: 'up' | 'down'
  /** Tier reached. */
  readonly tierId: string
  /** The line that is crossed, 0–100. */
  readonly line100: number
  /** Why there is none: every factor lies on the same side of the line, or the aggregation is no mean. */
  readonly none?: 'one-sided' | 'not-a-mean'
  /** Least change over all factors together (least squares of shares); largest move first. */
  readonly together: readonly WeightMove[]
  /** Share of the weight that has to move. */
  readonly movedShare: number
  /** Least change of one factor alone, the others giving way in proportion; absent where no single one can do it. */
  readonly alone?: WeightMove
}

/** What it would take to move a unit into the next tier up and down by weights alone. For a quasi-arithmetic mean the
 *  line is linear in the shares, Σ wᵢ (g(xᵢ) − g(line)) = 0, so the least change is exact.
 *  @throws ForewatchError `unknown-unit`, `not-scored` */
export function whatItTakes(
  run: ScoreRun,
  unitId: string,
  momentIndex: number,
  readingId?: string,
): readonly CrossingWeights[] {
  const u = run.units.findIndex(({ id }) => id === unitId)
  if (u < 0)
    throw new ForewatchError('unknown-unit', { what: 'A unit is not among those scored', found: unitId })
  const cell = momentIndex * run.units.length + u
  const reading = run.readings.find(({ spec }) => spec.id === readingId) ?? run.readings[0]!
  const root = reading.nodes.at(-1)
  const score = reading.values[cell]
  if (!root || score === undefined || Number.isNaN(score)) {
    throw new ForewatchError('not-scored', {
      what: 'A unit without a score crosses no line',
      where: `${unitId}, reading ${reading.spec.id}`,
      found: 'no score',
    })
  }
  const children = (root.spec.children ?? []).flatMap((spec) => {
    const node = reading.nodes.find(({ id }) => id === spec.id)
    const value = node?.values[cell] ?? NaN
    const there = node !== undefined && spec.weight > 0 && node.status[cell]! < Status.missing
    return there ? [{ id: spec.id, weight: spec.weight, value }] : []
  })
  const total = children.reduce((sum, { weight }) => sum + weight, 0)
  const shares = children.map(({ weight }) => weight / total)
  const { tiers } = run.model
  const now = tierOf(tiers, score * 100)
  const mean = meanKind(root.spec.aggregation)
  const lines = [
    ...(tiers[now + 1]
      ? [{ direction: 'up' as const, line: tiers[now + 1]!, reached: tiers[now + 1]! }]
      : []),
    ...(now > 0 ? [{ direction: 'down' as const, line: tiers[now]!, reached: tiers[now - 1]! }] : []),
  ]
  return lines.map(({ direction, line, reached }): CrossingWeights => {
    const about = { direction, tierId: reached.id, line100: line.fromScore100 }
    const nothing = { ...about, together: [], movedShare: NaN }
    if (!mean || children.length < 2) return { ...nothing, none: 'not-a-mean' }
    const g = (share: number) => toMeanScale(share, mean.exponent, mean.floor)
    const slopes = children.map(({ value }) => g(value) - g(line.fromScore100 / 100))
    const best = nearestShares(shares, slopes)
    if (!best) return { ...nothing, none: 'one-sided' }
    const moves = children.map(({ id }, i) => ({ id, from: shares[i]!, to: best[i]! }))
    const alone = singleMove(children, shares, slopes)
    return {
      ...about,
      together: moves
        .filter(({ from, to }) => Math.abs(to - from) > 1e-6)
        .sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from)),
      movedShare: moves.reduce((sum, { from, to }) => sum + Math.abs(to - from), 0) / 2,
      ...(alone ? { alone } : {}),
    }
  })
}

/** Shares ≥ 0 that sum to 1, with Σ share × slope = 0, nearest to the given ones in least squares; shares that would turn
 *  negative are held at 0. Undefined where all slopes have one sign. */
export function nearestShares(
  shares: readonly number[],
  slopes: readonly number[],
): readonly number[] | undefined {
  if (!slopes.some((slope) => slope > 0) || !slopes.some((slope) => slope < 0)) return undefined
  const free = new Set(shares.keys())
  for (;;) {
    const rows = [...free]
    const n = rows.length
    const sum = rows.reduce((total, i) => total + shares[i]!, 0)
    const slope = rows.reduce((total, i) => total + slopes[i]!, 0)
    const squares = rows.reduce((total, i) => total + slopes[i]! ** 2, 0)
    const product = rows.reduce((total, i) => total + shares[i]! * slopes[i]!, 0)
    // Lagrange: share + a + b × slope, with both conditions met.
    const determinant = n * squares - slope * slope
    if (!(determinant > 1e-15)) return undefined
    const a = ((1 - sum) * squares + product * slope) / determinant
    const b = (-n * product - (1 - sum) * slope) / determinant
    const next = shares.map((share, i) => (free.has(i) ? share + a + b * slopes[i]! : 0))
    const lowest = rows.reduce((low, i) => (next[i]! < next[low]! ? i : low), rows[0]!)
    if (next[lowest]! >= -1e-12) return next.map((share) => Math.max(0, share))
    free.delete(lowest)
  }
}

function singleMove(
  children: readonly { readonly id: string }[],
  shares: readonly number[],
  slopes: readonly number[],
): WeightMove | undefined {
  const all = shares.reduce((sum, share, i) => sum + share * slopes[i]!, 0)
  let best: WeightMove | undefined
  children.forEach(({ id }, i) => {
    const rest = (all - shares[i]! * slopes[i]!) / (1 - shares[i]!)
    const to = rest / (rest - slopes[i]!)
    if (!(to >= 0 && to < 1)) return
    const move = { id, from: shares[i]!, to }
    if (!best || Math.abs(to - move.from) < Math.abs(best.to - best.from)) best = move
  })
  return best
}
