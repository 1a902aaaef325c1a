import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { sha256 } from '../briefing/snapshot/sha256'
import { ForewatchError, toForewatchError } from '../core/errors'
import { buildDataSet } from '../engine/data/build-data-set'
import { runScores } from '../engine/run'
import { catalogueInUse } from '../sources/editions/in-use'
import { observations } from '../sources/packaged/assemble'
import { loadSources, type PackagedSource } from '../sources/packaged/load'
import { useSession, type Loaded } from './session'

const BASE = `${import.meta.env.BASE_URL}data/`

/** Other editions of shipped sources: which are at hand, which are in use. Each keeps its own figures; using one changes no
 *  file. Which are asked for stands in the address alone (`ViewState.editions`). */
export const useEditions = defineStore('editions', () => {
  const session = useSession()
  const chosen = ref<readonly string[]>([])
  const inUse = computed(() => (session.withOtherEditions ? chosen.value : []))
  const working = ref<string>()
  const error = shallowRef<ForewatchError>()
  let calls = 0
  const fetched = new Map<string, Promise<PackagedSource>>()
  const besides = new Map<string, { readonly base: Loaded; readonly loaded: Promise<Loaded> }>()

  const offered = computed(() => session.firstView?.manifest.editions ?? [])

  function packagedEdition(id: string): Promise<PackagedSource> {
    const file = offered.value.find((edition) => edition.id === id)
    if (!file) {
      throw new ForewatchError('unknown-source', {
        what: 'There is no such edition beside the figures in use',
        found: id,
        expected: offered.value.map((edition) => edition.id).join(', '),
        next: 'Take one of those; until then the shipped figures are shown',
      })
    }
    const { catalogue, series } = file
    const known =
      fetched.get(id) ??
      loadSources(BASE, { sources: [{ id, catalogue, series }] }).then(([source]) => source!)
    fetched.set(id, known)
    known.catch(() => fetched.delete(id))
    return known
  }

  /** The packaged figures with some editions in use; nothing of them is changed. @throws ForewatchError */
  async function figuresWith(ids: readonly string[]): Promise<Loaded> {
    const base = session.packaged
    if (!base) throw new ForewatchError('bad-argument', { what: 'The series are not loaded yet' })
    const key = ids.join(',')
    const kept = besides.get(key)
    if (kept?.base === base) return kept.loaded
    const loaded = build(base, ids)
    besides.set(key, { base, loaded })
    loaded.catch(() => besides.delete(key))
    return loaded
  }

  async function build(base: Loaded, ids: readonly string[]): Promise<Loaded> {
    const sources = await Promise.all(ids.map(packagedEdition))
    const files = sources.map(({ catalogue }) => catalogue)
    const catalogue = catalogueInUse(base.catalogue, files)
    const { units } = base.data
    const added = buildDataSet(
      units,
      files.flatMap(({ series }) => series),
      observations(sources, units),
    )
    const data = Object.freeze({
      units,
      series: new Map([...base.data.series, ...added.series]),
      panels: new Map([...base.data.panels, ...added.panels]),
    })
    const sums = ids.map((id) => offered.value.find((edition) => edition.id === id)!.series.sha256)
    const fingerprint = await sha256(
      new TextEncoder().encode([base.manifest.fingerprint, ...sums].join('\n')),
    )
    return Object.freeze({
      ...base,
      ...{ catalogue, data, run: runScores(base.model, data, base.run.moments) },
      manifest: { ...base.manifest, fingerprint },
    })
  }

  /** Ids with another edition of one source in the place of its edition before; undefined = the shipped one. */
  function withChoice(ids: readonly string[], of: string, id: string | undefined): readonly string[] {
    const siblings = new Set(
      offered.value.filter((edition) => edition.of === of).map((edition) => edition.id),
    )
    const others = ids.filter((each) => !siblings.has(each))
    return id === undefined ? others : [...others, id].sort()
  }

  /** Puts editions in use on every screen; none = as shipped. Where one of them cannot be had, the shipped figures are in use
   *  and `error` says why. The newest call counts. */
  async function use(ids: readonly string[]): Promise<void> {
    const mine = ++calls
    error.value = undefined
    working.value = ids.at(-1) ?? 'shipped'
    try {
      await put(ids, mine)
    } catch (cause) {
      await put([], mine)
      if (mine === calls) error.value = toForewatchError(cause)
    } finally {
      if (mine === calls) working.value = undefined
    }
  }

  async function put(ids: readonly string[], mine: number): Promise<void> {
    const figures = ids.length === 0 ? undefined : await figuresWith(ids)
    if (mine !== calls) return
    chosen.value = ids
    await session.useFigures(figures)
  }

  return { offered, inUse, working, error, figuresWith, withChoice, use }
})
