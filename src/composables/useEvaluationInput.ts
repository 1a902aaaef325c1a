import { computed, shallowRef, watch, type Ref } from 'vue'
import { toForewatchError, type ForewatchError } from '../core/errors'
import type { EvaluationState } from '../core/evaluation-state'
import { loadEnsemble } from '../stores/other-models'
import { useSession } from '../stores/session'
import type { EvaluationInput } from './useEvaluation'

/** What is evaluated: the model on screen with the data in use, or the Ensemble, which is loaded when it is asked for and
 *  stands on the shipped model and data. None until its parts are there. */
export function useEvaluationInput(state: Ref<EvaluationState>) {
  const session = useSession()
  const ensemble = shallowRef<EvaluationInput['ensemble']>()
  const ensembleError = shallowRef<ForewatchError>()
  watch(
    () => state.value.ranking === 'ensemble' && session.asShipped && session.firstView?.manifest,
    async (manifest) => {
      if (!manifest || ensemble.value) return
      ensembleError.value = undefined
      try {
        ensemble.value = await loadEnsemble(manifest, session.asShipped!.model)
      } catch (cause) {
        ensembleError.value = toForewatchError(cause)
      }
    },
    { immediate: true },
  )
  const input = computed<EvaluationInput | undefined>(() => {
    const [now, shipped] = [session.loaded, session.asShipped]
    if (!now || !shipped) return undefined
    if (state.value.ranking === 'model') return { ...now, base: shipped.model }
    const listed = now.listed ? { listed: now.listed } : {}
    return ensemble.value && { ...shipped, ...listed, base: shipped.model, ensemble: ensemble.value }
  })
  return { input, ensembleError }
}
