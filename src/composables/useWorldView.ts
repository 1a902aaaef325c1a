import { computed } from 'vue'
import type { WorldFrame } from '../core/frame'
import { isUnsure } from '../core/frame-doubt'
import { asOfMonth, lastDayOf } from '../core/period'
import { labelName } from '../map/label-names'
import { displayClass, fillOf, restsOnFilled } from '../map/display-class'
import { partClasses } from '../format/tier-band'
import type { NodeSpec } from '../model/types'
import { listsOf, useSession } from '../stores/session'
import { useBaseRates } from './useBaseRates'
import { useDoubt } from './useDoubt'
import { useFactorMoves } from './useFactorMoves'
import { ONSET_SERIES, useScored } from './useScored'
import { useViewState } from './useViewState'
import type { MapFrame } from './useWorldMap'

const LABELS = 9

/** What the legend's filter calls a unit. */
export function legendId(frame: WorldFrame, tierIds: readonly string[], u: number): string {
  const shown = displayClass(frame, u)
  return typeof shown === 'number' ? (tierIds[shown] ?? '') : shown
}

/** Everything that the World screen shows, worked out from the session and the address. */
export function useWorldView(pointed: () => string | undefined) {
  const session = useSession()
  const scoredState = useScored()
  const { view, update } = useViewState()
  const { frame, scored, asOf, isLatest, years } = scoredState

  const model = computed(() => session.model)
  /** Tiers of the model; for a part of the score, classes of the same lines that claim no tier. */
  const tiers = computed(() => {
    const own = model.value?.tiers ?? []
    return isPart.value ? partClasses(own) : own
  })
  const tierIds = computed(() => tiers.value.map((tier) => tier.id))
  const only = computed(() => view.value.tiers ?? [])
  const indexOf = computed(() => new Map(frame.value?.units.map((unit, u) => [unit.id, u])))

  const month = computed(() => (asOf.value === undefined ? 0 : asOfMonth(asOf.value)))
  const first = computed(() => (years.value[0] ?? Math.floor(month.value / 12)) * 12 + 11)
  const last = computed(() => Math.max(first.value, (years.value.at(-1) ?? 0) * 12 + 11))
  function goTo(to: number | undefined): void {
    update({ asOf: to === undefined || to === last.value ? undefined : lastDayOf(to) })
  }

  const onsets = computed(() => {
    const panel = (session.loaded && listsOf(session.loaded))?.panels.get(ONSET_SERIES)
    if (panel?.frequency !== 'year') return []
    return Array.from({ length: panel.nPeriods }, (_, p) => {
      const row = panel.values.subarray(p * panel.nUnits, (p + 1) * panel.nUnits)
      return { year: panel.firstOrdinal + p, n: row.reduce((n, value) => (value > 0 ? n + 1 : n), 0) }
    })
  })

  const doubtState = useDoubt(
    () => scored.value,
    () => frame.value,
  )
  const doubt = doubtState.doubt
  const unsureAt = (u: number) => isUnsure(doubt.value, u, frame.value?.tierIndex[u] ?? -1)

  const counts = computed(() => {
    const found = new Map<string, number>()
    const add = (id: string) => found.set(id, (found.get(id) ?? 0) + 1)
    const now = frame.value
    now?.units.forEach((_, u) => {
      add(legendId(now, tierIds.value, u))
      if (restsOnFilled(now, u)) add('filled')
      if (unsureAt(u)) add('unsure')
    })
    return found
  })

  const shown = computed<MapFrame>(() => {
    const now = frame.value
    const index = indexOf.value
    const wanted = new Set(only.value)
    const at = pointed()
    const has = (ids: (id: string) => boolean, id: string, filled: boolean, unsure: boolean) =>
      ids(id) || (filled && ids('filled')) || (unsure && ids('unsure'))
    return {
      isRow: (unit) => index.has(unit),
      paintOf: (unit, disputed) => {
        if (disputed)
          return { fill: fillOf('disputed', false, 0), faded: at !== undefined && at !== 'disputed' }
        const u = unit === null ? undefined : index.get(unit)
        if (!now || u === undefined)
          return { fill: fillOf('not-covered', false, 0), faded: at !== undefined && at !== 'not-covered' }
        const filled = restsOnFilled(now, u)
        const id = legendId(now, tierIds.value, u)
        const unsure = unsureAt(u)
        const out = wanted.size > 0 && !has((one) => wanted.has(one), id, filled, unsure)
        const dimmed = at !== undefined && !has((one) => one === at, id, filled, unsure)
        return {
          fill: fillOf(displayClass(now, u), filled, tiers.value.length, unsure),
          faded: out || dimmed,
        }
      },
    }
  })

  const labels = computed(() => {
    const now = frame.value
    if (!now) return []
    return Array.from(now.units.keys())
      .filter((u) => now.rank[u]! > 0 && now.tierIndex[u]! > 0)
      .sort((a, b) => now.rank[a]! - now.rank[b]!)
      .slice(0, LABELS)
      .map((u) => ({ unit: now.units[u]!.id, text: labelName(now.units[u]!) }))
  })

  const node = computed<NodeSpec | undefined>(() => {
    const tree = model.value?.tree
    return tree && view.value.node ? (findNode(tree, view.value.node) ?? tree) : tree
  })
  const readingId = computed(() => {
    const readings = model.value?.readings ?? []
    return (readings.find(({ id }) => id === view.value.reading) ?? readings[0])?.id ?? ''
  })
  const isPart = computed(
    () => readingId.value !== model.value?.readings[0]?.id || node.value?.id !== model.value?.tree.id,
  )
  const allRates = useBaseRates(
    () => session.loaded,
    () => session.firstView?.baseRates,
    () => asOf.value,
  )
  /** Only of the headline score of the whole: the classes of a part are no tiers. */
  const baseRates = computed(() => (isPart.value ? undefined : allRates.value))
  const moves = useFactorMoves(
    scored,
    () => readingId.value,
    () => node.value?.children ?? [],
  )
  const missing = computed(() => {
    const ready = scored.value !== undefined
    return (u: number): readonly string[] => (ready ? moves.missing(u) : [])
  })

  /** Month in which the first figure of each series came out. */
  const firstMonths = computed(
    () =>
      new Map(
        Array.from(session.loaded?.data.panels ?? [], ([id, panel]) => {
          const firstEnd = panel.frequency === 'year' ? panel.firstOrdinal * 12 + 11 : panel.firstOrdinal
          return [id, firstEnd + panel.publicationLagMonths] as const
        }),
      ),
  )
  const notYet = computed(() => {
    if (!session.loaded) return undefined
    const none = [...firstMonths.value.values()].filter((first) => first > month.value).length
    return { none, of: firstMonths.value.size }
  })
  const sources = computed(() =>
    (session.loaded?.catalogue ?? []).map(({ source, series }) => ({ source, seriesCount: series.length })),
  )
  /** Territories that the registry holds and the model does not score. */
  const notScored = computed(
    () =>
      (session.firstView?.units ?? []).filter((u) => u.treatment !== 'scored' && u.to === undefined).length,
  )

  return {
    ...{ session, frame, asOf, isLatest, view, update, model, tiers, only, indexOf, scored },
    ...{ month, first, last, goTo, onsets, counts, shown, labels, node, readingId, isPart, moves, missing },
    ...{ firstMonths },
    ...{ doubt, doubtState, notYet, sources, notScored, baseRates },
    isFilled: (u: number) => frame.value !== undefined && restsOnFilled(frame.value, u),
  }
}

function findNode(node: NodeSpec, id: string): NodeSpec | undefined {
  if (node.id === id) return node
  for (const child of node.children ?? []) {
    const found = findNode(child, id)
    if (found) return found
  }
  return undefined
}
