import { runScores } from '../engine/run'
import type { ScoreRun } from '../engine/types'
import type { RiskModel } from '../model/types'
import { useEditions } from '../stores/editions'
import { useSession, type Loaded } from '../stores/session'
import { rest, useJob } from './useJob'

/** All year ends under one edition of the figures. */
export interface EditionRun {
  readonly loaded: Loaded
  readonly run: ScoreRun
}

/** Runs by the figures and the model that they were worked out from. */
const kept = new WeakMap<Loaded, WeakMap<RiskModel, ScoreRun>>()

/** All year ends of the model in force under each of some editions, one after the other; an empty id stands for the figures as
 *  packaged. Undefined = nothing is wanted. */
export function useEditionRuns(ids: () => readonly string[] | undefined) {
  const session = useSession()
  const editions = useEditions()
  return useJob(
    () => {
      const [wanted, base, model] = [ids(), session.packaged, session.loaded?.model]
      return wanted && base && model ? { wanted, base, model } : undefined
    },
    async ({ wanted, base, model }, { signal, onProgress }) => {
      const found: EditionRun[] = []
      for (const id of wanted) {
        const loaded = id === '' ? base : await editions.figuresWith([id])
        const known = kept.get(loaded) ?? new WeakMap<RiskModel, ScoreRun>([[loaded.model, loaded.run]])
        kept.set(loaded, known)
        if (!known.has(model)) await rest(0, signal)
        const run = known.get(model) ?? runScores(model, loaded.data, loaded.run.moments)
        known.set(model, run)
        found.push({ loaded, run })
        onProgress(found.length / wanted.length)
      }
      return found
    },
  )
}
