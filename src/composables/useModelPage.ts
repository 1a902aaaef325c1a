import { computed, onMounted, watch } from 'vue'
import { useSession } from '../stores/session'
import { labelName } from '../map/label-names'
import { findInput, findNode, type Target } from '../model/edit/at'
import { reweigh } from '../engine/run'
import { useBackTestEffect } from './useBackTestEffect'
import { useModelEffect } from './useModelEffect'
import { useScored } from './useScored'
import { useWorkbenchState } from './useWorkbenchState'
import { useWorkspace } from './useWorkspace'

/** Everything that the model page shows: the workspace, the effect at the moment on screen, and what is selected, which
 *  the address holds. */
export function useModelPage() {
  const session = useSession()
  const workspace = useWorkspace()
  const { store } = workspace
  const { view, settings, update, set } = useWorkbenchState()
  const { asOf, scored } = useScored()

  onMounted(() => {
    if (session.asShipped) void store.open()
  })
  watch(
    () => session.asShipped,
    (there) => there && void store.open(),
  )

  const moment = computed(() => scored.value?.run.moments[scored.value.momentIndex])
  const effect = useModelEffect(
    () => session.asShipped?.data,
    () => moment.value,
    () => store.saved?.model,
    () => store.draft?.model,
  )

  /** All years under the saved version; those of the draft drive the screens and stand in the session. */
  const savedYears = computed(() => {
    const base = session.asShipped
    const model = store.saved?.model
    return base && model && (model === base.model ? base.run : reweigh(base.run, model))
  })
  const backTest = useBackTestEffect(
    () => session.packaged?.data,
    () => session.asShipped?.outcomes ?? [],
    () => savedYears.value,
    () => session.loaded?.run,
  )

  /** The node or input of the address; the root where it names none of this tree. */
  const selected = computed<Target>(() => {
    const tree = store.draft?.model.tree
    const id = view.value.open
    if (!tree || id === undefined) return { kind: 'node', id: tree?.id ?? '' }
    if (findNode(tree, id)) return { kind: 'node', id }
    return findInput(tree, id) ? { kind: 'input', id } : { kind: 'node', id: tree.id }
  })
  function select(target: Target): void {
    update({ open: target.id === store.draft?.model.tree.id ? undefined : target.id })
  }

  const units = computed(() => session.asShipped?.data.units ?? [])
  const nameOf = (unitIndex: number): string => {
    const unit = units.value[unitIndex]
    return unit ? labelName(unit) : ''
  }
  const titleOfSeries = (id: string): string => session.seriesById.get(id)?.series.title ?? id

  return {
    ...{ session, workspace, store, view, settings, update, set, asOf, moment, effect, selected, select },
    ...{ units, nameOf, titleOfSeries, backTest },
  }
}
export type ModelPageState = ReturnType<typeof useModelPage>
