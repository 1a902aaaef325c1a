import { computed, type ComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { formatViewState, parseViewState, type ViewState } from '../core/view-state'
import { formatWorkbenchState, parseWorkbenchState, type WorkbenchState } from '../core/workbench-state'

type Change<T> = { readonly [K in keyof T]?: T[K] | undefined }

export interface UseWorkbenchState {
  readonly view: ComputedRef<ViewState>
  readonly settings: ComputedRef<WorkbenchState>
  /** Changes part of the view and keeps the settings; `push` adds a step to the history. */
  update(change: Change<ViewState>, push?: boolean): void
  /** Changes part of the settings and keeps the view. */
  set(change: Change<WorkbenchState>): void
}

/** View and settings of the workbench, held by the address alone. */
export function useWorkbenchState(): UseWorkbenchState {
  const route = useRoute()
  const router = useRouter()
  const view = computed(() => parseViewState(route.query))
  const settings = computed(() => parseWorkbenchState(route.query))
  function go(nextView: ViewState, nextSettings: WorkbenchState, push: boolean): void {
    const query = { ...formatViewState(nextView), ...formatWorkbenchState(nextSettings) }
    void (push ? router.push({ query }) : router.replace({ query }))
  }
  return {
    view,
    settings,
    update: (change, push = false) => go({ ...view.value, ...change } as ViewState, settings.value, push),
    set: (change) => go(view.value, { ...settings.value, ...change } as WorkbenchState, false),
  }
}
