import { computed, type Ref } from 'vue'
import { defenderLists } from '../charts/country/defenders'
import { useSession } from '../stores/session'

/** Lists of defenders killed for one country as known by a month; empty until all series are there. */
export function useDefenders(unitIndex: Readonly<Ref<number>>, month: Readonly<Ref<number | undefined>>) {
  const session = useSession()
  return computed(() => {
    const loaded = session.loaded
    return loaded && unitIndex.value >= 0 && month.value !== undefined
      ? defenderLists(loaded.data, unitIndex.value, month.value)
      : []
  })
}
