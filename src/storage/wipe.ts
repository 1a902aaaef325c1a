import { deleteDB } from 'idb'
import { DATABASE_NAME } from './database'
import { noticeBoard } from './notices'

/** Where the browser may hold something of ours. Given so that a test can count what is left. */
export interface WipeTargets {
  readonly caches?: CacheStorage
  readonly serviceWorkers?: Pick<ServiceWorkerContainer, 'getRegistrations'>
  readonly areas?: readonly Storage[]
}

export interface Wiped {
  readonly databases: number
  readonly caches: number
  readonly serviceWorkers: number
  readonly settings: number
}

/** Removes everything that Forewatch keeps on this device: databases, caches, service workers, settings. Other tabs are
 *  told first, so that they let go and cannot save again what was wiped. What belongs to other pages of the same
 *  origin stays: only names that begin with “forewatch” are touched. @returns how many of each */
export async function wipe(targets: WipeTargets = browserTargets()): Promise<Wiped> {
  const board = noticeBoard()
  board.post({ type: 'wiped' })
  const names = new Set([DATABASE_NAME])
  if (typeof indexedDB.databases === 'function')
    for (const { name } of await indexedDB.databases()) if (name && isOurs(name)) names.add(name)
  await Promise.all([...names].map((name) => deleteDB(name)))
  const cacheNames = (await targets.caches?.keys())?.filter(isOurs) ?? []
  await Promise.all(cacheNames.map((name) => targets.caches?.delete(name)))
  const workers = (await targets.serviceWorkers?.getRegistrations()) ?? []
  const ours = workers.filter(({ scope }) => ownScope(scope))
  await Promise.all(ours.map((worker) => worker.unregister()))
  let settings = 0
  for (const area of targets.areas ?? []) {
    for (const key of Object.keys(area).filter(isOurs)) {
      area.removeItem(key)
      settings++
    }
  }
  board.post({ type: 'wiped' })
  board.close()
  return { databases: names.size, caches: cacheNames.length, serviceWorkers: ours.length, settings }
}

function isOurs(name: string): boolean {
  return name.startsWith(DATABASE_NAME)
}

/** A worker whose scope is this page's folder. */
function ownScope(scope: string): boolean {
  return typeof location === 'undefined' || location.href.startsWith(scope)
}

function browserTargets(): WipeTargets {
  return {
    ...(typeof caches === 'undefined' ? {} : { caches }),
    ...(typeof navigator !== 'undefined' && 'serviceWorker' in navigator
      ? { serviceWorkers: navigator.serviceWorker }
      : {}),
    areas: [localStorage, sessionStorage],
  }
}
