import type { WorldFrame } from '../../core/frame'
import { Status } from '../../core/status'
import { notThenSentence } from '../../format/statehood'

/** Why a unit that was no State of its own at the frame's date has no figures, with who came before or after it;
 *  undefined where it was one. */
export function notThenOf(frame: WorldFrame, unitIndex: number): ReturnType<typeof notThenSentence> {
  const unit = frame.units[unitIndex]
  if (!unit || frame.status[unitIndex] !== Status.noSuchUnit) return undefined
  const named = (ids: readonly string[]) =>
    ids.flatMap((id) => frame.units.find((other) => other.id === id)?.name ?? [])
  const others = { before: named(unit.predecessors), after: named(unit.successors) }
  return notThenSentence(unit, frameYear(frame), others)
}

/** Year of the period that a frame shows. */
export function frameYear(frame: WorldFrame): number {
  return Number(frame.period.slice(0, 4))
}
