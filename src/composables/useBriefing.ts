import { computed, ref, shallowRef, watch } from 'vue'
import { makeBriefing } from '../briefing/document/make'
import { MAX_UNITS, type BriefingDocument, type BriefingRequest } from '../briefing/document/types'
import { picturesOf } from '../briefing/export/picture'
import { documentRows } from '../briefing/export/rows'
import { toForewatchError, type ForewatchError } from '../core/errors'
import { useCalendar } from '../stores/calendar'
import { useGeography } from '../stores/geography'
import { useWatchlists } from '../stores/watchlists'
import { chosen, markUntouched, restored } from './briefing-state'
import { briefingFiles, type BriefingFormat } from './briefing-files'
import { saveBytes } from './saveFile'
import { useScored } from './useScored'
import { useSnapshots } from './useSnapshots'
import { useViewState } from './useViewState'

/** The last whole document: stays on screen while what was typed cannot be read. */
const document = shallowRef<BriefingDocument>()
const error = shallowRef<ForewatchError>()
const exporting = ref<{ format: BriefingFormat; share: number }>()
const exportError = shallowRef<ForewatchError>()
let started = false

/** Composes a briefing from the snapshot at hand. */
export function useBriefing() {
  const snapshots = useSnapshots()
  const geography = useGeography()
  const lists = useWatchlists()
  const calendar = useCalendar()
  const { asOf } = useScored()
  const { view } = useViewState()

  const units = computed(() => {
    const held = snapshots.held.value
    if (!held) return []
    const names = new Map(held.snapshot.units.map(({ id, name }) => [id, name]))
    return held.snapshot.results.units
      .map((id) => ({ id, name: names.get(id) ?? id }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en'))
  })
  const byRank = computed(() => {
    const results = snapshots.held.value?.snapshot.results
    const rank = results?.headline.rank ?? []
    return (results?.units ?? [])
      .map((id, u) => ({ id, rank: rank[u] ?? 0 }))
      .filter((one) => one.rank > 0)
      .sort((a, b) => a.rank - b.rank)
      .map(({ id }) => id)
  })
  /** Lists that countries can be taken from. */
  const sources = computed(() => [
    ...[6, 12, 20].map((n) => ({
      id: `first-${n}`,
      title: `First ${n} by rank`,
      units: byRank.value.slice(0, n),
    })),
    ...lists.lists.flatMap(({ id, body }) =>
      body.units.length > 0 ? [{ id, title: body.title, units: body.units }] : [],
    ),
  ])

  watch(
    [byRank, restored],
    () => {
      const ranked = byRank.value
      if (started || ranked.length === 0 || !restored.value) return
      started = true
      const wanted = view.value.unit
      if (chosen.units.length > 0 || chosen.kind !== 'country') return
      chosen.units = [wanted && ranked.includes(wanted) ? wanted : ranked[0]!]
      markUntouched()
    },
    { immediate: true },
  )

  const request = computed<BriefingRequest>(() => ({
    kind: chosen.kind,
    units: [...chosen.units],
    sections: [...chosen.sections],
    texts: { ...chosen.texts },
    title: chosen.title,
    label: chosen.label,
    desk: {
      today: new Date().toISOString().slice(0, 10),
      calendar: calendar.events,
      decisions: lists.decisions.map(({ body }) => body),
    },
  }))
  watch(
    [request, () => snapshots.held.value, () => geography.world],
    () => {
      const held = snapshots.held.value
      if (!held) return
      try {
        document.value = makeBriefing(held.snapshot, held.scored, request.value, geography.world)
        error.value = undefined
      } catch (cause) {
        error.value = toForewatchError(cause)
      }
    },
    { immediate: true },
  )

  /** Numbers of the document, and how many have no figure behind them. */
  const checks = computed(() => {
    const rows = document.value ? documentRows(document.value) : []
    const bound = rows.filter(({ path }) => path !== '')
    return {
      numbers: bound.length,
      empty: bound.filter(({ value }) => value === '').length,
      pictures: document.value ? picturesOf(document.value).length : 0,
      sources: document.value?.sources.length ?? 0,
    }
  })

  async function exportAs(format: BriefingFormat): Promise<void> {
    const made = document.value
    if (!made || exporting.value) return
    exportError.value = undefined
    exporting.value = { format, share: 0 }
    try {
      const files = await briefingFiles(made, format, chosen.paper, (share) => {
        if (exporting.value) exporting.value = { format, share }
      })
      for (const { name, bytes, type } of files) saveBytes(name, bytes, type)
    } catch (cause) {
      exportError.value = toForewatchError(cause)
    } finally {
      exporting.value = undefined
    }
  }

  return {
    ...{ chosen, document, error, exporting, exportError, exportAs, checks, units, sources, snapshots },
    ...{ asOf, view, lists, calendar, most: MAX_UNITS },
  }
}
