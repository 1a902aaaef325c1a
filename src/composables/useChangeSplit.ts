import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import { toForewatchError, type ForewatchError } from '../core/errors'
import { splitting, type ChangeSide, type ChangeSplit } from '../engine/change'

export interface SplitRequest {
  readonly from: ChangeSide
  readonly to: ChangeSide
  readonly readingId?: string
  readonly nodeId?: string
}

const SLICE_MS = 8
const REST_MS = 150

/** Splits a change in short slices once the request has stood still for a moment; a newer request takes its place. The
 *  split is undefined while it is being worked out, so that no figure of another date is shown. */
export function useChangeSplit(request: () => SplitRequest | undefined): {
  readonly split: ShallowRef<ChangeSplit | undefined>
  readonly progress: ShallowRef<number>
  readonly error: ShallowRef<ForewatchError | undefined>
} {
  const split = shallowRef<ChangeSplit>()
  const progress = shallowRef(0)
  const error = shallowRef<ForewatchError>()
  let timer: ReturnType<typeof setTimeout> | undefined

  function start({ from, to, ...options }: SplitRequest): void {
    const work = splitting(from, to, options)
    const slice = () => {
      const until = performance.now() + SLICE_MS
      try {
        while (performance.now() < until) {
          const step = work.next()
          if (step.done) {
            split.value = step.value
            progress.value = 1
            return
          }
          progress.value = step.value
        }
      } catch (cause) {
        error.value = toForewatchError(cause)
        return
      }
      timer = setTimeout(slice, 0)
    }
    slice()
  }

  watch(
    request,
    (next) => {
      clearTimeout(timer)
      split.value = undefined
      error.value = undefined
      progress.value = 0
      if (next) timer = setTimeout(() => start(next), REST_MS)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
  return { split, progress, error }
}
