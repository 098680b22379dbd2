import { IDBFactory } from 'fake-indexeddb'
import { openDB } from 'idb'
import MiniSearch from 'minisearch'
import type { ServerResponse } from 'node:http'
import { describe, expect, it, vi } from 'vitest'
import type { ArchiveFault, ArchiveStatus } from '../../src/archive/Archive.ts'
import { feed, item, numberedItems, postUrl, saltmarshItems } from '../factories/feed.ts'
import type { Answer } from './feedServer.ts'
import {
  databaseName,
  listedTitles,
  open,
  refuse,
  serve,
  settled,
  statusWhere,
  visitOnce,
  withETag,
} from './openTestArchive.ts'

const whole = feed(saltmarshItems)
const newest = item('just-in', { title: 'Just in', date_published: '2026-06-01T08:00:00Z' })
const withNewest = feed([newest, ...saltmarshItems])

/** What the last attempt to read the one feed ended in. */
function feedFault({ feeds }: ArchiveStatus): ArchiveFault | undefined {
  return feeds[0]?.fault
}

/** The document up to a post, and then nothing more: the response ends or breaks as one says. */
function cutBefore(post: number, end: (response: ServerResponse, text: string) => void): Answer {
  const text = JSON.stringify(whole)
  return (response) =>
    end(response, text.slice(0, text.indexOf(JSON.stringify(saltmarshItems[post]))))
}

describe('the first visit', () => {
  it('goes from opening over reading to ready', async () => {
    const archive = open(await serve(whole))
    const seen: ArchiveStatus[] = []
    void archive.subscribe((next) => seen.push(next))
    const last = await statusWhere(archive, ({ isStored }) => isStored)
    const phases = seen.map(({ phase }) => phase)
    expect(phases.filter((phase, at) => phase !== phases[at - 1])).toEqual([
      'opening',
      'reading',
      'ready',
    ])
    expect(last).toMatchObject({
      phase: 'ready',
      postCount: 5,
      indexedCount: 5,
      isPartial: false,
      isStored: true,
      isStorageRefused: false,
    })
    expect(last.feeds).toMatchObject([{ leftOut: [], postCount: 5 }])
    expect(Date.parse(last.feeds[0]!.checkedAt!)).toBeGreaterThan(Date.now() - 60_000)
    const editions = seen.map(({ edition }) => edition)
    expect(editions).toEqual(editions.toSorted((a, b) => a - b))
  })

  it('shows the first posts while the others are still on their way', async () => {
    const text = JSON.stringify(whole)
    const half = text.indexOf(JSON.stringify(saltmarshItems[2]))
    const { promise: rest, resolve: sendRest } = Promise.withResolvers<void>()
    const server = await serve((response) => {
      response.setHeader('content-length', Buffer.byteLength(text))
      response.write(text.slice(0, half))
      void rest.then(() => response.end(text.slice(half)))
    })
    const archive = open(server)
    const early = await statusWhere(archive, ({ postCount }) => postCount === 2)
    expect(early).toMatchObject({ phase: 'reading', isStored: false })
    expect(early.bytes).toBe(half)
    expect(early.totalBytes).toBe(Buffer.byteLength(text))
    expect(await listedTitles(archive)).toEqual([
      'Quiet wards sleep better',
      'Buying software as one region',
    ])
    const late = archive.post('first-letter')
    sendRest()
    expect((await late)?.post.title).toBe('A first letter to our readers')
    expect(await settled(archive)).toMatchObject({ postCount: 5, indexedCount: 5 })
  })

  it('counts what it leaves out', async () => {
    const archive = open(await serve(feed([...saltmarshItems, { title: 'No id' }])))
    const { feeds } = await settled(archive)
    expect(feeds[0]?.leftOut).toEqual([
      { code: 'no-id', count: 1, items: [{ position: 6, title: 'No id' }] },
    ])
  })

  it('lists the first hundred of very many that it leaves out, and counts them all', async () => {
    const nameless = Array.from({ length: 5_000 }, (_, at) => ({ title: `Nameless ${at}` }))
    const archive = open(await serve(feed([...saltmarshItems, ...nameless])))
    const { leftOut } = (await settled(archive)).feeds[0]!
    expect(leftOut).toMatchObject([{ code: 'no-id', count: 5_000 }])
    expect(leftOut[0]!.items).toHaveLength(100)
  })

  it('answers questions that were asked before anything was read', async () => {
    const archive = open(await serve(whole))
    const [titles, { title }, authors] = await Promise.all([
      listedTitles(archive),
      archive.publication(),
      archive.authors(),
    ])
    expect(titles).toHaveLength(5)
    expect(title).toBe('Saltmarsh Review')
    expect(authors).toHaveLength(2)
  })

  it('keeps everything of a feed of several hundred posts', async () => {
    const server = await serve(feed(numberedItems(300)))
    await visitOnce(server)
    const archive = open(server)
    expect(await settled(archive)).toMatchObject({ postCount: 300, indexedCount: 300 })
    expect(await listedTitles(archive, { words: 'number 300' })).toEqual(['Number 300'])
  })
})

describe('answers', () => {
  it('name the publication as the site file does, and else as the feed does', async () => {
    const site = { title: 'Our review', description: 'Ours.', notice: 'A sample.', language: 'fr' }
    const named = await open(await serve(whole, site)).publication()
    expect(named).toEqual({
      title: 'Our review',
      description: 'Ours.',
      notice: 'A sample.',
      language: 'en-GB',
      homePageUrl: 'https://saltmarsh.example/',
      siteUrl: expect.stringMatching(/^http:\/\/[^/]+\/$/) as unknown,
      facetIds: ['audience', 'type', 'region', 'topic', 'source', 'author', 'year', 'length'],
      imageHosts: [],
    })
    globalThis.indexedDB = new IDBFactory()
    const unnamed = await open(
      await serve(feed(saltmarshItems, { description: 'Theirs.' })),
    ).publication()
    expect(unnamed).toMatchObject({ title: 'Saltmarsh Review', description: 'Theirs.' })
  })

  it('give a post with its authors, pictures and the posts of the publication that it links to', async () => {
    const post = item('linking', {
      authors: saltmarshItems[0]!['authors'],
      image: 'https://media.example/lead.jpg',
      content_html:
        '<a href="quiet-wards#night">In</a><a href="https://elsewhere.example/">Out</a>' +
        '<img src="/map.png"><img src="https://media.example/lead.jpg">',
    })
    const archive = open(await serve(feed([post, ...saltmarshItems])))
    const page = await archive.post('linking')
    expect(page!.authors).toEqual([
      {
        slug: 'ida-fenwick',
        name: 'Ida Fenwick',
        url: 'https://saltmarsh.example/people/ida-fenwick',
        role: 'Head of evaluation',
        organisation: 'Saltmarsh Network',
        bio: 'Ida asks what would have happened anyway.',
      },
    ])
    expect(page!.links).toEqual({ [`${postUrl('quiet-wards')}#night`]: 'quiet-wards' })
    expect(page!.images).toEqual([
      'https://media.example/lead.jpg',
      'https://saltmarsh.example/map.png',
    ])
  })

  it('have three related posts or more, the publisher’s picks first and never the post itself', async () => {
    const archive = open(await serve(whole))
    const { related } = (await archive.post('what-a-pilot-is-for'))!
    expect(related.length).toBeGreaterThanOrEqual(3)
    expect(related[0]).toMatchObject({
      post: { slug: 'spare-equipment' },
      reason: { kind: 'pick' },
    })
    expect(related.map(({ post }) => post.slug)).not.toContain('what-a-pilot-is-for')
    expect(related[0]!.post).not.toHaveProperty('html')
  })

  it('list authors by name with their numbers of posts', async () => {
    const archive = open(await serve(whole))
    const authors = await archive.authors()
    expect(authors.map(({ author, postCount }) => [author.name, postCount])).toEqual([
      ['Ida Fenwick', 3],
      ['Tom Okafor', 3],
    ])
    expect((await archive.author('tom-okafor'))?.postCount).toBe(3)
  })

  it('list the topics of the site file only', async () => {
    const site = {
      facets: [
        { id: 'kind', from: ['type'], values: ['Guide', 'Blog'] },
        { id: 'subject', takesOtherTags: true },
      ],
    }
    const archive = open(await serve(whole, site))
    const topics = await archive.topics()
    expect(topics.map(({ id }) => id)).toEqual(['kind', 'subject'])
    expect(topics[0]!.values.map(({ name, count }) => [name, count])).toEqual([
      ['Guide', 2],
      ['Blog', 1],
      ['News', 1],
      ['Case study', 1],
    ])
  })

  it('to what is not there are undefined', async () => {
    const archive = open(await serve(whole))
    expect(await archive.post('never-written')).toBeUndefined()
    expect(await archive.author('nobody')).toBeUndefined()
  })
})

describe('a later visit', () => {
  it('shows what is stored while the publisher is still being asked', async () => {
    const server = await serve(whole)
    await visitOnce(server)
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
    server.publish((response) => {
      void answered.then(() => response.end(JSON.stringify(whole)))
    })
    const archive = open(server)
    expect(await listedTitles(archive)).toHaveLength(5)
    expect(await listedTitles(archive, { words: 'pumps' })).toEqual([
      'A shared list of spare equipment',
    ])
    expect((await archive.post('spare-equipment'))?.post.html).toContain('next door')
    answer()
  })

  it('goes from opening over indexing to ready', async () => {
    const server = await serve(whole)
    await visitOnce(server)
    const archive = open(server)
    const phases: string[] = []
    void archive.subscribe(({ phase }) => phases.push(phase))
    await settled(archive)
    expect(phases.filter((phase, at) => phase !== phases[at - 1])).toEqual([
      'opening',
      'indexing',
      'ready',
    ])
  })

  it('neither reads the body nor indexes again where the validator still holds', async () => {
    const server = await serve(withETag(whole, '"one"'))
    await visitOnce(server)
    const add = vi.spyOn(MiniSearch.prototype, 'add')
    const { promise: closed, resolve: close } = Promise.withResolvers<void>()
    server.publish((response) => {
      // A body without an end: whoever reads it waits for ever.
      response.on('close', close)
      response.writeHead(200, { etag: '"one"' }).write('{')
    })
    const archive = open(server)
    const before = await statusWhere(archive, ({ phase }) => phase === 'ready')
    const after = await settled(archive)
    await closed
    expect(Date.parse(after.feeds[0]!.checkedAt!)).toBeGreaterThanOrEqual(
      Date.parse(before.feeds[0]!.checkedAt!),
    )
    expect(after).toMatchObject({ postCount: 5, indexedCount: 5 })
    expect(feedFault(after)).toBeUndefined()
    expect(add).not.toHaveBeenCalled()
    expect(await listedTitles(archive, { words: 'pumps' })).toHaveLength(1)
  })

  it('finds no news in the same posts without a validator', async () => {
    const server = await serve(whole)
    await visitOnce(server)
    const archive = open(server)
    const last = await settled(archive)
    expect(last.postCount).toBe(5)
    expect(feedFault(last)).toBeUndefined()
    expect(last.news).toBeUndefined()
  })

  it('counts the news and shows it when asked', async () => {
    const server = await serve(withETag(whole, '"one"'))
    await visitOnce(server)
    const [quiet, , ...rest] = saltmarshItems
    server.publish(withETag(feed([newest, { ...quiet, title: 'Quieter' }, ...rest]), '"two"'))
    const archive = open(server)
    const before = await settled(archive)
    expect(before.news).toEqual({ added: 1, changed: 1, removed: 1 })
    expect(await listedTitles(archive)).not.toContain('Just in')
    await archive.showNews()
    const after = await settled(archive)
    expect(after.news).toBeUndefined()
    expect(after.edition).toBeGreaterThan(before.edition)
    expect(await listedTitles(archive)).toEqual([
      'Just in',
      'Quieter',
      'What a pilot is for',
      'A shared list of spare equipment',
      'A first letter to our readers',
    ])
    expect(await listedTitles(archive, { words: 'just in' })).toEqual(['Just in'])
  })

  it('shows news by itself at the next visit', async () => {
    const server = await serve(whole)
    await visitOnce(server)
    server.publish(withNewest)
    await settled(open(server))
    await server.close()
    expect(await listedTitles(open(server))).toHaveLength(6)
  })

  it('finds news whenever it is asked to look', async () => {
    const server = await serve(whole)
    const archive = open(server)
    await settled(archive)
    server.publish(withNewest)
    await archive.refresh()
    expect((await settled(archive)).news).toEqual({ added: 1, changed: 0, removed: 0 })
    const another = item('later-still', { date_published: '2026-06-02T08:00:00Z' })
    server.publish(feed([another, newest, ...saltmarshItems]))
    await archive.refresh()
    expect((await settled(archive)).news).toEqual({ added: 2, changed: 0, removed: 0 })
  })

  it('takes the news back when the publisher does', async () => {
    const server = await serve(whole)
    const archive = open(server)
    await settled(archive)
    server.publish(withNewest)
    await archive.refresh()
    server.publish(whole)
    await archive.refresh()
    expect((await settled(archive)).news).toBeUndefined()
    await archive.showNews()
    expect(await listedTitles(archive)).toHaveLength(5)
  })

  it('gives a withdrawn or changed post as it was, until the news is shown', async () => {
    const server = await serve(whole)
    await visitOnce(server)
    const [quiet, , ...rest] = saltmarshItems
    server.publish(feed([{ ...quiet, content_html: '<p>New text.</p>' }, ...rest]))
    const archive = open(server)
    await settled(archive)
    expect((await archive.post('buying-together'))?.post.html).toContain('Nine tenders')
    expect((await archive.post('quiet-wards'))?.post.html).toContain('a bin')
    await archive.showNews()
    expect(await archive.post('buying-together')).toBeUndefined()
    expect((await archive.post('quiet-wards'))?.post.html).toBe('<p>New text.</p>')
  })

  it('finds a post that is newer than what the page shows', async () => {
    const server = await serve(whole)
    await visitOnce(server)
    server.publish(withNewest)
    const archive = open(server)
    expect((await archive.post('just-in'))?.post.title).toBe('Just in')
    expect(await listedTitles(archive)).not.toContain('Just in')
  })

  it('asks once however many ask for it', async () => {
    const server = await serve(whole)
    const archive = open(server)
    await settled(archive)
    server.requests.length = 0
    await Promise.all([archive.refresh(), archive.refresh(), archive.refresh()])
    expect(server.requests).toEqual(['/site.json', '/feed.json'])
  })
})

describe('a changed site file', () => {
  it('that files posts differently has them read anew', async () => {
    const server = await serve(withETag(whole, '"one"'))
    await visitOnce(server)
    server.publishSite({ facets: [{ id: 'kind', from: ['type'] }] })
    const archive = open(server)
    await statusWhere(archive, ({ phase }) => phase === 'reading')
    await settled(archive)
    expect((await archive.topics()).map(({ id }) => id)).toEqual(['kind'])
    expect((await archive.publication()).facetIds).toEqual([
      'kind',
      'source',
      'author',
      'year',
      'length',
    ])
  })

  it('that names another feed has that read', async () => {
    const server = await serve(whole)
    await visitOnce(server)
    const other = await serve(feed([newest]))
    server.publishSite({ feed: other.feedUrl })
    const archive = open(server)
    await statusWhere(archive, ({ phase }) => phase === 'reading')
    await settled(archive)
    expect(await listedTitles(archive)).toEqual(['Just in'])
  })

  it('that only names the publication anew is taken over without reading', async () => {
    const server = await serve(withETag(whole, '"one"'), { title: 'Before' })
    await visitOnce(server)
    server.publishSite({ title: 'After', imageHosts: ['media.example'] })
    const archive = open(server)
    await settled(archive)
    expect(await archive.publication()).toMatchObject({
      title: 'After',
      imageHosts: ['media.example'],
    })
  })
})

describe('faults', () => {
  it.each<[string, Answer, object]>([
    ['no feed', refuse(404), { kind: 'unreachable', status: 404 }],
    ['a server error', refuse(500), { kind: 'unreachable', status: 500 }],
    [
      'a web page',
      (response) => response.end('<!doctype html><p>Sign in'),
      { kind: 'format', fault: 'web-page' },
    ],
    ['nothing', (response) => response.end(), { kind: 'format', fault: 'not-json' }],
    ['a list of something else', ['a', 'b'], { kind: 'format', fault: 'no-posts' }],
    ['a connection that breaks at once', (response) => response.destroy(), { kind: 'unreachable' }],
  ])('are told where the first visit meets %s', async (_what, answer, fault) => {
    const server = await serve(answer)
    const archive = open(server)
    const last = await settled(archive)
    expect(last).toMatchObject({ phase: 'failed', postCount: 0, isStored: false })
    expect(feedFault(last)).toEqual({ url: server.feedUrl, ...fault })
    expect(await listedTitles(archive)).toEqual([])
    expect(await archive.post('any')).toBeUndefined()
    expect(await archive.authors()).toEqual([])
    expect(await archive.topics()).toEqual([])
    server.publish(whole)
    await archive.refresh()
    expect(await settled(archive)).toMatchObject({ phase: 'ready', postCount: 5 })
    expect(feedFault(await settled(archive))).toBeUndefined()
  })

  it.each<[string, Answer, RegExp]>([
    ['is missing', refuse(404), /^site\.json answered 404\.$/],
    ['is no JSON', (response) => response.end('{'), /^site\.json is not valid JSON: /],
    ['has a wrong field', { imageHosts: 'media.example' }, /^"imageHosts" should be a list/],
  ])('are told where the site file %s', async (_what, site, message) => {
    const archive = open(await serve(whole, site))
    const last = await settled(archive)
    expect(last).toMatchObject({ phase: 'failed', fault: { kind: 'site-file' } })
    expect(last.fault).toHaveProperty('message', expect.stringMatching(message))
  })

  it('leave what is stored readable, and are told with it', async () => {
    const server = await serve(whole)
    await visitOnce(server)
    server.publish(refuse(410))
    const archive = open(server)
    const last = await settled(archive)
    expect(last).toMatchObject({ phase: 'ready', postCount: 5, isStored: true })
    expect(feedFault(last)).toEqual({ kind: 'unreachable', url: server.feedUrl, status: 410 })
    expect(await listedTitles(archive, { words: 'pumps' })).toHaveLength(1)
  })

  it('leave what is stored readable when nobody answers', async () => {
    const server = await serve(whole)
    await visitOnce(server)
    await server.close()
    const archive = open(server)
    const last = await settled(archive)
    expect(last).toMatchObject({ phase: 'ready', postCount: 5 })
    expect(last.fault).toEqual({ kind: 'unreachable', url: server.siteUrl })
  })

  it.each<[string, Answer, object]>([
    [
      'is cut off',
      cutBefore(2, (response, text) => response.end(text)),
      { kind: 'format', fault: 'cut-off' },
    ],
    [
      'breaks off',
      cutBefore(2, (response, text) => response.write(text, () => response.destroy())),
      { kind: 'unreachable' },
    ],
  ])(
    'keep what had arrived of a feed that %s, until it comes whole',
    async (_what, answer, fault) => {
      const server = await serve(answer)
      const archive = open(server)
      const last = await settled(archive)
      expect(last).toMatchObject({ phase: 'ready', postCount: 2, isPartial: true })
      expect(feedFault(last)).toEqual({ url: server.feedUrl, ...fault })
      expect(await listedTitles(archive, { words: 'tenders' })).toEqual([
        'Buying software as one region',
      ])
      server.publish(whole)
      await archive.refresh()
      const mended = await settled(archive)
      expect(mended).toMatchObject({ postCount: 5, isPartial: false })
      expect(feedFault(mended)).toBeUndefined()
      expect(mended.news).toBeUndefined()
    },
  )

  it('do not put part of a feed in the place of the whole', async () => {
    const server = await serve(whole)
    await visitOnce(server)
    server.publish(cutBefore(2, (response, text) => response.end(text)))
    const archive = open(server)
    const last = await settled(archive)
    expect(last).toMatchObject({ postCount: 5, isPartial: false })
    expect(feedFault(last)).toMatchObject({ fault: 'cut-off' })
    expect(last.news).toBeUndefined()
  })
})

it('gives posts the language that a feed names behind its items, else that of the site', async () => {
  const { language: _language, items, ...rest } = feed([item('one')])
  const sorted = { items, ...rest, language: 'cy' }
  const archive = open(await serve(sorted))
  await settled(archive)
  expect((await archive.post('one'))?.post.language).toBe('cy')
})

describe('storage', () => {
  it('that is refused costs nothing but the next visit', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    })
    const archive = open(await serve(whole))
    const last = await settled(archive)
    expect(last).toMatchObject({
      phase: 'ready',
      postCount: 5,
      indexedCount: 5,
      isStored: false,
      isStorageRefused: true,
    })
    expect((await archive.post('spare-equipment'))?.post.html).toContain('next door')
    expect(await listedTitles(archive, { words: 'pumps' })).toHaveLength(1)
  })

  it('that is full is said, and the visit goes on from memory', async () => {
    const archive = open(await serve(whole))
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('Full', 'QuotaExceededError')
    })
    const last = await settled(archive)
    expect(last).toMatchObject({ phase: 'ready', isStored: false, isStorageRefused: true })
    expect((await archive.post('spare-equipment'))?.post.html).toContain('next door')
  })

  it('of a newer version is made anew, since it is a cache', async () => {
    ;(await openDB(databaseName, 9)).close()
    const server = await serve(whole)
    await visitOnce(server)
    expect(await listedTitles(open(server))).toHaveLength(5)
  })

  it.each<[string, string, (value: Record<string, unknown>) => unknown]>([
    ['an index of another version', 'index', (value) => ({ ...value, version: -1 })],
    ['an index of other posts', 'index', (value) => ({ ...value, hash: 'other' })],
    ['a damaged index', 'index', (value) => ({ ...value, json: '{"documentCount": 5' })],
    ['a damaged edition', 'edition', ({ posts: _posts, ...value }) => value],
    ['no index', 'index', () => undefined],
  ])('with %s is mended', async (_what, store, change) => {
    const server = await serve(whole)
    await visitOnce(server)
    const database = await openDB(databaseName)
    const changed = change((await database.get(store, 'current')) as Record<string, unknown>)
    if (changed === undefined) await database.delete(store, 'current')
    else await database.put(store, changed, 'current')
    database.close()

    const archive = open(server)
    expect(await settled(archive)).toMatchObject({
      phase: 'ready',
      postCount: 5,
      indexedCount: 5,
      isStored: true,
      isStorageRefused: false,
    })
    expect(await listedTitles(archive, { words: 'pumps' })).toEqual([
      'A shared list of spare equipment',
    ])
    await server.close()
    expect(await listedTitles(open(server), { words: 'pumps' })).toHaveLength(1)
  })
})

describe('a feed that has lost all its posts', () => {
  it('leaves the last good copy on the page and on the device', async () => {
    const server = await serve(whole)
    await visitOnce(server)
    server.publish(feed([]))
    const last = await settled(open(server))
    expect(last.postCount).toBe(5)
    expect(feedFault(last)).toMatchObject({ kind: 'format', fault: 'no-posts' })
    expect(await listedTitles(open(server))).toHaveLength(5)
  })
})
