import { describe, expect, it } from 'vitest'
import type { ArchiveStatus } from '../../src/archive/Archive.ts'
import { feed, item } from '../factories/feed.ts'
import {
  listedTitles,
  open,
  refuse,
  serve,
  settled,
  visitOnce,
  withETag,
} from './openTestArchive.ts'

const news = feed(
  [
    item('opening', { title: 'The new ward opens', date_published: '2026-03-02T09:00:00Z' }),
    item('shared', { title: 'Told in both', date_published: '2026-02-02T09:00:00Z' }),
  ],
  { title: 'Saltmarsh News' },
)
const blog = feed(
  [
    item('thoughts', { title: 'Thoughts on tides', date_published: '2026-03-01T09:00:00Z' }),
    item('shared', { id: 'blog-7', title: 'Told in both, again' }),
  ],
  { title: 'The tide table' },
)
const site = { feeds: [{ name: 'News', url: 'feed.json' }, 'blog.json'] }

async function serveBoth(blogAnswer: object = blog) {
  const server = await serve(news, site)
  server.publishAt('/blog.json', blogAnswer)
  return server
}

function faultsOf({ feeds }: ArchiveStatus): (string | undefined)[] {
  return feeds.map(({ fault }) => fault?.kind)
}

describe('several feeds', () => {
  it('are one publication, each post once', async () => {
    const archive = open(await serveBoth())
    expect(await settled(archive)).toMatchObject({ postCount: 3, indexedCount: 3 })
    expect(await listedTitles(archive)).toEqual([
      'The new ward opens',
      'Thoughts on tides',
      'Told in both',
    ])
    expect(await listedTitles(archive, { words: 'told' })).toEqual(['Told in both'])
  })

  it('are told apart by the facet of sources, named by the site file or by themselves', async () => {
    const archive = open(await serveBoth())
    const status = await settled(archive)
    expect(status.feeds.map(({ name, postCount }) => [name, postCount])).toEqual([
      ['News', 2],
      ['The tide table', 2],
    ])
    const { facets } = await archive.search({ words: '', filters: {}, page: 1 })
    const source = facets.find(({ id }) => id === 'source')
    expect(source?.values.map(({ name, count }) => [name, count])).toEqual([
      ['News', 2],
      ['The tide table', 2],
    ])
    const filters = { source: ['the-tide-table'] }
    expect(await listedTitles(archive, { filters })).toEqual(['Thoughts on tides', 'Told in both'])
  })

  it('have no facet of sources where there is one feed only', async () => {
    const archive = open(await serve(news))
    await settled(archive)
    const { facets } = await archive.search({ words: '', filters: {}, page: 1 })
    expect(facets.map(({ id }) => id)).not.toContain('source')
  })

  it('lead from a link to the address of a duplicate to the post that stands for it', async () => {
    const linking = feed([
      item('links', {
        title: 'Links',
        date_published: '2026-04-01T09:00:00Z',
        content_html: '<a href="http://www.saltmarsh.example/posts/shared/">See</a>',
        _reader: { related: ['blog-7'] },
      }),
      ...blog.items,
    ])
    const server = await serveBoth(linking)
    const archive = open(server)
    await settled(archive)
    const page = await archive.post('links')
    expect(page?.related[0]).toMatchObject({
      post: { title: 'Told in both' },
      reason: { kind: 'pick' },
    })
    expect(page?.links).toEqual({ 'http://www.saltmarsh.example/posts/shared/': 'shared' })
  })

  it('leave the others readable when one fails, and say which', async () => {
    const server = await serveBoth(refuse(404))
    const archive = open(server)
    const status = await settled(archive)
    expect(status).toMatchObject({ phase: 'ready', postCount: 2 })
    expect(faultsOf(status)).toEqual([undefined, 'unreachable'])
    server.publishAt('/blog.json', blog)
    await archive.refresh()
    const mended = await settled(archive)
    expect(faultsOf(mended)).toEqual([undefined, undefined])
    expect(mended).toMatchObject({ postCount: 3 })
    expect(mended.news).toBeUndefined()
  })

  it('fail together only when none of them can be read', async () => {
    const server = await serve(refuse(404), site)
    const archive = open(server)
    const status = await settled(archive)
    expect(status.phase).toBe('failed')
    expect(faultsOf(status)).toEqual(['unreachable', 'unreachable'])
  })

  it('keep at a later visit what the one that fails now had before', async () => {
    const server = await serveBoth()
    await visitOnce(server)
    server.publishAt('/blog.json', refuse(410))
    const archive = open(server)
    const status = await settled(archive)
    expect(status).toMatchObject({ postCount: 3 })
    expect(faultsOf(status)).toEqual([undefined, 'unreachable'])
    expect(status.news).toBeUndefined()
  })

  it('count the news of one and leave the other alone', async () => {
    const server = await serveBoth()
    await visitOnce(server)
    server.publishAt('/blog.json', feed([item('fresh', { title: 'Fresh' }), ...blog.items]))
    const archive = open(server)
    expect((await settled(archive)).news).toEqual({ added: 1, changed: 0, removed: 0 })
  })

  it('show a post of the second when the first takes its own back', async () => {
    const server = await serveBoth()
    await visitOnce(server)
    server.publish(feed(news.items.slice(0, 1)))
    const archive = open(server)
    expect((await settled(archive)).news).toEqual({ added: 1, changed: 0, removed: 1 })
    await archive.showNews()
    expect(await listedTitles(archive)).toContain('Told in both, again')
    expect(await listedTitles(archive, { words: 'again' })).toEqual(['Told in both, again'])
    expect((await archive.post('shared'))?.post.id).toContain('blog-7')
  })

  it('have their own posts even where both number them from one', async () => {
    const numbered = (name: string) => ({
      version: 'https://jsonfeed.org/version/1.1',
      title: name,
      items: [{ id: 1, title: `One of ${name}`, content_text: `${name} text` }],
    })
    const server = await serve(numbered('news'), site)
    server.publishAt('/blog.json', numbered('blog'))
    const archive = open(server)
    expect(await settled(archive)).toMatchObject({ postCount: 2, indexedCount: 2 })
    expect(await listedTitles(archive, { words: 'blog' })).toEqual(['One of blog'])
    expect((await archive.post('one-of-news'))?.post.html).toContain('news text')
    expect((await archive.post('one-of-blog'))?.post.html).toContain('blog text')
  })

  it('are read where a feed is added to the site, and only that one anew', async () => {
    const server = await serve(news)
    await visitOnce(server)
    server.publishAt('/blog.json', blog)
    server.publishSite(site)
    const archive = open(server)
    expect((await settled(archive)).news).toMatchObject({ added: 1 })
    await archive.showNews()
    expect(await listedTitles(archive)).toHaveLength(3)
  })

  it('lose the posts of a feed that is taken from the site', async () => {
    const server = await serveBoth()
    await visitOnce(server)
    server.publishSite({})
    const archive = open(server)
    expect((await settled(archive)).news).toMatchObject({ added: 0, removed: 1 })
    await archive.showNews()
    expect(await listedTitles(archive)).toEqual(['The new ward opens', 'Told in both'])
  })
})

it('reads a feed whole where the site file has changed a limit, though the feed has not', async () => {
  const long = item('long', { title: 'Long', content_text: 'long '.repeat(200) })
  const both = withETag(feed([...news.items, long]), '"1"')
  const server = await serve(both, { limits: { itemLength: 500 } })
  await visitOnce(server)
  server.publishSite({})
  const archive = open(server)
  expect((await settled(archive)).feeds[0]).toMatchObject({ postCount: 3, leftOut: [] })
})

it('keeps the whole feed where a limit has become too small for it', async () => {
  const server = await serve(news)
  await visitOnce(server)
  const many = Array.from({ length: 9 }, (_, at) => item(`more-${at}`))
  server.publish(feed([...many, ...news.items]))
  server.publishSite({ limits: { items: 4 } })
  const archive = open(server)
  const status = await settled(archive)
  expect(status).toMatchObject({
    postCount: 2,
    isPartial: false,
    feeds: [{ fault: { limit: 'items' } }],
  })
  expect(status.news).toBeUndefined()
})

it('has each post once where two feeds have changed places', async () => {
  const numbered = (name: string) => ({
    title: name,
    items: [{ id: 1, title: `One of ${name}`, content_text: name }],
  })
  const server = await serve(withETag(numbered('news'), '"1"'), site)
  server.publishAt('/blog.json', withETag(numbered('blog'), '"1"'))
  await visitOnce(server)
  server.publishSite({ feeds: ['blog.json', { name: 'News', url: 'feed.json' }] })
  const archive = open(server)
  await settled(archive)
  await archive.showNews()
  expect((await listedTitles(archive)).toSorted()).toEqual(['One of blog', 'One of news'])
  const ids = (await archive.search({ words: '', filters: {}, page: 1 })).hits.map(
    ({ post }) => post.id,
  )
  expect(ids.toSorted()).toEqual(['1', `${server.feedUrl}#1`])
})
