import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { ForewatchError } from '../core/errors'
import {
  evidenceToKeep,
  MOST_ENTITIES,
  readEvidence,
  remapped,
  type Evidence,
  type EvidenceFile,
} from '../model/evidence'
import type { StoredDocument } from '../storage/types'
import { startImportWorker, type ImportClient } from '../worker/import-client'
import { attempts } from './attempt'
import { useDocuments } from './documents'
import { useSession } from './session'

export const EVIDENCE_KIND = 'evidence'
const LARGEST_BYTES = 50_000_000

export type StoredEvidence = StoredDocument<EvidenceFile>

/** What a file holds, before anything of it is kept. It lives in this tab only. */
export interface EntitiesFound {
  readonly evidence: readonly Evidence[]
  readonly withoutCountry: number
  readonly withoutDate: number
}

/** Evidence from a user's own Uwazi collections, kept on this device. It feeds no score. */
export const useEvidence = defineStore('evidence', () => {
  const documents = useDocuments()
  const session = useSession()
  const collections = shallowRef<readonly StoredEvidence[]>([])
  /** Collections that are there and cannot be read; they are left as they are. */
  const unreadable = ref(0)
  const found = shallowRef<EntitiesFound>()
  const file = shallowRef<File>()
  const { error, attempt } = attempts()
  const working = ref(false)
  let client: ImportClient | undefined
  let abort: AbortController | undefined

  async function refresh(): Promise<void> {
    await attempt(async () => {
      const stored = await (await documents.open()).list(EVIDENCE_KIND)
      unreadable.value = 0
      collections.value = stored
        .flatMap((one) => {
          try {
            return [{ ...one, body: readEvidence(one.body) }]
          } catch {
            unreadable.value++
            return []
          }
        })
        .sort((a, b) => (a.body.made < b.body.made ? 1 : -1))
    })
  }

  /** Reads a file in a thread and shows what it holds. @param templates  the answer of `/api/templates`, for names */
  async function choose(chosen: File, templates?: File): Promise<void> {
    abort?.abort()
    const mine = (abort = new AbortController())
    file.value = chosen
    found.value = undefined
    working.value = true
    await attempt(async () => {
      for (const each of [chosen, ...(templates ? [templates] : [])]) checkSize(each)
      const units = session.firstView?.units
      if (!units)
        throw new ForewatchError('bad-argument', { what: 'The list of countries is not loaded yet' })
      client ??= startImportWorker(units)
      const read = await client.entities(chosen, templates, { signal: mine.signal })
      checkEntities(read, chosen.name)
      found.value = read
    })
    if (abort === mine) working.value = false
  }

  /** Keeps what was found. Without `names` no title is kept. @returns whether it was stored */
  async function keep(indicators: ReadonlyMap<string, string>, names: boolean): Promise<boolean> {
    const read = found.value
    if (!read) return false
    const body = readEvidence(evidenceToKeep(read.evidence, indicators, names, new Date().toISOString()))
    const stored = await attempt(async () => {
      await (await documents.open()).save(EVIDENCE_KIND, crypto.randomUUID(), body, 0)
    })
    if (stored) {
      clear()
      await refresh()
    }
    return stored
  }

  async function remap(
    { id, body, revision }: StoredEvidence,
    template: string,
    indicator: string | undefined,
  ): Promise<void> {
    const stored = await attempt(async () => {
      await (await documents.open()).save(EVIDENCE_KIND, id, remapped(body, template, indicator), revision)
    })
    if (stored) await refresh()
  }

  /** A collection and all its revisions, for good: it may hold names. */
  async function forget(id: string): Promise<void> {
    if (await attempt(async () => (await documents.open()).forget(EVIDENCE_KIND, id))) await refresh()
  }

  function clear(): void {
    abort?.abort()
    client?.dispose()
    client = undefined
    found.value = undefined
    file.value = undefined
    error.value = undefined
    working.value = false
  }

  return {
    ...{ collections, unreadable, found, file, error, working },
    ...{ refresh, choose, keep, remap, forget, clear },
  }
})

function checkSize({ name, size }: File): void {
  if (size <= LARGEST_BYTES) return
  throw new ForewatchError('bad-file', {
    what: 'The file is too large for evidence',
    where: name,
    found: `${Math.round(size / 1e6)} MB`,
    expected: `at most ${LARGEST_BYTES / 1e6} MB`,
    next: 'Export fewer entities, for example one template or one year',
  })
}

function checkEntities({ evidence, withoutCountry }: EntitiesFound, name: string): void {
  if (evidence.length > MOST_ENTITIES) {
    throw new ForewatchError('bad-file', {
      what: 'The file holds too many entities',
      where: name,
      found: `${evidence.length}`,
      expected: `at most ${MOST_ENTITIES}`,
      next: 'Export fewer entities, for example one template or one year',
    })
  }
  if (evidence.length > withoutCountry) return
  throw new ForewatchError('bad-file', {
    what: evidence.length === 0 ? 'The file holds no entity' : 'No entity names a country that is known',
    where: name,
    found: `${evidence.length} entities`,
    expected: 'entities with a field whose name holds “country”, with names or ISO codes',
    next: 'Add the country field to the export',
  })
}
