import { MessageChannel } from 'node:worker_threads'
import { afterEach, describe, expect, it } from 'vitest'
import { measure } from '../../src/engine/evaluate/measure'
import { prepareEvaluation } from '../../src/engine/evaluate/prepare'
import type { EvaluationOptions } from '../../src/engine/evaluate/types'
import { createEngineClient, type EngineClient, type WorkerLike } from '../../src/worker/client'
import { createHost } from '../../src/worker/host'
import type { WorkerReply, WorkerRequest } from '../../src/worker/protocol'
import { compileDoubt, DoubtTally, drawBlock } from '../../src/engine/doubt'
import { leaveOneOut, SensitivityRun } from '../../src/engine/sensitivity'
import { dealOut } from '../../src/stores/doubt-pool'
import { smallDoubt } from '../helpers/small-doubt'
import { gridFrom, outcomeFrom } from '../helpers/small-outcome'

const outcome = outcomeFrom(2000, { AAA: '0010oo', BBB: '000000', CCC: '01oo00' })
const grid = gridFrom(2000, [
  [1, 3, 3, 1, 1, 1],
  [2, 2, 2, 2, 2, 2],
  [3, 1, 1, 3, 3, 3],
])
const options: EvaluationOptions = {
  unit: 'direct',
  firstOrigin: 2000,
  lastOrigin: 2003,
  horizonYears: 2,
  ongoing: 'keep',
  topK: [1, 2],
}

/** Host and client on the two ends of a channel that clones every message. */
function connect(): { client: EngineClient; sent: WorkerReply[]; close: () => void } {
  const { port1, port2 } = new MessageChannel()
  const sent: WorkerReply[] = []
  const host = createHost(
    (reply) => {
      sent.push(reply)
      port2.postMessage(reply)
    },
    () => new Promise((resolve) => setTimeout(resolve, 0)),
  )
  port2.on('message', (request: WorkerRequest) => void host.receive(request))
  const worker: WorkerLike = { postMessage: (message) => port1.postMessage(message), onmessage: null }
  port1.on('message', (data: WorkerReply) => worker.onmessage?.({ data } as MessageEvent<WorkerReply>))
  return { client: createEngineClient(worker), sent, close: () => port1.close() }
}

describe('engine thread', () => {
  let close = () => {}
  const open = () => {
    const connected = connect()
    close = connected.close
    return connected
  }
  afterEach(() => close())

  it('evaluates as the engine does', async () => {
    const { client } = open()
    const { metrics, evaluation } = await client.run('evaluate', { outcome, grids: [grid], options })
    expect(metrics).toEqual([measure(prepareEvaluation(outcome, [grid], options), 0)])
    expect(evaluation.rows.label).toBeInstanceOf(Uint8Array)
  })

  it('makes the same draws in two threads as in none, with parts on the way', async () => {
    const [first, second] = [connect(), connect()]
    const plan = compileDoubt(smallDoubt())
    const here = new DoubtTally(plan, 100)
    here.add(drawBlock(plan, 0, 100))
    const stops: number[] = []
    let there: DoubtTally | undefined
    await dealOut([first.client, second.client], {
      plans: [plan],
      draws: 100,
      signal: new AbortController().signal,
      onTallies: ([tally], done) => {
        stops.push(done)
        there = tally
      },
    })
    first.close()
    second.close()
    expect(stops.at(-1)).toBe(1)
    expect(stops.length).toBeGreaterThan(1)
    expect(there!.summary()).toEqual(here.summary())
  })

  it('stops drawing when nobody waits any more', async () => {
    const { client, sent } = open()
    const abort = new AbortController()
    const plan = compileDoubt(smallDoubt())
    const job = dealOut([client], {
      plans: [plan],
      draws: 100_000,
      signal: abort.signal,
      onTallies: () => abort.abort(),
    })
    await expect(job).rejects.toMatchObject({ tag: 'cancelled' })
    await new Promise((resolve) => setTimeout(resolve, 50))
    const parts = sent.filter(({ kind }) => kind === 'part').length
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(sent.filter(({ kind }) => kind === 'part')).toHaveLength(parts)
  })

  it('answers sensitivity and leave-one-out as the engine does', async () => {
    const { client } = open()
    const plan = compileDoubt(smallDoubt())
    const alone = new SensitivityRun(plan, 40)
    while (!alone.advance(40));
    expect(await client.run('sensitivity', { plan, rows: 40 })).toEqual(alone.result())
    expect(await client.run('leaveOneOut', { plan })).toEqual(leaveOneOut(plan))
  })

  it('hands typed errors over whole', async () => {
    const { client } = open()
    const job = client.run('evaluate', { outcome, grids: [grid], options: { ...options, horizonYears: 9 } })
    await expect(job).rejects.toMatchObject({ tag: 'bad-argument', details: { found: '9' } })
  })

  it('reports progress of a bootstrap', async () => {
    const { client } = open()
    const shares: number[] = []
    const evaluation = prepareEvaluation(outcome, [grid], options)
    const results = await client.run(
      'bootstrap',
      { evaluation, options: { seed: 1, draws: 350, recallAt: 0, reference: 0 } },
      { onProgress: (share) => shares.push(share) },
    )
    expect(shares).toEqual([100 / 350, 200 / 350, 300 / 350])
    expect(results.find(({ figure }) => figure === 'auc')!.modelId).toBe('grid')
  })

  it('stops a cancelled bootstrap and drops its answer', async () => {
    const { client, sent } = open()
    const abort = new AbortController()
    const evaluation = prepareEvaluation(outcome, [grid], options)
    const job = client.run(
      'bootstrap',
      { evaluation, options: { seed: 1, draws: 100_000, recallAt: 0, reference: 0 } },
      { signal: abort.signal, onProgress: () => abort.abort() },
    )
    await expect(job).rejects.toMatchObject({ tag: 'cancelled' })
    const later = await client.run('evaluate', { outcome, grids: [grid], options })
    expect(later.metrics.length).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 20))
    const ofJob = sent.filter(({ id }) => id === 1)
    expect(ofJob.every(({ kind }) => kind === 'progress')).toBe(true)
    expect(ofJob.length).toBeLessThan(900)
  })

  it('fails what is under way when it is disposed', async () => {
    const { client } = open()
    const job = client.run('evaluate', { outcome, grids: [grid], options })
    client.dispose()
    await expect(job).rejects.toMatchObject({ tag: 'cancelled' })
  })
})
