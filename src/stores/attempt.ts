import { shallowRef, type ShallowRef } from 'vue'
import { toForewatchError, type ForewatchError } from '../core/errors'

export interface Attempts {
  /** Why the last change failed; undefined where it did not. What was cancelled is no failure. */
  readonly error: ShallowRef<ForewatchError | undefined>
  /** Runs a change; a failure is shown and nothing on screen is lost. @returns whether it was done */
  readonly attempt: (work: () => Promise<void>) => Promise<boolean>
}

/** The way in which stores change what is kept on this device. */
export function attempts(): Attempts {
  const error = shallowRef<ForewatchError>()
  async function attempt(work: () => Promise<void>): Promise<boolean> {
    error.value = undefined
    try {
      await work()
      return true
    } catch (cause) {
      const known = toForewatchError(cause)
      if (known.tag !== 'cancelled') error.value = known
      return false
    }
  }
  return { error, attempt }
}
