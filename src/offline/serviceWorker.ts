import { createOlderVersions } from './createOlderVersions.ts'
import { createPageShelf } from './createPageShelf.ts'
import { isOfVersion } from './isOfVersion.ts'

/**
 * Keeps one whole version of the program on the device, and pages of it that the reader has seen. It
 * knows addresses and caches and nothing else: feeds and posts are the archive's, kept posts the
 * library's.
 *
 * A version is installed whole or not at all. It takes over when no tab uses the one before, or when
 * the reader asks for it; tabs that are open then go on with the files of theirs, which stay for them.
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
const { scope } = self.registration
const isFileOfVersion = (file: string) => LECTERN_FILES.includes(file)
const pages = createPageShelf({ name: `${cacheName}:pages`, scope, isFileOfVersion })
const older = createOlderVersions(cachePrefix, LECTERN_VERSION, openTabs)

self.addEventListener('install', (event) => {
  event.waitUntil(install())
})

/** Everything is being removed from the device: from now on nothing is kept. */
let isOver = false

/** What is still to be fetched while the version is installed, and whoever does so. */
const missing = [...LECTERN_FILES]
const fetching: Promise<void>[] = []
/** How many more fetch at once, where what the reader asks for meanwhile has to stand back. */
const hurriedCount = 5

async function fetchMissing(): Promise<void> {
  const cache = await caches.open(cacheName)
  for (let file = missing.shift(); file !== undefined; file = missing.shift()) {
    if (isOver) throw new TypeError('offline: everything is being removed')
    const response = await fetch(file, { cache: mayComeFromCache(file) ? 'default' : 'reload' })
    await check(file, response)
    // Some hosts lead from `shell.html` to `shell`, and a page may not be one that was led to.
    await cache.put(file, response.redirected ? await withoutWay(response) : response)
  }
}

/** @throws {TypeError} where this is not that file of this version */
async function check(file: string, response: Response): Promise<void> {
  if (!response.ok) throw new TypeError(`offline: ${file} answered ${response.status}`)
  const isPage = response.headers.get('content-type')?.startsWith('text/html') === true
  // Some hosts answer with a page where a file is missing.
  if (isPage !== file.endsWith('.html')) throw new TypeError(`offline: ${file} is something else`)
  if (!isPage) return
  const html = await response.clone().text()
  if (!isOfVersion(html, scope, isFileOfVersion)) {
    throw new TypeError(`offline: ${file} is of another version`)
  }
}

async function install(): Promise<void> {
  const isNew = !(await caches.has(cacheName))
  try {
    await fetchFiles()
  } catch (error) {
    // Half of a version is of no use. One that was here before may be the one at work.
    if (isNew) await caches.delete(cacheName)
    throw error
  }
}

async function fetchFiles(): Promise<void> {
  // One after the other: whatever the reader asks for meanwhile finds the link all but free.
  fetching.push(fetchMissing())
  for (const fetched of fetching) await fetched
  // The page that most visits begin at, and those that are open.
  const urls = (await openTabs()).map(({ url }) => url).filter((url) => url.startsWith(scope))
  for (const url of new Set([scope, ...urls])) await pages.renew(url)
}

function openTabs(): Promise<readonly WindowClient[]> {
  return self.clients.matchAll({ type: 'window', includeUncontrolled: true })
}

/** Any other file of the last version must not get into this one. */
function mayComeFromCache(file: string): boolean {
  return file.startsWith('assets/')
}

async function withoutWay(response: Response): Promise<Response> {
  return new Response(await response.blob(), { headers: response.headers })
}

self.addEventListener('activate', (event) => {
  event.waitUntil(takeOver())
})

async function takeOver(): Promise<void> {
  await older.noteTabs()
  await self.clients.claim()
}

self.addEventListener('message', (event) => {
  if (event.data === 'activate') void self.skipWaiting()
  if (event.data === 'end') isOver = true
  if (event.data === 'hurry') {
    for (let more = 0; more < hurriedCount; more++) fetching.push(fetchMissing())
  }
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  if (isOver) return
  if (request.method !== 'GET' || !request.url.startsWith(scope)) return
  const path = request.url.slice(scope.length).replace(/[?#].*$/, '')
  if (isFileOfVersion(path)) event.respondWith(answer(path, request))
  else if (request.mode === 'navigate') {
    const answered = answerNavigation(request)
    event.respondWith(answered)
    event.waitUntil(answered.then(() => tidy(request.url)))
  } else if (LECTERN_LATER_FILES.includes(path)) event.respondWith(answerAndKeep(request))
  else if (mayComeFromCache(path)) event.respondWith(answerOlderTab(request))
})

/** At once, with what is here. */
async function answerNavigation(request: Request): Promise<Response> {
  return (await pages.find(request.url)) ?? answer(shellFile, request)
}

/** Long enough for the page to have been shown. */
const tidyAfterMs = 3_000

/** Behind what is shown: a later visit finds newer pages, and nothing of a version that nobody uses. */
async function tidy(url: string): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, tidyAfterMs))
  if (isOver) return
  await older.deleteUnused()
  await pages.renew(url)
  await pages.renew(scope)
}

async function answerAndKeep(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName)
  const kept = await cache.match(request)
  if (kept) return kept
  const response = await fetch(request)
  const isPage = response.headers.get('content-type')?.startsWith('text/html') === true
  if (response.ok && !isPage) await cache.put(request, response.clone())
  return response
}

/** A file that is named by its content is the same in whichever version it lies. */
async function answerOlderTab(request: Request): Promise<Response> {
  return (await caches.match(request.url, { ignoreVary: true })) ?? fetch(request)
}

/** From this version's files; from the network where the browser has dropped them. */
async function answer(file: string, request: Request): Promise<Response> {
  const cache = await caches.open(cacheName)
  return (await cache.match(file)) ?? fetch(request)
}
