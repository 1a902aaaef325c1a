import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'

/** The pause lets a second frame through: what came with the first one is often answered with another input. */
const PAUSE_MS = 100

/** Follows a value once the screen has been painted with it, so that work which only a figure at the side needs (a count,
 *  a back-test) does not hold up what the user is waiting for. Values that pass in between are skipped. */
export function usePainted<T>(source: () => T): Readonly<ShallowRef<T>> {
  const painted = shallowRef(source()) as ShallowRef<T>
  let frame = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  function stop(): void {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
  watch(
    source,
    () => {
      stop()
      frame = requestAnimationFrame(() => {
        timer = setTimeout(() => (painted.value = source()), PAUSE_MS)
      })
    },
    { flush: 'sync' },
  )
  onScopeDispose(stop)
  return painted
}
