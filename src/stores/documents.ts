import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { toForewatchError, type ForewatchError } from '../core/errors'
import { openDocuments } from '../storage/documents'
import { closed } from '../storage/errors'
import type { DocumentStore, Protection, Vault } from '../storage/types'
import { wipe, type Wiped } from '../storage/wipe'

/** The documents of this browser, opened when first asked for. `changes` goes up with every save and removal, of this tab
 *  and of others, so that lists can be read anew. Who asks while they are locked waits for the passphrase. */
export const useDocuments = defineStore('documents', () => {
  const error = shallowRef<ForewatchError>()
  const changes = ref(0)
  /** What was removed, here or in another tab; nothing can be saved any more then. */
  const wiped = shallowRef<Partial<Wiped>>()
  const protection = ref<Protection>('none')
  const locked = ref(false)
  let opening: Promise<DocumentStore> | undefined
  let unlocking: { readonly done: Promise<void>; readonly release: () => void } | undefined

  /** @throws ForewatchError `storage-unavailable`; asking again tries again */
  async function open(): Promise<DocumentStore> {
    const store = await openLocked()
    await unlocking?.done
    return store
  }

  /** As `open`, without waiting for a passphrase. */
  function openLocked(): Promise<DocumentStore> {
    if (wiped.value) return Promise.reject(closed())
    opening ??= start().catch((cause: unknown) => {
      opening = undefined
      throw (error.value = toForewatchError(cause))
    })
    return opening
  }

  async function start(): Promise<DocumentStore> {
    const store = await openDocuments({ onBlocking: () => changes.value++ })
    store.onNotice((notice) => {
      if (notice.type === 'wiped') wiped.value ??= {}
      if (notice.type === 'sealed') void store.vault.follow().then(() => takeOver(store.vault))
      changes.value++
    })
    takeOver(store.vault)
    error.value = undefined
    return store
  }

  function takeOver(vault: Vault): void {
    protection.value = vault.protection
    locked.value = vault.locked
    if (!vault.locked) {
      unlocking?.release()
      unlocking = undefined
    } else if (!unlocking) {
      let release = () => {}
      const done = new Promise<void>((resolve) => (release = resolve))
      unlocking = { done, release }
    }
  }

  /** Runs a change of the protection and takes over what came of it. @throws ForewatchError from the vault */
  async function protect(work: (vault: Vault) => Promise<void>): Promise<void> {
    const { vault } = await openLocked()
    try {
      await work(vault)
    } finally {
      takeOver(vault)
    }
    changes.value++
  }

  /** Everything kept on this device, in all tabs, for good. */
  async function wipeDevice(): Promise<void> {
    wiped.value = {}
    wiped.value = await wipe()
    changes.value++
  }

  return { error, changes, wiped, protection, locked, open, openLocked, protect, wipeDevice }
})
