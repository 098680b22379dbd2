import { expect, it, vi } from 'vitest'
import { bodyFile, siteRoot } from '../../src/archive/published/publishedFiles.ts'
import { buildFiles } from '../archive/publishBuild.ts'
import { serve } from '../archive/openTestArchive.ts'
import { feed, item, numberedItems } from '../factories/feed.ts'

const posts = numberedItems(120)
const newest = item('just-in', { date_published: '2026-06-01T08:00:00Z' })

async function pathsOf(items: readonly unknown[]): Promise<readonly string[]> {
  const { siteUrl } = await serve(feed(items))
  return (await buildFiles(siteUrl)).map(({ path }) => path)
}

it('writes the same files from the same posts, whenever and wherever they are read', async () => {
  const first = await buildFiles((await serve(feed(posts))).siteUrl)
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-05-01T10:00:00Z') })
  try {
    expect(await buildFiles((await serve(feed(posts))).siteUrl)).toEqual(first)
  } finally {
    vi.useRealTimers()
  }
})

it('writes one pack, the listing and the head anew when a post is published', async () => {
  const before = new Set(await pathsOf(posts))
  const after = await pathsOf([newest, ...posts])
  const added = after.filter((path) => !before.has(path))
  expect(added.map((path) => path.replace(/-[0-9a-f]+\.json$/, ''))).toEqual([
    'archive/posts/just-in',
    'archive/pack',
    'archive/edition',
  ])
})

it('names the packs of the head newest first', async () => {
  const files = await buildFiles((await serve(feed(posts))).siteUrl)
  const { packs } = JSON.parse(files.at(-1)!.content) as { packs: readonly string[] }
  const newestOf = packs.map((pack) => {
    const { content } = files.find(({ path }) => path === pack)!
    return (JSON.parse(content) as { draft: { post: { title: string } } }[])[0]!.draft.post.title
  })
  expect(newestOf).toEqual(['Number 1', 'Number 21', 'Number 71'])
})

it('leaves the address of the site out of the files', async () => {
  const { siteUrl } = await serve(
    feed([item('a', { content_html: '<a href="/b">b</a>', url: 'a' })]),
  )
  const text = (await buildFiles(siteUrl)).map((file) => file.content).join()
  expect(text).not.toContain(new URL(siteUrl).host)
  expect(text).toContain(`${siteRoot}feed.json`)
})

it('names files as they are on a disk, not as in an address', async () => {
  const [path] = await pathsOf([item('blå', { url: 'https://saltmarsh.example/bl%C3%A5 1' })])
  const slug = path!.replace(/^archive\/posts\/(.*)-[0-9a-f]{16}\.json$/, '$1')
  expect(encodeURI(path!)).toBe(bodyFile({ revision: path!.slice(-21, -5) }, slug))
})
