import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { prepareTrial } from '../../src/publish/trialSite.ts'
import { startFeedServer } from '../feed/feedServer.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-trial-'))
})

afterEach(() => rm(folder, { recursive: true }))

/** The site file that a feed of this text is tried with. */
async function siteFor(text: string): Promise<unknown> {
  const path = join(folder, 'feed')
  await writeFile(path, text)
  const { siteFile, feed } = await prepareTrial(path)
  expect(feed).toEqual({ kind: 'file', path })
  return JSON.parse(siteFile)
}

it.each([
  [
    'the host that the feed calls its home',
    '{"home_page_url":"https://media.example/blog","items":[{"id":"1","title":"T"}]}',
    ['media.example'],
  ],
  [
    'the home of an RSS feed',
    '<rss version="2.0"><channel><title>T</title><link>https://rss.example/</link><item><guid>1</guid><title>T</title></item></channel></rss>',
    ['rss.example'],
  ],
  ['none where the feed names no home', '{"items":[]}', []],
  [
    'none where the home is no web address',
    '{"home_page_url":"javascript:alert(1)","items":[]}',
    [],
  ],
  ['none where the feed is null', 'null', []],
  ['none where the feed is no feed', 'Hello', []],
])('lets pictures come from %s', async (_what, feed, imageHosts) => {
  expect(await siteFor(feed)).toEqual({ feed: 'feed.json', imageHosts })
})

it('follows a web page to the feed that is then passed on', async () => {
  const server = await startFeedServer({
    '/blog': '<!doctype html><link rel="alternate" type="application/feed+json" href="/all.json">',
    '/all.json': { items: [{ id: '1', title: 'T' }] },
  })
  expect((await prepareTrial(server.url('/blog'))).feed).toEqual({
    kind: 'web',
    url: server.url('/all.json'),
  })
})

it('leaves a WordPress to the browser, which may ask it', async () => {
  const server = await startFeedServer((origin) => ({
    '/wp-json/wp/v2/posts*': [{ id: 1, link: `${origin}/one/`, title: { rendered: 'One' } }],
    '/wp-json/*': { name: 'W', home: origin, namespaces: ['wp/v2'] },
    '/': `<!doctype html><link rel="https://api.w.org/" href="${origin}/wp-json/">`,
  }))
  const { siteFile, feed } = await prepareTrial(server.url('/'))
  expect(feed).toBeUndefined()
  expect(JSON.parse(siteFile)).toEqual({
    feed: server.url('/'),
    imageHosts: [new URL(server.url('/')).host],
  })
})

it('does not try standard input, which can be read only once', async () => {
  await expect(prepareTrial('-')).rejects.toThrow('has to be a file or an address')
})
