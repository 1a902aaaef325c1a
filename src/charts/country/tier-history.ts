/** A change of tier between two scored year ends. */
export interface TierChange {
  readonly year: number
  readonly score100: number
  /** −1 = withheld or no score. */
  readonly fromTier: number
  readonly toTier: number
}

export interface TierYear {
  readonly year: number
  readonly score100: number
  readonly tierIndex: number
}

/** Years in which the tier differs from that of the year before, newest first. The first scored year opens the list. */
export function tierChanges(years: readonly TierYear[]): TierChange[] {
  const changes: TierChange[] = []
  let before: TierYear | undefined
  for (const now of years) {
    if (before ? before.tierIndex !== now.tierIndex : now.tierIndex >= 0) {
      changes.push({
        year: now.year,
        score100: now.score100,
        fromTier: before?.tierIndex ?? -1,
        toTier: now.tierIndex,
      })
    }
    before = now
  }
  return changes.reverse()
}
