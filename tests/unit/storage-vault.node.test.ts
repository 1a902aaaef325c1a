import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { openDB } from 'idb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ForewatchError } from '../../src/core/errors'
import { DATABASE_NAME } from '../../src/storage/database'
import { openDocuments } from '../../src/storage/documents'
import { ITERATIONS } from '../../src/storage/key'
import type { DocumentStore } from '../../src/storage/types'

// Few rounds, so that the tests are quick; the shipped number is checked by itself.
const ROUNDS = 1000
const PASSPHRASE = 'heron lantern gravel'
let tabs: DocumentStore[] = []
async function tab(): Promise<DocumentStore> {
  const store = await openDocuments({ iterations: ROUNDS })
  tabs.push(store)
  return store
}
const tagOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error: unknown) => (error instanceof ForewatchError ? error.tag : String(error)),
  )
/** Everything that lies in the database, as one text. */
async function onDisk(): Promise<string> {
  const db = await openDB(DATABASE_NAME)
  let text = ''
  for (const name of db.objectStoreNames)
    for (const row of (await db.getAll(name)) as unknown[])
      text += JSON.stringify(row, (_key, value: unknown) =>
        value instanceof ArrayBuffer || ArrayBuffer.isView(value)
          ? Buffer.from(value instanceof ArrayBuffer ? value : value.buffer).toString('latin1')
          : value,
      )
  db.close()
  return text
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
  tabs = []
})
afterEach(() => tabs.forEach((store) => store.close()))

describe('a passphrase', () => {
  it('goes through at least 600 000 rounds of PBKDF2', () => {
    expect(ITERATIONS).toBeGreaterThanOrEqual(600_000)
  })

  it('leaves no word of lists, earlier revisions and own figures readable on the device', async () => {
    const store = await tab()
    await store.save('watchlist', 'a', { title: 'Zebra desk' }, 0)
    await store.save('watchlist', 'a', { title: 'Quagga desk' }, 1)
    await store.blobs.put(
      'edition x',
      { title: 'Okapi counts' },
      { series: new TextEncoder().encode('SDN,Gnu') },
    )
    const words = ['Zebra', 'Quagga', 'Okapi', 'Gnu']
    const before = await onDisk()
    expect(words.filter((word) => before.includes(word))).toEqual(words)
    await store.vault.setPassphrase(PASSPHRASE)
    const after = await onDisk()
    expect(words.filter((word) => after.includes(word))).toEqual([])
    expect(after).not.toContain(PASSPHRASE)
    // This tab goes on as before.
    await store.save('watchlist', 'b', { title: 'Tapir desk' }, 0)
    expect((await store.list('watchlist')).map(({ body }) => body)).toEqual([
      { title: 'Quagga desk' },
      { title: 'Tapir desk' },
    ])
    expect(await onDisk()).not.toContain('Tapir')
  })

  it('is asked for by the next tab, which reads and saves nothing before', async () => {
    const first = await tab()
    await first.save('watchlist', 'a', { title: 'Zebra desk' }, 0)
    await first.blobs.put('edition x', { n: 1 }, { series: Float64Array.of(1.5, 2.5) })
    await first.vault.setPassphrase(PASSPHRASE)
    const second = await tab()
    expect(second.vault).toMatchObject({ protection: 'passphrase', locked: true })
    expect(await tagOf(second.list('watchlist'))).toBe('locked')
    expect(await tagOf(second.save('watchlist', 'b', {}, 0))).toBe('locked')
    expect(await tagOf(second.vault.removeProtection())).toBe('locked')
    expect(await tagOf(second.vault.unlock('not the passphrase'))).toBe('wrong-passphrase')
    await second.vault.unlock(PASSPHRASE)
    expect(second.vault.locked).toBe(false)
    expect((await second.get('watchlist', 'a'))?.body).toEqual({ title: 'Zebra desk' })
    expect((await second.blobs.get('edition x'))?.arrays.series).toEqual(Float64Array.of(1.5, 2.5))
  })

  it('typed in another Unicode form is the same passphrase', async () => {
    const first = await tab()
    await first.vault.setPassphrase('caf\u00e9 caf\u00e9 caf\u00e9')
    const second = await tab()
    await second.vault.unlock('cafe\u0301 cafe\u0301 cafe\u0301')
    expect(second.vault.locked).toBe(false)
  })

  it('set in one tab keeps another from saving in plain text', async () => {
    const [first, second] = [await tab(), await tab()]
    await first.vault.setPassphrase(PASSPHRASE)
    expect(await tagOf(second.save('watchlist', 'b', { title: 'Zebra desk' }, 0))).toBe('locked')
    expect(await tagOf(second.blobs.put('e', {}, {}))).toBe('locked')
    expect(second.unsaved()).toHaveLength(1)
    await second.vault.follow()
    expect(second.vault.locked).toBe(true)
  })

  it('can be changed and taken away, and every record gets a vector of its own', async () => {
    const store = await tab()
    await store.save('note', 'a', 'same words', 0)
    await store.save('note', 'b', 'same words', 0)
    await store.vault.setPassphrase(PASSPHRASE)
    const db = await openDB(DATABASE_NAME)
    const rows = (await db.getAll('documents')) as { payload: { iv: Uint8Array } }[]
    db.close()
    expect(new Set(rows.map(({ payload }) => payload.iv.join())).size).toBe(2)
    await store.vault.setPassphrase('another long passphrase')
    const second = await tab()
    expect(await tagOf(second.vault.unlock(PASSPHRASE))).toBe('wrong-passphrase')
    await store.vault.removeProtection()
    expect((await tab()).vault.protection).toBe('none')
    expect(await onDisk()).toContain('same words')
  })

  it('shorter than twelve characters is refused, and nothing changes', async () => {
    const store = await tab()
    expect(await tagOf(store.vault.setPassphrase('too short'))).toBe('bad-argument')
    expect(store.vault.protection).toBe('none')
  })
})

describe('forgetting on close', () => {
  it('keeps everything readable for open tabs and nothing for a later start', async () => {
    const first = await tab()
    await first.save('watchlist', 'a', { title: 'Zebra desk' }, 0)
    await first.vault.forgetOnClose()
    expect(await onDisk()).not.toContain('Zebra')
    // A new tab hears the key from the one that is open.
    const second = await tab()
    expect((await second.get('watchlist', 'a'))?.body).toEqual({ title: 'Zebra desk' })
    first.close()
    const third = await tab()
    expect((await third.get('watchlist', 'a'))?.body).toEqual({ title: 'Zebra desk' })
    second.close()
    third.close()
    const later = await tab()
    expect(later.vault).toMatchObject({ protection: 'session', locked: false })
    expect(await later.list('watchlist')).toEqual([])
    expect(await later.log(10)).toEqual([])
    await later.save('watchlist', 'b', { title: 'Quagga desk' }, 0)
    expect(await later.list('watchlist')).toHaveLength(1)
  })
})
