import { describe, expect, it, vi } from 'vitest'
import type { Archive, ArchiveStatus } from '../../src/archive/Archive.ts'
import { emptyQuery } from '../../src/model/SearchQuery.ts'
import { feed, item, numberedItems, postUrl, saltmarshItems } from '../factories/feed.ts'
import type { Answer, FeedServer } from './feedServer.ts'
import { listedTitles, open, refuse, serve, settled, statusWhere } from './openTestArchive.ts'
import { publishBuild } from './publishBuild.ts'

const whole = feed(saltmarshItems)
const newest = item('just-in', { title: 'Just in', date_published: '2026-06-01T08:00:00Z' })
const withNewest = feed([newest, ...saltmarshItems])
/** Three packs: of 50 posts, of 50, and the newest 20. */
const many = feed(numberedItems(120))

const headPath = '/archive/head.json'

/** Longer than any test: nothing goes on in the background. */
const never = { quietMs: 3_600_000 }
const atOnce = { quietMs: 0 }

function now(archive: Archive): Promise<ArchiveStatus> {
  return statusWhere(archive, () => true)
}

function packsIn({ requests }: FeedServer): readonly string[] {
  return requests.filter((path) => path.startsWith('/archive/pack-'))
}

function packsOf(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => path.startsWith('/archive/pack-')).toReversed()
}

function editionOf(paths: readonly string[]): string {
  return paths.find((path) => path.startsWith('/archive/edition-'))!
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

describe('a first visit to a site that a build has published', () => {
  it('lists everything from one file, and asks for nothing else before there is time', async () => {
    const { server, paths } = await serveBuild()
    const archive = open(server, never)
    expect(await listedTitles(archive)).toHaveLength(5)
    expect(await listedTitles(archive, { filters: { region: ['north-shore'] } })).toHaveLength(2)
    expect(await archive.authors()).toMatchObject([
      { author: { bio: 'Ida asks what would have happened anyway.' }, postCount: 3 },
      { author: { name: 'Tom Okafor' }, postCount: 3 },
    ])
    expect((await archive.topics()).map(({ id }) => id)).toContain('topic')
    expect((await archive.publication()).title).toBe('Saltmarsh Review')
    expect(server.requests.slice(0, 2).toSorted()).toEqual([headPath, '/site.json'])
    expect(server.requests.slice(2)).toEqual([editionOf(paths)])
    expect(await now(archive)).toMatchObject({
      phase: 'ready',
      postCount: 5,
      indexedCount: 0,
      isStored: false,
      isChecking: false,
      keeping: { state: 'underway', heldCount: 0 },
    })
  })

  it('gives posts the ids and addresses that the feed gives them', async () => {
    const twins = feed([
      item('a', { id: 'second', date_published: '2026-01-02T08:00:00Z' }),
      item('b', { id: 'first', url: `${postUrl('x')}/a`, date_published: '2026-01-01T08:00:00Z' }),
    ])
    const { server } = await serveBuild(twins)
    const built = await open(server, never).search(emptyQuery)
    const bare = open(server, { isBare: true, databaseName: 'bare' })
    await settled(bare)
    const read = await bare.search(emptyQuery)
    expect(built.hits).toEqual(read.hits)
  })

  it('opens a post by its own file', async () => {
    const { server, paths } = await serveBuild()
    const archive = open(server, never)
    const page = await archive.post('what-a-pilot-is-for')
    expect(page?.post.html).toContain('Write the question down first.')
    expect(page?.authors.map(({ name }) => name)).toEqual(['Ida Fenwick', 'Tom Okafor'])
    expect(page?.links).toEqual({ [postUrl('buying-together')]: 'buying-together' })
    const body = paths.find((path) => path.includes('/what-a-pilot-is-for-'))
    expect(server.requests.slice(3)).toEqual([body])
  })

  it('fetches all texts at once, the newest first, when words are searched for', async () => {
    const { server, paths } = await serveBuild(many)
    const archive = open(server, never)
    expect(await listedTitles(archive, { words: 'number 120' })).toBeDefined()
    const status = await statusWhere(archive, ({ indexedCount, phase }) => {
      return indexedCount === 120 && phase === 'ready'
    })
    expect(status).toMatchObject({ isStored: false, keeping: { heldCount: 120 } })
    expect(await listedTitles(archive, { words: 'number 120' })).toEqual(['Number 120'])
    expect(packsIn(server)).toEqual(packsOf(paths))
    expect(server.requests).not.toContain('/feed.json')
  })

  it('answers from the first texts while the others are on their way', async () => {
    const { server, paths } = await serveBuild(many)
    const { promise: rest, resolve: sendRest } = Promise.withResolvers<void>()
    const [, second] = packsOf(paths)
    server.publishAt(second!, (response) => void rest.then(() => response.writeHead(404).end()))
    const archive = open(server, never)
    expect(await listedTitles(archive, { words: 'number 1' })).toContain('Number 1')
    expect(await now(archive)).toMatchObject({ phase: 'indexing', indexedCount: 20 })
    sendRest()
  })

  it('brings everything to the device in idle moments, search too', async () => {
    const { server } = await serveBuild(many)
    await keepAll(server)
    await server.close()
    const archive = open(server)
    await statusWhere(archive, ({ phase }) => phase === 'ready')
    expect(await now(archive)).toMatchObject({ isStored: true, postCount: 120, indexedCount: 120 })
    expect(await listedTitles(archive, { words: 'number 77' })).toEqual(['Number 77'])
    expect((await archive.post('post-77'))?.post.html).toContain('Nothing out of the ordinary.')
  })

  it('says nothing of keeping once everything is there', async () => {
    const { server } = await serveBuild()
    const archive = open(server, atOnce)
    expect((await statusWhere(archive, ({ isStored }) => isStored)).keeping).toBeUndefined()
  })
})

describe('work in the background', () => {
  it('waits while a question is being answered', async () => {
    const { server, paths } = await serveBuild()
    const body = paths.find((path) => path.includes('/quiet-wards-'))!
    let send: () => void = () => {}
    const asked = new Promise<void>((resolve) => {
      server.publishAt(body, (response) => {
        send = () => response.writeHead(404).end()
        resolve()
      })
    })
    const archive = open(server, atOnce)
    const answer = archive.post('quiet-wards')
    await asked
    await listedTitles(archive)
    await archive.topics()
    expect(packsIn(server)).toEqual([])
    expect(server.requests).not.toContain('/feed.json')
    send()
    await answer
    await statusWhere(archive, ({ isStored }) => isStored)
    expect(packsIn(server)).toHaveLength(1)
  })

  it('is broken off by a question, and goes on where it was', async () => {
    const { server, paths } = await serveBuild(many)
    const [first, second, third] = packsOf(paths)
    const sound = await fetchText(server, second!)
    server.requests.length = 0
    let isFirstTime = true
    const broken = new Promise<void>((resolve) => {
      const onWay = Promise.withResolvers<void>()
      server.publishAt(second!, (response) => {
        if (!isFirstTime) return void response.end(sound)
        isFirstTime = false
        response.on('close', resolve)
        response.write(sound.slice(0, 100))
        onWay.resolve()
      })
      void onWay.promise.then(() => archive.topics())
    })
    const archive = open(server, atOnce)
    await broken
    await statusWhere(archive, ({ isStored }) => isStored)
    expect(packsIn(server)).toEqual([first, second, second, third])
  })
})

async function fetchText({ siteUrl }: FeedServer, path: string): Promise<string> {
  return (await fetch(new URL(path, siteUrl))).text()
}

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

  it('can be searched for this visit though it is not wanted', async () => {
    const { server } = await serveBuild()
    const archive = open(server, atOnce)
    await archive.keepWhole(false)
    await listedTitles(archive, { words: 'pumps' })
    await statusWhere(archive, ({ indexedCount }) => indexedCount === 5)
    expect(await listedTitles(archive, { words: 'pumps' })).toHaveLength(1)
    expect(await now(archive)).toMatchObject({ isStored: false })
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
  it('is announced, and found once it is shown', async () => {
    const { server } = await serveBuild()
    server.publish(withNewest)
    const archive = open(server, atOnce)
    const { news } = await statusWhere(archive, (status) => status.news !== undefined)
    expect(news).toEqual({ added: 1, changed: 0, removed: 0 })
    expect(await listedTitles(archive)).toHaveLength(5)
    await archive.showNews()
    expect(await listedTitles(archive)).toHaveLength(6)
    await statusWhere(archive, ({ indexedCount }) => indexedCount === 6)
    expect(await listedTitles(archive, { words: 'just in' })).toEqual(['Just in'])
    expect((await archive.post('just-in'))?.post.html).toContain('Nothing out of the ordinary.')
  })

  it('is on the device with the rest', async () => {
    const { server } = await serveBuild()
    server.publish(withNewest)
    const archive = open(server, atOnce)
    await statusWhere(archive, ({ isStored, news }) => isStored && news !== undefined)
    expect(await listedTitles(archive)).toHaveLength(5)
    expect((await archive.post('quiet-wards'))?.post.html).toContain('bin')
    await server.close()
    const next = open(server)
    await statusWhere(next, ({ phase }) => phase === 'ready')
    expect(await listedTitles(next, { words: 'just' })).toContain('Just in')
  })

  it('is looked for at once where its address is opened', async () => {
    const { server } = await serveBuild()
    server.publish(withNewest)
    const archive = open(server, never)
    expect((await archive.post('just-in'))?.post.title).toBe('Just in')
    expect(packsIn(server)).toEqual([])
  })

  it('replaces what has changed, and what is gone goes', async () => {
    const { server } = await serveBuild()
    const [quiet, , ...rest] = saltmarshItems
    server.publish(feed([{ ...quiet, title: 'Quieter', content_html: '<p>Hush.</p>' }, ...rest]))
    const archive = open(server, never)
    await listedTitles(archive)
    await archive.refresh()
    expect((await now(archive)).news).toEqual({ added: 0, changed: 1, removed: 1 })
    expect((await archive.post('quiet-wards'))?.post.title).toBe('Quiet wards sleep better')
    await archive.showNews()
    expect((await archive.post('quiet-wards'))?.post.html).toBe('<p>Hush.</p>')
    expect(await listedTitles(archive)).toHaveLength(4)
  })
})

describe('a newer build', () => {
  it('brings the news to a later visit by the packs that it takes, though the feed cannot be read', async () => {
    const { server } = await serveBuild(many)
    await keepAll(server)
    server.publish(feed([newest, ...numberedItems(120)]))
    const paths = await publishBuild(server)
    server.publish(refuse(403))
    const archive = open(server, atOnce)
    const { news } = await statusWhere(archive, (status) => status.news !== undefined)
    expect(news).toEqual({ added: 1, changed: 0, removed: 0 })
    expect(packsIn(server)).toEqual([packsOf(paths)[0]])
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
    await settled(archive)
    expect(await listedTitles(archive)).toContain('Just in')
    expect((await now(archive)).news).toBeUndefined()
  })

  it('is no news where the device has it from the feed already', async () => {
    const { server } = await serveBuild()
    server.publish(withNewest)
    const first = open(server, atOnce)
    await statusWhere(first, ({ isStored, news }) => isStored && news !== undefined)
    const paths = await publishBuild(server)
    const archive = open(server, atOnce)
    await settled(archive)
    expect((await now(archive)).news).toBeUndefined()
    expect(server.requests).toContain(editionOf(paths))
    expect(packsIn(server)).toEqual([])
    server.requests.length = 0
    await settled(open(server, atOnce))
    expect(server.requests).not.toContain(editionOf(paths))
  })

  it('goes unnoticed as long as a file of it is missing, and the feed is read on', async () => {
    const { server } = await serveBuild()
    await keepAll(server)
    server.publish(withNewest)
    const paths = await publishBuild(server)
    server.publishAt(packsOf(paths)[0]!, refuse(404))
    const archive = open(server, atOnce)
    expect((await settled(archive)).news).toEqual({ added: 1, changed: 0, removed: 0 })
    expect((await archive.post('just-in'))?.post.title).toBe('Just in')
  })

  it('that comes while packs are fetched takes the place of the one before', async () => {
    const { server, paths } = await serveBuild(many)
    const archive = open(server, never)
    await listedTitles(archive)
    const [first, ...rest] = numberedItems(120)
    server.publish(feed([newest, { ...first, title: 'Number one' }, ...rest]))
    await publishBuild(server)
    server.publishAt(packsOf(paths)[0]!, refuse(404))
    await listedTitles(archive, { words: 'number' })
    const { news } = await statusWhere(archive, (status) => status.news !== undefined)
    expect(news).toEqual({ added: 1, changed: 1, removed: 0 })
    await archive.showNews()
    await statusWhere(archive, ({ indexedCount }) => indexedCount === 121)
    expect(await listedTitles(archive, { words: 'just in' })).toEqual(['Just in'])
    expect(await listedTitles(archive, { words: 'one' })).toEqual(['Number one'])
    expect(await now(archive)).toMatchObject({ phase: 'ready', keeping: { heldCount: 121 } })
  })
})

describe('faults of published files', () => {
  const heads: readonly [string, Answer][] = [
    ['a page for people', (response) => void response.end('<!doctype html><title>Home</title>')],
    ['cut off', (response) => void response.end('{"version":1,"edit')],
    ['of another version', { version: 2, edition: 'archive/edition-x.json', packs: [] }],
    ['a server error', refuse(500)],
  ]
  it.each(heads)('a head that is %s leaves the feed, as ever', async (_name, head) => {
    const { server } = await serveBuild()
    server.publishAt(headPath, head)
    const archive = open(server, never)
    expect(await statusWhere(archive, ({ isStored }) => isStored)).toMatchObject({ postCount: 5 })
    expect((await now(archive)).keeping).toBeUndefined()
    expect(await listedTitles(archive, { words: 'pumps' })).toHaveLength(1)
  })

  it('a bare feed is asked for a head once in a visit', async () => {
    const server = await serve(whole)
    const archive = open(server)
    await settled(archive)
    await archive.refresh()
    expect(server.requests.filter((path) => path === headPath)).toHaveLength(1)
  })

  it('asks for the head once more where the edition is gone', async () => {
    const { server, paths } = await serveBuild()
    const head = await fetchText(server, headPath)
    server.publishAt(editionOf(paths), refuse(404))
    server.publish(withNewest)
    const newer = await publishBuild(server)
    const newHead = await fetchText(server, headPath)
    let asked = 0
    server.publishAt(headPath, (response) => void response.end(asked++ === 0 ? head : newHead))
    server.requests.length = 0
    const archive = open(server, never)
    expect(await listedTitles(archive)).toContain('Just in')
    expect(server.requests.slice(2)).toEqual([editionOf(paths), headPath, editionOf(newer)])
  })

  it('an edition that cannot be read leaves the feed', async () => {
    const { server, paths } = await serveBuild()
    const text = await fetchText(server, editionOf(paths))
    server.publishAt(editionOf(paths), (response) => void response.end(text.slice(0, -40)))
    const archive = open(server, never)
    expect(await statusWhere(archive, ({ isStored }) => isStored)).toMatchObject({ postCount: 5 })
    expect(server.requests).toContain('/feed.json')
  })

  it('a pack that is missing is told of, and asked for again at the next check', async () => {
    const { server, paths } = await serveBuild(many)
    const [, second] = packsOf(paths)
    const sound = await fetchText(server, second!)
    server.publishAt(second!, (response) => void response.end(sound.slice(0, 500)))
    const archive = open(server, atOnce)
    const failed = await statusWhere(archive, ({ keeping }) => keeping?.state === 'failed')
    expect(failed).toMatchObject({ isStored: false, keeping: { heldCount: 20 } })
    expect(await listedTitles(archive)).toHaveLength(20)
    server.publishAt(second!, (response) => void response.end(sound))
    await archive.refresh()
    expect(await statusWhere(archive, ({ isStored }) => isStored)).toMatchObject({
      indexedCount: 120,
    })
  })

  it('a text that cannot be fetched is told of, and there when it can', async () => {
    const { server, paths } = await serveBuild()
    const body = paths.find((path) => path.includes('/quiet-wards-'))!
    const sound = await fetchText(server, body)
    server.publishAt(body, refuse(403))
    const archive = open(server, never)
    expect(await archive.post('quiet-wards')).toBeUndefined()
    const before = await now(archive)
    expect(before.unfetched).toEqual(['quiet-wards'])
    server.publishAt(body, (response) => void response.end(sound))
    await archive.refresh()
    const after = await now(archive)
    expect(after.unfetched).toEqual([])
    expect(after.edition).toBeGreaterThan(before.edition)
    expect((await archive.post('quiet-wards'))?.post.title).toBe('Quiet wards sleep better')
  })

  it('keeps listing what is there when the network goes', async () => {
    const { server } = await serveBuild(many)
    const archive = open(server, never)
    await listedTitles(archive)
    await server.close()
    await listedTitles(archive, { words: 'number' })
    expect(await listedTitles(archive)).toHaveLength(20)
    expect(await now(archive)).toMatchObject({ phase: 'ready', keeping: { state: 'failed' } })
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
    server.publishAt('/blog.json', blog)
    const archive = open(server, atOnce)
    expect(
      await statusWhere(archive, ({ isStored, postCount }) => isStored && postCount === 2),
    ).toMatchObject({ news: undefined })
  })
})
