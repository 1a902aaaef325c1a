import type { IDBPObjectStore } from 'idb'
import type { Database, Row, Schema } from './database'
import { RevisionConflict } from './errors'
import { locked } from './payload'
import type { LogEntry } from './types'
import { SEAL_SETTING, type SealRecord } from './vault'

const REVISIONS_KEPT = 20
const LOG_KEPT = 2000
const REVISION_MAX = Number.MAX_SAFE_INTEGER

type Draft = Pick<Row, 'kind' | 'id' | 'savedAt' | 'payload'>

/** Writes document, revision and log, or on a conflict the copy instead. */
export function commit(
  db: Database,
  draft: Draft,
  expected: number,
  action: LogEntry['action'],
  sealId: string,
): Promise<Row & { readonly current: number }> {
  const { kind, id } = draft
  return strictly(db, async ({ documents, revisions, log, settings }) => {
    await checkSeal(settings, sealId)
    const current = (await documents.get([kind, id]))?.revision ?? 0
    const conflict = current !== expected
    const newest = await revisions.openKeyCursor(allOf(kind, id), 'prev')
    const row: Row = conflict
      ? { ...draft, id: await freeCopyId(documents, draft), revision: 1, conflictOf: id }
      : { ...draft, revision: (newest?.key[2] ?? 0) + 1 }
    await documents.put(row)
    await revisions.put(row)
    const entry = { kind, id: row.id, revision: row.revision, at: row.savedAt }
    const logged = await log.add({ ...entry, action: conflict ? 'conflict' : action })
    if (logged > LOG_KEPT) await log.delete(IDBKeyRange.upperBound(logged - LOG_KEPT))
    if (!conflict && row.revision > REVISIONS_KEPT)
      await revisions.delete(IDBKeyRange.bound([kind, id, 0], [kind, id, row.revision - REVISIONS_KEPT]))
    return { ...row, current }
  })
}

/** Takes a document off the list and notes it as a revision of its own. @throws RevisionConflict, without a copy */
export function commitRemoval(
  db: Database,
  kind: string,
  id: string,
  expected: number,
  at: string,
): Promise<void> {
  return strictly(db, async ({ documents, revisions, log }) => {
    const current = (await documents.get([kind, id]))?.revision ?? 0
    if (current !== expected) throw new RevisionConflict(id, expected, current)
    const revision = current + 1
    await documents.delete([kind, id])
    await revisions.put({ kind, id, revision, savedAt: at, payload: 'null', removed: true })
    await log.add({ kind, id, revision, action: 'remove', at })
  })
}

type Stores = ('documents' | 'revisions' | 'log' | 'settings')[]
type Handles = {
  readonly [Name in Stores[number]]: IDBPObjectStore<Schema, Stores, Name, 'readwrite'>
}

/** One transaction, flushed to the device before it counts as done; whatever fails inside undoes all of it. */
export async function strictly<Result>(
  db: Database,
  work: (handles: Handles) => Promise<Result>,
): Promise<Result> {
  const stores: Stores = ['documents', 'revisions', 'log', 'settings']
  const tx = db.transaction(stores, 'readwrite', { durability: 'strict' })
  const done = tx.done.catch((cause: unknown) => cause)
  let result: Result
  try {
    result = await work({
      documents: tx.objectStore('documents'),
      revisions: tx.objectStore('revisions'),
      log: tx.objectStore('log'),
      settings: tx.objectStore('settings'),
    })
  } catch (cause) {
    try {
      tx.abort()
    } catch {
      // A failed request has aborted it already.
    }
    await done
    throw cause
  }
  const failure = await done
  if (failure !== undefined) throw failure
  return result
}

/** Nothing is written under a key that another tab has replaced. @throws ForewatchError `locked` */
export async function checkSeal(
  settings: { get(key: string): Promise<unknown> },
  sealId: string,
): Promise<void> {
  const stored = (await settings.get(SEAL_SETTING)) as SealRecord | undefined
  if ((stored?.id ?? '') !== sealId) throw locked()
}

/** Several tabs may lose a race in the same millisecond. */
async function freeCopyId(documents: Handles['documents'], { kind, id, savedAt }: Draft): Promise<string> {
  const stem = `${id.slice(0, 150)}~copy-${savedAt.replace(/[^0-9]/g, '')}`
  for (let n = 1; ; n++) if (!(await documents.getKey([kind, `${stem}-${n}`]))) return `${stem}-${n}`
}

export function allOf(kind: string, id: string): IDBKeyRange {
  return IDBKeyRange.bound([kind, id, 0], [kind, id, REVISION_MAX])
}
