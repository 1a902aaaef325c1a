import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import usStateDepartment from '../../indicators/reports/us-state-department.json'
import { ForewatchError, toForewatchError } from '../core/errors'
import type { ReportProfile } from '../core/report-profile'
import { profileFromCsv, readReportProfile } from '../sources/reports/profile'
import type { DocumentStore } from '../storage/types'
import { useDocuments } from './documents'
import { useSession } from './session'

const KIND = 'report-profile'
const LARGEST_BYTES = 2_000_000

const shipped: readonly ReportProfile[] = [
  readReportProfile(usStateDepartment, 'indicators/reports/us-state-department.json'),
]

/** Profiles that came with the software, and those of a user's own; one of the same id takes the place of a shipped one. */
export async function keptProfiles(store: DocumentStore): Promise<ReportProfile[]> {
  const own = (await store.list(KIND)).map(({ id, body }) => readReportProfile(body, id))
  const ids = new Set(own.map(({ id }) => id))
  return [...shipped.filter(({ id }) => !ids.has(id)), ...own]
}

/** Report profiles: which topics narrative reports cover, edition by edition. */
export const useReportProfiles = defineStore('report-profiles', () => {
  const documents = useDocuments()
  const session = useSession()
  const profiles = shallowRef<readonly ReportProfile[]>(shipped)
  const ownIds = shallowRef<ReadonlySet<string>>(new Set())
  const error = shallowRef<ForewatchError>()

  async function guarded(run: () => Promise<void>): Promise<void> {
    error.value = undefined
    try {
      await run()
    } catch (cause) {
      error.value = toForewatchError(cause)
    }
  }

  const refresh = (): Promise<void> =>
    guarded(async () => {
      const store = await documents.open()
      profiles.value = await keptProfiles(store)
      ownIds.value = new Set((await store.list(KIND)).map(({ id }) => id))
    })

  /** Takes over a profile from a JSON or CSV file; one of the same id before it stays as a revision. */
  const add = (file: File): Promise<void> =>
    guarded(async () => {
      const profile = await read(file)
      const store = await documents.open()
      const before = await store.get(KIND, profile.id)
      await store.save(KIND, profile.id, profile, before?.revision ?? 0)
      await refresh()
      await session.loadOwn()
    })

  const remove = (id: string): Promise<void> =>
    guarded(async () => {
      const store = await documents.open()
      const held = await store.get(KIND, id)
      if (held) await store.remove(KIND, id, held.revision)
      await refresh()
      await session.loadOwn()
    })

  return { profiles, ownIds, error, refresh, add, remove }
})

async function read(file: File): Promise<ReportProfile> {
  if (file.size > LARGEST_BYTES) {
    throw new ForewatchError('bad-file', {
      what: 'The file is too large for a report profile',
      where: file.name,
      found: `${file.size} bytes`,
      expected: `at most ${LARGEST_BYTES}`,
    })
  }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const text = new TextDecoder().decode(bytes)
  if (!/^\s*\{/.test(text)) return profileFromCsv({ name: file.name, bytes })
  try {
    return readReportProfile(JSON.parse(text) as unknown, file.name)
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    throw new ForewatchError('bad-file', { what: 'The profile is not whole JSON', where: file.name })
  }
}
