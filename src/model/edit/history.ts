/** A way back and forth. States share what did not change, so that a step costs the nodes on the way to its edit. */
export interface History<T> {
  /** Oldest first, the present left out. */
  readonly past: readonly Step<T>[]
  readonly present: Step<T>
  /** Nearest first. */
  readonly future: readonly Step<T>[]
}

export interface Step<T> {
  readonly state: T
  /** What led here, for example “RF7 weight 7.1 % → 12.0 %”; empty at the beginning. */
  readonly label: string
  /** Edits in one gesture (a drag, a typed number) carry the same key and are one step. */
  readonly gesture?: string | undefined
}

/** Steps that can be undone; older ones are let go. */
export const MOST_STEPS = 500

export function beginHistory<T>(state: T): History<T> {
  return { past: [], present: { state, label: '' }, future: [] }
}

/** The history with a new state; what had been undone is gone. A state that is the present one changes nothing. An edit
 *  of the gesture under way takes the place of its last one. */
export function pushStep<T>(history: History<T>, step: Step<T>): History<T> {
  const { past, present } = history
  if (step.state === present.state) return history
  const same = step.gesture !== undefined && step.gesture === present.gesture && history.future.length === 0
  return {
    past: same ? past : [...past, present].slice(-MOST_STEPS),
    present: step,
    future: [],
  }
}

/** Ends the gesture under way, so that the next edit is a step of its own. */
export function endGesture<T>(history: History<T>): History<T> {
  const { state, label, gesture } = history.present
  return gesture === undefined ? history : { ...history, present: { state, label } }
}

export function undo<T>(history: History<T>): History<T> {
  const before = history.past.at(-1)
  if (!before) return history
  return { past: history.past.slice(0, -1), present: before, future: [history.present, ...history.future] }
}

export function redo<T>(history: History<T>): History<T> {
  const [next, ...rest] = history.future
  if (!next) return history
  return { past: [...history.past, history.present], present: next, future: rest }
}
