import { computed, type ComputedRef } from 'vue'
import type { WorldFrame } from '../core/frame'
import { effectOf, type Effect } from '../engine/effect/effect'
import { worldFrame } from '../engine/frame'
import { reweigh, runScores } from '../engine/run'
import type { DataSet, ScoreMoment, ScoreRun } from '../engine/types'
import type { RiskModel } from '../model/types'

export interface ModelEffect {
  readonly before: WorldFrame
  readonly after: WorldFrame
  readonly runBefore: ScoreRun
  readonly runAfter: ScoreRun
  readonly effect: Effect
  /** Work of the last change in ms, on this device. */
  readonly tookMs: number
}

/** What a draft does to one moment, against another model. Only that moment is scored, and of it only what changed, so
 *  that it can follow a drag. Undefined until the data are there. */
export function useModelEffect(
  data: () => DataSet | undefined,
  moment: () => ScoreMoment | undefined,
  saved: () => RiskModel | undefined,
  draft: () => RiskModel | undefined,
): ComputedRef<ModelEffect | undefined> {
  const start = computed(() => {
    const [set, at, model] = [data(), moment(), saved()]
    if (!set || !at || !model) return undefined
    const run = runScores(model, set, [at])
    return { run, frame: frameOf(run) }
  })
  /** The newest run over the draft: the next one takes over what has not changed since. */
  let last: { from: ScoreRun; run: ScoreRun } | undefined

  return computed(() => {
    const base = start.value
    const model = draft()
    if (!base || !model) return undefined
    const from = performance.now()
    const earlier = last?.from === base.run ? last.run : base.run
    const run = model === base.run.model ? base.run : reweigh(earlier, model)
    last = { from: base.run, run }
    const frame = run === base.run ? base.frame : frameOf(run)
    const effect = effectOf(base.frame, frame)
    return {
      before: base.frame,
      after: frame,
      runBefore: base.run,
      runAfter: run,
      effect,
      tookMs: performance.now() - from,
    }
  })
}

function frameOf(run: ScoreRun): WorldFrame {
  return worldFrame({ run, momentIndex: 0, earlierIndex: -1, yearEnds: run, historyYears: 0 })
}
