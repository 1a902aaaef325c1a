import { computed, onMounted, watch } from 'vue'
import type { CompareColumn } from '../charts/compare/columns'
import { causeRows, contrastTitle, type ContrastRows } from '../charts/compare/contrast-view'
import { compareNotes } from '../charts/compare/notes'
import { editionsTitle } from '../charts/compare/edition-facts'
import { shortFactorTitle } from '../charts/country/factor-names'
import { isForewatchError } from '../core/errors'
import { MOST_EDITIONS, MOST_MODELS, MOST_UNITS } from '../core/compare-state'
import { asOfMonth } from '../core/period'
import { splitChange } from '../engine/change'
import { contrast } from '../engine/explain/contrast'
import { worldFrame } from '../engine/frame'
import { runScores } from '../engine/run'
import type { ScoreRun } from '../engine/types'
import { labelName } from '../map/label-names'
import type { RiskModel } from '../model/types'
import { useSession } from '../stores/session'
import { useWorkspace } from '../stores/workspace'
import { useCompareState } from './useCompareState'
import { useDoubt } from './useDoubt'
import { useEditionRuns, useOfferedEditions } from './useEditionRuns'
import { useModelRuns } from './useModelRuns'
import { useScored } from './useScored'

export const DRAFT = 'draft'
/** Fewer than this many are filled up with the highest ranks, or the first models offered. */
const LEAST = 2
const LEAST_FIRST = 3

/** Key of the figures as packaged. */
export const SHIPPED = 'shipped'

/** What is compared: some countries under the model in force; or some models, or editions of the figures, on one country. */
export function useCompare() {
  const session = useSession()
  const workspace = useWorkspace()
  const offeredEditions = useOfferedEditions()
  const { state, view, update } = useCompareState()
  const { asOf, scored, frame } = useScored()
  const isModels = computed(() => state.value.by === 'models')
  const isEditions = computed(() => state.value.by === 'editions')
  /** One country seen several ways. */
  const isSides = computed(() => state.value.by !== 'countries')
  onMounted(() => {
    if (session.asShipped) void workspace.open()
  })
  watch(
    () => session.asShipped,
    (there) => there && void workspace.open(),
  )

  const units = computed(() => session.loaded?.data.units ?? [])
  const nameOf = (unitIndex: number): string => {
    const unit = units.value[unitIndex]
    return unit ? labelName(unit) : ''
  }
  /** Unit indexes by rank, highest first. */
  const byRank = computed(() => {
    const rank = frame.value?.rank ?? new Int16Array(0)
    return Array.from(rank.keys())
      .filter((u) => rank[u]! > 0)
      .sort((a, b) => rank[a]! - rank[b]!)
  })
  /** Countries compared; in models mode the first is the one that is looked at. */
  const chosen = computed<readonly number[]>(() => {
    const named = state.value.units
      .map((id) => units.value.findIndex((unit) => unit.id === id))
      .filter((u) => u >= 0)
    if (named.length >= LEAST) return named
    const want = named.length === 0 ? LEAST_FIRST : LEAST
    return [...named, ...byRank.value.filter((u) => !named.includes(u))].slice(0, want)
  })

  /** What of the link could not be followed to the letter. */
  const notes = computed(() =>
    frame.value
      ? compareNotes(
          ...([state.value.units, chosen.value.slice(0, isSides.value ? 1 : undefined)] as const),
          ...([frame.value, isSides.value] as const),
        )
      : [],
  )

  const offered = computed<
    readonly { readonly key: string; readonly title: string; readonly model: RiskModel }[]
  >(() => [
    ...workspace.versions.map(({ key, model }) => ({ key, title: `${model.title} ${model.version}`, model })),
    ...(workspace.edits > 0 && workspace.draft
      ? [{ key: DRAFT, title: 'Draft', model: workspace.driving ?? workspace.draft.model }]
      : []),
  ])
  const models = computed(() => {
    const named = state.value.models.flatMap((key) => offered.value.find((one) => one.key === key) ?? [])
    if (named.length >= LEAST) return named
    const active = offered.value.filter(({ model }) => model === session.loaded?.model)
    return [...new Set([...named, ...active, ...offered.value])].slice(0, Math.max(LEAST, named.length))
  })
  const modelRuns = useModelRuns(() => (isModels.value ? models.value.map(({ model }) => model) : undefined))

  /** Other editions that are set beside the shipped figures; all where the address names none. */
  const editions = computed(() => {
    const named = offeredEditions.value.filter(({ id }) => state.value.editions.includes(id))
    return (named.length > 0 ? named : offeredEditions.value).slice(0, MOST_EDITIONS)
  })
  const editionRuns = useEditionRuns(() =>
    isEditions.value ? ['', ...editions.value.map(({ id }) => id)] : undefined,
  )
  /** Records of the editions on screen, by id. */
  const editionSources = computed(
    () =>
      new Map(
        (editionRuns.result.value ?? []).flatMap(({ loaded }) =>
          loaded.catalogue.map(({ source }) => [source.id, source] as const),
        ),
      ),
  )
  const runs = computed(() => (isEditions.value ? editionRuns : modelRuns))
  const sides = computed<readonly Pick<CompareColumn, 'key' | 'title' | 'yearRun' | 'data'>[]>(() => {
    const loaded = session.loaded
    if (!loaded || runs.value.stale.value) return []
    if (isModels.value) {
      const found = modelRuns.result.value ?? []
      return models.value.flatMap(({ key, title }, i) =>
        found[i] ? [{ key, title, yearRun: found[i], data: loaded.data }] : [],
      )
    }
    const found = editionRuns.result.value ?? []
    const named = [{ id: SHIPPED, title: 'As shipped' }, ...editions.value]
    return named.flatMap(({ id, title }, i) =>
      found[i] ? [{ key: id, title, yearRun: found[i].run, data: found[i].loaded.data }] : [],
    )
  })

  const columns = computed<readonly CompareColumn[]>(() => {
    const loaded = session.loaded
    const at = scored.value
    if (!loaded || !at || !frame.value) return []
    if (!isSides.value)
      return chosen.value.map((unitIndex, i) => ({
        key: units.value[unitIndex]!.id,
        title: nameOf(unitIndex),
        colour: i + 1,
        unitIndex,
        run: at.run,
        momentIndex: at.momentIndex,
        frame: frame.value!,
        yearRun: loaded.run,
        data: loaded.data,
      }))
    const unitIndex = chosen.value[0]
    if (unitIndex === undefined) return []
    const moment = at.run.moments[at.momentIndex]!
    return sides.value.map((side, i) => {
      const { yearRun, data } = side
      const yearIndex = yearRun.moments.findIndex(({ asOfMonth: month }) => month === moment.asOfMonth)
      const run = yearIndex >= 0 ? yearRun : runScores(yearRun.model, data, [moment])
      const momentIndex = Math.max(0, yearIndex)
      return { ...side, colour: i + 1, unitIndex, run, momentIndex, frame: frameOf(run, momentIndex) }
    })
  })

  const drawn = useDoubt(
    () => (isSides.value ? undefined : scored.value),
    () => frame.value,
  )
  /** Of countries under the model in force; models and editions side by side are not drawn. */
  const doubt = computed(() => (isSides.value ? undefined : drawn.doubt.value))

  const pair = computed(() => {
    const [from, to] = state.value.pair
    const [first, second] = [columns.value[to], columns.value[from]]
    return first && second ? { from: first, to: second } : undefined
  })
  /** The exact split of the difference; undefined where one side has no score. */
  const split = computed<ContrastRows | undefined>(() => {
    const two = pair.value
    if (!two) return undefined
    const { from, to } = two
    // As everywhere: no score of a country whose tier is withheld.
    const isScored = ({ frame, unitIndex }: CompareColumn) => frame.tierIndex[unitIndex]! >= 0
    if (!isSides.value && !(isScored(from) && isScored(to))) return undefined
    const names = { fromName: from.title, toName: to.title }
    try {
      if (isSides.value) {
        const found = splitChange(from, to)
        const [from100, to100] = [found.from100[to.unitIndex]!, found.to100[to.unitIndex]!]
        if (!Number.isFinite(to100 - from100)) return undefined
        return { ...names, from100, to100, rows: causeRows(found.parts, to.unitIndex), method: 'exact' }
      }
      const side = (column: CompareColumn) => ({ unit: column.key, momentIndex: column.momentIndex })
      const { parts, ...rest } = contrast(to.run, side(from), side(to), from.frame.readingId)
      const rows = parts.map(({ id, title, fromValue, toValue, points }) => ({
        id,
        title: shortFactorTitle(id, title),
        note: `${value(toValue)} against ${value(fromValue)}`,
        points,
      }))
      return { ...names, ...rest, rows }
    } catch (cause) {
      if (isForewatchError(cause) && cause.tag === 'not-scored') return undefined
      throw cause
    }
  })
  const title = computed(() => {
    const name = nameOf(chosen.value[0] ?? -1)
    if (isEditions.value)
      return columns.value.length > 1 ? editionsTitle(name, columns.value) : 'Editions beside one another'
    if (!split.value) return isModels.value ? 'Models beside one another' : 'Countries beside one another'
    return contrastTitle(split.value, isModels.value ? name : undefined)
  })
  const lastMonth = computed(() => (asOf.value === undefined ? -1 : asOfMonth(asOf.value)))

  return {
    ...{
      session,
      state,
      view,
      update,
      asOf,
      frame,
      isModels,
      isEditions,
      isSides,
      editions,
      editionSources,
      offeredEditions,
      units,
      nameOf,
      chosen,
      notes,
      byRank,
      offered,
      models,
    },
    ...{
      runs,
      columns,
      doubt,
      pair,
      split,
      title,
      lastMonth,
      mostUnits: MOST_UNITS,
      mostModels: MOST_MODELS,
      mostEditions: MOST_EDITIONS,
    },
  }
}
export type CompareScreen = ReturnType<typeof useCompare>

const value = (share: number) => (Number.isFinite(share) ? String(Math.round(share * 100)) : 'no reading')

function frameOf(run: ScoreRun, momentIndex: number) {
  return worldFrame({ run, momentIndex, earlierIndex: -1, yearEnds: run, historyYears: 0 })
}
