import { computed } from 'vue'
import { reweigh } from '../engine/run'
import type { ScoreRun } from '../engine/types'
import type { RiskModel } from '../model/types'
import { useSession } from '../stores/session'
import { rest, useJob } from './useJob'

/** Runs over all year ends by what they were worked out from. */
const kept = new WeakMap<ScoreRun, WeakMap<RiskModel, ScoreRun>>()

/** All year ends under each of some models, one model at a time between which the screen stays free. */
export function useModelRuns(models: () => readonly RiskModel[] | undefined) {
  const session = useSession()
  const request = computed(() => {
    const wanted = models()
    const base = session.asShipped?.run
    return wanted && base ? { wanted, base } : undefined
  })
  return useJob(
    () => request.value,
    async ({ wanted, base }, { signal, onProgress }) => {
      const known = kept.get(base) ?? new WeakMap<RiskModel, ScoreRun>([[base.model, base]])
      kept.set(base, known)
      const active = session.loaded
      if (active) known.set(active.model, active.run)
      const runs: ScoreRun[] = []
      for (const model of wanted) {
        if (!known.has(model)) await rest(0, signal)
        const run = known.get(model) ?? reweigh(base, model)
        known.set(model, run)
        runs.push(run)
        onProgress(runs.length / wanted.length)
      }
      return runs
    },
  )
}
