import { computed, ref, watch } from 'vue'
import { asOfMonth, endMonth, lastDayOf, monthPeriod } from '../core/period'
import { unitsAt } from '../engine/alerts'
import { CAUSES, type ChangeSide } from '../engine/change'
import { nodeOf, worldFrame } from '../engine/frame'
import { runScores } from '../engine/run'
import { unitsOfRule, type ListContext } from '../engine/watch/list-rules'
import type { UnitChange } from '../format/change-text'
import { shortFactorTitle } from '../charts/country/factor-names'
import { factorsByIndicator, indicatorsOf } from '../charts/country/tree'
import { DEFAULT_ALERT_RULES } from '../model/alert-rule'
import type { ListRule } from '../model/watchlist'
import { listsOf, useSession } from '../stores/session'
import { useWatchlists } from '../stores/watchlists'
import { useAlerts } from './useAlerts'
import { useDoubt } from './useDoubt'
import { useChangeSplit } from './useChangeSplit'
import { otherLists } from './other-lists'
import { ONGOING_SERIES, useScored } from './useScored'
import { useViewState } from './useViewState'
import { builtInRules, type ListEntry } from './watch-lists'

/** The list that is open where the address names none. */
const FIRST_LIST = 'top-tier'
const sinceMonth = ref<number>()

/** Everything that the Watchlists screen shows. */
export function useWatch() {
  const session = useSession()
  const store = useWatchlists()
  const { asOf, scored } = useScored()
  const { view, update } = useViewState()
  const alerts = useAlerts()
  const model = computed(() => session.loaded?.model ?? session.firstView?.model)
  const tiers = computed(() => model.value?.tiers ?? [])

  const frame = computed(() => {
    const [now, loaded] = [scored.value, session.loaded]
    if (!now || !loaded) return undefined
    const ongoing = listsOf(loaded).panels.get(ONGOING_SERIES)
    return worldFrame({ ...now, yearEnds: loaded.run, ...(ongoing ? { ongoing } : {}) })
  })
  const { doubt } = useDoubt(
    () => scored.value,
    () => frame.value,
  )
  const month = computed(() => (asOf.value === undefined ? 0 : asOfMonth(asOf.value)))
  const since = computed(() => {
    const wanted = sinceMonth.value ?? month.value - 12
    return wanted < month.value ? wanted : month.value - 12
  })
  const firstMonth = computed(() => {
    const moment = session.loaded?.run.moments[0]
    return moment ? (moment.asOfMonth ?? endMonth(moment.period)) : month.value - 12
  })

  /** Both dates, in one run where they are year ends. */
  const sides = computed<{ from: ChangeSide; to: ChangeSide } | undefined>(() => {
    const loaded = session.loaded
    if (!loaded || !scored.value) return undefined
    const { data, run } = loaded
    const at = (wanted: number) => run.moments.findIndex((moment) => moment.asOfMonth === wanted)
    const [then, now] = [at(since.value), at(month.value)]
    if (then >= 0 && now >= 0)
      return { from: { run, momentIndex: then, data }, to: { run, momentIndex: now, data } }
    const moments = [since.value, month.value].map((one) => ({ period: monthPeriod(one), asOfMonth: one }))
    const own = runScores(loaded.model, data, moments)
    return { from: { run: own, momentIndex: 0, data }, to: { run: own, momentIndex: 1, data } }
  })
  const change100 = computed(() => {
    const [both, nUnits] = [sides.value, frame.value?.units.length ?? 0]
    if (!both) return new Float64Array(nUnits).fill(NaN)
    const row = ({ run, momentIndex }: ChangeSide) =>
      nodeOf(run, undefined, undefined).values.slice(momentIndex * nUnits, (momentIndex + 1) * nUnits)
    const [before, after] = [row(both.from), row(both.to)]
    return after.map((share, u) => (share - before[u]!) * 100)
  })
  const { split, progress, error: splitError } = useChangeSplit(() => sides.value)

  const context = computed<ListContext | undefined>(() => {
    const now = frame.value
    const run = scored.value
    if (!now || !run) return undefined
    const track = alerts.found.value?.track
    return {
      frame: now,
      tiers: tiers.value,
      change100: change100.value,
      doubt: doubt.value,
      reading100: (id) => {
        const reading = run.run.readings.find(({ spec }) => spec.id === id)
        const from = run.momentIndex * now.units.length
        return reading?.values.slice(from, from + now.units.length).map((share) => share * 100)
      },
      trigger: (id) => {
        const rule = [...store.rules, ...DEFAULT_ALERT_RULES].find((one) => one.id === id)
        if (!track || rule?.type !== 'trigger' || !track.data.panels.has(rule.series)) return undefined
        return unitsAt(rule, track, month.value)
      },
    }
  })

  const others = computed(() =>
    session.loaded && frame.value ? otherLists(session.loaded.data, month.value, store.lists) : [],
  )

  const entries = computed<readonly ListEntry[]>(() => {
    const now = context.value
    const byRule = (rule: NonNullable<ListEntry['rule']>) => {
      const result = now ? unitsOfRule(rule, now) : { units: [] as readonly string[] }
      return 'unknown' in result ? { units: [], unknown: result.unknown } : { units: result.units }
    }
    const stored = store.lists.map((document): ListEntry => {
      const { title, origin, rule, units } = document.body
      return {
        key: document.id,
        title,
        origin,
        stored: document,
        ...(document.conflictOf ? { copy: true } : {}),
        ...(rule ? { rule, ...byRule(rule) } : { units }),
      }
    })
    const built = model.value
      ? builtInRules(model.value).map((one): ListEntry => ({ ...one, origin: 'rule', ...byRule(one.rule) }))
      : []
    const unitsNow = now?.frame.units ?? []
    const references = others.value
      .filter(({ membersOnly }) => !membersOnly)
      .map((one): ListEntry => {
        const top = [...one.ranks.entries()].filter(([, rank]) => rank > 0 && rank <= 30)
        top.sort((a, b) => a[1] - b[1])
        return {
          key: `first-30/${one.id}`,
          title: `First 30 of ${one.title}`,
          origin: 'reference',
          units: top.flatMap(([u]) => unitsNow[u]?.id ?? []),
        }
      })
    return [...stored, ...built, ...references]
  })
  // The address holds the id of the list, never its name. On World the same word names a list of the lens.
  const asked = computed(() => (view.value.context === undefined ? view.value.list : undefined))
  const entryOf = (wanted: string) => entries.value.find(({ key }) => key === wanted)
  const list = computed(() => entryOf(asked.value ?? FIRST_LIST) ?? entryOf(FIRST_LIST) ?? entries.value[0])
  /** True where a link names a list that is not kept here. */
  const isElsewhere = computed(
    () => asked.value !== undefined && store.ready && !!context.value && !entryOf(asked.value),
  )

  const titles = computed(
    () => new Map(model.value ? indicatorsOf(model.value).map((node) => [node.id, node.title]) : []),
  )
  const factors = computed(
    () =>
      new Map(
        model.value
          ? [...factorsByIndicator(model.value)].map(([id, factor]) => [
              id,
              { id: factor.id, title: shortFactorTitle(factor.id, factor.title) },
            ])
          : [],
      ),
  )
  /** The difference of one unit in parts; undefined while it is worked out. */
  function changeOf(u: number): UnitChange | undefined {
    const done = split.value
    if (!done) return undefined
    return {
      change100: done.to100[u]! - done.from100[u]!,
      causes: CAUSES.map(({ id, short }) => ({ short, points: done.parts[id][u]! })),
      inputs: done.inputs.map(({ nodeId, points }) => ({
        nodeId,
        title: titles.value.get(nodeId) ?? nodeId,
        factor: factors.value.get(nodeId) ?? { id: nodeId, title: nodeId },
        points: points[u]!,
      })),
    }
  }

  // A list that was marked as looked at opens with what changed since then.
  watch(
    () => list.value?.key,
    () => {
      const seen = list.value?.stored?.body.seen
      sinceMonth.value = seen ? asOfMonth(seen.asOf) : undefined
    },
    { immediate: true },
  )

  return {
    ...{ session, store, alerts, model, tiers, frame, asOf, month, since, sinceMonth, firstMonth },
    ...{ change100, doubt, split, progress, splitError, others, entries, list, changeOf },
    isElsewhere,
    matches: (rule: ListRule) =>
      context.value ? unitsOfRule(rule, context.value) : { unknown: 'The figures are not loaded yet' },
    open: (key: string) => update({ list: key === FIRST_LIST ? undefined : key, context: undefined }, true),
    sinceDate: computed(() => lastDayOf(since.value)),
  }
}
