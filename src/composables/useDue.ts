import { computed, onMounted, watch, type ComputedRef } from 'vue'
import { dueItems, monthsLater } from '../model/due'
import { useCalendar } from '../stores/calendar'
import { useDocuments } from '../stores/documents'
import { useWatchlists } from '../stores/watchlists'
import type { ListEntry } from './watch-lists'

/** How far ahead is looked. */
const MONTHS = 6

/** What is due for the countries of the open list: events of the calendar, reviews, decisions. */
export function useDue(list: ComputedRef<ListEntry | undefined>, today: string) {
  const store = useWatchlists()
  const calendar = useCalendar()
  const documents = useDocuments()
  onMounted(() => void calendar.load())
  watch(
    () => documents.changes,
    () => void calendar.load(),
  )

  const panel = computed(() => ({
    items: dueItems({
      calendar: calendar.events,
      members: list.value?.stored?.body.members ?? {},
      decisions: store.decisions,
      units: list.value && new Set(list.value.units),
      today,
      until: monthsLater(today, MONTHS),
    }),
    months: MONTHS,
    kept: calendar.events.length,
    alerts: store.rules.some((rule) => rule.type === 'ahead' && rule.on),
    error: calendar.error,
  }))
  /** Switches the shipped rule on elections on or off. */
  const switchAlerts = (on: boolean) =>
    store.saveRules(store.rules.map((rule) => (rule.id === 'election' ? { ...rule, on } : rule)))
  return { calendar, panel, switchAlerts }
}
