import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { ForewatchError, isForewatchError, toForewatchError } from '../core/errors'

export interface Job<Result> {
  /** Newest answer; kept while a newer one is made, see `stale`. */
  readonly result: ShallowRef<Result | undefined>
  /** The answer belongs to an earlier request. */
  readonly stale: Ref<boolean>
  readonly error: ShallowRef<ForewatchError | undefined>
  readonly running: Ref<boolean>
  /** Share 0–1. */
  readonly progress: Ref<number>
  /** The work was stopped by the user; `again` takes it up. */
  readonly cancelled: Ref<boolean>
  cancel(): void
  again(): void
}

/** Runs a job whenever its request changes. A newer request stops the older one; answers that come late are dropped.
 *  Without a request nothing runs and the last answer is forgotten. */
export function useJob<Request, Result>(
  request: () => Request | undefined,
  run: (
    request: Request,
    options: { readonly signal: AbortSignal; readonly onProgress: (share: number) => void },
  ) => Promise<Result>,
): Job<Result> {
  const result = shallowRef<Result>()
  const stale = ref(false)
  const error = shallowRef<ForewatchError>()
  const running = ref(false)
  const progress = ref(0)
  const cancelled = ref(false)
  let abort: AbortController | undefined

  async function start(): Promise<void> {
    abort?.abort()
    abort = undefined
    const wanted = request()
    error.value = undefined
    cancelled.value = false
    progress.value = 0
    if (wanted === undefined) {
      result.value = undefined
      stale.value = false
      running.value = false
      return
    }
    const mine = new AbortController()
    abort = mine
    running.value = true
    stale.value = result.value !== undefined
    try {
      const onProgress = (share: number) => {
        if (abort === mine) progress.value = share
      }
      const found = await run(wanted, { signal: mine.signal, onProgress })
      if (abort !== mine) return
      result.value = found
      stale.value = false
    } catch (cause) {
      if (abort !== mine) return
      if (isForewatchError(cause) && cause.tag === 'cancelled') cancelled.value = true
      else {
        error.value = toForewatchError(cause)
        result.value = undefined
        stale.value = false
      }
    }
    running.value = false
  }

  watch(request, () => void start(), { immediate: true })
  onScopeDispose(() => abort?.abort())
  return {
    ...{ result, stale, error, running, progress, cancelled },
    cancel: () => abort?.abort(),
    again: () => void start(),
  }
}

/** Waits; a job begins with it so that what changes at every frame starts nothing.
 *  @throws ForewatchError `cancelled` when the signal fires */
export function rest(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        reject(new ForewatchError('cancelled', { what: 'The calculation was cancelled' }))
      },
      { once: true },
    )
  })
}
