import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { openDB } from 'idb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ForewatchError } from '../../src/core/errors'
import { openDocuments, type DocumentsOptions } from '../../src/storage/documents'
import { DATABASE_NAME, SCHEMA_VERSION } from '../../src/storage/database'
import { RevisionConflict } from '../../src/storage/errors'
import { wipe } from '../../src/storage/wipe'
import type { DocumentStore, Notice } from '../../src/storage/types'

let tabs: DocumentStore[] = []
async function tab(options: DocumentsOptions = {}): Promise<DocumentStore> {
  const store = await openDocuments(options)
  tabs.push(store)
  return store
}
const tagOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error: unknown) => (error instanceof ForewatchError ? error.tag : String(error)),
  )
const soon = () => new Promise((resolve) => setTimeout(resolve, 20))

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
  tabs = []
})
afterEach(() => {
  vi.restoreAllMocks()
  tabs.forEach((store) => store.close())
})

describe('documents', () => {
  it('keep what was saved, with a revision that rises by one', async () => {
    const store = await tab({ now: () => Date.UTC(2026, 10, 25) })
    await store.save('watchlist', 'a', { title: 'Sahel', units: ['MLI'] }, 0)
    const second = await store.save('watchlist', 'a', { title: 'Sahel', units: ['MLI', 'BFA'] }, 1)
    expect(second).toMatchObject({ revision: 2, savedAt: '2026-11-25T00:00:00.000Z' })
    expect(await store.get('watchlist', 'a')).toEqual(second)
    expect((await store.list('watchlist')).map(({ id }) => id)).toEqual(['a'])
    expect(await store.get('watchlist', 'b')).toBeUndefined()
  })

  it('keep at least the last ten revisions and bring any of them back', async () => {
    const store = await tab()
    for (let n = 0; n < 30; n++) await store.save('model', 'm', { n }, n)
    const kept = await store.revisions<{ n: number }>('model', 'm')
    expect(kept.length).toBeGreaterThanOrEqual(10)
    expect(kept[0]!.revision).toBe(30)
    const back = await store.restore<{ n: number }>('model', 'm', kept[5]!.revision)
    expect(back).toMatchObject({ revision: 31, body: kept[5]!.body })
    expect((await store.log(1))[0]).toMatchObject({ action: 'restore', revision: 31 })
  })

  it('take a removed document off the list and can bring it back', async () => {
    const store = await tab()
    await store.save('note', 'n', 'first', 0)
    await store.remove('note', 'n', 1)
    expect(await store.list('note')).toEqual([])
    expect(await store.restore('note', 'n', 1)).toMatchObject({ body: 'first', revision: 3 })
    await store.forget('note', 'n')
    expect(await store.revisions('note', 'n')).toEqual([])
  })

  it('are not changed by what the caller does with the body afterwards', async () => {
    const store = await tab()
    const body = { units: ['MLI'] }
    const saved = await store.save('watchlist', 'a', body, 0)
    body.units.push('BFA')
    expect(saved.body.units).toEqual(['MLI'])
    expect((await store.get<typeof body>('watchlist', 'a'))!.body.units).toEqual(['MLI'])
  })
})

describe('two tabs', () => {
  it('never overwrite one another: the second save becomes a copy beside the first', async () => {
    const [one, two] = [await tab(), await tab()]
    await one.save('watchlist', 'a', 'base', 0)
    await one.save('watchlist', 'a', 'from one', 1)
    const error = await two.save('watchlist', 'a', 'from two', 1).catch((cause: unknown) => cause)
    expect(error).toBeInstanceOf(RevisionConflict)
    expect((error as RevisionConflict).tag).toBe('revision-conflict')
    const list = await one.list('watchlist')
    expect(list.map(({ body }) => body).sort()).toEqual(['from one', 'from two'])
    const copy = list.find(({ conflictOf }) => conflictOf === 'a')!
    expect(copy.id).toBe((error as RevisionConflict).copyId)
  })

  it('saving at the same moment leave one winner and one copy', async () => {
    const stores = [await tab(), await tab(), await tab()]
    const results = await Promise.allSettled(stores.map((store, n) => store.save('k', 'x', `tab ${n}`, 0)))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const bodies = (await stores[0]!.list<string>('k')).map(({ body }) => body)
    expect(bodies.sort()).toEqual(['tab 0', 'tab 1', 'tab 2'])
  })

  it('hear of each other’s saves, without title or body', async () => {
    const [one, two] = [await tab(), await tab()]
    const heard: Notice[] = []
    two.onNotice((notice) => heard.push(notice))
    await one.save('watchlist', 'a', { title: 'Secret name' }, 0)
    await soon()
    expect(heard).toEqual([{ type: 'changed', kind: 'watchlist', id: 'a', revision: 1 }])
  })

  it('a removal of what another tab changed is refused', async () => {
    const [one, two] = [await tab(), await tab()]
    await one.save('k', 'x', 1, 0)
    await two.save('k', 'x', 2, 1)
    expect(await tagOf(one.remove('k', 'x', 1))).toBe('revision-conflict')
    expect((await two.get('k', 'x'))!.body).toBe(2)
  })
})

describe('a full disk', () => {
  it('keeps the body in memory, says so, and saves it when there is room', async () => {
    const store = await tab()
    await store.save('watchlist', 'a', 'old', 0)
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    expect(await tagOf(store.save('watchlist', 'a', 'new', 1))).toBe('storage-full')
    expect(store.unsaved()).toMatchObject([{ id: 'a', body: 'new', unsaved: true }])
    expect((await store.get('watchlist', 'a'))!.body).toBe('new')
    expect(await tagOf(store.blobs.put('b', {}, {}))).toBe('storage-full')
    put.mockRestore()
    await store.save('watchlist', 'a', 'new', store.unsaved()[0]!.revision)
    expect(store.unsaved()).toEqual([])
    expect((await store.revisions('watchlist', 'a')).map(({ body }) => body)).toEqual(['new', 'old'])
  })

  it('leaves nothing of a save that failed half way', async () => {
    const store = await tab()
    const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    await store.save('k', 'x', 1, 0).catch(() => undefined)
    add.mockRestore()
    await soon()
    const other = await tab()
    expect(await other.list('k')).toEqual([])
    expect(await other.revisions('k', 'x')).toEqual([])
  })
})

describe('large arrays', () => {
  it('come back bit for bit', async () => {
    const store = await tab()
    const values = Float64Array.from([1.5, NaN, -0])
    await store.blobs.put('edition-1', { series: 's' }, { values, status: Uint8Array.from([0, 16, 0]) })
    const read = (await store.blobs.get('edition-1'))!
    expect(read.about).toEqual({ series: 's' })
    expect(read.arrays.values).toEqual(values)
    expect(await store.blobs.list()).toMatchObject([{ id: 'edition-1' }])
    await store.blobs.remove('edition-1')
    expect(await store.blobs.get('edition-1')).toBeUndefined()
  })
})

describe('versions of the schema', () => {
  it('read a database as version 1 wrote it', async () => {
    await writeVersion1()
    const store = await tab()
    expect(await store.get('watchlist', 'list-1')).toMatchObject({ revision: 2, body: { title: 'Horn' } })
    expect(await store.revisions('watchlist', 'list-1')).toHaveLength(2)
  })

  it('bring rows up to date and keep them as they were', async () => {
    await writeVersion1()
    const upper = (text: unknown) => String(text).replace('Horn', 'HORN')
    const migrations = new Map([
      [1, (row: { payload: unknown }) => ({ ...row, payload: upper(row.payload) })],
    ])
    const store = await tab({ version: 2, migrations: migrations as never })
    expect((await store.get<{ title: string }>('watchlist', 'list-1'))!.body.title).toBe('HORN')
    store.close()
    const raw = await openDB(DATABASE_NAME)
    expect((await raw.getAll('backups')).map((row: { payload: string }) => row.payload)).toContain(
      '{"title":"Horn"}',
    )
    raw.close()
  })

  it('open newer data for reading only', async () => {
    await writeVersion1()
    ;(await tab({ version: SCHEMA_VERSION + 1 })).close()
    const store = await tab()
    expect(store.readOnly).toBe(true)
    expect(await store.list('watchlist')).toHaveLength(1)
    expect(await tagOf(store.save('watchlist', 'x', {}, 0))).toBe('newer-data')
    expect(await tagOf(store.remove('watchlist', 'list-1', 2))).toBe('newer-data')
  })
})

describe('wiping', () => {
  it('removes everything with three tabs open, and none of them can save it again', async () => {
    const stores = [await tab(), await tab(), await tab()]
    for (const [n, store] of stores.entries()) await store.save('watchlist', `l${n}`, 'x', 0)
    const removed: string[] = []
    const keys: Record<string, string> = { 'forewatch-scheme': 'dark', other: 'kept' }
    const area = Object.defineProperty({ ...keys }, 'removeItem', {
      enumerable: false,
      value(this: Record<string, string>, key: string) {
        removed.push(key)
        Reflect.deleteProperty(this, key)
      },
    }) as unknown as Storage
    const done = await wipe({
      areas: [area],
      caches: {
        keys: () => Promise.resolve(['forewatch-1', 'someone-else']),
        delete: (name: string) => Promise.resolve(removed.push(name) > 0),
      } as unknown as CacheStorage,
      serviceWorkers: { getRegistrations: () => Promise.resolve([]) },
    })
    expect(done).toEqual({ databases: 1, caches: 1, serviceWorkers: 0, settings: 1 })
    expect(removed).toEqual(['forewatch-1', 'forewatch-scheme'])
    for (const store of stores)
      expect(await tagOf(store.save('watchlist', 'l9', 'x', 0))).toBe('storage-closed')
    expect(await (await tab()).list('watchlist')).toEqual([])
  })
})

/** A database exactly as version 1 of the schema lays it out. */
async function writeVersion1(): Promise<void> {
  const db = await openDB(DATABASE_NAME, 1, {
    upgrade(database) {
      database.createObjectStore('documents', { keyPath: ['kind', 'id'] }).createIndex('kind', 'kind')
      database.createObjectStore('revisions', { keyPath: ['kind', 'id', 'revision'] })
      database.createObjectStore('log', { autoIncrement: true })
      database.createObjectStore('blobs', { keyPath: 'id' })
      database.createObjectStore('settings')
      database.createObjectStore('backups', { keyPath: ['fromVersion', 'kind', 'id', 'revision'] })
    },
  })
  const row = { kind: 'watchlist', id: 'list-1', savedAt: '2026-11-01T08:00:00.000Z' }
  const first = { ...row, revision: 1, payload: '{"title":"Ho"}' }
  const second = { ...row, revision: 2, payload: '{"title":"Horn"}' }
  await db.put('revisions', first)
  await db.put('revisions', second)
  await db.put('documents', second)
  db.close()
}
