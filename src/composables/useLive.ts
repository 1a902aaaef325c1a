import { computed } from 'vue'
import type { LiveRow } from '../charts/sources/live'
import { LIVE_LIST, liveAddress, liveEditionSource } from '../stores/live-list'
import { useLiveSources } from '../stores/live-sources'
import { useOwnDataStore } from '../stores/own-data'

const IDLE = { phase: 'idle', done: 0, total: 0 } as const

/** Live sources for the screen: who can be asked, when each was asked, and what came. */
export function useLive() {
  const store = useLiveSources()
  const own = useOwnDataStore()
  const rows = computed<readonly LiveRow[]>(() =>
    LIVE_LIST.map((each) => {
      const source = liveEditionSource(each.id)
      const last = own.editions.filter(({ catalogue }) => catalogue.source.id === source).at(-1)
      const state = store.states[each.id] ?? IDLE
      return { ...each, state, ...(last ? { asked: last.imported.slice(0, 10) } : {}) }
    }),
  )
  return {
    rows,
    addressOf: liveAddress,
    thisYear: new Date().getUTCFullYear(),
    ask: store.ask,
    cancel: store.cancel,
  }
}
