import { expect, it, vi } from 'vitest'
import { groupSize, postFile, siteRoot } from '../../src/archive/published/publishedFiles.ts'
import type { SiteFile } from '../../src/publish/site/archiveFiles.ts'
import { serve } from '../archive/openTestArchive.ts'
import { buildFiles } from '../archive/publishBuild.ts'
import { feed, item, numberedItems } from '../factories/feed.ts'

const posts = numberedItems(300)
const newest = item('just-in', { date_published: '2026-06-01T08:00:00Z' })

async function filesOf(items: readonly unknown[]): Promise<readonly SiteFile[]> {
  const { siteUrl } = await serve(feed(items))
  return buildFiles(siteUrl)
}

function textOf({ content }: SiteFile): string {
  return typeof content === 'string' ? content : Buffer.from(content).toString()
}

it('writes the same files from the same posts, whenever and wherever they are read', async () => {
  const first = await filesOf(posts)
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-05-01T10:00:00Z') })
  try {
    expect(await filesOf(posts)).toEqual(first)
  } finally {
    vi.useRealTimers()
  }
})

it('gives every file a path of its own', async () => {
  const paths = (await filesOf(posts)).map(({ path }) => path)
  expect(new Set(paths).size).toBe(paths.length)
})

it('leaves the files of older posts as they are when one is published', async () => {
  const before = new Set((await filesOf(posts)).map(({ path }) => path))
  const after = (await filesOf([newest, ...posts])).map(({ path }) => path)
  const added = after.filter((path) => !before.has(path))
  expect(added).toContain('archive/posts/just-in.json')
  const cards = added.filter((path) => path.includes('/card-'))
  // Of all groups only the last, of the newest and the one that has come.
  const inLast = 301 % groupSize
  expect(cards).toHaveLength(inLast)
  expect(added.filter((path) => path.includes('/text-'))).toHaveLength(inLast)
})

it('leaves profiles as they are that have no word of a changed post', async () => {
  const words = ['herring', 'harbour', 'quay', 'weir', 'lantern', 'ferry', 'mill']
  const many = posts.map((post, at) => ({
    ...post,
    content_html: `<p>${words.map((word) => `${word}${at % 50}`).join(' ')}</p>`,
  }))
  const profilesOf = async (items: readonly unknown[]) =>
    new Set((await filesOf(items)).flatMap(({ path }) => (path.includes('/profile-') ? path : [])))
  const before = await profilesOf(many)
  const changed = { ...many[0], content_html: '<p>herring0 harbour0 zebra0</p>' }
  const after = await profilesOf([changed, ...many.slice(1)])
  const added = [...after].filter((path) => !before.has(path))
  // Its own group. Five others have a word that it no longer has, which is as rare as it was.
  expect(added.length).toBeLessThanOrEqual(groupSize)
})

it('changes no other shard than those that have a word of a changed post', async () => {
  const words = (at: number) =>
    Array.from({ length: 40 }, (_value, word) => `w${(at * 37 + word * 101) % 5_000}x`).join(' ')
  const many = numberedItems(300).map((post, at) => ({
    ...post,
    content_html: `<p>${words(at)}</p>`,
  }))
  const shardsOf = async (items: readonly unknown[]) =>
    new Set((await filesOf(items)).flatMap(({ path }) => (path.endsWith('/shard.bin') ? path : [])))
  const before = await shardsOf(many)
  const after = await shardsOf([{ ...many[0], content_html: '<p>w1x zebra</p>' }, ...many.slice(1)])
  const changed = [...after].filter((path) => !before.has(path))
  expect(before.size).toBeGreaterThan(20)
  // The forty words that went and the two that came, some of which share a shard.
  expect(changed.length).toBeLessThan(before.size)
})

it('makes of one changed post only those files anew that depend on it', async () => {
  const many = posts.map((post, at) => ({
    ...post,
    title: `Own${at}`,
    content_html: `<p>${Array.from({ length: 30 }, (_value, word) => `own${at}of${word}`).join(' ')}</p>`,
  }))
  const before = new Map((await filesOf(many)).map((file) => [file.path, textOf(file)]))
  const changed = { ...many[40]!, content_html: '<p>own40of1 lantern</p>' }
  const after = await filesOf(many.with(40, changed))
  const counts = new Map<string, number>()
  for (const file of after) {
    if (before.get(file.path) === textOf(file)) continue
    const kind = file.path.replace(/^.*\//, '').replace(/-.*|\..*/, '')
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  const { post, card, text, profile = 0, head, ...others } = Object.fromEntries(counts)
  // Screens go by slug: just its own.
  expect({ post, card, text, head }).toEqual({
    post: 1,
    card: groupSize,
    text: groupSize,
    head: 1,
  })
  expect(profile).toBeLessThanOrEqual(groupSize)
  const rest = Object.values(others).reduce((sum, count) => sum + count, 0)
  expect(rest).toBeLessThan(after.length / 10)
})

it('writes the head last, when all that it names is there', async () => {
  const files = await filesOf(posts)
  expect(files.at(-1)!.path).toBe('archive/head.json')
  expect(files.filter(({ path }) => path.endsWith('head.json'))).toHaveLength(1)
})

it('leaves the address of the site out of the files', async () => {
  const { siteUrl } = await serve(
    feed([item('a', { content_html: '<a href="/b">b</a>', url: 'a' })]),
  )
  const text = (await buildFiles(siteUrl)).map(textOf).join()
  expect(text).not.toContain(new URL(siteUrl).host)
  expect(text).toContain(`${siteRoot}feed.json`)
})

it('names files as they are on a disk, not as in an address', async () => {
  const files = await filesOf([item('blå', { url: 'https://saltmarsh.example/bl%C3%A5 1' })])
  const { path } = files.find((file) => file.path.startsWith('archive/posts/'))!
  const slug = path.replace(/^archive\/posts\/(.*)\.json$/, '$1')
  expect(encodeURI(path)).toBe(postFile(slug))
})
