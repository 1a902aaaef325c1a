import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { toForewatchError, type ForewatchError } from '../core/errors'
import { openDocuments } from '../storage/documents'
import type { DocumentStore } from '../storage/types'
import { wipe } from '../storage/wipe'

/** The documents of this browser, opened when first asked for. `changes` goes up with every save and removal, of this tab
 *  and of others, so that lists can be read anew. */
export const useDocuments = defineStore('documents', () => {
  const error = shallowRef<ForewatchError>()
  const changes = ref(0)
  const wiped = ref(false)
  let opening: Promise<DocumentStore> | undefined

  /** @throws ForewatchError `storage-unavailable`; asking again tries again */
  function open(): Promise<DocumentStore> {
    opening ??= start().catch((cause: unknown) => {
      opening = undefined
      throw (error.value = toForewatchError(cause))
    })
    return opening
  }

  async function start(): Promise<DocumentStore> {
    const store = await openDocuments({ onBlocking: () => changes.value++ })
    store.onNotice((notice) => {
      if (notice.type === 'wiped') wiped.value = true
      changes.value++
    })
    error.value = undefined
    return store
  }

  /** Everything kept on this device, in all tabs, for good. */
  async function wipeDevice(): Promise<void> {
    await wipe()
    opening = undefined
    wiped.value = true
    changes.value++
  }

  return { error, changes, wiped, open, wipeDevice }
})
