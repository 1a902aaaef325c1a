import { isTierWithheld, type WorldFrame } from '../core/frame'
import { Status } from '../core/status'

/** How a unit is drawn: its tier's index, or one of the words for having none. */
export type DisplayClass = number | 'withheld' | 'no-data' | 'not-covered' | 'disputed'

/** A score rests on filled values to a degree that is marked from this share of its weight on. */
export const FILLED_MARK_FROM = 1 / 3

/** Class of the unit at this index. Withheld: some evidence, too little for a tier. No data: none at all.
 *  Not covered: the unit did not exist then. */
export function displayClass(frame: WorldFrame, unitIndex: number): DisplayClass {
  const tier = frame.tierIndex[unitIndex]!
  if (tier >= 0) return tier
  if (frame.status[unitIndex] === Status.noSuchUnit) return 'not-covered'
  return isTierWithheld(frame, unitIndex) ? 'withheld' : 'no-data'
}

export function restsOnFilled(frame: WorldFrame, unitIndex: number): boolean {
  return frame.tierIndex[unitIndex]! >= 0 && frame.filledShare[unitIndex]! >= FILLED_MARK_FROM
}

/** The `fill` of a map shape, as a reference to tokens and patterns so that light and dark need no repaint. */
export function fillOf(shown: DisplayClass, filled: boolean, tierCount: number, unsure = false): string {
  if (typeof shown !== 'number') return `url(#pattern-${shown})`
  if (unsure) return `url(#pattern-unsure-${shown + 1})`
  if (filled) return `url(#pattern-filled-${shown + 1})`
  return tierCount === 6 ? `var(--r6-${shown + 1})` : `var(--r${Math.min(5, shown + 1)})`
}
