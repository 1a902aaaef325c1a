import { ForewatchError } from '../core/errors'
import {
  fromPlain,
  type JobKind,
  type JobPart,
  type Jobs,
  type WorkerReply,
  type WorkerRequest,
} from './protocol'

/** The part of a Worker that the client uses; tests give a message port. */
export interface WorkerLike {
  postMessage(message: WorkerRequest): void
  onmessage: ((event: MessageEvent<WorkerReply>) => void) | null
  onerror?: ((event: ErrorEvent) => void) | null
  terminate?(): void
}

export interface JobOptions<K extends JobKind = JobKind> {
  readonly signal?: AbortSignal
  /** Share 0–1 of the work done. */
  readonly onProgress?: (share: number) => void
  /** Finished parts, in the order in which they were made. */
  readonly onPart?: (part: JobPart<K>) => void
}

interface Waiting {
  readonly resolve: (result: never) => void
  readonly reject: (error: ForewatchError) => void
  readonly onProgress: ((share: number) => void) | undefined
  readonly onPart: ((part: never) => void) | undefined
}

export interface EngineClient {
  /** @throws ForewatchError from the engine; `cancelled` when the signal fires or the client is disposed */
  run<K extends JobKind>(
    kind: K,
    payload: Jobs[K]['payload'],
    options?: JobOptions<K>,
  ): Promise<Jobs[K]['result']>
  /** Ends the thread; jobs under way fail as `cancelled`. */
  dispose(): void
}

function cancelledError(): ForewatchError {
  return new ForewatchError('cancelled', { what: 'The calculation was cancelled' })
}

/** Talks to the engine's thread. Answers of cancelled jobs are dropped. Payloads must be plain, never reactive. */
export function createEngineClient(worker: WorkerLike): EngineClient {
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  const failAll = (error: ForewatchError) => {
    for (const job of waiting.values()) job.reject(error)
    waiting.clear()
  }
  worker.onmessage = ({ data }) => {
    const job = waiting.get(data.id)
    if (!job) return
    if (data.kind === 'progress') {
      job.onProgress?.(data.done / data.total)
      return
    }
    if (data.kind === 'part') {
      job.onPart?.(data.part as never)
      return
    }
    waiting.delete(data.id)
    if (data.kind === 'result') job.resolve(data.result as never)
    else job.reject(fromPlain(data.error))
  }
  worker.onerror = (event) =>
    failAll(new ForewatchError('internal', { what: 'The calculation thread stopped', found: event.message }))
  return {
    run(kind, payload, { signal, onProgress, onPart } = {}) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(cancelledError())
          return
        }
        const id = ++lastId
        waiting.set(id, { resolve, reject, onProgress, onPart })
        signal?.addEventListener(
          'abort',
          () => {
            if (!waiting.delete(id)) return
            worker.postMessage({ id, kind: 'cancel' })
            reject(cancelledError())
          },
          { once: true },
        )
        worker.postMessage({ id, kind, payload } as WorkerRequest)
      })
    },
    dispose() {
      failAll(cancelledError())
      worker.onmessage = null
      worker.terminate?.()
    },
  }
}

/** Starts the thread. Browser only. */
export function startEngineWorker(): EngineClient {
  return createEngineClient(new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' }))
}
