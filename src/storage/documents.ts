import { ForewatchError } from '../core/errors'
import { blobStore } from './blobs'
import { DATABASE_NAME, openDatabase, type OpenOptions, type Row } from './database'
import { checkName, closed, newerData, RevisionConflict, writeFailed } from './errors'
import { noticeBoard } from './notices'
import { sessionKeys } from './session-key'
import { allOf, commit, commitRemoval, strictly } from './transactions'
import type { DocumentStore, LogEntry, Notice, StoredDocument } from './types'
import { openVault } from './vault'

export interface DocumentsOptions extends OpenOptions {
  /** Rounds of key derivation, for tests. */
  readonly iterations?: number
  /** Milliseconds since 1970, for the times of saves. */
  readonly now?: () => number
}

/** Opens the documents of this browser. @throws ForewatchError `storage-unavailable` */
export async function openDocuments(options: DocumentsOptions = {}): Promise<DocumentStore> {
  let open = true
  const board = noticeBoard(options.name)
  const { db, readOnly } = await openDatabase({
    ...options,
    onBlocking: () => {
      open = false
      options.onBlocking?.()
    },
  })
  board.listen((notice) => {
    if (notice.type !== 'wiped') return
    open = false
    db.close()
  })
  const { now = () => Date.now() } = options
  const keys = sessionKeys(options.name ?? DATABASE_NAME)
  const post = (notice: Notice) => board.post(notice)
  const vault = await openVault({ db, keys, readOnly, post, iterations: options.iterations })
  const stamp = () => new Date(now()).toISOString()
  const memory = new Map<string, StoredDocument>()
  const key = (kind: string, id: string) => `${kind}\n${id}`

  function ready(writing: boolean): void {
    if (!open) throw closed()
    if (writing && readOnly) throw newerData()
  }

  async function documentOf<Body>(row: Row): Promise<StoredDocument<Body>> {
    const { kind, id, revision, savedAt, conflictOf } = row
    const body = JSON.parse(await vault.codec.open(row.payload)) as Body
    return Object.freeze({ kind, id, revision, savedAt, body, ...(conflictOf ? { conflictOf } : {}) })
  }

  async function write<Body>(
    kind: string,
    id: string,
    body: Body,
    expected: number,
    action: LogEntry['action'],
  ): Promise<StoredDocument<Body>> {
    ready(true)
    checkName('kind', kind)
    checkName('id', id)
    const savedAt = stamp()
    const text = jsonOf(body)
    const { codec, sealId } = vault
    const payload = await codec.seal(text)
    try {
      const row = await commit(db, { kind, id, savedAt, payload }, expected, action, sealId)
      memory.delete(key(kind, id))
      if (row.conflictOf !== undefined) {
        board.post({ type: 'changed', kind, id: row.id, revision: 1 })
        throw new RevisionConflict(row.id, expected, row.current)
      }
      board.post({ type: 'changed', kind, id, revision: row.revision })
      return Object.freeze({ kind, id, revision: row.revision, savedAt, body: JSON.parse(text) as Body })
    } catch (cause) {
      if (cause instanceof RevisionConflict) throw cause
      const error = writeFailed(cause, true)
      const kept = { kind, id, revision: expected, savedAt, body: JSON.parse(text) as unknown, unsaved: true }
      memory.set(key(kind, id), Object.freeze(kept) as StoredDocument)
      throw error
    }
  }

  async function revisionRows(kind: string, id: string): Promise<Row[]> {
    ready(false)
    return (await db.getAll('revisions', allOf(kind, id))).reverse()
  }

  return {
    readOnly,
    save: (kind, id, body, expectedRevision) => write(kind, id, body, expectedRevision, 'save'),
    async get<Body>(kind: string, id: string) {
      ready(false)
      const kept = memory.get(key(kind, id))
      if (kept) return kept as StoredDocument<Body>
      const row = await db.get('documents', [kind, id])
      return row && (await documentOf<Body>(row))
    },
    async list<Body>(kind: string) {
      ready(false)
      const rows = await db.getAllFromIndex('documents', 'kind', kind)
      const stored = await Promise.all(rows.map((row) => documentOf<Body>(row)))
      const kept = [...memory.values()].filter((one) => one.kind === kind) as StoredDocument<Body>[]
      return [...stored.filter((one) => !memory.has(key(kind, one.id))), ...kept].sort((a, b) =>
        a.id < b.id ? -1 : a.id > b.id ? 1 : 0,
      )
    },
    async everything() {
      ready(false)
      return Promise.all((await db.getAll('documents')).map((row) => documentOf(row)))
    },
    async remove(kind, id, expectedRevision) {
      ready(true)
      memory.delete(key(kind, id))
      await commitRemoval(db, kind, id, expectedRevision, stamp())
      board.post({ type: 'removed', kind, id })
    },
    async revisions<Body>(kind: string, id: string) {
      const rows = (await revisionRows(kind, id)).filter((row) => !row.removed)
      return Promise.all(rows.map((row) => documentOf<Body>(row)))
    },
    async restore<Body>(kind: string, id: string, revision: number) {
      const row = (await revisionRows(kind, id)).find((one) => one.revision === revision && !one.removed)
      if (!row) {
        throw new ForewatchError('bad-argument', {
          what: 'There is no such revision to restore',
          found: `revision ${revision}`,
          expected: 'one of the revisions that are kept',
        })
      }
      const standing = await db.get('documents', [kind, id])
      const body = (await documentOf<Body>(row)).body
      return write(kind, id, body, standing?.revision ?? 0, 'restore')
    },
    async forget(kind, id) {
      ready(true)
      memory.delete(key(kind, id))
      await strictly(db, async ({ documents, revisions }) => {
        await documents.delete([kind, id])
        await revisions.delete(allOf(kind, id))
      })
      board.post({ type: 'removed', kind, id })
    },
    async log(limit) {
      ready(false)
      const entries: LogEntry[] = []
      let cursor = await db.transaction('log').store.openCursor(null, 'prev')
      while (cursor && entries.length < limit) {
        entries.push(cursor.value)
        cursor = await cursor.continue()
      }
      return entries
    },
    unsaved: () => [...memory.values()].reverse(),
    onNotice: (listener) => board.listen(listener),
    blobs: blobStore({ db, vault, ready, stamp, post }),
    vault,
    close() {
      open = false
      keys.close()
      board.close()
      db.close()
    },
  }
}

/** Body as JSON text. @throws ForewatchError `bad-argument` for what JSON cannot hold at its root */
function jsonOf(body: unknown): string {
  const text = JSON.stringify(body) as string | undefined
  if (text !== undefined) return text
  throw new ForewatchError('bad-argument', {
    what: 'A document without a body cannot be stored',
    found: typeof body,
    expected: 'a value that JSON can hold',
  })
}
