import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parseSite } from '../../src/model/Site.ts'
import { sharedFeedPath } from '../fixtures/sharedFeed.ts'
import { openFeedServer, type FeedServer } from './feedServer.ts'
import { authorsOf, postsOf, readAll, type ReadPost, type WholeReading } from './readAll.ts'

let server: FeedServer
let reading: WholeReading
let posts: readonly ReadPost[]

beforeAll(async () => {
  server = await openFeedServer({ '/18f.json': readFileSync(sharedFeedPath) })
  const { facets } = parseSite({}, server.url('/site.json'))
  reading = await readAll(server.url('/18f.json'), { facets })
  posts = postsOf(reading)
})

afterAll(() => server.close())

it('reads all 509 posts of 273 authors, with no problems', () => {
  expect(reading.fault).toBeUndefined()
  expect(reading.problems).toEqual([])
  expect(posts).toHaveLength(509)
  expect(authorsOf(reading)).toHaveLength(273)
})

it('gives the posts as they arrive, in more than one go', () => {
  const withPosts = reading.progress.filter(({ drafts }) => drafts.length > 0)
  expect(withPosts.length).toBeGreaterThan(10)
})

it('gives every post an address of its own', () => {
  expect(new Set(posts.map(({ post }) => post.slug)).size).toBe(509)
})

it('files every post under type, audience, region and topic', () => {
  for (const { post } of posts) {
    const facets = new Set(post.tags.map(({ facet }) => facet))
    expect([...facets].toSorted()).toEqual(['audience', 'region', 'topic', 'type'])
  }
})

it('counts as many words as the publisher, near enough', () => {
  const words = posts.reduce((sum, { post }) => sum + post.words, 0)
  expect(words / 494_537).toBeGreaterThan(0.97)
  expect(words / 494_537).toBeLessThan(1.03)
})

it('lists them newest first, from December 2024 to March 2014', () => {
  const dates = posts.map(({ post }) => Date.parse(post.published ?? ''))
  expect(dates).toEqual(dates.toSorted((a, b) => b - a))
  expect(posts[0]?.post.published).toMatch(/^2024-12-10/)
  expect(posts.at(-1)?.post.published).toMatch(/^2014-03-12/)
})

it('leaves no entities in titles and summaries', () => {
  const texts = posts.map(({ post }) => `${post.title} ${post.summary}`)
  expect(texts.filter((text) => /&(?:amp|lt|gt|quot|#\d+);/.test(text))).toEqual([])
})
