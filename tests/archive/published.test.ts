import { openDB } from 'idb'
import { describe, expect, it, vi } from 'vitest'
import type { Archive, ArchiveStatus } from '../../src/archive/Archive.ts'
import { emptyQuery } from '../../src/model/SearchQuery.ts'
import { feed, item, numberedItems, postUrl, saltmarshItems } from '../factories/feed.ts'
import type { Answer, FeedServer } from './feedServer.ts'
import {
  databaseName,
  listedTitles,
  open as openFeeds,
  openSite as open,
  refuse,
  serve,
  settled,
  statusWhere,
  withETag,
} from './openTestArchive.ts'
import { publishBuild } from './publishBuild.ts'

const whole = feed(saltmarshItems)
const newest = item('just-in', {
  title: 'Just in',
  date_published: '2026-06-01T08:00:00Z',
  content_html: '<p>Nothing out of the ordinary. The loudest thing on a ward may be a kettle.</p>',
  tags: ['Kettles', 'Sleep'],
})
const withNewest = feed([newest, ...saltmarshItems])
const many = feed(numberedItems(120))

const headPath = '/archive/head.json'

/** Longer than any test: nothing goes on in the background. */
const never = { quietMs: 3_600_000 }
const atOnce = { quietMs: 0 }

function now(archive: Archive): Promise<ArchiveStatus> {
  return statusWhere(archive, () => true)
}

function packsIn({ requests }: FeedServer): readonly string[] {
  return requests.filter((path) => path.endsWith('/pack.bin'))
}

/** Kinds of the published files that were asked for. */
function kindsIn({ requests }: FeedServer): readonly string[] {
  const names = requests.map((path) =>
    path
      .split('/')
      .at(-1)!
      .replace(/[-.].*/, ''),
  )
  return [...new Set(names)].toSorted()
}

async function serveBuild(document: Answer = whole, site?: Answer) {
  const server = await serve(document, site)
  return { server, paths: await publishBuild(server) }
}

/** A visit after which the whole build is on the device. */
async function keepAll(server: FeedServer): Promise<void> {
  const archive = open(server, atOnce)
  await statusWhere(archive, ({ isStored, isChecking }) => isStored && !isChecking)
  server.requests.length = 0
}

async function fetchBytes({ siteUrl }: FeedServer, path: string): Promise<Uint8Array> {
  return new Uint8Array(await (await fetch(new URL(path, siteUrl))).arrayBuffer())
}

/** As a page asks: what is there first, then the rest. */
async function searchWhole(archive: Archive, words: string) {
  const query = { ...emptyQuery, words }
  const first = await archive.search(query)
  return { first, whole: first.isUnfinished ? await archive.complete(query) : first }
}

describe('a first visit to a site that a build has published', () => {
  it('lists the newest from their cards, with counts that were made when it was built', async () => {
    const { server } = await serveBuild(many)
    const archive = open(server, never)
    const { whole: list } = await searchWhole(archive, '')
    expect(list.hits.map(({ post }) => post.title).slice(0, 2)).toEqual(['Number 1', 'Number 2'])
    expect(list).toMatchObject({ total: 120, pageCount: 6 })
    expect(list.facets.find(({ id }) => id === 'year')?.values).toEqual([
      { slug: '2025', name: '2025', count: 120 },
    ])
    expect(kindsIn(server)).toEqual(['card', 'head', 'site', 'values'])
    expect(server.requests.filter((path) => path.includes('/card-'))).toHaveLength(20)
    expect(await now(archive)).toMatchObject({
      phase: 'ready',
      postCount: 120,
      isStored: false,
      isChecking: false,
      keeping: { state: 'underway', heldCount: 0 },
    })
  })

  it('answers words with the posts first, and with passages and counts as soon as they are there', async () => {
    const { server } = await serveBuild()
    const archive = open(server, never)
    const { first, whole: answer } = await searchWhole(archive, 'question')
    expect(first).toMatchObject({ isUnfinished: true, total: 1, facets: [] })
    expect(first.hits[0]?.post.title).toBe('What a pilot is for')
    expect(answer.isUnfinished).toBeUndefined()
    expect(answer.hits[0]?.snippet?.parts.some(({ isMatch }) => isMatch)).toBe(true)
    expect(answer.facets.map(({ id }) => id)).toContain('region')
    expect(kindsIn(server)).not.toContain('feed')
    expect((await archive.search({ ...emptyQuery, words: 'question' })).isUnfinished).toBe(
      undefined,
    )
  })

  it('filters, and lists authors and topics as the feed gives them', async () => {
    const { server } = await serveBuild()
    const archive = open(server, never)
    expect(await listedTitles(archive, { filters: { region: ['north-shore'] } })).toHaveLength(2)
    expect(await archive.authors()).toMatchObject([
      { author: { bio: 'Ida asks what would have happened anyway.' }, postCount: 3 },
      { author: { name: 'Tom Okafor' }, postCount: 3 },
    ])
    expect((await archive.author('ida-fenwick'))?.postCount).toBe(3)
    expect((await archive.topics()).map(({ id }) => id)).toContain('topic')
    expect((await archive.publication()).title).toBe('Saltmarsh Review')
  })

  it('gives posts the ids and addresses that the feed gives them', async () => {
    const twins = feed([
      item('a', { id: 'second', date_published: '2026-01-02T08:00:00Z' }),
      item('b', { id: 'first', url: `${postUrl('x')}/a`, date_published: '2026-01-01T08:00:00Z' }),
    ])
    const { server } = await serveBuild(twins)
    const built = await searchWhole(open(server, never), '')
    const bare = openFeeds(server, { databaseName: 'bare' })
    await settled(bare)
    expect(built.whole.hits).toEqual((await bare.search(emptyQuery)).hits)
  })

  it('opens a post by its own file', async () => {
    const { server } = await serveBuild()
    const archive = open(server, never)
    const page = await archive.post('what-a-pilot-is-for')
    expect(page?.post.html).toContain('Write the question down first.')
    expect(page?.authors.map(({ name }) => name)).toEqual(['Ida Fenwick', 'Tom Okafor'])
    expect(page?.links).toEqual({ [postUrl('buying-together')]: 'buying-together' })
    expect(server.requests.slice(2)).toEqual(['/archive/posts/what-a-pilot-is-for.json'])
  })

  it('suggests while words are typed', async () => {
    const { server } = await serveBuild()
    const archive = open(server, never)
    expect(await archive.suggest('')).toMatchObject({ posts: [], completions: [] })
    const { posts, authors } = await archive.suggest('qui')
    expect(posts.map(({ slug }) => slug)).toEqual(['quiet-wards'])
    expect(authors).toEqual([])
    expect((await archive.suggest('ida')).authors).toMatchObject([{ slug: 'ida-fenwick' }])
  })

  it('fetches what a search needs and nothing more, however often it is asked', async () => {
    const { server } = await serveBuild(many)
    const archive = open(server, never)
    await searchWhole(archive, 'number 77')
    const count = server.requests.length
    await searchWhole(archive, 'number 77')
    expect(server.requests).toHaveLength(count)
    expect(packsIn(server)).toEqual([])
  })

  it('does not wait for the answer to words that nobody wants any more', async () => {
    const { server, paths } = await serveBuild(many)
    for (const path of paths.filter((its) => its.endsWith('shard.bin'))) {
      server.publishAt(path, () => {})
    }
    const archive = open(server, never)
    const controller = new AbortController()
    const outrun = archive.search({ ...emptyQuery, words: 'number' }, controller.signal)
    await vi.waitFor(() => expect(kindsIn(server)).toContain('shard'))
    controller.abort()
    await expect(outrun).rejects.toThrow('aborted')
  })

  it('brings everything to the device in idle moments, search too', async () => {
    const { server } = await serveBuild(many)
    await keepAll(server)
    await server.close()
    const archive = open(server)
    await statusWhere(archive, ({ phase }) => phase === 'ready')
    expect(await now(archive)).toMatchObject({ isStored: true, postCount: 120, indexedCount: 120 })
    const { first } = await searchWhole(archive, 'number 77')
    expect(first.hits.map(({ post }) => post.title)).toEqual(['Number 77'])
    expect(first.isUnfinished).toBeUndefined()
    expect((await archive.post('post-77'))?.post.html).toContain('Nothing out of the ordinary.')
    expect(await archive.authors()).toEqual([])
  })

  it('says nothing of keeping once everything is there', async () => {
    const { server } = await serveBuild()
    const archive = open(server, atOnce)
    expect((await statusWhere(archive, ({ isStored }) => isStored)).keeping).toBeUndefined()
  })
})

describe('work in the background', () => {
  it('waits while a question is being answered', async () => {
    const { server } = await serveBuild()
    const { promise: asked, resolve: ask } = Promise.withResolvers<() => void>()
    server.publishAt('/archive/posts/quiet-wards.json', (response) => {
      ask(() => response.writeHead(404).end())
    })
    const archive = open(server, atOnce)
    const answer = archive.post('quiet-wards')
    const send = await asked
    await listedTitles(archive)
    await archive.topics()
    expect(packsIn(server)).toEqual([])
    send()
    await answer
    await statusWhere(archive, ({ isStored }) => isStored)
  })

  it('is broken off by a question, and goes on where it was', async () => {
    const { server, paths } = await serveBuild(many)
    const pack = paths.filter((path) => path.endsWith('/pack.bin'))[2]!
    const sound = await fetchBytes(server, pack)
    server.requests.length = 0
    let isFirstTime = true
    const { promise: broken, resolve: breakOff } = Promise.withResolvers<void>()
    const { promise: onWay, resolve: begin } = Promise.withResolvers<void>()
    server.publishAt(pack, (response) => {
      if (!isFirstTime) return void response.end(sound)
      isFirstTime = false
      response.on('close', breakOff)
      response.write(sound.slice(0, 20))
      begin()
    })
    const archive = open(server, atOnce)
    await onWay
    await archive.topics()
    await broken
    await statusWhere(archive, ({ isStored }) => isStored)
    const asked = packsIn(server)
    expect(asked.filter((path) => path === pack)).toHaveLength(2)
    expect(asked).toHaveLength(new Set(asked).size + 1)
  })

  it('goes on at the next visit where this one has left it', async () => {
    const { server, paths } = await serveBuild(many)
    const packs = paths.filter((path) => path.endsWith('/pack.bin'))
    server.publishAt(packs[3]!, refuse(403))
    const first = open(server, atOnce)
    await statusWhere(first, ({ keeping }) => keeping?.state === 'failed')
    const before = new Set(packsIn(server).filter((path) => path !== packs[3]))
    expect(before.size).toBeGreaterThan(0)
    await publishBuild(server)
    await keepAll(server)
    const again = packsIn(server).filter((path) => before.has(path))
    expect(again).toEqual([])
  })
})

describe('the whole on the device', () => {
  it('is left alone where the reader does not want it, also at the next visit', async () => {
    const { server } = await serveBuild()
    const first = open(server, never)
    await listedTitles(first)
    await first.keepWhole(false)
    expect((await now(first)).keeping).toEqual({ state: 'stopped', heldCount: 0 })
    server.requests.length = 0
    const second = open(server, atOnce)
    await statusWhere(second, ({ feeds }) => feeds.some(({ checkedAt }) => checkedAt))
    expect(await now(second)).toMatchObject({ isStored: false, keeping: { state: 'stopped' } })
    expect(packsIn(server)).toEqual([])
    await second.keepWhole(true)
    await statusWhere(second, ({ isStored }) => isStored)
  })

  it('is not begun where the browser spares data, until the reader asks for it', async () => {
    vi.stubGlobal('navigator', { connection: { saveData: true } })
    try {
      const { server } = await serveBuild()
      const archive = open(server, atOnce)
      await statusWhere(archive, ({ feeds }) => feeds.some(({ checkedAt }) => checkedAt))
      expect((await now(archive)).keeping).toEqual({ state: 'saving-data', heldCount: 0 })
      expect(packsIn(server)).toEqual([])
      await archive.keepWhole(true)
      expect(await statusWhere(archive, ({ isStored }) => isStored)).toMatchObject({ postCount: 5 })
    } finally {
      vi.unstubAllGlobals()
    }
  })
})

describe('what was published after the build', () => {
  it('is announced without moving the page, listed, found, counted and related', async () => {
    const { server } = await serveBuild()
    server.publish(withNewest)
    const archive = open(server, never)
    await listedTitles(archive)
    const before = (await now(archive)).edition
    await archive.refresh()
    const { news, edition } = await now(archive)
    expect(news).toEqual({ added: 1, changed: 0, removed: 0 })
    expect(edition).toBe(before)
    await archive.showNews()
    expect(await now(archive)).toMatchObject({ news: undefined, edition: before + 1, postCount: 6 })
    const { whole: list } = await searchWhole(archive, '')
    expect(list.hits[0]?.post.title).toBe('Just in')
    expect(list.facets.find(({ id }) => id === 'topic')?.values).toContainEqual({
      slug: 'sleep',
      name: 'Sleep',
      count: 2,
    })
    const { whole: found } = await searchWhole(archive, 'kettle')
    expect(found.hits.map(({ post }) => post.title)).toEqual(['Just in'])
    expect(found.hits[0]?.snippet).toBeDefined()
    expect(await listedTitles(archive, { filters: { topic: ['kettles'] } })).toEqual(['Just in'])
    const page = await archive.post('just-in')
    expect(page?.post.html).toContain('Nothing out of the ordinary.')
    expect(page?.related.map(({ post }) => post.slug)).toContain('quiet-wards')
    const related = (await archive.post('quiet-wards'))?.related
    expect(related?.map(({ post }) => post.slug)).toContain('just-in')
    expect((await archive.topics()).find(({ id }) => id === 'topic')?.values).toContainEqual({
      slug: 'kettles',
      name: 'Kettles',
      count: 1,
    })
  })

  it('is not looked for again in a document that has been compared already', async () => {
    const { server } = await serveBuild(withETag(many, '"1"'))
    server.publish(withETag(many, '"2"'))
    async function visit(): Promise<readonly string[]> {
      server.requests.length = 0
      const archive = open(server, never)
      await archive.publication()
      await archive.refresh()
      return kindsIn(server)
    }
    expect(await visit()).toContain('ids')
    expect(await visit()).not.toContain('ids')
  })

  it('is on the device with the rest', async () => {
    const { server } = await serveBuild()
    server.publish(withNewest)
    const archive = open(server, atOnce)
    await statusWhere(archive, ({ isStored, news }) => isStored && news !== undefined)
    await server.close()
    const next = open(server)
    await statusWhere(next, ({ phase }) => phase === 'ready')
    expect(await listedTitles(next, { words: 'just' })).toContain('Just in')
    expect((await next.post('just-in'))?.post.title).toBe('Just in')
    expect((await next.post('quiet-wards'))?.post.html).toContain('bin')
  })

  it('is looked for at once where its address is opened', async () => {
    const { server } = await serveBuild()
    server.publish(withNewest)
    const archive = open(server, never)
    expect((await archive.post('just-in'))?.post.title).toBe('Just in')
    expect(packsIn(server)).toEqual([])
    expect(await archive.post('never-was')).toBeUndefined()
  })

  it('replaces what has changed, and what is gone goes', async () => {
    const { server } = await serveBuild()
    const [quiet, , ...rest] = saltmarshItems
    server.publish(feed([{ ...quiet, title: 'Quieter', content_html: '<p>Hush.</p>' }, ...rest]))
    const archive = open(server, never)
    await listedTitles(archive)
    await archive.refresh()
    expect((await now(archive)).news).toEqual({ added: 0, changed: 1, removed: 1 })
    await archive.showNews()
    expect((await archive.post('quiet-wards'))?.post.html).toBe('<p>Hush.</p>')
    const { whole: list } = await searchWhole(archive, '')
    expect(list.hits.map(({ post }) => post.title)).toEqual([
      'Quieter',
      'What a pilot is for',
      'A shared list of spare equipment',
      expect.any(String),
    ])
    expect(list.facets.find(({ id }) => id === 'region')?.values).toContainEqual(
      expect.objectContaining({ slug: 'north-shore', count: 1 }),
    )
    expect(await listedTitles(archive, { words: 'hush' })).toEqual(['Quieter'])
    expect(await listedTitles(archive, { words: 'tender' })).toEqual([])
  })

  it('takes nothing away that a feed lists no more because it is older than all it lists', async () => {
    const { server } = await serveBuild(many)
    server.publish(feed([newest, ...numberedItems(120).slice(0, 10)]))
    const archive = open(server, never)
    await listedTitles(archive)
    await archive.refresh()
    expect((await now(archive)).news).toEqual({ added: 1, changed: 0, removed: 0 })
    expect(await now(archive)).toMatchObject({ postCount: 121 })
  })

  it('has an address of its own, whatever the published posts are called', async () => {
    const { server } = await serveBuild()
    const twin = { ...newest, url: 'https://saltmarsh.example/notes/quiet-wards' }
    server.publish(feed([twin, ...saltmarshItems]))
    const archive = open(server, never)
    await listedTitles(archive)
    await archive.refresh()
    const { hits } = (await searchWhole(archive, 'just in')).whole
    expect(hits[0]?.post.slug).toMatch(/^quiet-wards-[0-9a-f]{6}$/)
    expect((await archive.post('quiet-wards'))?.post.title).toBe('Quiet wards sleep better')
  })

  it('is not looked for where the feed says that it is the same as when it was read', async () => {
    const withTag = (response: Parameters<Extract<Answer, (...all: never) => unknown>>[0]) => {
      response.writeHead(200, { etag: '"1"' }).end(JSON.stringify(whole))
    }
    const { server } = await serveBuild(withTag)
    const archive = open(server, never)
    await listedTitles(archive)
    server.requests.length = 0
    await archive.refresh()
    expect(server.requests.filter((path) => path === '/feed.json')).toHaveLength(1)
    expect(kindsIn(server)).not.toContain('revisions')
    expect((await now(archive)).feeds[0]?.checkedAt).toBeDefined()
  })
})

describe('a newer build', () => {
  it('brings the news to a later visit by the packs that it takes, though the feed cannot be read', async () => {
    const { server } = await serveBuild(many)
    await keepAll(server)
    server.publish(feed([newest, ...numberedItems(120)]))
    await publishBuild(server)
    server.publish(refuse(403))
    const archive = open(server, atOnce)
    const { news } = await statusWhere(archive, (status) => status.news !== undefined)
    expect(news).toEqual({ added: 1, changed: 0, removed: 0 })
    await statusWhere(archive, ({ isStored }) => isStored)
    await server.close()
    const next = open(server)
    await statusWhere(next, ({ phase }) => phase === 'ready')
    expect(await listedTitles(next)).toContain('Just in')
    expect((await next.post('just-in'))?.post.html).toContain('Nothing out of the ordinary.')
    expect(await listedTitles(next, { words: 'just in' })).toEqual(['Just in'])
  })

  it('takes nothing back that the device knows from the feed', async () => {
    const { server } = await serveBuild()
    server.publish(withNewest)
    const first = open(server, atOnce)
    await statusWhere(first, ({ isStored, news }) => isStored && news !== undefined)
    const [quiet, ...rest] = saltmarshItems
    server.publish(feed([{ ...quiet, title: 'Quieter' }, ...rest]))
    await publishBuild(server)
    server.publish(refuse(403))
    const archive = open(server, atOnce)
    await archive.refresh()
    await archive.showNews()
    expect(await listedTitles(archive)).toContain('Just in')
    expect(await listedTitles(archive)).toContain('Quieter')
  })

  it('is no news where the device has it from the feed already', async () => {
    const { server } = await serveBuild()
    server.publish(withNewest)
    const first = open(server, atOnce)
    await statusWhere(first, ({ isStored, news }) => isStored && news !== undefined)
    await publishBuild(server)
    const archive = open(server, atOnce)
    await archive.refresh()
    expect((await now(archive)).news).toBeUndefined()
    expect(await listedTitles(archive)).toHaveLength(6)
  })

  it('that takes the place of files that were not fetched yet answers instead', async () => {
    const { server, paths } = await serveBuild()
    const archive = open(server, never)
    await listedTitles(archive)
    const [quiet, ...rest] = saltmarshItems
    server.publish(feed([{ ...quiet, content_html: '<p>Kettles.</p>' }, ...rest]))
    await publishBuild(server)
    for (const path of paths.filter((its) => its.endsWith('shard.bin'))) {
      server.publishAt(path, refuse(404))
    }
    await publishBuild(server)
    expect(await listedTitles(archive, { words: 'kettles' })).toEqual(['Quiet wards sleep better'])
  })
})

describe('faults of published files', () => {
  const heads: readonly [string, Answer][] = [
    ['a page for people', (response) => void response.end('<!doctype html><title>Home</title>')],
    ['cut off', (response) => void response.end('{"version":2,"bui')],
    ['of another version', { version: 1, edition: 'archive/edition-x.json', packs: [] }],
    ['not there', refuse(404)],
  ]
  it.each(heads)('a head that is %s leaves the feed, as ever', async (_name, head) => {
    const { server } = await serveBuild()
    server.publishAt(headPath, head)
    const archive = open(server, never)
    expect(await statusWhere(archive, ({ isStored }) => isStored)).toMatchObject({ postCount: 5 })
    expect((await now(archive)).keeping).toBeUndefined()
    expect(await listedTitles(archive, { words: 'pumps' })).toHaveLength(1)
  })

  it('a site that does not answer is told of, and read when it does', async () => {
    const { server } = await serveBuild()
    const head = await fetchBytes(server, headPath)
    server.publishAt(headPath, refuse(403))
    const archive = open(server, never)
    expect(await statusWhere(archive, ({ phase }) => phase === 'failed')).toMatchObject({
      fault: { kind: 'unreachable', status: 403 },
    })
    server.publishAt(headPath, (response) => void response.end(head))
    await archive.refresh()
    expect(await now(archive)).toMatchObject({ phase: 'ready', fault: undefined })
    expect(await listedTitles(archive)).toHaveLength(5)
  })

  it('a piece that cannot be fetched leaves the question open, and says why', async () => {
    const { server, paths } = await serveBuild()
    const archive = open(server, never)
    await listedTitles(archive)
    for (const path of paths.filter((its) => its.endsWith('.bin'))) {
      server.publishAt(path, refuse(403))
    }
    const answer = await archive.search({ ...emptyQuery, words: 'pumps' })
    expect(answer).toMatchObject({ isUnanswered: true, total: 0 })
    expect(await now(archive)).toMatchObject({
      phase: 'ready',
      fault: { kind: 'unreachable', status: 403 },
    })
    await publishBuild(server)
    await archive.refresh()
    expect((await now(archive)).fault).toBeUndefined()
    expect(await listedTitles(archive, { words: 'pumps' })).toHaveLength(1)
  })

  it('a pack that is missing is told of, and asked for again when somebody wants it', async () => {
    const { server, paths } = await serveBuild(many)
    const pack = paths.filter((path) => path.endsWith('/pack.bin')).at(-1)!
    const sound = await fetchBytes(server, pack)
    server.publishAt(pack, refuse(403))
    const archive = open(server, atOnce)
    await statusWhere(archive, ({ keeping }) => keeping?.state === 'failed')
    expect(await listedTitles(archive)).toHaveLength(20)
    server.publishAt(pack, (response) => void response.end(sound))
    await archive.keepWhole(true)
    await statusWhere(archive, ({ isStored }) => isStored)
  })

  it('a text that cannot be fetched is told of, and there when it can', async () => {
    const { server } = await serveBuild()
    const path = '/archive/posts/quiet-wards.json'
    const sound = await fetchBytes(server, path)
    server.publishAt(path, refuse(403))
    const archive = open(server, never)
    expect(await archive.post('quiet-wards')).toBeUndefined()
    const before = await now(archive)
    expect(before.unfetched).toEqual(['quiet-wards'])
    server.publishAt(path, (response) => void response.end(sound))
    await archive.refresh()
    const after = await now(archive)
    expect(after.unfetched).toEqual([])
    expect(after.edition).toBeGreaterThan(before.edition)
    expect((await archive.post('quiet-wards'))?.post.title).toBe('Quiet wards sleep better')
  })

  it('a build on the device that is of another program, or damaged, is fetched anew', async () => {
    const { server } = await serveBuild()
    await keepAll(server)
    const database = await openDB(`${databaseName} published`)
    const head = (await database.get('head', 'kept')) as { index: object }
    await database.put('head', { ...head, index: { ...head.index, version: 1 } }, 'kept')
    database.close()
    const archive = open(server, atOnce)
    expect(await listedTitles(archive)).toHaveLength(5)
    expect((await statusWhere(archive, ({ isStored }) => isStored)).fault).toBeUndefined()
    await server.close()
    expect(await listedTitles(open(server), { words: 'pumps' })).toHaveLength(1)
  })

  it('goes back to what is on the device when the network goes with a newer build half there', async () => {
    const { server } = await serveBuild(many)
    await keepAll(server)
    server.publish(feed([newest, ...numberedItems(120)]))
    await publishBuild(server)
    const archive = open(server, never)
    await listedTitles(archive)
    await archive.refresh()
    await server.close()
    expect(await listedTitles(archive, { words: 'number 120' })).toEqual(['Number 120'])
  })
})

describe('several feeds that a build has published', () => {
  const blog = feed(
    [item('shared', { id: 'blog-7', title: 'Told in both' }), item('tides', { id: 'blog-8' })],
    { title: 'The tide table' },
  )
  const news = feed([item('shared', { title: 'Told in both' })], { title: 'Saltmarsh News' })

  it('are listed as one, and kept with what one has of another', async () => {
    const server = await serve(news, { feeds: ['feed.json', 'blog.json'] })
    server.publishAt('/blog.json', blog)
    await publishBuild(server)
    await keepAll(server)
    await server.close()
    const archive = open(server)
    await statusWhere(archive, ({ phase }) => phase === 'ready')
    expect(await listedTitles(archive)).toHaveLength(2)
    expect((await archive.topics()).at(-1)).toMatchObject({ id: 'source' })
  })

  it('are joined by one that the site file has named since', async () => {
    const { server } = await serveBuild(news)
    server.publishSite({ feeds: ['feed.json', 'blog.json'] })
    server.publishAt('/blog.json', feed([item('tides', { id: 'blog-8' })]))
    const archive = open(server, never)
    await listedTitles(archive)
    await archive.refresh()
    expect((await now(archive)).postCount).toBe(2)
  })
})
