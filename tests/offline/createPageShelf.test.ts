import { http, HttpResponse } from 'msw/http'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { createPageShelf, type PageShelf } from '../../src/offline/createPageShelf.ts'

const scope = 'https://site.example/journal/'
const network = setupServer()

beforeAll(() => network.listen({ onUnhandledFrame: 'error' }))
afterEach(() => network.resetHandlers())
afterAll(() => network.close())

/** As much of the browser's cache as the shelf uses, in the order in which pages were put. */
function createFakeCache() {
  const pages = new Map<string, Response>()
  return {
    match: async (key: string) => pages.get(key)?.clone(),
    put: async (key: string, response: Response) => void pages.set(key, response),
    delete: async (key: string | Request) => pages.delete(typeof key === 'string' ? key : key.url),
    keys: async () => [...pages.keys()].map((key) => new Request(key)),
  }
}

let shelf: PageShelf

beforeEach(() => {
  const cache = createFakeCache()
  vi.stubGlobal('caches', { open: async () => cache })
  shelf = createPageShelf({
    name: 'pages',
    scope,
    isFileOfVersion: (file) => file === 'assets/main-1.js',
  })
})

afterEach(() => vi.unstubAllGlobals())

function serve(html: string): void {
  network.use(http.get(`${scope}*`, () => HttpResponse.html(html)))
}

function page(
  text: string,
  script = 'main-1.js',
  data = '<script id="written">{}</script>',
): string {
  return `<p>${text}</p>${data}<script type="module" src="/journal/assets/${script}"></script>`
}

const textOf = async (url: string) => (await shelf.find(url))?.text()

test('keeps a page for all addresses that it is at', async () => {
  serve(page('Wards'))
  await shelf.renew(`${scope}posts/wards?find=bin#top`)
  for (const end of ['', '/', '?find=quiet', '/#top']) {
    expect(await textOf(`${scope}posts/wards${end}`)).toContain('Wards')
  }
  expect(await shelf.find(`${scope}posts/other`)).toBeUndefined()
})

test('has the newer page the next time', async () => {
  serve(page('Old'))
  await shelf.renew(scope)
  serve(page('New'))
  expect(await textOf(scope)).toContain('Old')
  await shelf.renew(scope)
  expect(await textOf(scope)).toContain('New')
})

test.each([
  ['was written for another version of the program', page('New', 'main-2.js')],
  ['has one file of another version', page('New') + page('', 'screen-2.js')],
  ['was not written ahead of time', page('New', 'main-1.js', '')],
  ['is of something else', '<p>Sign in to this network</p>'],
])('leaves what it has where a page %s', async (_why, html) => {
  serve(page('Old'))
  await shelf.renew(scope)
  serve(html)
  await shelf.renew(scope)
  expect(await textOf(scope)).toContain('Old')
})

test('leaves what it has where nothing answers', async () => {
  serve(page('Old'))
  await shelf.renew(scope)
  network.use(http.get(`${scope}*`, () => HttpResponse.error()))
  await shelf.renew(scope)
  expect(await textOf(scope)).toContain('Old')
})

test('keeps pages that a feed has addresses of files in', async () => {
  serve(`${page('Wards')}<img src="https://media.example/assets/ward.jpg" />`)
  await shelf.renew(scope)
  expect(await textOf(scope)).toContain('Wards')
})

test('keeps the pages that were seen last, and always the first of the site', async () => {
  serve(page('Any'))
  await shelf.renew(scope)
  for (let number = 1; number <= 42; number++) await shelf.renew(`${scope}posts/${number}`)
  expect(await shelf.find(scope)).toBeDefined()
  expect(await shelf.find(`${scope}posts/2`)).toBeUndefined()
  expect(await shelf.find(`${scope}posts/3`)).toBeDefined()
})
