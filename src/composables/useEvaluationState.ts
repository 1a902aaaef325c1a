import { computed, type ComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { formatEvaluationState, parseEvaluationState, type EvaluationState } from '../core/evaluation-state'
import { formatViewState, parseViewState } from '../core/view-state'

/** The settings of the Evaluation screen, held by the address alone. A change of setting is a step of the history; the
 *  replay's origin replaces while it plays or is dragged. */
export function useEvaluationState(): {
  readonly state: ComputedRef<EvaluationState>
  update(
    change: { readonly [K in keyof EvaluationState]?: EvaluationState[K] | undefined },
    push?: boolean,
  ): void
} {
  const route = useRoute()
  const router = useRouter()
  const state = computed(() => parseEvaluationState(route.query))
  return {
    state,
    update(change, push = true) {
      const next = { ...state.value, ...change } as EvaluationState
      const query = { ...formatViewState(parseViewState(route.query)), ...formatEvaluationState(next) }
      void (push ? router.push({ query }) : router.replace({ query }))
    },
  }
}
