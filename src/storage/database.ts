import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb'
import { ForewatchError } from '../core/errors'
import type { SealedArray } from './arrays'
import type { Payload } from './payload'
import type { LogEntry } from './types'

/** One revision as it lies in the database. */
export interface Row {
  readonly kind: string
  readonly id: string
  readonly revision: number
  readonly savedAt: string
  readonly payload: Payload
  readonly conflictOf?: string
  /** Set on the revision that took the document off the list. */
  readonly removed?: true
}

export interface BlobRow {
  readonly id: string
  readonly savedAt: string
  readonly about: Payload
  readonly arrays: Readonly<Record<string, ArrayBufferView<ArrayBuffer> | SealedArray>>
}

export interface Schema extends DBSchema {
  documents: { key: [string, string]; value: Row; indexes: { kind: string } }
  revisions: { key: [string, string, number]; value: Row }
  log: { key: number; value: LogEntry }
  blobs: { key: string; value: BlobRow }
  settings: { key: string; value: unknown }
  /** Rows as they were before a change of the schema, by the version they come from. */
  backups: { key: [number, string, string, number]; value: Row & { readonly fromVersion: number } }
}
export type Database = IDBPDatabase<Schema>
type Upgrade = IDBPTransaction<
  Schema,
  ('documents' | 'revisions' | 'log' | 'blobs' | 'settings' | 'backups')[],
  'versionchange'
>

export const DATABASE_NAME = 'forewatch'
/** Version of the stores and rows. Raise it together with a step in `MIGRATIONS` and a fixture of the version before. */
export const SCHEMA_VERSION = 1

/** Brings the rows of version n to version n + 1; runs in the upgrade's own transaction after a backup. */
export type Migration = (row: Row) => Row
export type Migrations = ReadonlyMap<number, Migration>
/** None yet: version 1 is the first. */
export const MIGRATIONS: Migrations = new Map()

export interface OpenOptions {
  readonly name?: string
  readonly version?: number
  readonly migrations?: Migrations
  /** Another tab asks that the database be let go. */
  readonly onBlocking?: () => void
}

/** Opens the database, creates it or brings it up to date. A newer one is opened as it is, for reading only.
 *  @throws ForewatchError `storage-unavailable` */
export async function openDatabase(options: OpenOptions = {}): Promise<{ db: Database; readOnly: boolean }> {
  const { name = DATABASE_NAME, version = SCHEMA_VERSION, migrations = MIGRATIONS } = options
  const blocking = (_current: number, _blocked: number | null, event: Event) => {
    ;(event.target as IDBDatabase).close()
    options.onBlocking?.()
  }
  try {
    const db = await openDB<Schema>(name, version, {
      upgrade: (database, from, to, transaction) =>
        from === 0
          ? create(database)
          : migrate(transaction as unknown as Upgrade, from, to ?? from, migrations),
      blocking,
    })
    return { db, readOnly: false }
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'VersionError')
      return { db: await openDB<Schema>(name, undefined, { blocking }), readOnly: true }
    throw unavailable(cause)
  }
}

function create(db: Database): void {
  db.createObjectStore('documents', { keyPath: ['kind', 'id'] }).createIndex('kind', 'kind')
  db.createObjectStore('revisions', { keyPath: ['kind', 'id', 'revision'] })
  db.createObjectStore('log', { autoIncrement: true })
  db.createObjectStore('blobs', { keyPath: 'id' })
  db.createObjectStore('settings')
  db.createObjectStore('backups', { keyPath: ['fromVersion', 'kind', 'id', 'revision'] })
}

async function migrate(
  transaction: Upgrade,
  from: number,
  to: number,
  migrations: Migrations,
): Promise<void> {
  const backups = transaction.objectStore('backups')
  for (const store of [transaction.objectStore('revisions'), transaction.objectStore('documents')]) {
    for (let cursor = await store.openCursor(); cursor; cursor = await cursor.continue()) {
      await backups.put({ ...cursor.value, fromVersion: from })
      let row = cursor.value
      for (let version = from; version < to; version++) row = migrations.get(version)?.(row) ?? row
      await cursor.update(row)
    }
  }
}

function unavailable(cause: unknown): ForewatchError {
  return new ForewatchError(
    'storage-unavailable',
    {
      what: 'The browser gives no storage to this page',
      found: cause instanceof Error ? cause.message : String(cause),
      expected: 'IndexedDB, which private windows of some browsers refuse',
      next: 'What you enter lasts as long as this page; save it to a file',
    },
    { cause },
  )
}
