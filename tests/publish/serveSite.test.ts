import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, request as httpRequest, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { serveSite, type RunningSite, type ServeOptions } from '../../src/publish/serveSite.ts'

let folder: string
const running: { close(): unknown }[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-site-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>The page</title>')
  await writeFile(join(folder, 'shell.html'), '<!doctype html><title>The page</title>')
  await writeFile(join(folder, 'assets/main-abc.js'), 'export {}')
  await writeFile(join(folder, 'sw.js'), 'self.oninstall = null')
  await writeFile(join(folder, 'site.json'), '{"title":"Of the folder"}')
  await writeFile(join(folder, 'feed.json'), '{"title":"Of the folder"}')
})

afterEach(async () => {
  for (const server of running.splice(0)) await server.close()
  await rm(folder, { recursive: true })
})

async function serve(options: Partial<ServeOptions> = {}): Promise<RunningSite> {
  const site = { feeds: [], imageHosts: ['media.example'] }
  const served = await serveSite({ folder, port: 0, site, ...options })
  running.push(served)
  return served
}

/** A publisher's own host: sends its text under a validator. */
async function startOrigin(text: string): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    const etag = '"theirs"'
    const isKnown = request.headers['if-none-match'] === etag
    response.writeHead(isKnown ? 304 : 200, { etag, 'set-cookie': 'a=b' })
    response.end(isKnown ? undefined : text)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  running.push(server)
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`, server }
}

describe('a published site', () => {
  it('gives the page that was written for an address, with the headers that it brings', async () => {
    await mkdir(join(folder, 'posts/one'), { recursive: true })
    await writeFile(join(folder, 'posts/one/index.html'), '<!doctype html><title>One</title>')
    await writeFile(join(folder, 'headers.json'), '{"X-Own":"yes"}')
    const { url } = await serve()
    const response = await fetch(`${url}/posts/one`)
    expect(await response.text()).toContain('<title>One</title>')
    expect(response.headers.get('x-own')).toBe('yes')
    expect(await (await fetch(`${url}/posts/two`)).text()).toContain('The page')
  })
})

describe('a served site', () => {
  it.each(['/', '/posts/what-a-pilot-is-for', '/topics/type/case-study', '/saved', '/?q=pilot'])(
    'gives the page at the address of a screen: %s',
    async (path) => {
      const { url } = await serve()
      const response = await fetch(url + path)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toMatch(/^text\/html/)
      expect(await response.text()).toContain('The page')
      expect(response.headers.get('cache-control')).toBe('no-cache')
    },
  )

  it.each(['/assets/main-old.js', '/favicon.ico', '/sample/none.svg', '/../package.json'])(
    'answers 404 where a file is missing: %s',
    async (path) => {
      const { url } = await serve()
      const response = await fetch(url + path)
      expect(response.status).toBe(404)
      expect(await response.text()).not.toContain('The page')
    },
  )

  it('lets files with a hash in their name be kept for ever, and no others', async () => {
    const { url } = await serve()
    const headerOf = async (path: string) => (await fetch(url + path)).headers.get('cache-control')
    expect(await headerOf('/assets/main-abc.js')).toBe('public, max-age=31536000, immutable')
    expect(await headerOf('/sw.js')).toBe('no-cache')
    expect(await headerOf('/site.json')).toBe('no-cache')
  })

  it('sends the security headers with everything, missing files included', async () => {
    const { url } = await serve()
    for (const path of ['/', '/assets/main-abc.js', '/feed.json', '/none.js']) {
      const { headers } = await fetch(url + path)
      expect(headers.get('content-security-policy'), path).toContain('https://media.example')
      expect(headers.get('referrer-policy'), path).toBe('no-referrer')
    }
  })

  it('sends a file that has not changed only once', async () => {
    const { url } = await serve()
    const etag = (await fetch(`${url}/feed.json`)).headers.get('etag')!
    const again = await fetch(`${url}/feed.json`, { headers: { 'if-none-match': etag } })
    expect(again.status).toBe(304)
  })

  it('answers and lives on when an address is none', async () => {
    const { url } = await serve()
    const { port } = new URL(url)
    const status = await new Promise((resolve, reject) => {
      httpRequest({ host: '127.0.0.1', port, path: '//' }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
        .on('error', reject)
        .end()
    })
    expect(status).toBeGreaterThanOrEqual(200)
    expect((await fetch(url)).status).toBe(200)
  })

  it('does not start on a port that is taken', async () => {
    const { url } = await serve()
    await expect(serve({ port: Number(new URL(url).port) })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    })
  })

  it('puts another site file in the place of the folder’s', async () => {
    const { url } = await serve({ siteFile: '{"title":"Another"}' })
    const response = await fetch(`${url}/site.json`)
    expect(await response.json()).toEqual({ title: 'Another' })
    expect(response.headers.get('cache-control')).toBe('no-cache')
  })
})

describe('a feed that is tried out', () => {
  it('comes from its file, under a validator that holds until the file changes', async () => {
    const path = join(folder, 'mine')
    await writeFile(path, '{"title":"Mine"}')
    const { url } = await serve({ feed: { kind: 'file', path } })
    const first = await fetch(`${url}/feed.json`)
    expect(await first.json()).toEqual({ title: 'Mine' })
    expect(first.headers.get('content-length')).toBe('16')
    const known = { 'if-none-match': first.headers.get('etag')! }
    expect((await fetch(`${url}/feed.json`, { headers: known })).status).toBe(304)
    await writeFile(path, '{"title":"Mine too"}')
    const changed = await fetch(`${url}/feed.json`, { headers: known })
    expect(changed.status).toBe(200)
    expect(await changed.json()).toEqual({ title: 'Mine too' })
  })

  it('answers 502 once its file is gone', async () => {
    const { url } = await serve({ feed: { kind: 'file', path: join(folder, 'gone') } })
    expect((await fetch(`${url}/feed.json`)).status).toBe(502)
  })

  it('comes from its own host, validators included and cookies not', async () => {
    const origin = await startOrigin('{"title":"Theirs"}')
    const { url } = await serve({ feed: { kind: 'web', url: origin.url } })
    const first = await fetch(`${url}/feed.json`)
    expect(await first.json()).toEqual({ title: 'Theirs' })
    expect(first.headers.get('set-cookie')).toBeNull()
    const known = { 'if-none-match': first.headers.get('etag')! }
    expect((await fetch(`${url}/feed.json`, { headers: known })).status).toBe(304)
  })

  it('passes on the pages that it names, and nothing that it does not', async () => {
    const origin = await startOrigin('{"next_url":"page-2.json","items":[]}')
    const { url } = await serve({ feed: { kind: 'web', url: origin.url } })
    const first = (await (await fetch(`${url}/feed.json`)).json()) as { next_url: string }
    expect(first.next_url).toBe('/feed.json?page=1')
    expect((await fetch(url + first.next_url)).status).toBe(200)
    for (const page of ['2', '-1', 'x', 'https://elsewhere.example/']) {
      expect((await fetch(`${url}/feed.json?page=${page}`)).status).toBe(404)
    }
  })

  it('goes on in the file that lies beside it, and in no other folder', async () => {
    const path = join(folder, 'paged.json')
    await writeFile(path, '{"next_url":"../../assets/main-abc.js"}')
    const { url } = await serve({ feed: { kind: 'file', path } })
    const first = (await (await fetch(`${url}/feed.json`)).json()) as { next_url: string }
    const next = await fetch(url + first.next_url)
    expect(await next.text()).toBe('export {}')
    await writeFile(path, '{"next_url":"../../../../../../etc/hostname"}')
    const again = (await (await fetch(`${url}/feed.json`)).json()) as { next_url: string }
    expect((await fetch(url + again.next_url)).status).toBe(502)
  })

  it('answers 502 while its host does not answer', async () => {
    const origin = await startOrigin('{}')
    const { url } = await serve({ feed: { kind: 'web', url: origin.url } })
    await new Promise((resolve) => origin.server.close(resolve))
    expect((await fetch(`${url}/feed.json`)).status).toBe(502)
  })
})
