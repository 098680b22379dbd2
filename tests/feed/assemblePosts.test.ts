import { describe, expect, it } from 'vitest'
import { assemblePosts, gatherAuthors, type PostEntry } from '../../src/feed/assemblePosts.ts'
import { createPostSummary } from '../factories/post.ts'

interface EntryFields {
  readonly id: string
  readonly slugBase?: string
  readonly published?: string | undefined
  readonly url?: string
}

function createEntry({ id, slugBase = id, published, url }: EntryFields): PostEntry {
  const { slug: _slug, published: _published, ...post } = createPostSummary({ id })
  return {
    post: { ...post, ...(published && { published }), ...(url && { url }) },
    slugBase,
    revision: '1',
  }
}

function assemble(entries: readonly PostEntry[]) {
  return assemblePosts([{ key: 'https://one.example/feed', entries }])
}

function slugsById(entries: readonly PostEntry[]): Map<string, string> {
  return new Map(assemble(entries).posts.map((post) => [post.id, post.slug]))
}

function idsInOrder(entries: readonly PostEntry[]): string[] {
  return assemble(entries).posts.map(({ id }) => id)
}

describe('slugs', () => {
  it('are what the draft suggests where nothing else wants it', () => {
    const slugs = slugsById([createEntry({ id: 'a', slugBase: 'hello' })])
    expect(slugs.get('a')).toBe('hello')
  })

  it('of an older post stay when a newer one would have the same', () => {
    const older = createEntry({ id: 'old', slugBase: 'update', published: '2024-01-01' })
    const newer = createEntry({ id: 'new', slugBase: 'update', published: '2026-01-01' })
    for (const entries of [
      [older, newer],
      [newer, older],
    ]) {
      const slugs = slugsById(entries)
      expect(slugs.get('old')).toBe('update')
      expect(slugs.get('new')).toMatch(/^update-[0-9a-f]{6}$/)
    }
  })

  it.each([
    ['of one date', '2026-01-01'],
    ['without dates', undefined],
  ])('of posts %s stay when another comes in on top of the feed', (_what, published) => {
    const feed = ['c', 'b', 'a'].map((id) => createEntry({ id, slugBase: 'update', published }))
    const before = slugsById(feed)
    for (const id of ['0', 'bb', 'z']) {
      const after = slugsById([createEntry({ id, slugBase: 'update', published }), ...feed])
      after.delete(id)
      expect(after).toEqual(before)
    }
  })

  it('do not depend on the order in which the feed lists its posts', () => {
    const entries = ['2021', '2022', '2023'].map((year) =>
      createEntry({ id: year, slugBase: 'report', published: `${year}-01-01` }),
    )
    expect(slugsById(entries.toReversed())).toEqual(slugsById(entries))
  })

  it('are unique where the suffixes of two posts would be the same', () => {
    // The checksums of "post 2258" and "post 8930" both begin with 88b655.
    const ids = ['post 2258', 'post 8930', 'post 1']
    const entries = ids.map((id) => createEntry({ id, slugBase: 'index' }))
    expect(new Set(slugsById(entries).values()).size).toBe(3)
  })

  it('are unique where one post suggests the suffixed slug of another', () => {
    const twins = [createEntry({ id: 'b', slugBase: 'x' }), createEntry({ id: 'a', slugBase: 'x' })]
    const suffixed = slugsById(twins).get('b')!
    const thief = createEntry({ id: 'thief', slugBase: suffixed })
    expect(new Set(slugsById([...twins, thief]).values()).size).toBe(3)
  })

  it('stand for a post that suggests none', () => {
    expect(slugsById([createEntry({ id: '***', slugBase: '' })]).get('***')).toMatch(
      /^post-[0-9a-f]{6}$/,
    )
  })
})

describe('order', () => {
  it('is newest first by the instant, whatever the zone, with undated posts last', () => {
    const entries = [
      createEntry({ id: 'undated' }),
      createEntry({ id: 'noon in Berlin', published: '2026-06-01T12:00:00+02:00' }),
      createEntry({ id: 'eleven in London', published: '2026-06-01T11:30:00+01:00' }),
      createEntry({ id: 'years ago', published: '2020-01-01' }),
    ]
    expect(idsInOrder(entries)).toEqual([
      'eleven in London',
      'noon in Berlin',
      'years ago',
      'undated',
    ])
  })

  it('of posts of one date is the same however the feed lists them', () => {
    const entries = ['b', 'c', 'a'].map((id) => createEntry({ id, published: '2026-01-01' }))
    expect(idsInOrder(entries.toReversed())).toEqual(idsInOrder(entries))
  })
})

describe('authors', () => {
  it('are one for each slug, with the first value met of each field', () => {
    expect(
      gatherAuthors([
        { slug: 'ann', name: 'Ann', role: 'Nurse' },
        { slug: 'ann', name: 'Ann B.', role: 'GP', bio: 'Writes.' },
      ]),
    ).toEqual([{ slug: 'ann', name: 'Ann', role: 'Nurse', bio: 'Writes.' }])
  })

  it('come by name', () => {
    const authors = ['Émile', 'Zoe', 'adam', 'Eve'].map((name) => ({ slug: name, name }))
    expect(gatherAuthors(authors).map(({ name }) => name)).toEqual(['adam', 'Émile', 'Eve', 'Zoe'])
  })
})

describe('several feeds', () => {
  const news = 'https://news.example/feed'
  const blog = 'https://blog.example/feed'

  function assembleTwo(first: readonly EntryFields[], second: readonly EntryFields[]) {
    return assemblePosts([
      { key: news, name: 'News', entries: first.map(createEntry) },
      { key: blog, name: 'Our blog', entries: second.map(createEntry) },
    ])
  }

  function sourcesOf({ posts }: ReturnType<typeof assembleTwo>): Record<string, string[]> {
    return Object.fromEntries(
      posts.map(({ id, tags }) => [
        id,
        tags.filter(({ facet }) => facet === 'source').map(({ name }) => name),
      ]),
    )
  }

  it('are one list, in which each post says where it comes from', () => {
    const both = assembleTwo(
      [{ id: 'a', published: '2026-01-01' }],
      [{ id: 'b', published: '2026-02-01' }],
    )
    expect(both.posts.map(({ id }) => id)).toEqual(['b', 'a'])
    expect(sourcesOf(both)).toEqual({ a: ['News'], b: ['Our blog'] })
    expect(both.origins.get('b')).toEqual({ feed: blog, id: 'b', revision: '1' })
  })

  it.each([
    ['the same address', 'https://x.example/p', 'https://x.example/p'],
    ['http and https', 'http://x.example/p', 'https://x.example/p'],
    ['www.', 'https://x.example/p', 'https://www.x.example/p'],
    ['a slash at the end', 'https://x.example/p/', 'https://x.example/p'],
    ['a fragment', 'https://x.example/p#more', 'https://x.example/p'],
  ])('have a post once, where addresses differ in nothing but %s', (_what, a, b) => {
    const both = assembleTwo([{ id: 'a', url: a }], [{ id: 'b', url: b }])
    expect(sourcesOf(both)).toEqual({ a: ['News', 'Our blog'] })
    expect(both.origins.get('a')?.feed).toBe(news)
    expect(both.duplicates).toEqual(new Map([['b', 'a']]))
  })

  it('have a post once where both give it the same id', () => {
    expect(sourcesOf(assembleTwo([{ id: 'a' }], [{ id: 'a' }]))).toEqual({
      a: ['News', 'Our blog'],
    })
  })

  it.each([
    ['path', 'https://x.example/p', 'https://x.example/q'],
    ['query', 'https://x.example/?p=1', 'https://x.example/?p=2'],
    ['host', 'https://x.example/p', 'https://y.example/p'],
  ])('have two posts where addresses differ in their %s', (_what, a, b) => {
    expect(assembleTwo([{ id: 'a', url: a }], [{ id: 'b', url: b }]).posts).toHaveLength(2)
  })

  it('have all posts of a feed that gives each the address of its home page', () => {
    const url = 'https://x.example/'
    const both = assembleTwo(
      [{ id: 'a', url }],
      [
        { id: 'b', url },
        { id: 'c', url },
      ],
    )
    expect(both.posts).toHaveLength(3)
  })
})

it('keeps two posts of one feed apart that share an address', () => {
  const url = 'https://x.example/'
  expect(
    assemble([createEntry({ id: 'a', url }), createEntry({ id: 'b', url })]).posts,
  ).toHaveLength(2)
})

it('names no source where there is one feed only', () => {
  expect(assemble([createEntry({ id: 'a' })]).posts[0]?.tags).toEqual(createPostSummary({}).tags)
})

it('gives a post that names no language that of its feed', () => {
  const [own, none] = [createEntry({ id: 'own' }), createEntry({ id: 'none' })]
  const german = { ...own, post: { ...own.post, language: 'de' } }
  const { posts } = assemblePosts([{ key: 'feed', language: 'cy', entries: [german, none] }])
  expect(posts.map(({ id, language }) => [id, language])).toEqual([
    ['none', 'cy'],
    ['own', 'de'],
  ])
})
