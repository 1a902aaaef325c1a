import { computed, onBeforeUnmount, onMounted, ref, shallowRef, watch } from 'vue'
import { toForewatchError, type ForewatchError } from '../core/errors'
import { useDocuments } from '../stores/documents'
import { useSession } from '../stores/session'
import { useWatchlists } from '../stores/watchlists'
import { useWorkspace } from '../stores/workspace'
import { saveBytes } from './saveFile'

/** Minutes without a key or a pointer after which what is sealed with a passphrase is locked again. */
const LOCK_AFTER_MINUTES = 15
const CHECK_EVERY_MS = 15_000

/** What lies in the browser's storage, counted. */
export interface Kept {
  readonly lists: number
  readonly notes: number
  readonly versions: number
  readonly editions: number
}

/** Protection, files and removal of what a person entered. */
export function useVault() {
  const documents = useDocuments()
  const session = useSession()
  const workspace = useWorkspace()
  const watchlists = useWatchlists()
  const error = shallowRef<ForewatchError>()
  const said = ref('')
  const busy = ref(false)
  const kept = shallowRef<Kept>()

  async function count(): Promise<void> {
    if (documents.locked) return void (kept.value = undefined)
    const store = await documents.openLocked()
    const all = await store.everything()
    const of = (...kinds: string[]) => all.filter(({ kind }) => kinds.includes(kind)).length
    kept.value = {
      lists: of('watchlist'),
      versions: of('model-version'),
      notes: all.length - of('watchlist', 'model-version', 'model-draft'),
      editions: (await store.blobs.list()).length,
    }
  }

  /** Runs one action; a failure is shown and nothing is lost. @param done  what to say where it worked */
  async function attempt(work: () => Promise<string>): Promise<boolean> {
    error.value = undefined
    said.value = ''
    busy.value = true
    try {
      said.value = await work()
      return true
    } catch (cause) {
      error.value = toForewatchError(cause)
      return false
    } finally {
      busy.value = false
    }
  }

  const unlock = (passphrase: string) =>
    attempt(async () => {
      await documents.protect((vault) => vault.unlock(passphrase))
      return 'Unlocked.'
    })
  const setPassphrase = (passphrase: string) =>
    attempt(async () => {
      await documents.protect((vault) => vault.setPassphrase(passphrase))
      return 'Everything kept here is sealed with the passphrase. It is asked for whenever the page is opened.'
    })
  const forgetOnClose = () =>
    attempt(async () => {
      await documents.protect((vault) => vault.forgetOnClose())
      return 'What is kept here can be read until the last tab of Forewatch is closed.'
    })
  const removeProtection = () =>
    attempt(async () => {
      await documents.protect((vault) => vault.removeProtection())
      return 'What is kept here lies unprotected again.'
    })

  /** The key is in memory only: a fresh page has none. */
  async function lockNow(): Promise<void> {
    await workspace.keep()
    location.reload()
  }

  const saveFile = () =>
    attempt(async () => {
      const { writeWorkspace } = await import('../stores/workspace-file')
      const store = await documents.open()
      const bytes = await writeWorkspace(store, session.firstView?.manifest.software ?? '')
      saveBytes('forewatch-workspace.zip', bytes, 'application/zip')
      return 'Saved. The file is not protected by a passphrase: keep it where a leak cannot harm.'
    })

  const openFile = (file: File) =>
    attempt(async () => {
      const { readWorkspace } = await import('../stores/workspace-file')
      const store = await documents.open()
      const found = await readWorkspace(store, new Uint8Array(await file.arrayBuffer()))
      await Promise.all([session.loadOwn(), watchlists.load(), workspace.reopen()])
      return `${found.added} added, ${found.replaced} replaced (what was here stays as an earlier revision), ${found.same} the same.`
    })

  const wipe = () =>
    attempt(async () => {
      await documents.wipeDevice()
      return ''
    })

  // Idle for long, the page is loaded anew without its key.
  let lastSign = Date.now()
  const sign = () => void (lastSign = Date.now())
  let timer: ReturnType<typeof setInterval> | undefined
  onMounted(() => {
    for (const type of ['keydown', 'pointerdown', 'pointermove']) document.addEventListener(type, sign, true)
    timer = setInterval(() => {
      const open = documents.protection === 'passphrase' && !documents.locked
      if (open && Date.now() - lastSign > LOCK_AFTER_MINUTES * 60_000) void lockNow()
    }, CHECK_EVERY_MS)
    documents.openLocked().catch(() => undefined)
  })
  onBeforeUnmount(() => {
    for (const type of ['keydown', 'pointerdown', 'pointermove'])
      document.removeEventListener(type, sign, true)
    clearInterval(timer)
  })
  watch(
    () => documents.changes,
    () => count().catch(() => undefined),
  )

  return {
    ...{ error, said, busy, kept, count },
    ...{ unlock, setPassphrase, forgetOnClose, removeProtection, lockNow, saveFile, openFile, wipe },
    protection: computed(() => documents.protection),
    locked: computed(() => documents.locked),
    wiped: computed(() => documents.wiped),
    unavailable: computed(() => documents.error),
    lockAfterMinutes: LOCK_AFTER_MINUTES,
  }
}
