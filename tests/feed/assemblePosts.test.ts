import { describe, expect, it } from 'vitest'
import { assemblePosts } from '../../src/feed/assemblePosts.ts'
import type { PostDraft } from '../../src/feed/PostDraft.ts'
import type { Author } from '../../src/model/Author.ts'
import { createPost } from '../factories/post.ts'

interface DraftFields {
  readonly id: string
  readonly slugBase?: string
  readonly published?: string | undefined
  readonly authors?: readonly Author[]
}

function createDraft({ id, slugBase = id, published, authors = [] }: DraftFields): PostDraft {
  const { slug: _slug, published: _published, ...post } = createPost({ id })
  return {
    post: { ...post, ...(published && { published }) },
    slugBase,
    authors,
    sections: [{ text: `Text of ${id}` }],
    links: [],
    images: [],
  }
}

function slugsById(drafts: readonly PostDraft[]): Map<string, string> {
  return new Map(assemblePosts(drafts).posts.map(({ post }) => [post.id, post.slug]))
}

function idsInOrder(drafts: readonly PostDraft[]): string[] {
  return assemblePosts(drafts).posts.map(({ post }) => post.id)
}

describe('slugs', () => {
  it('are what the draft suggests where nothing else wants it', () => {
    const slugs = slugsById([createDraft({ id: 'a', slugBase: 'hello' })])
    expect(slugs.get('a')).toBe('hello')
  })

  it('of an older post stay when a newer one would have the same', () => {
    const older = createDraft({ id: 'old', slugBase: 'update', published: '2024-01-01' })
    const newer = createDraft({ id: 'new', slugBase: 'update', published: '2026-01-01' })
    for (const drafts of [
      [older, newer],
      [newer, older],
    ]) {
      const slugs = slugsById(drafts)
      expect(slugs.get('old')).toBe('update')
      expect(slugs.get('new')).toMatch(/^update-[0-9a-f]{6}$/)
    }
  })

  it.each([
    ['of one date', '2026-01-01'],
    ['without dates', undefined],
  ])('of posts %s stay when another comes in on top of the feed', (_what, published) => {
    const feed = ['c', 'b', 'a'].map((id) => createDraft({ id, slugBase: 'update', published }))
    const before = slugsById(feed)
    for (const id of ['0', 'bb', 'z']) {
      const after = slugsById([createDraft({ id, slugBase: 'update', published }), ...feed])
      after.delete(id)
      expect(after).toEqual(before)
    }
  })

  it('do not depend on the order in which the feed lists its posts', () => {
    const drafts = ['2021', '2022', '2023'].map((year) =>
      createDraft({ id: year, slugBase: 'report', published: `${year}-01-01` }),
    )
    expect(slugsById(drafts.toReversed())).toEqual(slugsById(drafts))
  })

  it('are unique where the suffixes of two posts would be the same', () => {
    // The checksums of "post 2258" and "post 8930" both begin with 88b655.
    const ids = ['post 2258', 'post 8930', 'post 1']
    const drafts = ids.map((id) => createDraft({ id, slugBase: 'index' }))
    expect(new Set(slugsById(drafts).values()).size).toBe(3)
  })

  it('are unique where one post suggests the suffixed slug of another', () => {
    const twins = [createDraft({ id: 'b', slugBase: 'x' }), createDraft({ id: 'a', slugBase: 'x' })]
    const suffixed = slugsById(twins).get('b')!
    const thief = createDraft({ id: 'thief', slugBase: suffixed })
    expect(new Set(slugsById([...twins, thief]).values()).size).toBe(3)
  })

  it('stand for a post that suggests none', () => {
    expect(slugsById([createDraft({ id: '***', slugBase: '' })]).get('***')).toMatch(
      /^post-[0-9a-f]{6}$/,
    )
  })
})

describe('order', () => {
  it('is newest first by the instant, whatever the zone, with undated posts last', () => {
    const drafts = [
      createDraft({ id: 'undated' }),
      createDraft({ id: 'noon in Berlin', published: '2026-06-01T12:00:00+02:00' }),
      createDraft({ id: 'eleven in London', published: '2026-06-01T11:30:00+01:00' }),
      createDraft({ id: 'years ago', published: '2020-01-01' }),
    ]
    expect(idsInOrder(drafts)).toEqual([
      'eleven in London',
      'noon in Berlin',
      'years ago',
      'undated',
    ])
  })

  it('of posts of one date is the same however the feed lists them', () => {
    const drafts = ['b', 'c', 'a'].map((id) => createDraft({ id, published: '2026-01-01' }))
    expect(idsInOrder(drafts.toReversed())).toEqual(idsInOrder(drafts))
  })
})

describe('authors', () => {
  it('are one for each slug, with the first value met of each field', () => {
    const { authors } = assemblePosts([
      createDraft({ id: '1', authors: [{ slug: 'ann', name: 'Ann', role: 'Nurse' }] }),
      createDraft({
        id: '2',
        authors: [{ slug: 'ann', name: 'Ann B.', role: 'GP', bio: 'Writes.' }],
      }),
    ])
    expect(authors).toEqual([{ slug: 'ann', name: 'Ann', role: 'Nurse', bio: 'Writes.' }])
  })

  it('come by name', () => {
    const authors = ['Émile', 'Zoe', 'adam', 'Eve'].map((name) => ({ slug: name, name }))
    expect(
      assemblePosts([createDraft({ id: '1', authors })]).authors.map(({ name }) => name),
    ).toEqual(['adam', 'Émile', 'Eve', 'Zoe'])
  })
})

it('gives each post its own sections, links and images', () => {
  const { posts } = assemblePosts([createDraft({ id: 'a' }), createDraft({ id: 'b' })])
  expect(posts.map(({ post, sections }) => [post.id, sections])).toEqual([
    ['a', [{ text: 'Text of a' }]],
    ['b', [{ text: 'Text of b' }]],
  ])
})
