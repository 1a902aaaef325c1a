import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { ForewatchError, toForewatchError } from '../core/errors'
import type { Observation } from '../core/series'
import type { LiveOutcome, LiveState, MovedCounts } from '../engine/audit/refresh-outcome'
import { refreshEffect } from '../engine/audit/refreshed-data'
import { panelObservations } from '../engine/data/panel-observations'
import { differenceOf } from '../sources/editions/difference'
import { checkRequest, collectLive, liveSource, type HeldPages } from '../sources/live/collect'
import type { LiveRequest } from '../sources/live/requests'
import { heldInWindow } from '../sources/live/window'
import { startImportWorker, type ImportClient } from '../worker/import-client'
import type { LiveReading } from '../worker/import-protocol'
import { useDocuments } from './documents'
import { useOwnDataStore } from './own-data'
import { editionValues, keepEdition, keptEditions } from './own-editions'
import { putInUse } from './refreshes'
import { useSession } from './session'

const IDLE: LiveState = Object.freeze({ phase: 'idle', done: 0, total: 0 })

/** Sources that are asked when a person says so, one request after the other. Keys are handed through and kept nowhere; pages
 *  that came stay in memory for a second try; a failure changes nothing that is kept. */
export const useLiveSources = defineStore('live-sources', () => {
  const documents = useDocuments()
  const session = useSession()
  const own = useOwnDataStore()
  const states = shallowRef<Readonly<Record<string, LiveState>>>({})
  const aborts = new Map<string, AbortController>()
  const pages = new Map<string, HeldPages>()
  let client: ImportClient | undefined

  const set = (id: string, state: LiveState): void => {
    states.value = { ...states.value, [id]: Object.freeze(state) }
  }

  /** Asks. Only ever called when a person has read who is asked for what and has agreed. */
  async function ask(id: string, request: LiveRequest): Promise<void> {
    aborts.get(id)?.abort()
    const mine = new AbortController()
    aborts.set(id, mine)
    const { signal } = mine
    try {
      checkRequest(liveSource(id).host, request)
      const { from, to, release, countries } = request
      const name = JSON.stringify([id, from, to, release, countries])
      const held: HeldPages = pages.get(name) ?? new Map()
      pages.set(name, held)
      set(id, { ...IDLE, phase: 'asking' })
      const found = await collectLive(id, request, {
        held,
        signal,
        onProgress: (done, total) => set(id, { phase: 'asking', done, total }),
      })
      set(id, { ...IDLE, phase: 'reading' })
      const now = new Date().toISOString()
      const asked = { ...request, key: '' }
      const reading = await threadOf().live({ source: id, found, request: asked, now }, { signal })
      const outcome = await keep(reading, found.requests)
      pages.delete(name)
      set(id, { ...IDLE, phase: 'kept', outcome })
    } catch (cause) {
      const error = toForewatchError(cause)
      if (aborts.get(id) !== mine) return
      set(id, error.tag === 'cancelled' ? IDLE : { ...IDLE, phase: 'failed', error })
    }
  }

  /** Puts an edition that came in the place of the shipped figures of its source, or with `undefined` goes back to these. */
  async function use(id: string, edition: string | undefined): Promise<void> {
    try {
      await putInUse(await documents.open(), id, edition)
      await session.loadOwn()
      set(id, IDLE)
    } catch (cause) {
      set(id, { ...IDLE, phase: 'failed', error: toForewatchError(cause) })
    }
  }

  function threadOf(): ImportClient {
    const units = session.firstView?.units
    if (!units) throw new ForewatchError('bad-argument', { what: 'The list of countries is not loaded yet' })
    return (client ??= startImportWorker(units))
  }

  async function keep(
    { contents, series, observations }: LiveReading,
    requests: number,
  ): Promise<LiveOutcome> {
    const store = await documents.open()
    const { edition } = contents
    const earlier = (await keptEditions(store))
      .filter(({ id, catalogue }) => catalogue.source.id === edition.catalogue.source.id && id !== edition.id)
      .at(-1)
    await keepEdition(store, contents)
    const before = earlier && (await editionValues(store, earlier))
    const outcome: LiveOutcome = {
      requests,
      values: edition.values,
      series: edition.catalogue.series.length,
      dropped: edition.dropped,
      ...(before ? { againstEarlier: moved(before, contents.observations) } : {}),
      ...againstShipped(series, observations),
    }
    await own.refresh()
    await session.loadOwn()
    return outcome
  }

  function againstShipped(
    series: LiveReading['series'],
    observations: readonly Observation[],
  ): Pick<LiveOutcome, 'againstShipped' | 'shifts'> {
    const [shipped, moment] = [session.packaged, session.loaded?.run.moments.at(-1)]
    const model = session.loaded?.model
    const known = series.filter(({ id }) => shipped?.data.panels.has(id))
    if (!shipped || !model || !moment || known.length === 0) return { shifts: [] }
    const ids = new Set(known.map(({ id }) => id))
    const held = known.flatMap(({ id }) =>
      panelObservations(shipped.data.panels.get(id)!, shipped.data.units),
    )
    const units = new Set(shipped.data.units.map(({ id }) => id))
    const after = observations.filter(({ indicator, unit }) => ids.has(indicator) && units.has(unit))
    // An edition takes the place of shipped figures, not of an edition in use: that one goes.
    const inUse = session.asShipped?.data ?? shipped.data
    const [panels, records] = [new Map(inUse.panels), new Map(inUse.series)]
    for (const id of ids) {
      panels.set(id, shipped.data.panels.get(id)!)
      records.set(id, shipped.data.series.get(id)!)
    }
    const data = { ...inUse, panels, series: records }
    return {
      againstShipped: moved(held, after),
      shifts: refreshEffect(model, data, known, after, moment, inUse),
    }
  }

  return { states, ask, use, cancel: (id: string) => aborts.get(id)?.abort() }
})

function moved(held: readonly Observation[], after: readonly Observation[]): MovedCounts {
  const { same, revised, added, withdrawn } = differenceOf(heldInWindow(held, after), after)
  return { same, revised: revised.length, added, gone: withdrawn.length }
}
