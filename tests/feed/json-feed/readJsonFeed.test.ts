import type { RequestListener } from 'node:http'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { feedLimits } from '../../../src/model/feedLimits.ts'
import { startFeedServer } from '../feedServer.ts'
import { readAll, type WholeReading } from '../readAll.ts'

function page(ids: readonly (string | number)[], next_url?: string) {
  return {
    title: 'In pages',
    items: ids.map((id) => ({ id, title: `Post ${id}`, url: `posts/${id}` })),
    ...(next_url !== undefined && { next_url }),
  }
}

function withLength(value: object): RequestListener {
  const body = Buffer.from(JSON.stringify(value))
  return (_request, response) => {
    response.writeHead(200, { 'content-length': body.length }).end(body)
  }
}

function idsOf({ drafts }: WholeReading): string[] {
  return drafts.map(({ post }) => post.id)
}

it('follows next_url, relative or absolute, to the last page', async () => {
  const server = await startFeedServer((origin) => ({
    '/blog/feed.json': page([1, 2], 'page/2.json'),
    '/blog/page/2.json': page([3], `${origin}/elsewhere/3.json`),
    '/elsewhere/3.json': page([4]),
  }))
  const reading = await readAll(server.url('/blog/feed.json'))
  expect(idsOf(reading)).toEqual(['1', '2', '3', '4'])
  expect(reading.fault).toBeUndefined()
  expect(reading.drafts.map(({ post }) => post.url)).toEqual([
    server.url('/blog/posts/1'),
    server.url('/blog/posts/2'),
    server.url('/blog/page/posts/3'),
    server.url('/elsewhere/posts/4'),
  ])
})

it('counts positions through all pages', async () => {
  const server = await startFeedServer({
    '/1': page([1, 2], '/2'),
    '/2': { items: [{ title: 'Lost' }, { id: 3, title: 'Found' }] },
  })
  expect((await readAll(server.url('/1'))).problems).toEqual([
    { code: 'no-id', position: 3, title: 'Lost' },
  ])
})

it('keeps what the first page says of the feed where a later one says nothing', async () => {
  const server = await startFeedServer({
    '/1': { ...page([1], '/2'), language: 'cy' },
    '/2': { items: [{ id: 2, title: 'T' }] },
  })
  expect((await readAll(server.url('/1'))).details).toEqual({ title: 'In pages', language: 'cy' })
})

it('does not promise the bytes of the whole for a feed in pages', async () => {
  const server = await startFeedServer({
    '/1': withLength({ next_url: '/2', ...page([1]) }),
    '/2': withLength(page([2])),
  })
  const { progress } = await readAll(server.url('/1'))
  expect(new Set(progress.map(({ totalBytes }) => totalBytes))).toEqual(new Set([undefined]))
})

describe('repeats', () => {
  it('of a post on a later page are the same post, not a fault', async () => {
    const server = await startFeedServer({ '/1': page([1, 2], '/2'), '/2': page([2, 3]) })
    const reading = await readAll(server.url('/1'))
    expect(idsOf(reading)).toEqual(['1', '2', '3'])
    expect(reading.problems).toEqual([])
  })

  it('of a post that was changed between two pages count for more than the first', async () => {
    const server = await startFeedServer({
      '/1': page([1, 2], '/2'),
      '/2': {
        items: [
          { id: 2, title: 'Mended meanwhile' },
          { id: 3, title: 'Post 3' },
        ],
      },
    })
    const { drafts } = await readAll(server.url('/1'))
    expect(drafts.map(({ post }) => post.title)).toEqual(['Post 1', 'Mended meanwhile', 'Post 3'])
  })

  it('of an id on one page are two posts, of which the first is read', async () => {
    const server = await startFeedServer({
      '/1': page([1], '/2'),
      '/2': page([2, 3, 2]),
    })
    const reading = await readAll(server.url('/1'))
    expect(idsOf(reading)).toEqual(['1', '2', '3'])
    expect(reading.problems).toEqual([{ code: 'duplicate-id', position: 4, title: 'Post 2' }])
  })
})

describe('a loop', () => {
  it.each([
    ['of a page onto itself', { '/1': page([1], '/1') }, 1],
    ['of the last page to the first', { '/1': page([1], '/2'), '/2': page([2], '/1') }, 2],
    ['through addresses that differ in their fragment', { '/1': page([1], '/1#again') }, 1],
    ['of a page without a new post', { '/1': page([1], '/2'), '/2': page([1], '/3') }, 2],
    ['of a page without any post', { '/1': page([1], '/2'), '/2': page([], '/3') }, 2],
  ])('%s ends the reading in peace', async (_what, answers, requests) => {
    const server = await startFeedServer(answers)
    const { fault, problems } = await readAll(server.url('/1'))
    expect({ fault, problems }).toEqual({ fault: undefined, problems: [] })
    expect(server.requests).toHaveLength(requests)
  })

  it('through a redirect to a page already read ends the reading in peace', async () => {
    const server = await startFeedServer({
      '/1': page([1], '/2'),
      '/2': (_request, response) => response.writeHead(302, { location: '/1' }).end(),
    })
    const reading = await readAll(server.url('/1'))
    expect(idsOf(reading)).toEqual(['1'])
    expect(reading.fault).toBeUndefined()
  })
})

describe('next_url', () => {
  it.each([['javascript:alert(1)'], ['file:///etc/passwd'], [''], [7], [null], [['/2']]])(
    'that is no address on the web ends the feed: %j',
    async (next_url) => {
      const server = await startFeedServer({ '/1': { ...page([1]), next_url } })
      const reading = await readAll(server.url('/1'))
      expect(idsOf(reading)).toEqual(['1'])
      expect(reading.fault).toBeUndefined()
    },
  )
})

describe('a later page that fails', () => {
  it.each([
    ['is missing', {}, { name: 'FeedFetchError', status: 404 }],
    ['is a web page', { '/2': '<!doctype html><p>Sorry' }, { fault: 'web-page' }],
    ['is no feed', { '/2': { error: 'expired' } }, { fault: 'not-a-feed' }],
    ['is cut off', { '/2': '{"items":[{"id":"3","ti' }, { fault: 'cut-off' }],
  ])('because it %s leaves what came before and tells', async (_how, answers, fault) => {
    const server = await startFeedServer({ '/1': page([1, 2], '/2'), ...answers })
    const reading = await readAll(server.url('/1'))
    expect(idsOf(reading)).toEqual(['1', '2'])
    expect(reading.fault).toMatchObject(fault)
  })
})

describe('limits', () => {
  it('end an endless feed after 500 pages, which are kept', async () => {
    const server = await startFeedServer(
      Object.fromEntries(
        Array.from({ length: 600 }, (_, at) => [`/${at + 1}`, page([at + 1], `/${at + 2}`)]),
      ),
    )
    const reading = await readAll(server.url('/1'))
    expect(reading.fault).toMatchObject({ name: 'FeedLimitError', limit: 'pages' })
    expect(server.requests).toHaveLength(feedLimits.pages)
    expect(reading.drafts).toHaveLength(feedLimits.pages)
  })

  it('end a feed of more than 100,000 items', async () => {
    const items = Array.from({ length: feedLimits.items + 1 }, () => '0').join(',')
    const server = await startFeedServer({ '/feed.json': `{"items":[${items}]}` })
    expect((await readAll(server.url('/feed.json'))).fault).toMatchObject({
      name: 'FeedLimitError',
      limit: 'items',
    })
  })

  it.each([
    ['items', { items: 2 }, ''],
    ['depth', { depth: 3 }, ',"x":[[[[[[]]]]]]'],
    ['bytes', { bytes: 1500 }, ''],
  ])('of %s leave what came in the same piece', async (limit, limits, rest) => {
    const padding = 'x'.repeat(600)
    const items = ['1', '2', '3'].map((id) => ({ id, title: `Post ${id}`, content_text: padding }))

    const server = await startFeedServer({
      '/feed.json': `{"items":${JSON.stringify(items)}${rest}}`,
    })
    const reading = await readAll(server.url('/feed.json'), {
      limits: { ...feedLimits, ...limits },
    })
    expect(reading.fault).toMatchObject({ name: 'FeedLimitError', limit })
    expect(idsOf(reading)).toEqual(limit === 'items' ? ['1', '2'] : ['1', '2', '3'])
  })

  it('end a feed whose few bytes unpack to more than 64 MB', async () => {
    const bomb = gzipSync(Buffer.alloc(feedLimits.bytes + 1, ' '), { level: 1 })
    const server = await startFeedServer({
      '/feed.json': (_request, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' })
        response.write(gzipSync('{"items":[{"id":"1","title":"T"}],'))
        response.end(bomb)
      },
    })
    const reading = await readAll(server.url('/feed.json'))
    expect(reading.fault).toMatchObject({ name: 'FeedLimitError', limit: 'bytes' })
    expect(idsOf(reading)).toEqual(['1'])
  })

  it('hold for the bytes of all pages together', async () => {
    const half = gzipSync(Buffer.alloc(feedLimits.bytes / 2 + 1, ' '), { level: 1 })
    const padded = (value: object): RequestListener => {
      return (_request, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' })
        response.write(gzipSync(JSON.stringify(value)))
        response.end(half)
      }
    }
    const server = await startFeedServer({
      '/1': padded(page([1], '/2')),
      '/2': padded(page([2])),
    })
    const reading = await readAll(server.url('/1'))
    expect(reading.fault).toMatchObject({ name: 'FeedLimitError', limit: 'bytes' })
    expect(idsOf(reading)).toEqual(['1', '2'])
  })
})
