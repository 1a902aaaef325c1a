import { Bootstrap } from '../engine/evaluate/bootstrap'
import { measure } from '../engine/evaluate/measure'
import { prepareEvaluation } from '../engine/evaluate/prepare'
import { drawBlock } from '../engine/doubt/draw-block'
import { leaveOneOut, SensitivityRun } from '../engine/sensitivity'
import { forwardFits, gridOfFits } from '../engine/learn/forward-chain'
import type { Fit } from '../engine/learn/types'
import { runBackTestJob } from './back-test-jobs'
import { toPlain, type JobRequest, type Jobs, type WorkerReply, type WorkerRequest } from './protocol'

/** Draws between two looks at the mail box: about 30 ms of work. */
const DRAWS_PER_TURN = 100
/** Draws of a doubt plan in one part: about 20 ms of work. */
const DOUBT_BLOCK = 40
/** Rows of a sensitivity sample between two looks at the mail box: about 30 ms of work. */
const SENSITIVITY_ROWS = 8

/** Runs jobs that come as messages. `post` sends a reply; `pause` lets waiting messages in.
 *  Knows nothing of threads, so that tests run it on a message channel. */
export function createHost(
  post: (reply: WorkerReply) => void,
  pause: () => Promise<void>,
): { readonly receive: (request: WorkerRequest) => Promise<void> } {
  const cancelled = new Set<number>()
  const running = new Set<number>()

  async function run(request: JobRequest): Promise<Jobs[JobRequest['kind']]['result'] | undefined> {
    const goOn = async (done: number, total: number): Promise<boolean> => {
      post({ id: request.id, kind: 'progress', done, total })
      await pause()
      return !cancelled.has(request.id)
    }
    switch (request.kind) {
      case 'evaluate': {
        const { outcome, grids, options } = request.payload
        const evaluation = prepareEvaluation(outcome, grids, options)
        return { evaluation, metrics: evaluation.models.map((_, i) => measure(evaluation, i)) }
      }
      case 'bootstrap': {
        const bootstrap = new Bootstrap(request.payload.evaluation, request.payload.options)
        while (!bootstrap.advance(DRAWS_PER_TURN))
          if (!(await goOn(bootstrap.done, request.payload.options.draws))) return undefined
        return bootstrap.results()
      }
      case 'learn': {
        const { table, outcome, options, about } = request.payload
        const fits: Fit[] = []
        const total = options.lastOrigin - options.firstOrigin + 1
        for (const fit of forwardFits(table, outcome, options)) {
          fits.push(fit)
          if (fits.length < total && !(await goOn(fits.length, total))) return undefined
        }
        return { fits, grid: gridOfFits(fits, table, outcome.unitIds.length, about) }
      }
      case 'doubt': {
        const { plans, first, count } = request.payload
        for (let done = 0; done < count;) {
          const size = Math.min(DOUBT_BLOCK, count - done)
          plans.forEach((each, plan) => {
            const block = drawBlock(each, first + done, size)
            post({ id: request.id, kind: 'part', part: { plan, block } })
          })
          done += size
          if (done < count && !(await goOn(done, count))) return undefined
        }
        return { draws: count }
      }
      case 'sensitivity': {
        const { plan, rows, unitId } = request.payload
        const sensitivity = new SensitivityRun(plan, rows, unitId)
        while (!sensitivity.advance(SENSITIVITY_ROWS))
          if (!(await goOn(sensitivity.done, rows))) return undefined
        return sensitivity.result()
      }
      case 'leaveOneOut':
        return leaveOneOut(request.payload.plan)
      case 'compare':
      case 'curve-bands':
      case 'rescore':
      case 'relearn':
      case 'history':
        return runBackTestJob(request, goOn)
    }
  }

  return {
    async receive(request) {
      if (request.kind === 'cancel') {
        if (running.has(request.id)) cancelled.add(request.id)
        return
      }
      running.add(request.id)
      try {
        const result = await run(request)
        if (result !== undefined && !cancelled.has(request.id))
          post({ id: request.id, kind: 'result', result })
      } catch (error) {
        if (!cancelled.has(request.id)) post({ id: request.id, kind: 'error', error: toPlain(error) })
      } finally {
        running.delete(request.id)
        cancelled.delete(request.id)
      }
    },
  }
}
