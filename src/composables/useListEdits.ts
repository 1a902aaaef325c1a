import { computed, type ComputedRef } from 'vue'
import type { Decision, Member, Watchlist } from '../model/watchlist'
import { useWatchlists } from '../stores/watchlists'
import type { ListEntry } from './watch-lists'

/** What a person does with lists, alerts and decisions: each is kept at once, a list that comes with the software is copied
 *  first.
 *  @param open    shows another list   @param asOf  date that the rows are of   @param today  ISO date */
export function useListEdits(
  list: ComputedRef<ListEntry | undefined>,
  open: (key: string) => void,
  asOf: () => string,
  today: string,
) {
  const store = useWatchlists()
  const stored = computed(() => list.value?.stored)

  async function create(body: Watchlist): Promise<void> {
    const id = await store.createList(body)
    if (id) open(id)
  }
  async function change(body: Partial<Watchlist>): Promise<void> {
    const now = stored.value
    if (now) await store.saveList(now.id, { ...now.body, ...body }, now.revision)
  }
  async function addUnit(unit: string): Promise<void> {
    if (unit !== '' && stored.value) await change({ units: [...stored.value.body.units, unit] })
  }
  async function takeOff(unit: string): Promise<void> {
    if (stored.value) await change({ units: stored.value.body.units.filter((one) => one !== unit) })
  }
  async function note(unit: string, member: Member): Promise<void> {
    if (stored.value) await store.changeMember(stored.value, unit, member)
  }
  const markSeen = () => change({ seen: { asOf: asOf(), on: today } })
  async function keepCopy(): Promise<void> {
    const now = list.value
    if (!now) return
    const { title, units } = now
    await create({
      format: 'forewatch-watchlist-1',
      title,
      origin: 'hand',
      units: [...units],
      members: {},
    })
  }
  async function remove(): Promise<void> {
    if (!stored.value) return
    await store.removeList(stored.value)
    open('top-tier')
  }
  async function changeDecision(id: string, body: Decision): Promise<void> {
    await store.saveDecision(
      body,
      store.decisions.find((one) => one.id === id),
    )
  }
  function markAlerts(
    ids: readonly string[],
    state: 'seen' | 'dismissed' | undefined,
    reason?: string,
  ): void {
    void store.markAlerts(ids, state && { state, on: today, ...(reason ? { reason } : {}) })
  }
  return { create, addUnit, takeOff, note, markSeen, keepCopy, remove, changeDecision, markAlerts }
}
