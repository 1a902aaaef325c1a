import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { ForewatchError, toForewatchError } from '../core/errors'
import type { Recipe } from '../core/recipe'
import { differenceOf, type EditionDifference } from '../sources/editions/difference'
import type { Edition, EditionContents } from '../sources/editions/edition'
import { readRecipe, writeRecipe } from '../sources/user/recipe'
import { startImportWorker, type ImportClient } from '../worker/import-client'
import type { FileLook } from '../worker/import-protocol'
import { useDocuments } from './documents'
import {
  apartFrom,
  checkIdsFree,
  editionValues,
  forgetEdition,
  keepEdition,
  keptEditions,
} from './own-editions'
import { useSession } from './session'

/** In the browser the whole file is held once for its checksum. */
const LARGEST_BYTES = 250_000_000

/** A user's own files: looked at and read in a thread, kept as editions in this browser, then part of the data. A
 *  failure leaves everything as it was. */
export const useOwnDataStore = defineStore('own-data', () => {
  const documents = useDocuments()
  const session = useSession()
  const editions = shallowRef<readonly Edition[]>([])
  const file = shallowRef<File>()
  const look = shallowRef<FileLook>()
  const error = shallowRef<ForewatchError>()
  const working = ref<'looking' | 'reading'>()
  const share = ref(0)
  const added = shallowRef<EditionContents>()
  const difference = shallowRef<EditionDifference>()
  let client: ImportClient | undefined
  let abort: AbortController | undefined

  async function guarded(
    what: 'looking' | 'reading',
    run: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    abort?.abort()
    const mine = (abort = new AbortController())
    working.value = what
    share.value = 0
    error.value = undefined
    try {
      await run(mine.signal)
    } catch (cause) {
      const known = toForewatchError(cause)
      if (abort === mine && known.tag !== 'cancelled') error.value = known
    } finally {
      if (abort === mine) working.value = undefined
    }
  }

  const onProgress = (now: number): void => void (share.value = now)

  function threadOf(): ImportClient {
    const units = session.firstView?.units
    if (!units) throw new ForewatchError('bad-argument', { what: 'The list of countries is not loaded yet' })
    return (client ??= startImportWorker(units))
  }

  const apart = (recipe: Recipe): Recipe => apartFrom(recipe, session.packaged?.catalogue ?? [])

  function choose(next: File, shape?: string): Promise<void> {
    added.value = undefined
    difference.value = undefined
    return guarded('looking', async (signal) => {
      file.value = next
      look.value = undefined
      if (next.size > LARGEST_BYTES) {
        throw new ForewatchError('bad-file', {
          what: 'The file is too large for the browser',
          where: next.name,
          found: `${Math.round(next.size / 1e6)} MB`,
          expected: `at most ${LARGEST_BYTES / 1e6} MB`,
          next: 'Use `npm run -s indicators -- import-own`, which streams up to 2 GB',
        })
      }
      const found = await threadOf().look(next, shape, { signal, onProgress })
      look.value = { ...found, recipe: found.recipe && apart(found.recipe) }
    })
  }

  function read(recipe: Recipe): Promise<void> {
    return guarded('reading', async (signal) => {
      const [chosen, store] = [file.value, await documents.open()]
      if (!chosen) return
      const checked = readRecipe(JSON.parse(JSON.stringify(apart(recipe))), recipe.title)
      const kept = await keptEditions(store)
      checkIdsFree(checked, kept)
      const now = new Date().toISOString()
      const contents = await threadOf().read(chosen, checked, now, { signal, onProgress })
      const source = contents.edition.catalogue.source.id
      const before = kept
        .filter(({ id, catalogue }) => catalogue.source.id === source && id !== contents.edition.id)
        .at(-1)
      await keepEdition(store, contents)
      difference.value = before && differenceOf(await editionValues(store, before), contents.observations)
      added.value = contents
      await refresh()
      await session.loadOwn()
    })
  }

  /** Takes an edition out of this browser; not while the model on screen uses a series of it. */
  async function remove(id: string): Promise<void> {
    error.value = undefined
    try {
      const edition = editions.value.find((each) => each.id === id)
      const inUse = session.asShipped?.refreshed?.find((each) => each.edition === id)
      if (inUse) {
        throw new ForewatchError('bad-argument', {
          what: 'Scores rest on these figures now',
          found: `${inUse.title}, asked ${inUse.asked}`,
          next: 'Go back to what was shipped first, under “Newer figures”',
        })
      }
      const used = edition && seriesInUse(edition)
      if (used !== undefined) {
        throw new ForewatchError('bad-argument', {
          what: 'The model on screen uses this source',
          found: used,
          next: 'Take the series out of the model first, or choose another version of it',
        })
      }
      await forgetEdition(await documents.open(), id)
      await refresh()
      await session.loadOwn()
    } catch (cause) {
      error.value = toForewatchError(cause)
    }
  }

  function seriesInUse(edition: Edition): string | undefined {
    const source = edition.catalogue.source.id
    if (editions.value.filter((each) => each.catalogue.source.id === source).length > 1) return undefined
    const inputs = new Set(session.loaded?.run.inputs.map(({ spec }) => spec.series))
    return edition.catalogue.series.find(({ id }) => inputs.has(id))?.title
  }

  async function refresh(): Promise<void> {
    try {
      editions.value = Object.freeze(await keptEditions(await documents.open()))
    } catch (cause) {
      error.value = toForewatchError(cause)
    }
  }

  async function recipeFrom(given: File): Promise<Recipe | undefined> {
    try {
      return apart(readRecipe(JSON.parse(await given.text()) as unknown, given.name))
    } catch (cause) {
      error.value =
        cause instanceof SyntaxError
          ? new ForewatchError('bad-file', { what: 'The recipe is not whole JSON', where: given.name })
          : toForewatchError(cause)
      return undefined
    }
  }

  function clear(): void {
    abort?.abort()
    file.value = undefined
    look.value = undefined
    added.value = undefined
    difference.value = undefined
    error.value = undefined
  }

  return {
    ...{ editions, file, look, error, working, share, added, difference },
    ...{
      choose,
      read,
      remove,
      refresh,
      recipeFrom,
      clear,
      cancel: () => abort?.abort(),
      recipeText: writeRecipe,
    },
  }
})
