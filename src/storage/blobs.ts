import type { Database } from './database'
import { checkName, writeFailed } from './errors'
import { openArrays, sealArrays } from './arrays'
import type { Payload } from './payload'
import { checkSeal } from './transactions'
import type { Lockable } from './vault'
import type { BlobStore, Notice } from './types'

interface Parts {
  readonly db: Database
  readonly vault: Pick<Lockable, 'codec' | 'sealId'>
  readonly ready: (writing: boolean) => void
  readonly stamp: () => string
  readonly post: (notice: Notice) => void
}

/** Large binary records beside the documents, for example imported series. They hold no revisions: an edition that is to
 *  be kept gets an id of its own. Arrays are stored as they are, never sealed: they are data from files, not notes. */
export function blobStore({ db, vault, ready, stamp, post }: Parts): BlobStore {
  const about = async (payload: Payload) => JSON.parse(await vault.codec.open(payload)) as unknown
  return {
    async put(id, description, arrays) {
      ready(true)
      checkName('id', id)
      const { codec, sealId } = vault
      const payload = await codec.seal(JSON.stringify(description))
      const kept = await sealArrays(codec, arrays)
      try {
        const tx = db.transaction(['blobs', 'settings'], 'readwrite', { durability: 'strict' })
        await checkSeal(tx.objectStore('settings'), sealId)
        const put = tx.objectStore('blobs').put({ id, savedAt: stamp(), about: payload, arrays: kept })
        await Promise.all([put, tx.done])
      } catch (cause) {
        throw writeFailed(cause, false)
      }
      post({ type: 'blob', id })
    },
    async get(id) {
      ready(false)
      const row = await db.get('blobs', id)
      if (!row) return undefined
      const arrays = await openArrays(vault.codec, row.arrays)
      return { id, savedAt: row.savedAt, about: await about(row.about), arrays }
    },
    async list() {
      ready(false)
      const rows = await db.getAll('blobs')
      return Promise.all(
        rows.map(async (row) => ({ id: row.id, savedAt: row.savedAt, about: await about(row.about) })),
      )
    },
    async remove(id) {
      ready(true)
      await db.delete('blobs', id)
      post({ type: 'blob', id })
    },
  }
}
