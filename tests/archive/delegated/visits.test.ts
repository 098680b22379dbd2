import { IDBFactory } from 'fake-indexeddb'
import { describe, expect, it } from 'vitest'
import type { Archive, ArchiveStatus } from '../../../src/archive/Archive.ts'
import { feed, saltmarshItems } from '../../factories/feed.ts'
import { serve } from '../openTestArchive.ts'
import { openArchive } from '../../../src/archive/openArchive.ts'
import { harbourContent, numberedPosts } from './harbourContent.ts'
import type { FakeWordPress } from './fakeWordPress.ts'
import { ask, publish, titlesOf, visit } from './visitWordPress.ts'

function statusWhere(
  archive: Archive,
  holds: (status: ArchiveStatus) => boolean,
): Promise<ArchiveStatus> {
  return new Promise((resolve) => {
    void archive.subscribe((status) => {
      if (holds(status)) resolve(status)
    })
  })
}

/** Everything that a visit keeps is on the device when it is asked for again without a network. */
async function seen(server: FakeWordPress, look: (archive: Archive) => Promise<unknown>) {
  const archive = visit(server)
  await look(archive)
  await archive.refresh()
}

const anything = () => true
const isOfPosts = ({ pathname }: URL) => pathname.endsWith('/posts')

describe('the archive that the site file asks for', () => {
  it('crawls nothing where WordPress searches, and says that it is asked for each screen', async () => {
    const server = await publish({ posts: numberedPosts(500) })
    const archive = visit(server)
    await ask(archive)
    const status = await statusWhere(archive, ({ postCount }) => postCount > 0)
    expect(status).toMatchObject({
      phase: 'ready',
      postCount: 500,
      isRemote: true,
      isStored: false,
      feeds: [{ name: 'The guild', postCount: 500 }],
    })
    expect(server.requests.filter((address) => address.includes('per_page=100&page='))).toEqual([])
    const { search, title } = await archive.publication()
    expect(title).toBe('The guild')
    expect(search?.hosts).toEqual([new URL(server.url).host])
    expect(search?.lacks).toContain('counts')
  })

  it('is the one over feeds where it names no engine', async () => {
    const server = await serve(feed(saltmarshItems))
    const archive = openArchive({ siteUrl: server.siteUrl, databaseName: 'lectern-archive:/' })
    const status = await statusWhere(archive, ({ isStored }) => isStored)
    expect(status.isRemote).toBeUndefined()
    expect((await archive.publication()).search).toBeUndefined()
    expect(await titlesOf(archive)).toHaveLength(5)
  })

  it('changes with the site file while the page is open, in either direction', async () => {
    const server = await publish(harbourContent)
    const archive = visit(server)
    expect(await titlesOf(archive)).toHaveLength(4)
    server.publishSite({ feeds: [{ url: server.url, collections: ['posts'] }] })
    await archive.refresh()
    expect(await statusWhere(archive, ({ isStored }) => isStored)).toMatchObject({ postCount: 4 })
    expect(await titlesOf(archive, { words: 'hemp' })).toEqual(['The rope walk opens'])
    server.publishSite({ search: 'wordpress', feeds: [server.url] })
    await archive.refresh()
    expect(await statusWhere(archive, ({ isRemote }) => isRemote === true)).toMatchObject({
      isStored: false,
    })
    expect(await titlesOf(archive)).toHaveLength(4)
  })
})

describe('a question that is outrun', () => {
  it('ends its request', async () => {
    const server = await publish(harbourContent)
    const archive = visit(server)
    await ask(archive)
    const { arrived, release } = server.hold(({ searchParams }) => searchParams.has('search'))
    const outrun = new AbortController()
    const asked = ask(archive, { words: 'hemp' }, outrun.signal)
    await arrived
    outrun.abort(new Error('outrun'))
    await expect(asked).rejects.toThrow('outrun')
    release()
    expect(await statusWhere(archive, anything)).toMatchObject({ feeds: [{ postCount: 4 }] })
    expect((await statusWhere(archive, anything)).feeds[0]!.fault).toBeUndefined()
  })

  it('is not asked for at all where other words follow at once', async () => {
    const server = await publish(harbourContent)
    const archive = visit(server)
    await ask(archive, { words: 'oa' })
    const outrun = new AbortController()
    const first = ask(archive, { words: 'oar' }, outrun.signal)
    outrun.abort(new Error('outrun'))
    await expect(first).rejects.toThrow('outrun')
    expect(await titlesOf(archive, { words: 'oars' })).toHaveLength(2)
    expect(server.requests.filter((address) => /search=oar(&|$)/.test(address))).toEqual([])
  })
})

describe('without an answer', () => {
  it('what was seen is shown at a later visit, list and posts, and nothing is claimed beyond it', async () => {
    const server = await publish(harbourContent)
    await seen(server, (archive) => ask(archive))
    server.refuse(0, anything)
    const archive = visit(server)
    expect(await titlesOf(archive)).toHaveLength(4)
    expect((await archive.post('rope-walk'))?.post.html).toContain('Hemp again')
    expect(await ask(archive, { words: 'hemp' })).toMatchObject({ total: 0, isUnanswered: true })
    const status = await statusWhere(archive, ({ feeds }) => feeds.some(({ fault }) => fault))
    expect(status).toMatchObject({ phase: 'ready', feeds: [{ fault: { kind: 'unreachable' } }] })
  })

  it('a first visit fails in words, and goes on when WordPress is back', async () => {
    const server = await publish(harbourContent)
    server.refuse(503, anything)
    const archive = visit(server)
    const status = await statusWhere(archive, ({ phase }) => phase === 'failed')
    expect(status.feeds[0]!.fault).toMatchObject({ kind: 'unreachable', status: 503 })
    expect(await ask(archive)).toMatchObject({ isUnanswered: true })
    server.recover()
    await archive.refresh()
    expect(await titlesOf(archive)).toHaveLength(4)
    const after = await statusWhere(archive, anything)
    expect(after.phase).toBe('ready')
    expect(after.feeds[0]!.fault).toBeUndefined()
  })

  it('of one collection the others are listed, and it is said that something is missing', async () => {
    const server = await publish(
      { posts: [...numberedPosts(3), ...numberedPosts(2, { collection: 'news', firstId: 50 })] },
      { collections: { posts: 'Blog', news: 'News' } },
    )
    server.refuse(404, ({ pathname }) => pathname.endsWith('/news'))
    const archive = visit(server)
    const result = await ask(archive)
    expect(result).toMatchObject({ total: 3, isUnanswered: true })
    expect((await statusWhere(archive, anything)).feeds[0]!.fault).toMatchObject({ status: 404 })
  })

  it('to a search it says so, and answers as soon as there is one', async () => {
    const server = await publish(harbourContent)
    const archive = visit(server)
    await ask(archive)
    server.refuse(403, ({ searchParams }) => searchParams.has('search'))
    expect(await ask(archive, { words: 'hemp' })).toMatchObject({ isUnanswered: true })
    const { edition, feeds } = await statusWhere(archive, anything)
    expect(feeds[0]!.fault).toMatchObject({ kind: 'unreachable', status: 403 })
    server.recover()
    expect(await titlesOf(archive, { words: 'hemp' })).toEqual(['The rope walk opens'])
    const after = await statusWhere(archive, anything)
    expect(after.feeds[0]!.fault).toBeUndefined()
    expect(after.edition).toBeGreaterThan(edition)
  })

  it.each([
    ['a web page', '<!doctype html><title>Sign in</title>', 'web-page'],
    ['half a list', '[{"id":1},', 'cut-off'],
  ])('in %s it says what came', async (_name, body, fault) => {
    const server = await publish(harbourContent)
    const archive = visit(server)
    await ask(archive)
    server.send(body, isOfPosts)
    expect(await ask(archive, { words: 'hemp' })).toMatchObject({ isUnanswered: true })
    const { feeds } = await statusWhere(archive, anything)
    expect(feeds[0]!.fault).toMatchObject({ kind: 'format', fault })
  })

  it('of closed users there are posts without filters by author, and no fault', async () => {
    const server = await publish(harbourContent)
    server.refuse(401, ({ pathname }) => pathname.endsWith('/users'))
    const archive = visit(server)
    const { total, facets } = await ask(archive)
    expect(total).toBe(4)
    expect(facets.map(({ id }) => id)).not.toContain('author')
    expect((await statusWhere(archive, anything)).feeds[0]!.fault).toBeUndefined()
  })

  it('by the device nothing is kept, and everything else works', async () => {
    const server = await publish(harbourContent)
    globalThis.indexedDB = new IDBFactory()
    globalThis.indexedDB.open = () => {
      throw new DOMException('refused', 'SecurityError')
    }
    const archive = visit(server)
    expect(await titlesOf(archive)).toHaveLength(4)
    expect((await statusWhere(archive, anything)).isStorageRefused).toBe(true)
  })
})

describe('a check', () => {
  it('tells of posts that are new at the top and shows them when they are asked for', async () => {
    const server = await publish(harbourContent)
    const archive = visit(server)
    await ask(archive)
    await archive.refresh()
    expect((await statusWhere(archive, anything)).news).toBeUndefined()
    const [late] = numberedPosts(1, { from: '2022-02-02', firstId: 500 })
    server.publish({ ...harbourContent, posts: [...harbourContent.posts, late!] })
    await archive.refresh()
    const { news, edition } = await statusWhere(archive, anything)
    expect(news).toEqual({ added: 1, changed: 0, removed: 0 })
    await archive.showNews()
    expect(await statusWhere(archive, anything)).toMatchObject({ edition: edition + 1 })
    expect((await titlesOf(archive))[0]).toBe('posts 1')
  })

  it('keeps to the limits of the site file', async () => {
    const server = await publish(harbourContent, { limits: { bytes: 600 } })
    const archive = visit(server)
    expect(await ask(archive)).toMatchObject({ isUnanswered: true })
    const { feeds } = await statusWhere(archive, anything)
    expect(feeds[0]!.fault).toMatchObject({ kind: 'limit', limit: 'bytes' })
  })
})
