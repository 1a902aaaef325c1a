import { computed, type ComputedRef } from 'vue'
import type { ForewatchError } from '../core/errors'
import { useWatchlists } from '../stores/watchlists'

/** One of the person's own lists, and whether a country is on it. */
export interface OwnList {
  readonly id: string
  readonly title: string
  readonly on: boolean
}

/** On which of a person's own lists a country stands, and how it gets on one or off it from its own page. Lists by rule and
 *  lists of others make their members up themselves. */
export function useOnLists(unitId: () => string): {
  readonly lists: ComputedRef<readonly OwnList[]>
  readonly error: ComputedRef<ForewatchError | undefined>
  load(): Promise<void>
  toggle(id: string): Promise<void>
  begin(title: string): Promise<void>
} {
  const store = useWatchlists()
  const byHand = computed(() =>
    store.lists.filter(({ body, conflictOf }) => body.origin === 'hand' && conflictOf === undefined),
  )
  return {
    lists: computed(() =>
      byHand.value.map(({ id, body }) => ({ id, title: body.title, on: body.units.includes(unitId()) })),
    ),
    error: computed(() => store.error),
    load: async () => {
      if (!store.ready) await store.load()
    },
    async toggle(id) {
      const list = byHand.value.find((one) => one.id === id)
      if (!list) return
      const { units } = list.body
      const next = units.includes(unitId()) ? units.filter((one) => one !== unitId()) : [...units, unitId()]
      await store.saveList(id, { ...list.body, units: next }, list.revision)
    },
    async begin(title) {
      await store.createList({
        format: 'forewatch-watchlist-1',
        title: title.trim() || 'My list',
        origin: 'hand',
        units: [unitId()],
        members: {},
      })
    },
  }
}
