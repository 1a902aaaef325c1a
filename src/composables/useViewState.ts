import { computed, type ComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { formatViewState, parseViewState, type ViewState } from '../core/view-state'

export interface UseViewState {
  readonly view: ComputedRef<ViewState>
  /** Changes part of the view; `push` adds a step to the history (default: replace). `undefined` clears a field. */
  update(change: { readonly [K in keyof ViewState]?: ViewState[K] | undefined }, push?: boolean): void
}

/** The view state of the page, held by the address alone, so that every view is a link and Back works. */
export function useViewState(): UseViewState {
  const route = useRoute()
  const router = useRouter()
  const view = computed(() => parseViewState(route.query))
  return {
    view,
    update(change, push = false) {
      const next = { ...view.value, ...change } as ViewState
      // Named even where it is absent: a link that names no edition keeps the one in use (see router.ts).
      const query = { edition: undefined, ...formatViewState({ ...next, sort: next.sort ?? 'score' }) }
      void (push ? router.push({ query }) : router.replace({ query }))
    },
  }
}
