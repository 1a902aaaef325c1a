import { computed, watch } from 'vue'
import { useSession } from '../stores/session'
import { useViewState } from './useViewState'

/** Editions that the address asks for. */
export function useAsked() {
  const { view, update } = useViewState()
  const asked = computed(() => view.value.editions ?? [])
  return { view, update, asked, key: computed(() => asked.value.join(',')) }
}

/** Lets the address decide which editions are in use; for the app alone. What reads editions is loaded once one is asked
 *  for. @returns whether the screens must say which editions drive them */
export function useEditionsOfAddress() {
  const session = useSession()
  const { asked, key } = useAsked()
  let wasAsked = false
  watch(
    [() => session.phase === 'ready' && session.packaged, key],
    async ([base]) => {
      if (!base || (key.value === '' && !wasAsked)) return
      wasAsked = true
      const store = (await import('../stores/editions')).useEditions()
      const settled = store.working === undefined && store.error === undefined
      if (!(settled && key.value === store.inUse.join(','))) void store.use(asked.value)
    },
    { immediate: true },
  )
  return computed(() => !session.asPackaged || asked.value.length > 0)
}
