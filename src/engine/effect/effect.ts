import type { WorldFrame } from '../../core/frame'
import { rankCorrelation } from '../../core/stats'
import { kendallTau } from './kendall'

/** One unit under two models. */
export interface UnitEffect {
  readonly unitIndex: number
  readonly unitId: string
  /** 0–100; NaN = none. */
  readonly before100: number
  readonly after100: number
  /** 1 = highest; 0 = not ranked. */
  readonly rankBefore: number
  readonly rankAfter: number
  /** Index into the tiers of each model; −1 = none given. */
  readonly tierBefore: number
  readonly tierAfter: number
}

/** What one model says of a moment against what another says. */
export interface Effect {
  /** In the order of the frames' units. */
  readonly units: readonly UnitEffect[]
  /** Units with a score under both. */
  readonly compared: number
  /** Units with a rank under both: of these, ranks can move. */
  readonly ranked: number
  /** Spearman's and Kendall's (τ-b) rank correlation of the scores; NaN where not defined (fewer than two, or all equal). */
  readonly spearman: number
  readonly kendall: number
  /** Units whose tier differs, also to or from none. */
  readonly tierChanges: readonly UnitEffect[]
  /** Ranked under both with another rank, largest move first, ties by the rank before. */
  readonly rankMoves: readonly UnitEffect[]
}

/** Compares two frames over the same units at the same moment. */
export function effectOf(before: WorldFrame, after: WorldFrame): Effect {
  const units = before.units.map((unit, u): UnitEffect => ({
    unitIndex: u,
    unitId: unit.id,
    before100: before.score100[u]!,
    after100: after.score100[u]!,
    rankBefore: before.rank[u]!,
    rankAfter: after.rank[u]!,
    tierBefore: before.tierIndex[u]!,
    tierAfter: after.tierIndex[u]!,
  }))
  const both = units.filter((one) => Number.isFinite(one.before100) && Number.isFinite(one.after100))
  const first = both.map((one) => one.before100)
  const second = both.map((one) => one.after100)
  const differ = (values: readonly number[]) => values.some((value) => value !== values[0])
  return {
    units,
    compared: both.length,
    ranked: units.filter((one) => one.rankBefore > 0 && one.rankAfter > 0).length,
    spearman: differ(first) && differ(second) ? rankCorrelation(first, second) : NaN,
    kendall: kendallTau(first, second),
    tierChanges: units.filter((one) => one.tierBefore !== one.tierAfter),
    rankMoves: units
      .filter((one) => one.rankBefore > 0 && one.rankAfter > 0 && one.rankBefore !== one.rankAfter)
      .sort(
        (a, b) =>
          Math.abs(b.rankAfter - b.rankBefore) - Math.abs(a.rankAfter - a.rankBefore) ||
          a.rankBefore - b.rankBefore,
      ),
  }
}
