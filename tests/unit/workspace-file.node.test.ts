import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import { packZip, unpackZip } from '../../src/briefing/snapshot/zip'
import { ForewatchError } from '../../src/core/errors'
import { openDocuments } from '../../src/storage/documents'
import type { DocumentStore } from '../../src/storage/types'
import { readWorkspace, writeWorkspace } from '../../src/stores/workspace-file'

let store: DocumentStore
const fresh = async () => {
  globalThis.indexedDB = new IDBFactory()
  store = await openDocuments({ now: () => Date.UTC(2026, 0, 1) })
}
beforeEach(fresh)
const tagOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error: unknown) => (error instanceof ForewatchError ? error.tag : String(error)),
  )

async function filled(): Promise<Uint8Array> {
  await store.save('watchlist', 'a', { title: '=Sahel', members: { MLI: {} } }, 0)
  await store.save('decision', 'd', { text: 'visit' }, 0)
  await store.blobs.put('edition own/x', { title: 'Counts' }, { series: new TextEncoder().encode('SDN,1\n') })
  return writeWorkspace(store, '0.1.0')
}

async function withIndex(change: (index: Record<string, unknown>) => unknown): Promise<Uint8Array> {
  await fresh()
  const members = new Map(await unpackZip(await filled()))
  const index = JSON.parse(new TextDecoder().decode(members.get('workspace.json'))) as Record<string, unknown>
  const text = change(index)
  members.set(
    'workspace.json',
    new TextEncoder().encode(typeof text === 'string' ? text : JSON.stringify(text)),
  )
  await fresh()
  return packZip(members)
}

describe('the workspace file', () => {
  it('brings everything back into an empty browser, and makes the same bytes of the same content', async () => {
    const bytes = await filled()
    expect(await writeWorkspace(store, '0.1.0')).toEqual(bytes)
    await fresh()
    expect(await readWorkspace(store, bytes)).toEqual({ added: 3, replaced: 0, same: 0 })
    expect((await store.get('watchlist', 'a'))?.body).toEqual({ title: '=Sahel', members: { MLI: {} } })
    const blob = await store.blobs.get('edition own/x')
    expect(blob?.about).toEqual({ title: 'Counts' })
    expect(new TextDecoder().decode(blob?.arrays.series)).toBe('SDN,1\n')
    expect(await writeWorkspace(store, '0.1.0')).toEqual(bytes)
  })

  it('leaves what is the same, and keeps what it replaces as an earlier revision', async () => {
    const bytes = await filled()
    await store.save('watchlist', 'a', { title: 'Horn' }, 1)
    expect(await readWorkspace(store, bytes)).toEqual({ added: 0, replaced: 1, same: 2 })
    expect(
      (await store.revisions('watchlist', 'a')).map(({ body }) => (body as { title: string }).title),
    ).toEqual(['=Sahel', 'Horn', '=Sahel'])
  })

  it('is refused whole when altered, newer, of another form or with keys that reach into prototypes', async () => {
    const bytes = await filled()
    const altered = bytes.slice()
    altered[120]! ^= 1
    expect(await tagOf(readWorkspace(store, altered))).toBe('altered-snapshot')
    expect(await tagOf(readWorkspace(store, new Uint8Array(400)))).toBe('bad-snapshot')
    const cases: [string, (index: Record<string, unknown>) => unknown][] = [
      ['newer-data', (index) => ({ ...index, schemaVersion: 2 })],
      ['bad-file', (index) => ({ ...index, documents: 'none' })],
      ['bad-file', () => '{'],
      ['bad-file', (index) => JSON.stringify(index).replace('"title"', '"__proto__"')],
      ['bad-file', (index) => JSON.stringify(index).replace('1-series.csv', '2-series.csv')],
    ]
    for (const [tag, change] of cases) {
      const broken = await withIndex(change)
      expect(await tagOf(readWorkspace(store, broken))).toBe(tag)
      expect(await store.everything()).toEqual([])
      expect(await store.blobs.list()).toEqual([])
      await fresh()
    }
  })
})
