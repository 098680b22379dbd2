import { readFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { FeedFetchError } from '../../src/feed/FeedFetchError.ts'
import { FeedFormatError } from '../../src/feed/FeedFormatError.ts'
import { readFeed } from '../../src/feed/readFeed.ts'
import { feedLimits } from '../../src/model/feedLimits.ts'
import { startFeedServer, type Answer } from './feedServer.ts'
import { readAll, type WholeReading } from './readAll.ts'

function fixture(name: string): string {
  return readFileSync(new URL(`../fixtures/feeds/${name}`, import.meta.url), 'utf8')
}

async function readAnswer(answer: Answer): Promise<WholeReading> {
  const server = await startFeedServer({ '/blog/feed.json': answer })
  return readAll(server.url('/blog/feed.json'))
}

/** Byte by byte, each given time to go out before the next. */
function trickle(text: string): RequestListener {
  return async (_request, response) => {
    for (const byte of Buffer.from(text)) {
      await new Promise((written) => response.write(Buffer.of(byte), written))
      await setImmediate()
    }
    response.end()
  }
}

const document = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Größe zählt 👩‍⚕️',
  items: ['α', 'β', '👩‍⚕️'].map((id) => ({
    id,
    title: `Title ${id}`,
    content_text: 'naïve '.repeat(99),
  })),
})

describe('a feed in one document', () => {
  it('gives details, posts and nothing to complain of', async () => {
    const { details, drafts, problems, fault } = await readAnswer(document)
    expect(details.title).toBe('Größe zählt 👩‍⚕️')
    expect(drafts.map(({ post }) => post.title)).toEqual(['Title α', 'Title β', 'Title 👩‍⚕️'])
    expect({ problems, fault }).toEqual({ problems: [], fault: undefined })
  })

  it('reads the same when it arrives byte by byte', async () => {
    const whole = await readAnswer(document)
    const trickled = await readAnswer(trickle(document))
    expect(trickled.drafts).toEqual(
      whole.drafts.map((draft) => ({
        ...draft,
        post: { ...draft.post, base: expect.stringContaining('/blog/feed.json') as string },
      })),
    )
    expect(trickled.fault).toBeUndefined()
  })

  it('reads the same behind a byte-order mark', async () => {
    const { details, drafts } = await readAnswer(
      Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), Buffer.from(document)]),
    )
    expect(details.title).toBe('Größe zählt 👩‍⚕️')
    expect(drafts).toHaveLength(3)
  })

  it.each([['text/plain'], ['text/html; charset=utf-8'], ['application/octet-stream'], ['']])(
    'does not mind the content type %j',
    async (contentType) => {
      const { drafts } = await readAnswer((_request, response) => {
        response.writeHead(200, contentType ? { 'content-type': contentType } : {}).end(document)
      })
      expect(drafts).toHaveLength(3)
    },
  )

  it.each([
    ['https://jsonfeed.org/version/1'],
    ['http://www.jsonfeed.org/version/1'],
    ['http://jsonfeed.org/version/1.1'],
    ['1.1'],
    [null],
    [2],
  ])('does not mind the version %j', async (version) => {
    const { drafts, fault } = await readAnswer({ version, items: [{ id: '1', title: 'T' }] })
    expect({ count: drafts.length, fault }).toEqual({ count: 1, fault: undefined })
  })

  it('gives the first posts while the rest is still on its way', async () => {
    const postsAreRead = Promise.withResolvers<void>()
    const server = await startFeedServer({
      '/feed.json': (_request, response) => {
        const cut = document.length - 20
        response.write(document.slice(0, cut))
        void postsAreRead.promise.then(() => response.end(document.slice(cut)))
      },
    })
    let heldAt = 0
    for await (const { drafts } of readFeed(
      { url: server.url('/feed.json') },
      { facets: [], limits: feedLimits },
    )) {
      heldAt ||= drafts.length
      postsAreRead.resolve()
    }
    expect(heldAt).toBe(2)
  })

  it('tells the bytes read, and the bytes of the whole where the server does', async () => {
    const length = Buffer.byteLength(document)
    const known = await readAnswer((_request, response) => {
      response.writeHead(200, { 'content-length': length }).end(document)
    })
    expect(known.progress.at(-1)).toMatchObject({ bytes: length, totalBytes: length })
    const trickled = await readAnswer(trickle(document))
    expect(trickled.progress.at(-1)).toMatchObject({ bytes: length, totalBytes: undefined })
  })

  it('resolves relative addresses against where it was redirected to', async () => {
    const server = await startFeedServer({
      '/feed': (_request, response) => {
        response.writeHead(301, { location: '/new/place/feed.json' }).end()
      },
      '/new/place/feed.json': { items: [{ id: '1', title: 'T', url: 'post' }] },
    })
    const { drafts } = await readAll(server.url('/feed'))
    expect(drafts[0]?.post.url).toBe(server.url('/new/place/post'))
  })
})

describe('fixtures', () => {
  it('reads a microblog: derived titles, numeric ids, the author of all', async () => {
    const { details, drafts, problems } = await readAnswer(fixture('microblog.json'))
    expect(details.title).toBe('Notes from the allotment')
    expect(problems).toEqual([])
    expect(drafts.map(({ post }) => post)).toMatchObject([
      {
        id: '103',
        title: 'Frost & fog. The beans < 10 cm.',
        isTitleDerived: true,
        html: '<p>Frost &amp; fog.</p>\n<p>The beans &lt; 10 cm.</p>',
        authors: [{ slug: 'wren-halloway', name: 'Wren Halloway' }],
      },
      { id: '102', title: 'Moved the water butt.', published: '2026-03-02T18:00Z' },
      { id: '101', title: 'First seeds in.', published: '2026-03-01' },
    ])
  })

  it('reads what it can of an odd feed and counts what it cannot, with position and title', async () => {
    const { details, drafts, problems } = await readAnswer(fixture('odd.json'))
    expect(details.title).toBe('Odd & ends')
    expect(drafts.map(({ post }) => post.id)).toEqual(['tagged', 'twice', 'hostile', 'undated'])
    expect(problems).toEqual([
      { code: 'no-id', position: 2, title: 'No id at all' },
      { code: 'no-id', position: 3 },
      { code: 'duplicate-id', position: 5, title: 'The second of two' },
      { code: 'not-an-object', position: 6 },
      { code: 'not-an-object', position: 7 },
      { code: 'empty', position: 10 },
    ])
  })

  it('learns what the feed says of itself after its items', async () => {
    const { details } = await readAnswer(trickle(fixture('sorted-keys.json')))
    expect(details).toEqual({
      title: 'Sorted keys',
      language: 'en-GB',
      homePageUrl: 'https://sorted.example/',
    })
  })
})

describe('one bad item', () => {
  it.each([
    ['no JSON', '{"id":"1" "title":"T"}'],
    ['a bare word', 'undefined'],
    [
      'nested 200,000 deep',
      `{"id":"deep","title":"T","x":${'['.repeat(200_000)}${']'.repeat(200_000)}}`,
      'too-deep',
    ],
    [
      'longer than four million characters',
      `{"id":"long","content_text":"${'long '.repeat(900_000)}"}`,
      'too-long',
    ],
  ])('that is %s is counted and the next one read', async (_what, item, code = 'unreadable') => {
    const { drafts, problems, fault } = await readAnswer(
      `{"items":[${item},{"id":"2","title":"Next"}]}`,
    )
    expect(drafts.map(({ post }) => post.title)).toEqual(['Next'])
    expect(problems).toEqual([{ code, position: 1 }])
    expect(fault).toBeUndefined()
  })
})

describe('a document that is no feed', () => {
  it.each([
    ['a web page with status 200', fixture('error-page.html'), 'web-page'],
    ['RSS in JSON', fixture('rss-in-json.json'), 'unsupported'],
    ['null', 'null', 'not-a-feed'],
    ['a list of something else', '[1, "two", null]', 'no-posts'],
    ['a text in quotes', '"Not found"', 'not-a-feed'],
    ['an object without items', '{"error":"nothing here"}', 'not-a-feed'],
    ['items that are an object', '{"items":{"id":"1"}}', 'not-a-feed'],
    ['items that are null', '{"items":null}', 'not-a-feed'],
    ['plain text', 'Service unavailable', 'not-json'],
    ['an empty answer', '', 'not-json'],
    ['braces around something else', '{ not json }', 'not-json'],
    ['a feed whose items all lack an id', '{"items":[{"title":"A"},{"title":"B"}]}', 'no-posts'],
  ])('is told by name: %s', async (_what, text, fault) => {
    const reading = await readAnswer(text)
    expect(reading.fault).toBeInstanceOf(FeedFormatError)
    expect(reading.fault).toMatchObject({ fault })
    expect(reading.drafts).toEqual([])
  })

  it('takes a feed without items for an empty publication', async () => {
    const reading = await readAnswer('{"version":"https://jsonfeed.org/version/1.1","items":[]}')
    expect(reading.fault).toBeUndefined()
    expect(reading.drafts).toEqual([])
  })

  it('keeps the reasons why no item of it could be read', async () => {
    const { problems } = await readAnswer('{"items":[{"title":"A"}]}')
    expect(problems).toEqual([{ code: 'no-id', position: 1, title: 'A' }])
  })
})

describe('a feed that breaks off', () => {
  const beginning = document.slice(0, -30)

  it('gives its whole posts and says that it is cut off', async () => {
    const { drafts, fault } = await readAnswer(beginning)
    expect(drafts.map(({ post }) => post.id)).toEqual(['α', 'β'])
    expect(fault).toMatchObject({ name: 'FeedFormatError', fault: 'cut-off' })
  })

  it('is told apart from a connection that breaks', async () => {
    const { drafts, fault } = await readAnswer((_request, response) => {
      response.write(beginning, () => response.destroy())
    })
    expect(fault).toBeInstanceOf(FeedFetchError)
    expect(drafts.map(({ post }) => post.id)).toEqual(['α', 'β'])
  })
})

describe('an answer that is none', () => {
  it.each([404, 403, 410, 500, 503])('is a fault with its status: %i', async (status) => {
    const { fault, drafts } = await readAnswer((_request, response) => {
      response.writeHead(status).end(document)
    })
    expect(fault).toBeInstanceOf(FeedFetchError)
    expect(fault).toMatchObject({
      status,
      url: expect.stringMatching(/\/blog\/feed\.json$/) as string,
    })
    expect(drafts).toEqual([])
  })

  it('is a fault without status where nobody listens', async () => {
    const server = await startFeedServer({})
    const url = server.url('/feed.json')
    await server.close()
    expect((await readAll(url)).fault).toMatchObject({
      name: 'FeedFetchError',
      status: undefined,
      url,
    })
  })
})

describe('a version that is at hand', () => {
  it.each([
    ['the same etag', { etag: '"1"' }, { etag: '"1"' }, true],
    ['another etag', { etag: '"2"' }, { etag: '"1"' }, false],
    [
      'the same date',
      { 'last-modified': 'Mon, 01 Jan 2024 00:00:00 GMT' },
      { lastModified: 'Mon, 01 Jan 2024 00:00:00 GMT' },
      true,
    ],
    [
      'another date',
      { 'last-modified': 'Tue, 02 Jan 2024 00:00:00 GMT' },
      { lastModified: 'Mon, 01 Jan 2024 00:00:00 GMT' },
      false,
    ],
    [
      'another etag of the same date',
      { etag: '"2"', 'last-modified': 'Mon' },
      { etag: '"1"', lastModified: 'Mon' },
      false,
    ],
    ['no validators', {}, { etag: '"1"' }, false],
    ['validators for the first time', { etag: '"1"' }, {}, false],
  ])('is unchanged or not by %s', async (_what, headers, known, isUnchanged) => {
    const server = await startFeedServer({
      '/feed.json': (_request, response) => response.writeHead(200, headers).end(document),
    })
    const url = server.url('/feed.json')
    const since = { format: 'json-feed' as const, url, validators: known }
    const reading = await readAll(url, { since })
    expect(reading.outcome?.kind).toBe(isUnchanged ? 'unchanged' : 'whole')
    expect(reading.drafts).toHaveLength(isUnchanged ? 0 : 3)
  })
})
