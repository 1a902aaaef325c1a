import { ForewatchError } from '../core/errors'
import type { UnitRecord } from '../core/registry'
import type { Recipe } from '../core/recipe'
import type { CalendarEvent } from '../model/calendar'
import type { AssessmentRow } from '../sources/assessments/read'
import type { CapacityRow } from '../sources/capacity/read'
import type { EditionContents } from '../sources/editions/edition'
import type { JobOptions } from './client'
import type { EntityReading, FileLook, ImportJob, ImportReply, LiveReading } from './import-protocol'
import { fromPlain } from './protocol'

export interface ImportClient {
  /** @throws ForewatchError from looking; `cancelled` */
  look(file: File, shape: string | undefined, options?: JobOptions): Promise<FileLook>
  /** @throws ForewatchError from reading; `cancelled` */
  read(file: File, recipe: Recipe, now: string, options?: JobOptions): Promise<EditionContents>
  /** Turns the answer of a live source into an edition. @throws ForewatchError as `readLive`; `cancelled` */
  live(job: Omit<Extract<ImportJob, { kind: 'live' }>, 'kind'>, options?: JobOptions): Promise<LiveReading>
  /** Entities of a Uwazi collection. @throws ForewatchError as `readEntities`; `cancelled` */
  entities(file: File, templates: File | undefined, options?: JobOptions): Promise<EntityReading>
  /** A table of grants, relocations and trainings. @throws ForewatchError as `readCapacityCsv`; `cancelled` */
  capacity(file: File, options?: JobOptions): Promise<readonly CapacityRow[]>
  /** A table of dated events. @throws ForewatchError as `readCalendarCsv`; `cancelled` */
  calendar(file: File, today: string, options?: JobOptions): Promise<readonly CalendarEvent[]>
  /** A table of judgements of experts. @throws ForewatchError as `readAssessmentsCsv`; `cancelled` */
  assessments(
    job: Omit<Extract<ImportJob, { kind: 'assessments' }>, 'kind'>,
    options?: JobOptions,
  ): Promise<readonly AssessmentRow[]>
  dispose(): void
}

interface Waiting {
  readonly resolve: (result: unknown) => void
  readonly reject: (error: ForewatchError) => void
  readonly onProgress: ((share: number) => void) | undefined
}

/** Starts the thread that reads files. Browser only; started when the first file is chosen. */
export function startImportWorker(units: readonly UnitRecord[]): ImportClient {
  const worker = new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, Waiting>()
  let last = 0
  worker.postMessage({ kind: 'units', units })
  worker.onmessage = ({ data }: MessageEvent<ImportReply>) => {
    const job = waiting.get(data.id)
    if (!job) return
    if (data.kind === 'progress') {
      job.onProgress?.(data.share)
      return
    }
    waiting.delete(data.id)
    if (data.kind === 'result') job.resolve(data.result)
    else job.reject(fromPlain(data.error))
  }
  worker.onerror = ({ message }) => {
    const error = new ForewatchError('internal', { what: 'The reading thread stopped', found: message })
    for (const job of waiting.values()) job.reject(error)
    waiting.clear()
  }
  function send(job: ImportJob, { signal, onProgress }: JobOptions = {}): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = ++last
      waiting.set(id, { resolve, reject, onProgress })
      signal?.addEventListener(
        'abort',
        () => {
          if (!waiting.delete(id)) return
          worker.postMessage({ kind: 'cancel', id })
          reject(new ForewatchError('cancelled', { what: 'Reading the file was cancelled' }))
        },
        { once: true },
      )
      worker.postMessage({ ...job, id })
    })
  }
  return {
    look: (file, shape, options) =>
      send({ kind: 'look', file, ...(shape === undefined ? {} : { shape }) }, options) as Promise<FileLook>,
    read: (file, recipe, now, options) =>
      send({ kind: 'read', file, recipe, now }, options) as Promise<EditionContents>,
    live: (job, options) => send({ kind: 'live', ...job }, options) as Promise<LiveReading>,
    entities: (file, templates, options) =>
      send(
        { kind: 'entities', file, ...(templates ? { templates } : {}) },
        options,
      ) as Promise<EntityReading>,
    capacity: (file, options) => send({ kind: 'capacity', file }, options) as Promise<readonly CapacityRow[]>,
    calendar: (file, today, options) =>
      send({ kind: 'calendar', file, today }, options) as Promise<readonly CalendarEvent[]>,
    assessments: (job, options) =>
      send({ kind: 'assessments', ...job }, options) as Promise<readonly AssessmentRow[]>,
    dispose: () => worker.terminate(),
  }
}
