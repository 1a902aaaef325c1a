import type { Database } from './database'
import { checkName, writeFailed } from './errors'
import type { Codec, Payload } from './payload'
import type { BlobStore, Notice, StoredBlob } from './types'

interface Parts {
  readonly db: Database
  readonly codec: Codec
  readonly ready: (writing: boolean) => void
  readonly stamp: () => string
  readonly post: (notice: Notice) => void
}

/** Large binary records beside the documents, for example imported series. They hold no revisions: an edition that is to
 *  be kept gets an id of its own. Arrays are stored as they are, never sealed: they are data from files, not notes. */
export function blobStore({ db, codec, ready, stamp, post }: Parts): BlobStore {
  const about = async (payload: Payload) => JSON.parse(await codec.open(payload)) as unknown
  return {
    async put(id, description, arrays) {
      ready(true)
      checkName('id', id)
      const payload = await codec.seal(JSON.stringify(description))
      try {
        const tx = db.transaction('blobs', 'readwrite', { durability: 'strict' })
        await Promise.all([tx.store.put({ id, savedAt: stamp(), about: payload, arrays }), tx.done])
      } catch (cause) {
        throw writeFailed(cause, false)
      }
      post({ type: 'blob', id })
    },
    async get(id) {
      ready(false)
      const row = await db.get('blobs', id)
      if (!row) return undefined
      const arrays = row.arrays as StoredBlob['arrays']
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
