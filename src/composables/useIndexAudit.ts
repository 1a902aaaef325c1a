import { auditIndex, type IndexAudit } from '../engine/audit'
import type { ScoreRun } from '../engine/types'
import { rest, useJob } from './useJob'
import type { ModelPageState } from './useModelPage'

const REST_MS = 300
const kept = new WeakMap<ScoreRun, IndexAudit>()

/** The index audit of the draft at the moment on screen, once the draft rests: a quarter of a second of work. */
export function useIndexAudit(page: ModelPageState) {
  const job = useJob(
    () => page.effect.value?.runAfter,
    async (run, { signal }) => {
      const known = kept.get(run)
      if (known) return known
      await rest(REST_MS, signal)
      const found = auditIndex(run, 0)
      kept.set(run, found)
      return found
    },
  )
  return { job }
}
