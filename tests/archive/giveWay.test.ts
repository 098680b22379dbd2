import { describe, expect, it } from 'vitest'
import type { Archive } from '../../src/archive/Archive.ts'
import { feed, item, saltmarshItems } from '../factories/feed.ts'
import { open, openSite, serve, settled, statusWhere } from './openTestArchive.ts'
import { publishBuild } from './publishBuild.ts'

const whole = feed(saltmarshItems)
const atOnce = { quietMs: 0 }

/** Copies of all posts as they are published now, by title. */
async function copyAll(archive: Archive) {
  const { hits } = await archive.search({ words: '', filters: {}, page: 1 })
  const pages = await Promise.all(hits.map(({ post }) => archive.post(post.slug)))
  return pages.map((page) => ({ id: page!.post.id, revision: page!.post.revision }))
}

const [first, second, ...others] = saltmarshItems
const edited = item('edited', { ...first, content_html: '<p>Other words.</p>' })

describe.each([
  ['feeds', async () => serve(whole)],
  [
    'what a build has published',
    async () => {
      const server = await serve(whole)
      await publishBuild(server)
      return server
    },
  ],
])('an archive over %s', (_name, start) => {
  it('tells which copies differ from what is published', async () => {
    const server = await start()
    const before = openSite(server, atOnce)
    const copies = await copyAll(before)
    expect(await before.compareCopies(copies)).toEqual({ changed: new Map(), withdrawn: new Set() })
    await statusWhere(before, ({ isStored }) => isStored)
    server.publish(feed([edited, ...others]))
    await before.refresh()
    await before.showNews()
    const { changed, withdrawn } = await before.compareCopies(copies)
    expect([...changed.keys()]).toEqual([first!['id']])
    expect([...withdrawn]).toEqual([second!['id']])
    const kept = new Map(copies.map(({ id, revision }) => [id, revision]))
    expect(changed.get(first!['id'] as string)).not.toBe(kept.get(first!['id'] as string))
  })

  it('deletes what it keeps when it is told to, and answers all the same', async () => {
    const server = await start()
    const archive = openSite(server, atOnce)
    await statusWhere(archive, ({ isStored, isChecking }) => isStored && !isChecking)
    expect(await archive.giveWay()).toBe(true)
    expect(await archive.giveWay()).toBe(false)
    expect(await statusWhere(archive, () => true)).toMatchObject({ isStored: false, postCount: 5 })
    expect(await copyAll(archive)).toHaveLength(5)
    expect((await archive.search({ words: 'tenders', filters: {}, page: 1 })).total).toBe(1)
    await server.close()
    const offline = openSite(server, atOnce)
    expect(await statusWhere(offline, ({ phase }) => phase === 'failed')).toMatchObject({
      postCount: 0,
    })
  })
})

it('says nothing of copies while only a part of a feed has come', async () => {
  const text = JSON.stringify(whole)
  const server = await serve((response) => {
    response.setHeader('content-length', Buffer.byteLength(text))
    response.write(text.slice(0, text.indexOf(JSON.stringify(saltmarshItems[2]))))
    setImmediate(() => response.destroy())
  })
  const archive = open(server)
  expect(await settled(archive)).toMatchObject({ isPartial: true })
  const copies = [{ id: saltmarshItems[3]!['id'] as string, revision: 'any' }]
  expect((await archive.compareCopies(copies)).withdrawn.size).toBe(0)
})
