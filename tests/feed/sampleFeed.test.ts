import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseSite, type Site } from '../../src/model/Site.ts'
import { openFeedServer, type FeedServer } from './feedServer.ts'
import { authorsOf, postsOf, readAll, type ReadPost, type WholeReading } from './readAll.ts'

const publicFolder = new URL('../../public/', import.meta.url)

function publicFile(name: string): string {
  return fileURLToPath(new URL(name, publicFolder))
}

let server: FeedServer
let site: Site
let reading: WholeReading
let posts: readonly ReadPost[]

beforeAll(async () => {
  server = await openFeedServer({ '/feed.json': readFileSync(publicFile('feed.json')) })
  const file: unknown = JSON.parse(readFileSync(publicFile('site.json'), 'utf8'))
  site = parseSite(file, server.url('/site.json'))
  reading = await readAll(site.feeds[0]!, { facets: site.facets })
  posts = postsOf(reading)
})

afterAll(() => server.close())

describe('the sample publication', () => {
  it('is read without a problem: 41 posts by 10 authors', () => {
    expect(reading.fault).toBeUndefined()
    expect(reading.problems).toEqual([])
    expect(posts).toHaveLength(41)
    expect(authorsOf(reading)).toHaveLength(10)
  })

  it('has posts of 350 to 900 words', () => {
    const outside = posts
      .map(({ post }) => [post.slug, post.words] as const)
      .filter(([, words]) => words < 350 || words > 900)
    expect(outside).toEqual([])
  })

  it('links only to posts that it has', () => {
    const home = reading.details.homePageUrl ?? ''
    const addresses = new Set(posts.map(({ post }) => post.url))
    const internal = posts.flatMap(({ links }) => links.filter((link) => link.startsWith(home)))
    expect(internal.length).toBeGreaterThan(40)
    expect(internal.filter((link) => !addresses.has(link))).toEqual([])
  })

  it('calls related only posts that it has, and never the post itself', () => {
    const ids = new Set(posts.map(({ post }) => post.id))
    for (const { post } of posts) {
      expect(post.related).not.toEqual([])
      expect(post.related.filter((id) => !ids.has(id) || id === post.id)).toEqual([])
    }
  })

  it('has every picture it shows among the published files', () => {
    const images = new Set(posts.flatMap(({ images: ofPost }) => ofPost))
    expect(images.size).toBeGreaterThan(15)
    const root = server.url('/')
    const missing = [...images].filter(
      (image) => !image.startsWith(root) || !existsSync(publicFile(image.slice(root.length))),
    )
    expect(missing).toEqual([])
  })

  it('describes each picture in words', () => {
    const mute = posts.filter(({ post }) => post.image && !post.image.alt)
    expect(mute.map(({ post }) => post.slug)).toEqual([])
  })

  it('says of every author who they are', () => {
    const mute = authorsOf(reading).filter(
      ({ bio, role, organisation }) => !bio || !role || !organisation,
    )
    expect(mute.map(({ slug }) => slug)).toEqual([])
  })

  it('uses every facet of its site file, with only the values listed there for audience and type', () => {
    const used = new Map(site.facets.map(({ id }) => [id, new Set<string>()]))
    for (const { post } of posts) {
      for (const { facet, name } of post.tags) used.get(facet)?.add(name)
    }
    for (const { id, values } of site.facets.filter((facet) => facet.values.length > 1)) {
      expect([...used.get(id)!].toSorted()).toEqual(values.toSorted())
    }
    expect(used.get('region')).toContain('National')
    expect(used.get('topic')!.size).toBeGreaterThan(5)
  })

  it('gives every post a title, a summary, a date, an author and an address', () => {
    for (const { post } of posts) {
      expect(post).toMatchObject({
        summary: expect.any(String) as string,
        published: expect.any(String) as string,
        url: expect.any(String) as string,
        authors: [expect.anything(), ...post.authors.slice(1)],
      })
      expect(post).not.toHaveProperty('isTitleDerived')
    }
  })

  it('says of itself that it is invented', () => {
    expect(site.notice).toMatch(/sample/i)
  })
})
