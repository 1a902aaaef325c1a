import { computed, type ComputedRef } from 'vue'
import { runScores } from '../engine/run'
import type { ScoreRun } from '../engine/types'
import { dateText } from '../format/dates'
import type { RiskModel } from '../model/types'
import { useEditions } from '../stores/editions'
import { useSession, type Loaded } from '../stores/session'
import { rest, useJob } from './useJob'

/** All year ends under one edition of the figures. */
export interface EditionRun {
  readonly loaded: Loaded
  readonly run: ScoreRun
}

/** Id of the figures in use where these rest on an edition that was asked of a live source. */
export const IN_USE = 'in-use'

/** An edition that Compare can set beside the shipped figures. */
export interface OfferedEdition {
  readonly id: string
  readonly title: string
  readonly edition: string
  /** Series held. */
  readonly holds: readonly string[]
}

/** Other editions that are shipped, and what is in use now where that was asked of live sources. */
export function useOfferedEditions(): ComputedRef<readonly OfferedEdition[]> {
  const session = useSession()
  const editions = useEditions()
  return computed(() => {
    const now = session.asShipped
    if (!now?.refreshed) return editions.offered
    const asked = new Set(now.refreshed.map(({ source }) => source))
    const inUse = {
      id: IN_USE,
      title: 'In use now',
      edition: now.refreshed.map(({ title, asked: date }) => `${title}, asked ${dateText(date)}`).join('; '),
      holds: now.catalogue.flatMap(({ source, series }) =>
        asked.has(source.id) ? series.map(({ id }) => id) : [],
      ),
    }
    return [inUse, ...editions.offered]
  })
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
      const [wanted, base, inUse, model] = [ids(), session.packaged, session.asShipped, session.loaded?.model]
      return wanted && base && inUse && model ? { wanted, base, inUse, model } : undefined
    },
    async ({ wanted, base, inUse, model }, { signal, onProgress }) => {
      const found: EditionRun[] = []
      for (const id of wanted) {
        const loaded = id === '' ? base : id === IN_USE ? inUse : await editions.figuresWith([id])
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
