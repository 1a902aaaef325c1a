import { computed } from 'vue'
import type { LiveRow } from '../charts/sources/live'
import { LIVE_LIST, liveAddress, liveEditionSource } from '../stores/live-list'
import { useLiveSources } from '../stores/live-sources'
import { useOwnDataStore } from '../stores/own-data'
import { useSession } from '../stores/session'

const IDLE = { phase: 'idle', done: 0, total: 0 } as const

/** Live sources for the screen: who can be asked, when each was asked, and what came. */
export function useLive() {
  const store = useLiveSources()
  const own = useOwnDataStore()
  const session = useSession()
  const rows = computed<readonly LiveRow[]>(() =>
    LIVE_LIST.map((each) => {
      const source = liveEditionSource(each.id)
      const last = own.editions.filter(({ catalogue }) => catalogue.source.id === source).at(-1)
      const used = session.asShipped?.refreshed?.find((one) => one.source === each.id)
      return {
        ...each,
        state: store.states[each.id] ?? IDLE,
        hasShipped: session.packaged?.catalogue.some((file) => file.source.id === each.id) ?? false,
        ...(last ? { newest: { edition: last.id, asked: last.imported.slice(0, 10) } } : {}),
        ...(used ? { inUse: used } : {}),
      }
    }),
  )
  return {
    rows,
    addressOf: liveAddress,
    thisYear: new Date().getUTCFullYear(),
    ask: store.ask,
    cancel: store.cancel,
    use: store.use,
  }
}
