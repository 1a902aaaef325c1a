/** Figures of the doubt on a made-up world of the real size, on two threads as in the app. */
import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { compileDoubt, DoubtTally, type DoubtBlock, type DoubtPlan } from '../../engine/doubt'
import { yearEnds } from '../../engine/moments'
import { runScores } from '../../engine/run'
import { SensitivityRun } from '../../engine/sensitivity'
import type { Norm } from '../../model/types'
import { benchWorld } from './bench-world'
import type { DrawOrder } from './doubt-thread'
import type { Figure } from './table'

const RUNS = 5

export async function doubtFigures(): Promise<Figure[]> {
  const threads = [0, 1].map(() =>
    fork(join(import.meta.dirname, 'doubt-thread.ts'), {
      execArgv: ['--import', 'tsx'],
      serialization: 'advanced',
    }),
  )
  const plans = {
    winsorised: planOf({ method: 'min-max', pool: 'this-period', winsorise: [0.025, 0.975] }),
    ranks: planOf({ method: 'percentile-rank', pool: 'this-period' }),
  }
  try {
    await draw(threads, plans.winsorised.plan, 400)
    const thousand = await repeated(() => draw(threads, plans.winsorised.plan, 1000))
    const ranks = await repeated(() => draw(threads, plans.ranks.plan, 1000))
    const many = await draw(threads, plans.winsorised.plan, 10_000)
    const ms = (name: string, values: readonly number[], bound?: number): Figure => {
      const sorted = [...values].sort((a, b) => a - b)
      const figure = { name, value: sorted[sorted.length >> 1]!, fastest: sorted[0]!, unit: 'ms' as const }
      return bound === undefined ? figure : { ...figure, bound }
    }
    return [
      ms('doubt: a run made ready for draws, on the screen’s thread', [plans.winsorised.compileMs]),
      ms(
        'doubt: first bars of 1 000 draws, winsorised min–max',
        thousand.map(({ firstMs }) => firstMs),
        200,
      ),
      ms(
        'doubt: 1 000 draws of the whole chain, two threads',
        thousand.map(({ allMs }) => allMs),
        1200,
      ),
      ms(
        'doubt: the same under percentile ranks',
        ranks.map(({ allMs }) => allMs),
        1200,
      ),
      ms('doubt: 10 000 draws and their summary', [many.allMs], 12_000),
      {
        name: 'doubt: memory of 10 000 draws on the screen’s thread',
        value: many.heldKb,
        bound: 300_000,
        unit: 'kB',
      },
      ms('sensitivity: 1 024 rows, 8 192 draws, one thread', [sensitivityMs(plans.winsorised.plan)]),
    ]
  } finally {
    for (const thread of threads) thread.kill()
  }
}

function planOf(norm: Norm): { readonly plan: DoubtPlan; readonly compileMs: number } {
  const { model, data } = benchWorld({ seed: 1, nUnits: 200, firstYear: 1990, lastYear: 2024, norm })
  const tiers = [0, 25, 40, 55, 70].map((fromScore100, i) => ({ id: `t${i}`, title: `T${i}`, fromScore100 }))
  const run = runScores({ ...model, tiers }, data, yearEnds(2024, 2024))
  const start = performance.now()
  const plan = compileDoubt({ run, data, momentIndex: 0 })
  return { plan, compileMs: performance.now() - start }
}

interface Drawn {
  /** Until the first summary could be drawn. */
  readonly firstMs: number
  readonly allMs: number
  readonly heldKb: number
}

async function draw(threads: readonly ChildProcess[], plan: DoubtPlan, draws: number): Promise<Drawn> {
  const start = performance.now()
  const tally = new DoubtTally(plan, draws)
  const share = Math.ceil(draws / threads.length)
  let firstMs = 0
  await Promise.all(
    threads.map(
      (thread, t) =>
        new Promise<void>((resolve) => {
          const count = Math.min(share, draws - t * share)
          let left = count
          const take = (block: DoubtBlock) => {
            tally.add(block)
            left -= block.count
            if (firstMs === 0 && tally.done >= draws * 0.06) {
              tally.summary()
              firstMs = performance.now() - start
            }
            if (left > 0) return
            thread.off('message', take)
            resolve()
          }
          thread.on('message', take)
          thread.send({ plan, first: t * share, count } satisfies DrawOrder)
        }),
    ),
  )
  tally.summary()
  const heldKb = (tally.score100.byteLength + tally.rank.byteLength) / 1000
  return { firstMs, allMs: performance.now() - start, heldKb }
}

async function repeated(work: () => Promise<Drawn>): Promise<readonly Drawn[]> {
  const found: Drawn[] = []
  for (let i = 0; i < RUNS; i++) found.push(await work())
  return found
}

function sensitivityMs(plan: DoubtPlan): number {
  const start = performance.now()
  const run = new SensitivityRun(plan, 1024)
  while (!run.advance(1024));
  run.result()
  return performance.now() - start
}
