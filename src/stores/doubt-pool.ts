import { ForewatchError } from '../core/errors'
import { DoubtTally, type DoubtPlan } from '../engine/doubt'
import type { DoubtSensitivity, LeftOut } from '../engine/sensitivity'
import { startEngineWorker, type EngineClient, type JobOptions } from '../worker/client'

export interface DoubtJob {
  /** The moment shown first, then those it is compared with; all with one seed and one form. */
  readonly plans: readonly DoubtPlan[]
  readonly draws: number
  readonly signal: AbortSignal
  /** Called as tallies grow: for the first bars, half way, and at the end. */
  readonly onTallies: (tallies: readonly DoubtTally[], done: number) => void
  readonly onProgress?: (share: number) => void
}

const WORKERS = 2
/** Shares of the draws after which a summary is worth drawing. */
const STOPS = [0.06, 0.5]
let clients: readonly EngineClient[] | undefined

/** Deals the draws out to two threads, which are started once and kept. Same figures for any number of threads.
 *  @throws ForewatchError `cancelled`, or as the engine */
export async function runDoubt(job: DoubtJob): Promise<void> {
  await dealOut(threads(), job)
}

/** Sobol indices of a plan's choices, in one of the threads. @throws ForewatchError `cancelled`, or as the engine */
export function runSensitivity(
  payload: { readonly plan: DoubtPlan; readonly rows: number; readonly unitId?: string },
  options: JobOptions<'sensitivity'> = {},
): Promise<DoubtSensitivity> {
  return threads()[0]!.run('sensitivity', payload, options)
}

/** What each part of a model does, in one of the threads. @throws ForewatchError `cancelled`, or as the engine */
export function runLeaveOneOut(
  plan: DoubtPlan,
  options: JobOptions<'leaveOneOut'> = {},
): Promise<readonly LeftOut[]> {
  return threads()[1]!.run('leaveOneOut', { plan }, options)
}

function threads(): readonly EngineClient[] {
  clients ??= Array.from({ length: WORKERS }, startEngineWorker)
  return clients
}

/** As `runDoubt`, on given threads; tests give their own. */
export async function dealOut(on: readonly EngineClient[], job: DoubtJob): Promise<void> {
  const tallies = job.plans.map((plan) => new DoubtTally(plan, job.draws))
  const share = Math.ceil(job.draws / on.length)
  let stop = 0
  const emit = (done: number) => {
    if (!job.signal.aborted) job.onTallies(tallies, done)
  }
  await Promise.all(
    on.map(async (client, t) => {
      const first = t * share
      const count = Math.min(share, job.draws - first)
      if (count <= 0) return
      await client.run(
        'doubt',
        { plans: job.plans, first, count },
        {
          signal: job.signal,
          onPart: ({ plan, block }) => {
            tallies[plan]!.add(block)
            if (plan < tallies.length - 1) return
            const done = Math.min(...tallies.map((tally) => tally.done)) / job.draws
            job.onProgress?.(done)
            if (stop < STOPS.length && done >= STOPS[stop]! && done < 1) {
              while (stop < STOPS.length && done >= STOPS[stop]!) stop++
              emit(done)
            }
          },
        },
      )
    }),
  )
  if (job.signal.aborted) throw new ForewatchError('cancelled', { what: 'The calculation was cancelled' })
  emit(1)
}
