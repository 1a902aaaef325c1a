import { computed } from 'vue'
import { changeText } from '../format/model-diff'
import { diffModels } from '../model/diff'
import type { RiskModel } from '../model/types'
import { useWorkspace as useWorkspaceStore, type Draft } from '../stores/workspace'

/** The workspace with steps named by what they changed. */
export function useWorkspace() {
  const store = useWorkspaceStore()

  function label(before: RiskModel, after: RiskModel): string {
    const [first, ...rest] = diffModels(before, after)
    if (!first) return 'No change'
    const others = rest.filter(({ field }) => field !== 'gave-way').length
    return others === 0 ? changeText(first) : `${changeText(first)}, and ${others} more`
  }

  const draftWord = computed(() => {
    const { edits } = store
    if (edits === 0) return 'No edits'
    return `Draft, ${edits} ${edits === 1 ? 'edit' : 'edits'}`
  })
  const lines = computed(() => store.changes.map(changeText))

  return {
    store,
    draftWord,
    lines,
    /** One edit; with a gesture, `store.settle()` ends it. @param name  of the step, where its first line says too little */
    edit: (change: (draft: Draft) => RiskModel, gesture?: string, name?: string) =>
      store.edit(change, name === undefined ? label : () => name, gesture),
  }
}
