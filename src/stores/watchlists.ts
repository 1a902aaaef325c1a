import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { isForewatchError } from '../core/errors'
import { alertRuleSchema, DEFAULT_ALERT_RULES, type AlertRule } from '../model/alert-rule'
import { readDecision, readWatchlist, type Decision, type Member, type Watchlist } from '../model/watchlist'
import type { StoredDocument } from '../storage/types'
import { attempts } from './attempt'
import { useDocuments } from './documents'

export const LIST_KIND = 'watchlist'
export const DECISION_KIND = 'decision'
const STATE_KIND = 'alert-state'
const STATE_ID = 'inbox'
const RULES_ID = 'rules'
const REASONS_ID = 'disagreements'

/** A list with its id and revision. */
export type StoredList = StoredDocument<Watchlist>

/** What a person did with an alert, by alert id. */
export interface AlertMark {
  readonly state: 'seen' | 'dismissed'
  readonly on: string
  readonly reason?: string
}

/** Rules that came with the software after these were kept stand behind them, switched off or on as shipped. */
function withNewRules(kept: readonly AlertRule[]): readonly AlertRule[] {
  const ids = new Set(kept.map(({ id }) => id))
  return [...kept, ...DEFAULT_ALERT_RULES.filter(({ id }) => !ids.has(id))]
}

/** Watchlists, decisions and what was done with alerts, kept on this device. A list that cannot be read is left as it is
 *  and counted. Nothing of it goes into addresses, titles or error texts. */
export const useWatchlists = defineStore('watchlists', () => {
  const documents = useDocuments()
  const lists = shallowRef<readonly StoredDocument<Watchlist>[]>([])
  const decisions = shallowRef<readonly StoredDocument<Decision>[]>([])
  const marks = shallowRef<Readonly<Record<string, AlertMark>>>({})
  /** Why a list and ours part, by `list/unit`. */
  const reasons = shallowRef<Readonly<Record<string, string>>>({})
  const rules = shallowRef<readonly AlertRule[]>(DEFAULT_ALERT_RULES)
  const unreadable = ref(0)
  const { error, attempt } = attempts()
  const ready = ref(false)
  const revisions = new Map<string, number>()

  async function load(): Promise<void> {
    await attempt(async () => {
      const store = await documents.open()
      const [lists_, decisions_, state] = await Promise.all([
        store.list(LIST_KIND),
        store.list(DECISION_KIND),
        store.list<unknown>(STATE_KIND),
      ])
      unreadable.value = 0
      lists.value = readable(lists_, readWatchlist)
      decisions.value = readable(decisions_, readDecision)
      for (const one of state) revisions.set(one.id, one.revision)
      marks.value = (state.find(({ id }) => id === STATE_ID)?.body ?? {}) as Record<string, AlertMark>
      reasons.value = (state.find(({ id }) => id === REASONS_ID)?.body ?? {}) as Record<string, string>
      const stored = alertRuleSchema.array().safeParse(state.find(({ id }) => id === RULES_ID)?.body)
      if (stored.success) rules.value = withNewRules(stored.data)
    })
    ready.value = true
  }

  function readable<T>(
    stored: readonly StoredDocument[],
    read: (json: unknown) => T,
  ): readonly StoredDocument<T>[] {
    return stored.flatMap((one) => {
      try {
        return [{ ...one, body: read(one.body) }]
      } catch {
        unreadable.value++
        return []
      }
    })
  }

  async function saveList(id: string, body: Watchlist, revision: number): Promise<boolean> {
    const stored = await attempt(async () => {
      await (await documents.open()).save(LIST_KIND, id, body, revision)
    })
    await refresh()
    return stored
  }

  async function createList(body: Watchlist): Promise<string | undefined> {
    const id = crypto.randomUUID()
    return (await saveList(id, body, 0)) ? id : undefined
  }

  async function changeMember(list: StoredDocument<Watchlist>, unit: string, change: Member): Promise<void> {
    const entries = Object.entries({ ...list.body.members[unit], ...change })
    const member = Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== ''))
    const members = { ...list.body.members, [unit]: member }
    await saveList(list.id, { ...list.body, members }, list.revision)
  }

  async function removeList(list: StoredDocument<Watchlist>): Promise<void> {
    await attempt(async () => (await documents.open()).remove(LIST_KIND, list.id, list.revision))
    await refresh()
  }

  async function saveDecision(body: Decision, stored?: StoredDocument<Decision>): Promise<void> {
    await attempt(async () => {
      const id = stored?.id ?? crypto.randomUUID()
      await (await documents.open()).save(DECISION_KIND, id, body, stored?.revision ?? 0)
    })
    await refresh()
  }

  async function saveState(id: string, body: unknown): Promise<void> {
    await attempt(async () => {
      const saved = await (await documents.open()).save(STATE_KIND, id, body, revisions.get(id) ?? 0)
      revisions.set(id, saved.revision)
    })
  }

  /** Undefined reopens the alert. */
  async function markAlerts(ids: readonly string[], mark: AlertMark | undefined): Promise<void> {
    const next = Object.fromEntries(Object.entries(marks.value).filter(([id]) => !ids.includes(id)))
    if (mark) for (const id of ids) next[id] = mark
    marks.value = next
    await saveState(STATE_ID, next)
  }

  async function saveReason(key: string, text: string): Promise<void> {
    const rest = Object.fromEntries(Object.entries(reasons.value).filter(([one]) => one !== key))
    reasons.value = text === '' ? rest : { ...rest, [key]: text }
    await saveState(REASONS_ID, reasons.value)
  }

  async function saveRules(next: readonly AlertRule[]): Promise<void> {
    rules.value = next
    await saveState(RULES_ID, next)
  }

  /** Reads anew, and keeps the error of what went before on screen. */
  async function refresh(): Promise<void> {
    const before = error.value
    await load()
    error.value ??= before
  }

  const conflict = computed(() => isForewatchError(error.value) && error.value.tag === 'revision-conflict')

  return {
    ...{ lists, decisions, marks, reasons, rules, unreadable, error, ready, conflict },
    ...{ load, refresh, createList, saveList, changeMember, removeList, saveDecision, markAlerts },
    ...{ saveRules, saveReason },
  }
})
