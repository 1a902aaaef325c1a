import { computed, onMounted, ref, watch, type ComputedRef } from 'vue'
import { monthsLater, type CalendarEvent } from '../model/calendar'
import { dueItems } from '../model/due'
import { useAssessments } from '../stores/assessments'
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
  const assessments = useAssessments()
  const refresh = () => void Promise.all([calendar.load(), assessments.refresh()])
  const documents = useDocuments()
  onMounted(refresh)
  watch(() => documents.changes, refresh)

  const said = ref('')
  /** Says what became of what was entered: an event far ahead or of another country is kept and not in sight. */
  async function taking(work: () => Promise<number | boolean | undefined>): Promise<void> {
    const before = calendar.events.length
    const done = await work()
    const fresh = calendar.events.length - before
    said.value =
      done === undefined || done === false
        ? ''
        : `${fresh === 0 ? 'No event is new' : `${fresh} ${fresh === 1 ? 'event is' : 'events are'} new`}; ${calendar.events.length} kept in all.`
  }

  const panel = computed(() => ({
    items: dueItems({
      calendar: calendar.events,
      members: list.value?.stored?.body.members ?? {},
      decisions: store.decisions,
      assessments: assessments.kept,
      units: list.value && new Set(list.value.units),
      today,
      until: monthsLater(today, MONTHS),
    }),
    months: MONTHS,
    kept: calendar.events,
    said: said.value,
    alerts: store.rules.some((rule) => rule.type === 'ahead' && rule.on),
    error: calendar.error,
  }))
  /** Switches the shipped rule on elections on or off. */
  const switchAlerts = (on: boolean) =>
    store.saveRules(store.rules.map((rule) => (rule.id === 'election' ? { ...rule, on } : rule)))
  const add = (event: CalendarEvent) => taking(() => calendar.add([event]))
  const importFile = (file: File) => taking(() => calendar.importFile(file, today))
  async function remove(event: CalendarEvent): Promise<void> {
    said.value = ''
    await calendar.remove(event)
  }
  return { panel, switchAlerts, add, importFile, remove }
}
