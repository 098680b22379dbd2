import { describe, expect, it } from 'vitest'
import type { PostSummary } from '../../src/model/Post.ts'
import { relatedPosts } from '../../src/search/relatedPosts.ts'
import { createTag } from '../factories/post.ts'
import { buildCorpus, createTextPost } from './buildCorpus.ts'

function relate(
  entries: readonly ReturnType<typeof createTextPost>[],
  picks: readonly string[] = [],
  limit = 3,
) {
  const corpus = buildCorpus(entries)
  return relatedPosts(corpus, entries[0]!.post, picks, limit).map(({ post, reason }) => ({
    id: post.id,
    reason,
  }))
}

/** Titles that share no word. */
const titles = ['Dawn', 'Egret', 'Fjord', 'Grain', 'Heron', 'Inlet']

function create(id: string, fields: Partial<PostSummary> = {}) {
  return createTextPost({ id, title: titles['abcdef'.indexOf(id)] ?? id, ...fields })
}

const rare = createTag('topic', 'Rare')
const common = createTag('topic', 'Common')
const ann = { slug: 'ann', name: 'Ann' }

describe('the publisher’s own picks', () => {
  const posts = ['a', 'b', 'c', 'd', 'e'].map((id) => create(id, { tags: id < 'c' ? [rare] : [] }))

  it('come first, in their order, and are called so', () => {
    expect(relate(posts, ['e', 'd'])).toEqual([
      { id: 'e', reason: { kind: 'pick' } },
      { id: 'd', reason: { kind: 'pick' } },
      { id: 'b', reason: { kind: 'tag', facet: 'topic', name: 'Rare' } },
    ])
  })

  it('count once, and only where they are posts other than the post itself', () => {
    expect(relate(posts, ['a', 'gone', 'c', 'c']).map(({ id }) => id)).toEqual(['c', 'b'])
  })

  it('end at the limit', () => {
    expect(relate(posts, ['b', 'c', 'd', 'e']).map(({ id }) => id)).toEqual(['b', 'c', 'd'])
  })
})

describe('other posts', () => {
  it('are those that share a tag, the rarer before the more common', () => {
    const related = relate([
      create('a', { tags: [rare, common] }),
      create('b', { tags: [common] }),
      create('c', { tags: [common] }),
      create('d', { tags: [rare] }),
      create('e'),
    ])
    expect(related).toEqual([
      { id: 'd', reason: { kind: 'tag', facet: 'topic', name: 'Rare' } },
      { id: 'b', reason: { kind: 'tag', facet: 'topic', name: 'Common' } },
      { id: 'c', reason: { kind: 'tag', facet: 'topic', name: 'Common' } },
    ])
  })

  it('are those that share an author', () => {
    expect(
      relate([create('a', { authors: [ann] }), create('b', { authors: [ann] }), create('c')]),
    ).toEqual([{ id: 'b', reason: { kind: 'author', name: 'Ann' } }])
  })

  it('are those whose text has words of the title', () => {
    expect(
      relate([
        create('a'),
        createTextPost({ id: 'b', title: 'Birds' }, 'Up before dawn'),
        create('c'),
      ]),
    ).toEqual([{ id: 'b', reason: { kind: 'text' } }])
  })

  it('are never given a tag as reason that every post has', () => {
    const everywhere = createTag('region', 'National')
    const entries = [
      create('a', { tags: [everywhere] }),
      createTextPost({ id: 'b', title: 'Birds', tags: [everywhere] }, 'Up before dawn'),
    ]
    expect(relate(entries)).toEqual([{ id: 'b', reason: { kind: 'text' } }])
  })

  it('are not offered where they share nothing', () => {
    expect(relate([create('a', { tags: [rare] }), create('b'), create('c')])).toEqual([])
  })
})

it('never offers the post itself', () => {
  const entries = ['a', 'b'].map((id) => create(id, { tags: [rare], authors: [ann] }))
  expect(relate(entries, ['a'], 10).map(({ id }) => id)).toEqual(['b'])
})
