import { describe, expect, it, vi } from 'vitest'
import { fetchFeed, type FeedDocument, type FetchOptions } from '../../src/feed/fetchFeed.ts'
import { feedLimits } from '../../src/model/feedLimits.ts'
import { startFeedServer } from './feedServer.ts'

async function open(url: string, options: Partial<FetchOptions> = {}): Promise<FeedDocument> {
  const response = await fetchFeed(url, { limits: feedLimits, deadline: Infinity, ...options })
  if (response.isUnchanged) throw new Error('test: nothing was known before')
  return response.document
}

async function textOf(url: string): Promise<string> {
  let text = ''
  for await (const chunk of (await open(url)).text) text += chunk.text
  return text
}

it('names the version it got by what the server says', async () => {
  const server = await startFeedServer({
    '/both': (_request, response) => {
      response.writeHead(200, { etag: 'W/"7"', 'last-modified': 'Mon' }).end('{}')
    },
    '/neither': '{}',
  })
  expect(await open(server.url('/both'))).toMatchObject({
    validators: { etag: 'W/"7"', lastModified: 'Mon' },
  })
  expect(await open(server.url('/neither'))).toMatchObject({ validators: {} })
})

it('asks without cookies, referrer or any header that another origin would have to allow', async () => {
  const server = await startFeedServer({ '/feed.json': '{}' })
  await open(server.url('/feed.json'), { known: { etag: '"1"', lastModified: 'Mon' } })
  const headers = Object.keys(server.requests[0]!.headers)
  for (const name of ['cookie', 'referer', 'if-none-match', 'if-modified-since', 'authorization']) {
    expect(headers).not.toContain(name)
  }
})

it('joins characters whose bytes arrive apart', async () => {
  const text = 'é 👩‍⚕️ 語'
  const server = await startFeedServer({
    '/feed.json': (_request, response) => {
      for (const byte of Buffer.from(text)) response.write(Buffer.of(byte))
      response.end()
    },
  })
  expect(await textOf(server.url('/feed.json'))).toBe(text)
})

it('drops a byte-order mark and shows bytes that are no UTF-8 as such', async () => {
  const server = await startFeedServer({
    '/feed.json': Buffer.of(0xef, 0xbb, 0xbf, 0x7b, 0xff, 0x7d),
  })
  expect(await textOf(server.url('/feed.json'))).toBe('{\ufffd}')
})

it('knows the length of an answer only where it is not compressed', async () => {
  const server = await startFeedServer({
    '/plain': (_request, response) => response.writeHead(200, { 'content-length': 2 }).end('{}'),
    '/packed': (_request, response) => {
      response.writeHead(200, { 'content-length': 2, 'content-encoding': 'br' }).end('{}')
    },
    '/unknown': (_request, response) => {
      response.write('{')
      response.end('}')
    },
  })
  expect(await open(server.url('/plain'))).toMatchObject({ totalBytes: 2 })
  expect(await open(server.url('/packed'))).toMatchObject({ totalBytes: undefined })
  expect(await open(server.url('/unknown'))).toMatchObject({ totalBytes: undefined })
})

it.each([
  ['3600', 3_600_000],
  ['9999999999', 86_400_000],
  ['9'.repeat(400), 86_400_000],
  ['Sat, 01 Jan 2000 00:00:00 GMT', 0],
  ['tomorrow', undefined],
])('is sent away for a day at the most: Retry-After %s', async (header, retryAfterMs) => {
  const server = await startFeedServer({
    '/feed.json': (_request, response) => response.writeHead(429, { 'retry-after': header }).end(),
  })
  const limits = { ...feedLimits, attempts: 1 }
  await expect(open(server.url('/feed.json'), { limits })).rejects.toMatchObject({
    status: 429,
    retryAfterMs,
  })
})

describe('silence', () => {
  // The clock is run forward once the other side is known to be silent.
  const timers: Parameters<typeof vi.useFakeTimers>[0] = { toFake: ['setTimeout', 'clearTimeout'] }

  it('before the answer is given up after 30 seconds', async () => {
    const asked = Promise.withResolvers<void>()
    const server = await startFeedServer({ '/feed.json': () => asked.resolve() })
    vi.useFakeTimers(timers)
    try {
      const answer = open(server.url('/feed.json'))
      await asked.promise
      vi.advanceTimersByTime(feedLimits.idleMs)
      await expect(answer).rejects.toMatchObject({ name: 'FeedLimitError', limit: 'idleMs' })
    } finally {
      vi.useRealTimers()
    }
  })

  it('in the middle of the answer is given up after 30 seconds', async () => {
    const server = await startFeedServer({
      '/feed.json': (_request, response) => void response.write(`{"items":[${' '.repeat(600)}`),
    })
    const document = await open(server.url('/feed.json'))
    const chunks = document.text[Symbol.asyncIterator]()
    expect((await chunks.next()).value).toMatchObject({ bytes: 610 })
    vi.useFakeTimers(timers)
    try {
      const rest = chunks.next()
      vi.advanceTimersByTime(feedLimits.idleMs)
      await expect(rest).rejects.toMatchObject({ name: 'FeedLimitError', limit: 'idleMs' })
    } finally {
      vi.useRealTimers()
    }
  })
})
