/**
 * Keeps one whole version of the program on the device. It knows addresses and caches and nothing
 * else: feeds and posts are the archive's, kept posts the library's.
 *
 * A version is installed whole or not at all, and the one before it stays until no tab needs it.
 */
export {}
declare const self: ServiceWorkerGlobalScope

/** Replaced at build by the hash and the files of the version, relative to the scope. */
declare const LECTERN_VERSION: string
declare const LECTERN_FILES: readonly string[]
/** Files that most sites never need: each is kept from its first use on. */
declare const LECTERN_LATER_FILES: readonly string[]

/** The page at any address. */
const shellFile = 'shell.html'

const cachePrefix = `lectern-app:${new URL(self.registration.scope).pathname}:`
const cacheName = cachePrefix + LECTERN_VERSION

self.addEventListener('install', (event) => {
  event.waitUntil(install())
})

async function install(): Promise<void> {
  const cache = await caches.open(cacheName)
  // `reload` passes by the HTTP cache: a file of the last version must not get into this one.
  await Promise.all(
    LECTERN_FILES.map(async (file) => {
      const response = await fetch(file, { cache: 'reload' })
      if (!response.ok) throw new TypeError(`offline: ${file} answered ${response.status}`)
      // Some hosts lead from `shell.html` to `shell`, and a page may not be one that was led to.
      await cache.put(file, response.redirected ? await withoutWay(response) : response)
    }),
  )
}

async function withoutWay(response: Response): Promise<Response> {
  return new Response(await response.blob(), { headers: response.headers })
}

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([deleteOtherVersions(), self.clients.claim()]))
})

async function deleteOtherVersions(): Promise<void> {
  const names = await caches.keys()
  const old = names.filter((name) => name.startsWith(cachePrefix) && name !== cacheName)
  await Promise.all(old.map((name) => caches.delete(name)))
}

self.addEventListener('message', (event) => {
  if (event.data === 'activate') void self.skipWaiting()
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET' || !request.url.startsWith(self.registration.scope)) return
  const isPage = request.mode === 'navigate'
  const path = request.url.slice(self.registration.scope.length).replace(/[?#].*$/, '')
  if (isPage) event.respondWith(answer(shellFile, request))
  else if (LECTERN_FILES.includes(path)) event.respondWith(answer(path, request))
  else if (LECTERN_LATER_FILES.includes(path)) event.respondWith(answerAndKeep(request))
})

async function answerAndKeep(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName)
  const kept = await cache.match(request)
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok) await cache.put(request, response.clone())
  return response
}

/** From this version's files; from the network where the browser has dropped them. */
async function answer(file: string, request: Request): Promise<Response> {
  const cache = await caches.open(cacheName)
  return (await cache.match(file)) ?? fetch(request)
}
