import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import type { BootstrapResult } from '../engine/evaluate/bootstrap'
import { BACK_TEST } from '../engine/evaluate/back-test'
import { gridFromRun } from '../engine/evaluate/grids'
import { measure, type ModelMetrics } from '../engine/evaluate/measure'
import type { OutcomeFile } from '../engine/evaluate/outcome-list'
import { panelOfOutcome } from '../engine/evaluate/outcome-series'
import { prepareEvaluation } from '../engine/evaluate/prepare'
import type { Evaluation } from '../engine/evaluate/types'
import type { DataSet, ScoreRun } from '../engine/types'
import { engineClient } from '../stores/engine'
import { usePainted } from './usePainted'

/** Length of the list for recall. */
export const LIST_LENGTH = 30
const DRAWS = 1000
const WAIT_MS = 350

export interface BackTestEffect {
  readonly evaluation: Evaluation
  readonly saved: ModelMetrics
  readonly draft: ModelMetrics
}

/** The back-test of two models on the same rows: figures once the screen shows the draft, intervals of the differences from the worker once it
 *  has drawn them. Undefined without an outcome list. Answers that come too late are dropped. */
export function useBackTestEffect(
  data: () => DataSet | undefined,
  outcomes: () => readonly OutcomeFile[],
  saved: () => ScoreRun | undefined,
  newestDraft: () => ScoreRun | undefined,
) {
  const painted = usePainted(newestDraft)
  const draft = () => painted.value
  const panel = computed(() => {
    const file = outcomes().find(({ id }) => id === BACK_TEST.outcomeId)
    const set = data()
    return file && set && panelOfOutcome(file, set)
  })
  const effect = computed<BackTestEffect | undefined>(() => {
    const [list, before, after] = [panel.value, saved(), draft()]
    if (!list || !before || !after) return undefined
    const grids = [
      { ...gridFromRun(before), id: 'saved' },
      { ...gridFromRun(after), id: 'draft' },
    ]
    const evaluation = prepareEvaluation(list, grids, {
      unit: 'direct',
      firstOrigin: BACK_TEST.firstOrigin,
      lastOrigin: BACK_TEST.lastOrigin,
      horizonYears: BACK_TEST.horizonYears,
      ongoing: 'keep',
      topK: [LIST_LENGTH],
    })
    return { evaluation, saved: measure(evaluation, 0), draft: measure(evaluation, 1) }
  })

  const intervals = shallowRef<readonly BootstrapResult[]>()
  let abort: AbortController | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(
    effect,
    (now) => {
      abort?.abort()
      clearTimeout(timer)
      intervals.value = undefined
      if (!now || saved() === draft()) return
      const mine = (abort = new AbortController())
      timer = setTimeout(() => {
        const options = { seed: 20260101, draws: DRAWS, recallAt: 0, reference: 0, level: 0.9 }
        engineClient()
          .run('bootstrap', { evaluation: now.evaluation, options }, { signal: mine.signal })
          .then((found) => {
            if (!mine.signal.aborted) intervals.value = found.filter(({ modelId }) => modelId === 'draft')
          })
          .catch(() => undefined)
      }, WAIT_MS)
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    abort?.abort()
    clearTimeout(timer)
  })
  return { panel, effect, intervals }
}
