import { computed, type ComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { formatCompareState, parseCompareState, type CompareState } from '../core/compare-state'
import { formatViewState, parseViewState, type ViewState } from '../core/view-state'

type Change<T> = { readonly [K in keyof T]?: T[K] | undefined }

/** What is compared, held by the address alone. A change is a step of the history. */
export function useCompareState(): {
  readonly state: ComputedRef<CompareState>
  readonly view: ComputedRef<ViewState>
  update(change: Change<CompareState>, view?: Change<ViewState>): void
} {
  const route = useRoute()
  const router = useRouter()
  const state = computed(() => parseCompareState(route.query))
  const view = computed(() => parseViewState(route.query))
  return {
    state,
    view,
    update(change, viewChange = {}) {
      const query = {
        ...formatViewState({ ...view.value, ...viewChange } as ViewState),
        ...formatCompareState({ ...state.value, ...change } as CompareState),
      }
      void router.push({ query })
    },
  }
}
