import type { Effect, UnitEffect } from '../../engine/effect/effect'

/** One line of the slope chart: places in px of a column of `rowHeight` rows. */
export interface SlopeLine {
  readonly unitIndex: number
  readonly rankBefore: number
  readonly rankAfter: number
  /** Row on each side, from 0; undefined = beyond the last row. */
  readonly rowBefore: number | undefined
  readonly rowAfter: number | undefined
  /** Moved by this many ranks or more. */
  readonly strong: boolean
}

/** Moves of at least so many ranks are drawn in ink. */
export const STRONG_MOVE = 3

/** The first `count` under either model. Equal ranks stand in the order of the units. */
export function slopeLines(effect: Effect, count: number): readonly SlopeLine[] {
  const rowsOf = (rank: (one: UnitEffect) => number) =>
    new Map(
      effect.units
        .filter((one) => rank(one) > 0)
        .sort((a, b) => rank(a) - rank(b) || a.unitIndex - b.unitIndex)
        .slice(0, count)
        .map((one, row) => [one.unitIndex, row]),
    )
  const before = rowsOf((one) => one.rankBefore)
  const after = rowsOf((one) => one.rankAfter)
  return effect.units
    .filter((one) => before.has(one.unitIndex) || after.has(one.unitIndex))
    .map((one) => ({
      unitIndex: one.unitIndex,
      rankBefore: one.rankBefore,
      rankAfter: one.rankAfter,
      rowBefore: before.get(one.unitIndex),
      rowAfter: after.get(one.unitIndex),
      strong: Math.abs(one.rankAfter - one.rankBefore) >= STRONG_MOVE,
    }))
    .sort((a, b) => Number(a.strong) - Number(b.strong))
}

/** Countries that enter and leave a tier. */
export interface TierTraffic {
  readonly tierIndex: number
  readonly entered: readonly UnitEffect[]
  readonly left: readonly UnitEffect[]
}

/** Highest tier first, those without traffic left out. */
export function tierTraffic(effect: Effect, tierCount: number): readonly TierTraffic[] {
  return Array.from({ length: tierCount }, (_, i) => tierCount - 1 - i)
    .map((tierIndex) => ({
      tierIndex,
      entered: effect.tierChanges.filter((one) => one.tierAfter === tierIndex),
      left: effect.tierChanges.filter((one) => one.tierBefore === tierIndex),
    }))
    .filter(({ entered, left }) => entered.length + left.length > 0)
}

/** Class 0–6 of the diverging ramp for a change in points; 3 = next to none. Steps at ±0.5, ±2 and ±5 points. */
export function changeClass(points: number): number {
  const size = Math.abs(points)
  const step = size >= 5 ? 3 : size >= 2 ? 2 : size >= 0.5 ? 1 : 0
  return points > 0 ? 3 + step : 3 - step
}
export const CHANGE_BREAKS = [-5, -2, -0.5, 0.5, 2, 5] as const

/** The finding as a sentence. @param nameOf name of a unit by index  @param what the last edit in words */
export function effectTitle(effect: Effect, edits: number, nameOf: (unitIndex: number) => string): string {
  if (edits === 0) return 'The draft is the saved version; nothing moves until a weight or a rule is changed'
  const crossed = effect.tierChanges.length
  const top = effect.rankMoves[0]
  if (!top && crossed === 0) return 'This draft moves no country in rank or tier'
  const tiers =
    crossed === 0
      ? 'moves no country to another tier'
      : `moves ${crossed === 1 ? 'one country' : `${crossed} countries`} to another tier`
  if (!top) return `This draft ${tiers}`
  const size = Math.abs(top.rankAfter - top.rankBefore)
  const way = top.rankAfter < top.rankBefore ? 'up' : 'down'
  return `This draft ${tiers}; ${nameOf(top.unitIndex)} moves most, ${size === 1 ? 'one rank' : `${size} ranks`} ${way}`
}
