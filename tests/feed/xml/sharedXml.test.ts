import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readJsonFeed } from '../../../src/feed/json-feed/readJsonFeed.ts'
import type { PostDraft } from '../../../src/feed/PostDraft.ts'
import type { FacetDefinition } from '../../../src/model/Site.ts'
import { sharedFeedPath } from '../../fixtures/sharedFeed.ts'
import { readText, type TextReading } from './readText.ts'

/** Each format calls the same facets by other names. */
const facets: readonly FacetDefinition[] = [
  { id: 'type', label: 'Type', from: ['type'], values: [], takesOtherTags: false },
  {
    id: 'audience',
    label: 'Audience',
    from: ['audience', 'audiences'],
    values: [],
    takesOtherTags: false,
  },
  { id: 'region', label: 'Region', from: ['region'], values: [], takesOtherTags: false },
  { id: 'topic', label: 'Topic', from: [], values: [], takesOtherTags: true },
]
const networkChunk = 16 * 1024

function readShared(name: string): string {
  return readFileSync(join(dirname(sharedFeedPath), name), 'utf8')
}

/**
 * What all three forms of the feed hold. RSS has no addresses of authors and no date of change, Atom
 * has no regions.
 */
function comparable({ post }: PostDraft) {
  return {
    id: post.id,
    url: post.url,
    title: post.title,
    summary: post.summary,
    published: Date.parse(post.published!),
    tags: post.tags
      .filter(({ facet }) => facet !== 'region')
      .map(({ facet, name }) => `${facet}: ${name}`)
      .toSorted(),
    author: post.authors[0]?.name,
    words: post.words,
  }
}

function comparableBody({ post }: PostDraft): string {
  return post.html.replace(/<!--[^]*?-->/g, '').trim()
}

let json: TextReading
beforeAll(async () => {
  json = await readText(readShared('18f.json'), { facets, read: readJsonFeed })
})

describe.each([
  ['rss', '18f.rss.xml'],
  ['atom', '18f.atom.xml'],
])('the 18F blog as %s', (format, name) => {
  let reading: TextReading
  beforeAll(async () => {
    reading = await readText(readShared(name), { facets, chunk: networkChunk })
  })

  it('is read to its end without a problem', () => {
    expect(reading.fault).toBeUndefined()
    expect(reading.problems).toEqual([])
    expect(reading.drafts).toHaveLength(509)
    expect(new Set(reading.progress.map((step) => step.format))).toEqual(new Set([format]))
  })

  it('has the posts that its JSON Feed has', () => {
    expect(reading.drafts.map(comparable)).toEqual(json.drafts.map(comparable))
  })

  it('has their bodies, but for HTML comments', () => {
    const bodies = reading.drafts.map(comparableBody)
    const expected = json.drafts.map(comparableBody)
    for (const [at, body] of bodies.entries()) expect(body).toBe(expected[at])
  })

  it('says the same of itself', () => {
    const { title, homePageUrl, description } = json.details
    expect(reading.details).toMatchObject({ title, homePageUrl, description })
  })

  it('shows its first posts long before it has arrived', () => {
    expect(reading.progress[0]!.drafts.length).toBeGreaterThan(0)
    expect(reading.progress.length).toBeGreaterThan(100)
  })
})
