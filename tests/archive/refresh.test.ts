import MiniSearch from 'minisearch'
import { describe, expect, it, vi } from 'vitest'
import { feed, item, saltmarshItems } from '../factories/feed.ts'
import {
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

/** Ids of the posts that are put into an index from now on. */
function watchIndexing(): unknown[] {
  const ids: unknown[] = []
  const add = MiniSearch.prototype.add
  vi.spyOn(MiniSearch.prototype, 'add').mockImplementation(function (
    this: MiniSearch,
    document: { id: string },
  ) {
    ids.push(document.id)
    add.call(this, document)
  })
  return ids
}

describe('a refresh', () => {
  it('indexes only what is new or changed', async () => {
    const server = await serve(whole)
    await visitOnce(server)
    const [quiet, ...rest] = saltmarshItems
    server.publish(feed([newest, { ...quiet, title: 'Quieter' }, ...rest.slice(1)]))
    const archive = open(server)
    const indexed = watchIndexing()
    expect((await settled(archive)).news).toEqual({ added: 1, changed: 1, removed: 1 })
    expect(indexed).toEqual([])
    await archive.showNews()
    expect(new Set(indexed)).toEqual(new Set([newest.id, quiet!.id]))
    expect(await listedTitles(archive, { words: 'quieter' })).toEqual(['Quieter'])
    expect(await listedTitles(archive, { words: 'tenders' })).toEqual([])
    expect(await listedTitles(archive, { words: 'pumps' })).toHaveLength(1)
  })

  it('indexes at the next visit what was announced at the last', async () => {
    const server = await serve(whole)
    await visitOnce(server)
    server.publish(feed([newest, ...saltmarshItems]))
    await settled(open(server))
    const indexed = watchIndexing()
    const archive = open(server)
    await settled(archive)
    expect(indexed).toEqual([newest.id])
    expect(await listedTitles(archive, { words: 'just in' })).toEqual(['Just in'])
  })

  it('finds by search what is on the page, while the news waits', async () => {
    const server = await serve(whole)
    await visitOnce(server)
    server.publish(feed([newest, ...saltmarshItems.slice(1)]))
    const archive = open(server)
    await settled(archive)
    expect(await listedTitles(archive, { words: 'bin' })).toEqual(['Quiet wards sleep better'])
    expect(await listedTitles(archive, { words: 'just in' })).not.toContain('Just in')
  })

  it('tells when it was last asked and when that last brought a change', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-05-01T10:00:00Z') })
    try {
      const server = await serve(whole)
      const archive = open(server)
      expect((await settled(archive)).feeds).toMatchObject([
        { checkedAt: '2026-05-01T10:00:00.000Z', changedAt: '2026-05-01T10:00:00.000Z' },
      ])
      vi.setSystemTime(new Date('2026-05-02T10:00:00Z'))
      await archive.refresh()
      expect((await settled(archive)).feeds).toMatchObject([
        { checkedAt: '2026-05-02T10:00:00.000Z', changedAt: '2026-05-01T10:00:00.000Z' },
      ])
      vi.setSystemTime(new Date('2026-05-03T10:00:00Z'))
      server.publish(feed([newest, ...saltmarshItems]))
      await archive.refresh()
      expect((await settled(archive)).feeds).toMatchObject([
        { checkedAt: '2026-05-03T10:00:00.000Z', changedAt: '2026-05-03T10:00:00.000Z' },
      ])
      server.publish(refuse(404))
      vi.setSystemTime(new Date('2026-05-04T10:00:00Z'))
      await archive.refresh()
      expect((await settled(archive)).feeds).toMatchObject([
        { checkedAt: '2026-05-03T10:00:00.000Z', fault: { status: 404 } },
      ])
    } finally {
      vi.useRealTimers()
    }
  })

  it('says that it is asking for as long as it does', async () => {
    const server = await serve(withETag(whole, '"1"'))
    const archive = open(server)
    await statusWhere(archive, ({ phase, isChecking }) => phase === 'ready' && !isChecking)
    const asked = archive.refresh()
    expect(await statusWhere(archive, () => true)).toMatchObject({ isChecking: true })
    await asked
    expect(await statusWhere(archive, () => true)).toMatchObject({ isChecking: false })
  })

  it('asks a feed no more that its publisher has closed', async () => {
    const server = await serve(feed(saltmarshItems, { expired: true }))
    const archive = open(server)
    await settled(archive)
    server.requests.length = 0
    await archive.refresh()
    expect(server.requests).toEqual(['/site.json'])
    expect((await settled(archive)).feeds).toMatchObject([{ isExpired: true, postCount: 5 }])
  })

  it('asks again by itself when a busy server has said when', async () => {
    const server = await serve(whole, { limits: { waitMs: 1 } })
    const archive = open(server)
    await settled(archive)
    server.publish(refuse(429, { 'retry-after': '1' }))
    await archive.refresh()
    const busy = await statusWhere(archive, ({ isChecking }) => !isChecking)
    expect(busy.feeds).toMatchObject([{ fault: { status: 429 } }])
    server.publish(feed([newest, ...saltmarshItems]))
    expect(await statusWhere(archive, ({ news }) => news !== undefined)).toMatchObject({
      news: { added: 1 },
    })
  })

  it('does not overwrite what another tab has stored meanwhile', async () => {
    const server = await serve(whole)
    await visitOnce(server)
    const [first, second] = [open(server), open(server)]
    await settled(first)
    await settled(second)
    server.publish(feed([newest, ...saltmarshItems]))
    await first.refresh()
    server.publish(whole)
    await second.refresh()
    await server.close()
    const third = open(server)
    await statusWhere(third, ({ phase }) => phase === 'ready')
    for (const title of await listedTitles(third)) expect(title).not.toBe('')
    const { hits } = await third.search({ words: '', filters: {}, page: 1 })
    for (const { post } of hits) expect(await third.post(post.slug)).toBeDefined()
  })
})

it('asks anew for someone who asks while the last answer is being put away', async () => {
  const server = await serve(refuse(404))
  const archive = open(server)
  await statusWhere(archive, ({ phase, isChecking }) => phase === 'failed' && isChecking)
  server.publish(whole)
  await archive.refresh()
  expect(await statusWhere(archive, () => true)).toMatchObject({ phase: 'ready', postCount: 5 })
})

it('asks the publisher once for a post that is not there, however often the page wants it', async () => {
  const server = await serve(whole)
  const archive = open(server)
  await settled(archive)
  server.requests.length = 0
  for (let time = 0; time < 5; time++) expect(await archive.post('never-written')).toBeUndefined()
  expect(server.requests).toEqual(['/site.json', '/feed.json'])
})

it('tells of no new edition where a check has found nothing', async () => {
  const archive = open(await serve(whole))
  const before = await settled(archive)
  await archive.refresh()
  expect((await statusWhere(archive, () => true)).edition).toBe(before.edition)
})

it('keeps what is shown where the site is read otherwise now and the feed cannot be read', async () => {
  const server = await serve(whole)
  await visitOnce(server)
  server.publishSite({ facets: [{ id: 'kind', from: ['type'] }] })
  server.publish(refuse(404))
  const archive = open(server)
  const status = await settled(archive)
  expect(status).toMatchObject({
    phase: 'ready',
    postCount: 5,
    feeds: [{ fault: { status: 404 } }],
  })
  expect(await listedTitles(archive, { words: 'pumps' })).toHaveLength(1)
})
