import { computed } from 'vue'
import {
  alertTrack,
  findAlerts,
  GROUPED_FROM,
  lookoutOf,
  neverFires,
  replayAlerts,
  ruleText,
  type Alert,
} from '../engine/alerts'
import type { TierDoubt } from '../engine/alerts'
import { lastDayOf } from '../core/period'
import { BACK_TEST } from '../engine/evaluate/back-test'
import { panelOfOutcome } from '../engine/evaluate/outcome-series'
import { numbers } from '../format/numbers'
import type { AlertRule } from '../model/alert-rule'
import { eventsAhead, type CalendarEvent } from '../model/calendar'
import { useCalendar } from '../stores/calendar'
import { listsOf, useSession } from '../stores/session'
import { useWatchlists } from '../stores/watchlists'
import type { Loaded } from '../stores/session'

/** First and last year end that rules are replayed over. */
export const REPLAY = { firstYear: 1990, lastYear: 2024 } as const

/** Day of the visit, ISO date. */
const TODAY = new Date().toISOString().slice(0, 10)

export interface AlertEntry {
  readonly id: string
  /** Ids of the alerts that stand behind it: one, or all of a group. */
  readonly ids: readonly string[]
  readonly rule: AlertRule
  readonly alerts: readonly Alert[]
  readonly month: number
}

export interface Worked {
  readonly track: ReturnType<typeof alertTrack>
  readonly usable: readonly AlertRule[]
  readonly refused: readonly { readonly rule: AlertRule; readonly why: string }[]
  readonly alerts: readonly Alert[]
}
interface Key {
  readonly rules: readonly AlertRule[]
  readonly calendar: readonly CalendarEvent[]
}
const worked = new WeakMap<Loaded, Key & { readonly result: Worked }>()
const replayed = new WeakMap<Loaded, Key & { readonly result: ReturnType<typeof replayAlerts> }>()

/** Alerts over the year ends that are scored, each as known then, and how the same rules would have done.
 *  @param scored  what they are found in; left out, what drives the screens */
export function useAlerts(scored?: () => Loaded | undefined) {
  const session = useSession()
  const store = useWatchlists()
  const calendar = useCalendar()
  const newest = scored ?? (() => session.loaded)
  const key = (): Key => ({ rules: store.rules, calendar: calendar.events })
  const isKey = (of: Key) => of.rules === store.rules && of.calendar === calendar.events

  /** Draws of the newest year end come packaged, for the model they were made with. */
  function packagedDoubt({ model, run }: Loaded): ReadonlyMap<number, TierDoubt> {
    const first = session.firstView
    const last = run.moments.length - 1
    const month = run.moments[last]?.asOfMonth
    const fits =
      session.asPackaged &&
      first?.doubt &&
      first.model === model &&
      month !== undefined &&
      month !== null &&
      first.doubt.asOf === lastDayOf(month)
    return new Map(fits && first.doubt ? [[last, first.doubt]] : [])
  }

  const found = computed<Worked | undefined>(() => {
    const loaded = newest()
    if (!loaded) return undefined
    const known = worked.get(loaded)
    if (known && isKey(known)) return known.result
    const track = alertTrack(loaded.run, loaded.data, packagedDoubt(loaded), calendar.events, TODAY)
    const on = store.rules.filter((rule) => rule.on)
    const refused = on.flatMap((rule) => {
      const why = neverFires(rule, track)
      return why === undefined ? [] : [{ rule, why }]
    })
    const usable = on.filter((rule) => !refused.some((one) => one.rule === rule))
    const result = { track, usable, refused, alerts: findAlerts(usable, track) }
    worked.set(loaded, { ...key(), result })
    return result
  })

  const entries = computed<readonly AlertEntry[]>(() => {
    const now = found.value
    if (!now) return []
    const groups = new Map<string, Alert[]>()
    for (const alert of now.alerts) {
      const key = `${alert.ruleId}/${alert.month}`
      groups.set(key, [...(groups.get(key) ?? []), alert])
    }
    const ruleOf = new Map(now.usable.map((rule) => [rule.id, rule]))
    return [...groups.entries()]
      .flatMap(([key, alerts]): AlertEntry[] => {
        const rule = ruleOf.get(alerts[0]!.ruleId)!
        const { month } = alerts[0]!
        if (alerts.length >= GROUPED_FROM)
          return [{ id: key, ids: alerts.map(({ id }) => id), rule, alerts, month }]
        return alerts.map((alert) => ({ id: alert.id, ids: [alert.id], rule, alerts: [alert], month }))
      })
      .sort((a, b) => b.month - a.month || (a.id < b.id ? -1 : 1))
  })
  const newestMonth = computed(() => found.value?.track.months.at(-1))
  /** What was known of alerts by a month: nothing of later ones. */
  function upTo(month: number): { entries: readonly AlertEntry[]; newest: number | undefined } {
    const newest = found.value?.track.months.findLast((one) => one <= month)
    return { entries: entries.value.filter((one) => one.month <= month), newest }
  }
  const isUnread = ({ ids }: AlertEntry) => !ids.every((id) => store.marks[id])
  /** Unread alerts of the newest year end known in a month, as the page counts them. */
  function unreadAt(month: number): readonly AlertEntry[] {
    const { entries: known, newest } = upTo(month)
    return known.filter((entry) => entry.month === newest && isUnread(entry))
  }
  const current = computed(() => entries.value.filter(({ month }) => month === newestMonth.value))
  const unread = computed(() => current.value.filter(isUnread))

  /** Worked out when first asked for: the Method page and the record beside an alert. */
  const replay = computed(() => {
    const loaded = newest()
    const now = found.value
    const file = loaded?.outcomes.find(({ id }) => id === BACK_TEST.outcomeId)
    if (!loaded || !now || !file) return undefined
    const known = replayed.get(loaded)
    if (known && isKey(known)) return known.result
    const outcome = panelOfOutcome(file, listsOf(loaded))
    const result = replayAlerts(now.usable, now.track, outcome, REPLAY.firstYear, REPLAY.lastYear)
    replayed.set(loaded, { ...key(), result })
    return result
  })
  const textOf = (rule: AlertRule) => (found.value ? ruleText(rule, found.value.track, numbers.plain) : '')

  /** Why a rule can never fire on what is loaded; undefined where it can, or where nothing is loaded yet. */
  const whyNever = (rule: AlertRule) => (found.value ? neverFires(rule, found.value.track) : undefined)

  /** Events of the calendar that an alert is about. */
  const eventsOf = ({ unit, momentIndex }: Alert, rule: AlertRule): readonly CalendarEvent[] =>
    rule.type === 'ahead' && found.value
      ? eventsAhead(calendar.events, unit, lookoutOf(found.value.track, momentIndex), rule.months).filter(
          ({ kind }) => rule.kind === 'any' || rule.kind === kind,
        )
      : []

  return { eventsOf, found, entries, upTo, unreadAt, current, unread, replay, newestMonth, textOf, whyNever }
}
