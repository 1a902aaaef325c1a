/** Units that stand above a given one on one side of a comparison and not on the other. */
export interface Passing {
  /** Above it on the later side only. */
  readonly risen: readonly number[]
  /** Above it on the earlier side only. */
  readonly fallen: readonly number[]
}

/** Who passed a unit between two rankings, so that a rank that moves without a score is explained.
 *  @param from,to  ranks by unit, 1 = highest, 0 = not ranked */
export function passing(from: ArrayLike<number>, to: ArrayLike<number>, unit: number): Passing {
  const above = (ranks: ArrayLike<number>, u: number) =>
    ranks[u]! > 0 && ranks[unit]! > 0 && ranks[u]! < ranks[unit]!
  const only = (here: ArrayLike<number>, there: ArrayLike<number>) =>
    Array.from(here, (_, u) => u).filter((u) => above(here, u) && !above(there, u))
  return { risen: only(to, from), fallen: only(from, to) }
}
