import { createPageShelf } from './createPageShelf.ts'

/**
 * Keeps one whole version of the program on the device, and pages of it that the reader has seen. It
 * knows addresses and caches and nothing else: feeds and posts are the archive's, kept posts the
 * library's.
 *
 * A version is installed whole or not at all, and the one before it stays until no tab needs it.
 */
declare const self: ServiceWorkerGlobalScope

/** Replaced at build by the hash and the files of the version, relative to the scope. */
declare const LECTERN_VERSION: string
declare const LECTERN_FILES: readonly string[]
/** Files that most sites never need: each is kept from its first use on. */
declare const LECTERN_LATER_FILES: readonly string[]

/** The page at any address that has none of its own here. */
const shellFile = 'shell.html'

const cachePrefix = `lectern-app:${new URL(self.registration.scope).pathname}:`
const cacheName = cachePrefix + LECTERN_VERSION
const pages = createPageShelf({
  name: `${cacheName}:pages`,
  scope: self.registration.scope,
  isFileOfVersion: (file) => LECTERN_FILES.includes(file),
})

self.addEventListener('install', (event) => {
  event.waitUntil(install())
})

/** What is still to be fetched while the version is installed, and whoever does so. */
const missing = [...LECTERN_FILES]
const fetching: Promise<void>[] = []
/** How many more fetch at once, where what the reader asks for meanwhile has to stand back. */
const hurriedCount = 5

async function fetchMissing(): Promise<void> {
  const cache = await caches.open(cacheName)
  for (let file = missing.shift(); file !== undefined; file = missing.shift()) {
    const response = await fetch(file, { cache: mayComeFromCache(file) ? 'default' : 'reload' })
    if (!response.ok) throw new TypeError(`offline: ${file} answered ${response.status}`)
    // Some hosts lead from `shell.html` to `shell`, and a page may not be one that was led to.
    await cache.put(file, response.redirected ? await withoutWay(response) : response)
  }
}

async function install(): Promise<void> {
  // One after the other: whatever the reader asks for meanwhile finds the link all but free.
  fetching.push(fetchMissing())
  for (const fetched of fetching) await fetched
  // The page that most visits begin at, and those that are open.
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const urls = open.map(({ url }) => url).filter((url) => url.startsWith(self.registration.scope))
  for (const url of new Set([self.registration.scope, ...urls])) await pages.renew(url)
}

/** Any other file of the last version must not get into this one. */
function mayComeFromCache(file: string): boolean {
  return file.startsWith('assets/')
}

async function withoutWay(response: Response): Promise<Response> {
  return new Response(await response.blob(), { headers: response.headers })
}

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([deleteOtherVersions(), self.clients.claim()]))
})

async function deleteOtherVersions(): Promise<void> {
  const names = await caches.keys()
  const old = names.filter((name) => name.startsWith(cachePrefix) && !name.startsWith(cacheName))
  await Promise.all(old.map((name) => caches.delete(name)))
}

self.addEventListener('message', (event) => {
  if (event.data === 'activate') void self.skipWaiting()
  if (event.data === 'hurry') {
    for (let more = 0; more < hurriedCount; more++) fetching.push(fetchMissing())
  }
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET' || !request.url.startsWith(self.registration.scope)) return
  const path = request.url.slice(self.registration.scope.length).replace(/[?#].*$/, '')
  if (request.mode === 'navigate') {
    const answered = answerNavigation(request)
    event.respondWith(answered)
    event.waitUntil(answered.then(() => renewPages(request.url)))
  } else if (LECTERN_FILES.includes(path)) event.respondWith(answer(path, request))
  else if (LECTERN_LATER_FILES.includes(path)) event.respondWith(answerAndKeep(request))
})

/** At once, with what is here. */
async function answerNavigation(request: Request): Promise<Response> {
  return (await pages.find(request.url)) ?? answer(shellFile, request)
}

/** Long enough for the page to have been shown. */
const renewAfterMs = 3_000

/** Behind what is shown: a later visit finds the newer one. */
async function renewPages(url: string): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, renewAfterMs))
  await pages.renew(url)
  await pages.renew(self.registration.scope)
}

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
