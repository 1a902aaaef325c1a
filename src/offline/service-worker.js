/* Keeps the files of one version of Forewatch on this device, so that it works without a network, and serves them as one
   set: program and figures of the same edition. The build puts the list of files in place of FILES. Nothing else is
   ever kept, nothing is asked of another origin, and no new version takes over by itself. */

/** Address, relative to this script, and checksum of every file of this version. @type {Record<string, string>} */
const FILES = {}
const VERSION = ''

const PREFIX = 'forewatch-files-'
const NAME = PREFIX + VERSION
const PAGE = './'
const address = (path) => new URL(path, self.registration.scope).href

/** Fetches what has changed; a file whose checksum an earlier version already holds is copied from there. */
async function install() {
  const cache = await caches.open(NAME)
  const earlier = await earlierFiles()
  for (const [path, revision] of Object.entries(FILES)) {
    const kept = await earlier(path, revision)
    const response = kept ?? (await fetch(address(path), { cache: 'no-cache', credentials: 'same-origin' }))
    if (!response.ok) throw new Error(`${path}: status ${response.status}`)
    const headers = new Headers(response.headers)
    headers.set('x-forewatch-revision', revision)
    await cache.put(address(path), new Response(await response.blob(), { headers }))
  }
}

async function earlierFiles() {
  const held = []
  for (const name of await caches.keys())
    if (name.startsWith(PREFIX) && name !== NAME) held.push(await caches.open(name))
  return async (path, revision) => {
    for (const cache of held) {
      const response = await cache.match(address(path))
      if (response?.headers.get('x-forewatch-revision') === revision) return response
    }
    return undefined
  }
}

/** The newest version before this one stays, for pages that are still open and may yet ask for one of its parts. */
async function tidy() {
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME)
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)))
  await self.clients.claim()
}

async function answer(request) {
  const cache = await caches.open(NAME)
  const key = request.mode === 'navigate' ? address(PAGE) : request.url
  return (await cache.match(key)) ?? (await caches.match(key)) ?? fetch(request)
}

self.addEventListener('install', (event) => event.waitUntil(install()))
self.addEventListener('activate', (event) => event.waitUntil(tidy()))
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting()
})
self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET' || !request.url.startsWith(self.registration.scope)) return
  event.respondWith(answer(request))
})
