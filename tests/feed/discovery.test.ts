import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { feedLimits } from '../../src/model/feedLimits.ts'
import { startFeedServer } from './feedServer.ts'
import { readAll } from './readAll.ts'

const feed = { title: 'Found', items: [{ id: '1', title: 'One' }] }

function pageTo(href: string, type = 'application/feed+json'): string {
  return `<!doctype html><head><link rel="alternate" type="${type}" href="${href}"></head>`
}

describe('a web page', () => {
  it('that links to a feed is followed to it', async () => {
    const server = await startFeedServer({
      '/blog': pageTo('/feeds/all.json'),
      '/feeds/all.json': feed,
    })
    const { details, drafts, outcome } = await readAll(server.url('/blog'))
    expect(details.title).toBe('Found')
    expect(drafts).toHaveLength(1)
    expect(outcome).toMatchObject({
      kind: 'whole',
      checkpoint: { url: server.url('/feeds/all.json') },
    })
  })

  it('is not asked again once its feed is known', async () => {
    const server = await startFeedServer({ '/blog': pageTo('/feed.json'), '/feed.json': feed })
    const source = { url: server.url('/blog') }
    const { outcome } = await readAll(source)
    await readAll(source, { since: outcome!.checkpoint })
    expect(server.requests.map(({ url }) => url)).toEqual(['/blog', '/feed.json', '/feed.json'])
  })

  it('is asked again when its feed has moved', async () => {
    const server = await startFeedServer({ '/blog': pageTo('/new.json'), '/new.json': feed })
    const since = { format: 'json-feed' as const, url: server.url('/old.json'), validators: {} }
    const { drafts, outcome } = await readAll({ url: server.url('/blog') }, { since })
    expect(drafts).toHaveLength(1)
    expect(outcome?.checkpoint).toMatchObject({ url: server.url('/new.json') })
  })

  it('that links to another page is followed as well, up to a limit', async () => {
    const server = await startFeedServer({
      '/1': pageTo('/2'),
      '/2': pageTo('/3'),
      '/3': pageTo('/4'),
      '/4': pageTo('/1'),
    })
    expect((await readAll(server.url('/1'))).fault).toMatchObject({
      name: 'FeedLimitError',
      limit: 'redirects',
    })
  })

  it('that links to itself is no feed', async () => {
    const server = await startFeedServer({ '/1': pageTo('/1') })
    expect((await readAll(server.url('/1'))).fault).toMatchObject({ fault: 'web-page' })
  })

  it('that links to a feed which is gone tells the address of that feed', async () => {
    const server = await startFeedServer({ '/1': pageTo('/gone.json') })
    expect((await readAll(server.url('/1'))).fault).toMatchObject({
      status: 404,
      url: server.url('/gone.json'),
    })
  })
})

/** A small WordPress whose API is under a path. */
function wordPress(origin: string, root: string) {
  return {
    [`${root}wp/v2/posts*`]: [{ id: 1, link: `${origin}/one/`, title: { rendered: 'One' } }],
    [`${root}*`]: { name: 'W', home: origin, namespaces: ['wp/v2'] },
  }
}

describe('a site address', () => {
  it.each(['/', '/blog/', '/blog', '/blog/about'])(
    'that may not be looked at leads to the API at the top of the site: %s',
    async (path) => {
      const server = await startFeedServer((origin) => ({
        ...wordPress(origin, '/wp-json/'),
        [path]: (_request: unknown, response: ServerResponse) => response.destroy(),
      }))
      const { drafts, outcome } = await readAll(server.url(path))
      expect(drafts.map(({ post }) => post.title)).toEqual(['One'])
      expect(outcome?.checkpoint).toMatchObject({ root: server.url('/wp-json/') })
    },
  )

  it('under which there is neither feed nor API keeps its first fault', async () => {
    const server = await startFeedServer({})
    expect((await readAll(server.url('/blog/'))).fault).toMatchObject({
      status: 404,
      url: server.url('/blog/'),
    })
  })

  it('of which the API has moved is looked at again', async () => {
    const server = await startFeedServer((origin) => ({
      ...wordPress(origin, '/api/'),
      '/': `<!doctype html><link rel="https://api.w.org/" href="/api/">`,
    }))
    const since = {
      format: 'wordpress' as const,
      root: server.url('/wp-json/'),
      details: {},
      collections: { posts: { ids: {} } },
      readAt: new Date().toISOString(),
      listedAt: new Date().toISOString(),
    }
    const { drafts, outcome } = await readAll(server.url('/'), { since })
    expect(drafts).toHaveLength(1)
    expect(outcome?.checkpoint).toMatchObject({ root: server.url('/api/') })
  })
})

describe('a server that stumbles', () => {
  it('is asked again and read', async () => {
    let attempts = 0
    const server = await startFeedServer({
      '/feed.json': (_request, response) => {
        if (++attempts === 1) response.destroy()
        else if (attempts === 2) response.writeHead(503).end()
        else response.end(JSON.stringify(feed))
      },
    })
    expect((await readAll(server.url('/feed.json'))).drafts).toHaveLength(1)
  })

  it('is asked again after the time it names', async () => {
    const asked: number[] = []
    const server = await startFeedServer({
      '/feed.json': (_request, response) => {
        asked.push(performance.now())
        if (asked.length === 1) response.writeHead(429, { 'retry-after': '1' }).end()
        else response.end(JSON.stringify(feed))
      },
    })
    expect((await readAll(server.url('/feed.json'))).drafts).toHaveLength(1)
    expect(asked[1]! - asked[0]!).toBeGreaterThanOrEqual(990)
  })

  it('is left alone where it asks for more time than one visit has, which is told', async () => {
    const server = await startFeedServer({
      '/feed.json': (_request, response) =>
        response.writeHead(429, { 'retry-after': '3600' }).end(),
    })
    expect((await readAll(server.url('/feed.json'))).fault).toMatchObject({
      status: 429,
      retryAfterMs: 3_600_000,
    })
    expect(server.requests).toHaveLength(1)
  })

  it('is not asked again for what it does not have', async () => {
    const server = await startFeedServer({})
    await readAll(server.url('/feed.json'))
    expect(server.requests).toHaveLength(1)
  })
})

it('ends a reading that takes too long, and keeps what came', async () => {
  const server = await startFeedServer({
    '/feed.json': (_request, response) => {
      const text = JSON.stringify(feed).slice(0, -2)
      response.write(`${text},${' '.repeat(2000)}`)
      const drip = setInterval(() => response.write(' '), 20)
      response.on('close', () => clearInterval(drip))
    },
  })
  const { drafts, fault } = await readAll(server.url('/feed.json'), {
    limits: { ...feedLimits, timeMs: 600 },
  })
  expect(fault).toMatchObject({ name: 'FeedLimitError', limit: 'timeMs' })
  expect(drafts).toHaveLength(1)
})
