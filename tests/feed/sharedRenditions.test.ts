import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FacetDefinition } from '../../src/model/Site.ts'
import type { FeedServer } from './feedServer.ts'
import { postsOf, readAll, type ReadPost } from './readAll.ts'
import { openSharedRenditions } from './sharedRenditions.ts'

interface Rendition {
  readonly name: string
  readonly path: string
  readonly format: string
  /** What the form cannot carry, or the corpus does not give it. */
  readonly loses: readonly Field[]
}

const renditions: readonly Rendition[] = [
  { name: 'JSON Feed', path: '/18f.json', format: 'json-feed', loses: [] },
  { name: 'JSON Feed in pages', path: '/18f/feed.json', format: 'json-feed', loses: [] },
  {
    name: 'WordPress',
    path: '/wp-json/',
    format: 'wordpress',
    // Ids are the site's own (`?p=42`), and its core has one author a post.
    loses: ['id', 'co-authors', 'picks of the publisher'],
  },
  {
    name: 'RSS',
    path: '/18f.rss.xml',
    format: 'rss',
    loses: ['date of change', 'picks of the publisher', 'biography', 'address of the author'],
  },
  {
    name: 'Atom',
    path: '/18f.atom.xml',
    format: 'atom',
    loses: ['picture', 'region', 'picks of the publisher', 'biography'],
  },
]

const facets: readonly FacetDefinition[] = [
  { id: 'type', label: 'Type', from: ['type', 'category'], values: [], takesOtherTags: false },
  {
    id: 'audience',
    label: 'Audience',
    from: ['audiences', 'audience'],
    values: [],
    takesOtherTags: false,
  },
  { id: 'region', label: 'Region', from: ['region'], values: [], takesOtherTags: false },
  { id: 'topic', label: 'Topic', from: ['post_tag'], values: [], takesOtherTags: true },
]

/** Posts of which the WordPress of the corpus hides the author, the picture, the text, the terms. */
const closedPosts = [
  'https://18f.gsa.gov/2024/07/09/18fs-engineering-craft-basics-at-10/',
  'https://18f.gsa.gov/2024/01/12/andrew-hyder-award/',
  'https://18f.gsa.gov/2023/05/02/hi-from-the-18F-design-chapter/',
  'https://18f.gsa.gov/2021/02/02/path-analysis-technical-assessments-toward-more-durable-usable-systems/',
]

/** WordPress sets quotes, dashes and dots as a printer would. */
function plain(text: string | undefined): string | undefined {
  return text
    ?.replace(/[‘’′]/g, "'")
    .replace(/[“”″]/g, '"')
    .replace(/[–—]|--+/g, '-')
    .replace(/…/g, '...')
    .replace(/×/g, 'x')
}

function tagsOf({ post }: ReadPost, isOfRegion: boolean): string[] {
  return post.tags
    .filter(({ facet }) => (facet === 'region') === isOfRegion)
    .map(({ facet, slug }) => `${facet}/${slug}`)
    .toSorted()
}

/** What is compared, and how it looks in a post. */
const fields = {
  id: ({ post }) => post.id,
  slug: ({ post }) => post.slug,
  title: ({ post }) => plain(post.title),
  summary: ({ post }) => plain(post.summary),
  'date of publication': ({ post }) => Date.parse(post.published!),
  'date of change': ({ post }) => post.updated && Date.parse(post.updated),
  text: ({ sections }) => sections.map(({ heading, text }) => [plain(heading), plain(text)]),
  'first author': ({ post }) => post.authors[0],
  'co-authors': ({ post }) => post.authors.slice(1),
  biography: ({ authors }) => authors[0]?.bio,
  'address of the author': ({ authors }) => authors[0]?.url,
  tags: (entry) => tagsOf(entry, false),
  region: (entry) => tagsOf(entry, true),
  picture: ({ post }) => post.image?.url,
  'picks of the publisher': ({ post }) => post.related,
} as const satisfies Record<string, (entry: ReadPost) => unknown>

type Field = keyof typeof fields

let server: FeedServer
const read = new Map<string, ReadonlyMap<string, ReadPost>>()

beforeAll(async () => {
  server = await openSharedRenditions()
  for (const { name, path, format } of renditions) {
    const reading = await readAll(server.url(path), { facets })
    expect(reading.fault).toBeUndefined()
    expect(reading.problems).toEqual([])
    expect(reading.progress.at(-1)?.format).toBe(format)
    read.set(name, new Map(postsOf(reading).map((entry) => [entry.post.url!, entry])))
  }
}, 60_000)

afterAll(() => server.close())

describe.each(renditions)('$name', ({ name, loses }) => {
  const kept = Object.keys(fields).filter((field) => !loses.includes(field as Field)) as Field[]

  /** Values of a field in this rendition and in the first, of the posts that it does not close. */
  function valuesOf(field: Field): [unknown[], unknown[]] {
    const posts = read.get(name)!
    const urls = [...read.get('JSON Feed')!.keys()]
    const open = name === 'WordPress' ? urls.filter((url) => !closedPosts.includes(url)) : urls
    const [here, first] = [posts, read.get('JSON Feed')!].map((of) =>
      open.map((url) => [url, fields[field](of.get(url)!)]),
    )
    return [here!, first!]
  }

  it('has the same 509 posts, by their addresses', () => {
    const urls = [...read.get('JSON Feed')!.keys()]
    expect([...read.get(name)!.keys()].toSorted()).toEqual(urls.toSorted())
    expect(urls).toHaveLength(509)
  })

  it.each(kept)('has of every post the same %s', (field) => {
    const [here, first] = valuesOf(field)
    expect(here).toEqual(first)
  })

  it(`loses ${loses.join(', ') || 'nothing'}`, () => {
    for (const field of loses) {
      const [here, first] = valuesOf(field)
      expect(here, field).not.toEqual(first)
    }
  })
})

it('reads of WordPress what is closed as far as it is open', () => {
  const [author, picture, text, terms] = closedPosts.map((url) => read.get('WordPress')!.get(url)!)
  expect(author!.post.authors).toEqual([])
  expect(author!.sections).not.toEqual([])
  expect(picture!.post.image).toBeUndefined()
  expect(picture!.post.authors).toHaveLength(1)
  expect(text!.post).toMatchObject({ isProtected: true, words: 0 })
  expect(terms!.post.tags).toEqual([])
  expect(terms!.sections).not.toEqual([])
})
