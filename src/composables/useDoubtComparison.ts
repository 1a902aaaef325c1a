import { computed, shallowRef } from 'vue'
import type { FrameDoubt } from '../core/frame-doubt'
import {
  compileDoubt,
  DEFAULT_DOUBT,
  DOUBT_CHOICES,
  firmnessOf,
  frameDoubt,
  type DoubtChoice,
  type DoubtPlan,
  type DoubtSettings,
  type DoubtTally,
  type Firmness,
} from '../engine/doubt'
import type { DataSet, ScoreRun } from '../engine/types'
import { runDoubt } from '../stores/doubt-pool'
import { rest, useJob } from './useJob'
import type { ModelPageState } from './useModelPage'

/** Doubt of one model. */
export interface ModelDoubt {
  readonly doubt: FrameDoubt
  readonly firmness: Firmness
}
/** Doubt of the draft beside that of the saved version, under one seed; the same object where they are one model. */
export interface DoubtPair {
  readonly draft: ModelDoubt
  readonly saved: ModelDoubt
}
interface Request {
  readonly runs: readonly ScoreRun[]
  readonly settings: DoubtSettings
  readonly draws: number
  readonly seed: number | undefined
  readonly asOf: string
}

const REST_MS = 600
/** Finished pairs by the draft's run, which is made anew with every other saved version, so that coming back to the tab
 *  costs nothing. */
const kept = new WeakMap<ScoreRun, Map<string, DoubtPair>>()

/** Doubt of the draft and of the saved version at the moment on screen, in two threads, first bars early.
 *  @param wanted  nothing runs while it says no */
export function useDoubtComparison(page: ModelPageState, wanted: () => boolean = () => true) {
  const partial = shallowRef<DoubtPair>()
  const plan = planMaker(page)

  const request = computed<Request | undefined>(() => {
    const effect = page.effect.value
    const asOf = page.asOf.value
    if (!wanted() || !effect || asOf === undefined || varied(page).length === 0) return undefined
    const { runBefore, runAfter } = effect
    return {
      runs: runBefore === runAfter ? [runAfter] : [runAfter, runBefore],
      settings: settingsOf(page),
      draws: page.settings.value.draws,
      seed: page.settings.value.seed ?? runBefore.model.seed,
      asOf,
    }
  })

  const job = useJob(
    () => request.value,
    async ({ runs, settings, draws, seed, asOf }, { signal, onProgress }) => {
      partial.value = undefined
      const key = JSON.stringify([settings.vary, draws, seed])
      const known = kept.get(runs[0]!)?.get(key)
      if (known) return known
      await rest(REST_MS, signal)
      const plans = runs.map((run) => plan(run, settings, seed))
      let pair: DoubtPair | undefined
      const onTallies = (tallies: readonly DoubtTally[]) => {
        const each = tallies.map((tally, i) => modelDoubt(tally, plans[i]!, asOf))
        pair = { draft: each[0]!, saved: each[1] ?? each[0]! }
        partial.value = pair
      }
      await runDoubt({ plans, draws, signal, onProgress, onTallies })
      const ofRun = kept.get(runs[0]!) ?? new Map<string, DoubtPair>()
      kept.set(runs[0]!, ofRun.set(key, pair!))
      return pair!
    },
  )
  const pair = computed(() => partial.value ?? job.result.value)
  /** Figures on screen belong to what was asked before. */
  const stale = computed(() => job.running.value && !partial.value && pair.value !== undefined)
  return { job, pair, stale }
}

function modelDoubt(tally: DoubtTally, plan: DoubtPlan, asOf: string): ModelDoubt {
  const summary = tally.summary()
  return { doubt: frameDoubt(summary, undefined, asOf), firmness: firmnessOf(summary, plan) }
}

/** Choices that are varied, in the order of the engine. */
export function varied(page: ModelPageState): readonly DoubtChoice[] {
  const { without } = page.settings.value
  return DOUBT_CHOICES.filter((choice) => !without.includes(choice))
}

export function settingsOf(page: ModelPageState): DoubtSettings {
  const on = varied(page)
  const vary = Object.fromEntries(DOUBT_CHOICES.map((choice) => [choice, on.includes(choice)]))
  return { ...DEFAULT_DOUBT, vary: vary as Record<DoubtChoice, boolean> }
}

/** Makes plans of single-moment runs of the workbench; of the session's data where no others are given. */
export function planMaker(page: ModelPageState) {
  return (run: ScoreRun, settings: DoubtSettings, seed?: number, data?: DataSet): DoubtPlan =>
    compileDoubt({
      run,
      data: data ?? page.session.asShipped!.data,
      momentIndex: 0,
      settings,
      sourceOf: new Map(Array.from(page.session.seriesById, ([id, { source }]) => [id, source.id])),
      ...(seed === undefined ? {} : { seed }),
    })
}
