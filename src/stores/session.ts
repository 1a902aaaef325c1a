import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { toForewatchError, type ForewatchError } from '../core/errors'
import type { WorldFrame } from '../core/frame'
import type { CatalogueFile, SeriesRecord, SourceRecord } from '../core/series'
import type { OutcomeFile } from '../engine/evaluate/outcome-list'
import { reweigh, runScores } from '../engine/run'
import type { DataSet, ScoreRun } from '../engine/types'
import type { FrameworkFile } from '../model/framework'
import type { RiskModel } from '../model/types'
import type { LoadProgress } from '../sources/packaged/load'
import type { Manifest } from '../sources/packaged/manifest'
import { openFirstView, openSession, type FirstView } from './open-session'
import type { RefreshInUse } from './refreshes'

/** What is loaded once the series are there. Everything is frozen. */
export interface Loaded {
  readonly manifest: Manifest
  readonly catalogue: readonly CatalogueFile[]
  readonly framework: FrameworkFile
  /** Outcome lists whose rows are loaded. */
  readonly outcomes: readonly OutcomeFile[]
  readonly data: DataSet
  /** Figures that marks of episodes and outcomes of the back-test are read from, where others are in use for scores: which
   *  list a country is marked by does not change with an edition. Absent = `data`. */
  readonly listed?: DataSet
  readonly model: RiskModel
  /** All year ends, each as known then. */
  readonly run: ScoreRun
  /** Editions that were asked of live sources and stand in the place of shipped figures; absent = none. */
  readonly refreshed?: readonly RefreshInUse[]
  /** The same without the judgements of experts; absent = none counts in any score. */
  readonly withoutAssessments?: DataSet
}

/** Where marks of episodes and outcomes come from. */
export const listsOf = ({ listed, data }: Pick<Loaded, 'listed' | 'data'>): DataSet => listed ?? data

/** `first`: the newest frame is on screen, series still come. `ready`: everything is there. */
export type Phase = 'empty' | 'first' | 'ready' | 'failed'

/** The session: what is loaded and whether loading runs or failed. A failed load keeps what was there. */
export const useSession = defineStore('session', () => {
  /** As packaged, before a user's own editions are put beside it. */
  const packaged = shallowRef<Loaded>()
  const asShipped = shallowRef<Loaded>()
  /** With other editions in use in the place of packaged figures; undefined = as packaged. */
  const otherFigures = shallowRef<Loaded>()
  /** Whether judgements of experts count. */
  const assessmentsCount = shallowRef(true)
  /** Why the user's own editions are not there, if they are not. */
  const ownError = shallowRef<ForewatchError>()
  /** What drives every screen instead of the model that came with the data: another version, or a draft. */
  const active = shallowRef<Pick<Loaded, 'model' | 'run'>>()
  const firstView = shallowRef<FirstView>()
  const error = shallowRef<ForewatchError>()
  const progress = shallowRef<LoadProgress>()
  const loading = shallowRef(false)
  let call = 0
  let abort: AbortController | undefined

  const loaded = computed<Loaded | undefined>(() => {
    const base = asShipped.value
    if (!base) return undefined
    const listed = otherFigures.value && packaged.value?.data
    const whole = listed ? { ...base, listed } : base
    return active.value ? Object.freeze({ ...whole, ...active.value }) : Object.freeze(whole)
  })
  /** Figures on screen are those that the packaged first view and its doubt were made from. */
  const asPackaged = computed(
    () =>
      otherFigures.value === undefined && !asShipped.value?.refreshed && !asShipped.value?.withoutAssessments,
  )
  const withOtherEditions = computed(() => otherFigures.value !== undefined)
  const manifest = computed(() => loaded.value?.manifest ?? firstView.value?.manifest)
  const model = computed(() => loaded.value?.model ?? firstView.value?.model)
  const phase = computed<Phase>(() =>
    loaded.value ? 'ready' : error.value ? 'failed' : firstView.value ? 'first' : 'empty',
  )
  const firstFrame = computed<WorldFrame | undefined>(() => firstView.value?.frame)
  const seriesById = computed(() => {
    const all = new Map<string, { series: SeriesRecord; source: SourceRecord }>()
    for (const file of loaded.value?.catalogue ?? [])
      for (const series of file.series) all.set(series.id, { series, source: file.source })
    return all
  })

  async function load(base = `${import.meta.env.BASE_URL}data/`): Promise<void> {
    const mine = ++call
    abort?.abort()
    abort = new AbortController()
    const { signal } = abort
    loading.value = true
    error.value = undefined
    try {
      const first = firstView.value ?? (await openFirstView(base, { signal }))
      if (mine !== call) return
      firstView.value = first
      const whole = await openSession(base, first, {
        signal,
        onProgress: (now) => {
          if (mine === call) progress.value = now
        },
      })
      if (mine !== call) return
      active.value = undefined
      otherFigures.value = undefined
      packaged.value = whole
      await loadOwn()
    } catch (cause) {
      if (mine === call) error.value = toForewatchError(cause)
    } finally {
      if (mine === call) {
        loading.value = false
        progress.value = undefined
      }
    }
  }

  /** Puts the user's own editions beside what was packaged; without storage, or where one cannot be used, the packaged
   *  data stay as they are and `ownError` says why. */
  async function loadOwn(): Promise<void> {
    const base = otherFigures.value ?? packaged.value
    if (!base) return
    ownError.value = undefined
    let whole = base
    try {
      const own = await (await import('./own-editions')).withKeptEditions(base)
      whole = own.loaded
      void own.unlocked?.then(loadOwn)
      if (own.judged && assessmentsCount.value)
        whole = await (await import('./assessed')).withKeptAssessments(whole)
    } catch (cause) {
      ownError.value = toForewatchError(cause)
    }
    if ((otherFigures.value ?? packaged.value) !== base) return
    const model = active.value?.model
    const run = model && runScores(model, whole.data, whole.run.moments)
    asShipped.value = whole
    if (model && run) active.value = Object.freeze({ model, run })
  }

  /** Lets figures with other editions drive every screen; undefined = those that were packaged. */
  async function useFigures(next: Loaded | undefined): Promise<void> {
    otherFigures.value = next
    await loadOwn()
  }

  /** Lets the judgements of experts that are kept count in every score, or none of them. */
  async function countAssessments(count: boolean): Promise<void> {
    assessmentsCount.value = count
    await loadOwn()
  }

  /** Lets another model drive every screen: all years are reweighed from the run before. Nothing changes where it fails.
   *  @throws ForewatchError from the engine */
  function activate(next: RiskModel): void {
    const base = asShipped.value
    if (!base || next === loaded.value?.model) return
    active.value =
      next === base.model
        ? undefined
        : Object.freeze({ model: next, run: reweigh(active.value?.run ?? base.run, next) })
  }

  function cancel(): void {
    abort?.abort()
  }

  return {
    ...{ phase, loaded, asShipped, packaged, asPackaged, withOtherEditions, manifest, model, firstView },
    ...{ firstFrame, seriesById, error, progress, loading, ownError },
    ...{ load, loadOwn, useFigures, countAssessments, assessmentsCount, cancel, activate },
  }
})
