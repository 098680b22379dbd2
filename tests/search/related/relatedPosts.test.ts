import { describe, expect, it } from 'vitest'
import type { PostSummary } from '../../../src/model/Post.ts'
import { relatedPosts } from '../../../src/search/related/relatedPosts.ts'
import { createTag } from '../../factories/post.ts'
import { buildCorpus, createTextPost } from '../buildCorpus.ts'

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

/** So long that the one word that tells adds little. */
function longText(word: string): string {
  return Array.from({ length: 40 }, (_value, at) => `${word}${at} ${word}${at}`).join(' ')
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

  it('are those with words of the post, which are named', () => {
    expect(
      relate([
        create('a'),
        createTextPost({ id: 'b', title: 'Birds' }, 'Up before dawn'),
        create('c'),
      ]),
    ).toEqual([{ id: 'b', reason: { kind: 'text', words: ['Dawn'] } }])
  })

  it('are those whose whole text is like that of the post, before one that has a word of the title', () => {
    const text = 'Herring and mackerel spawn in spring. Nets for herring are wide.'
    const related = relate([
      createTextPost({ id: 'a', title: 'A note' }, text),
      createTextPost({ id: 'b', title: 'A note on music' }, 'Flutes are loud and drums are not.'),
      createTextPost({ id: 'c', title: 'The sea' }, 'Mackerel eat herring that spawn in spring.'),
      createTextPost({ id: 'd', title: 'Lamps' }, 'Oil burns.'),
    ])
    expect(related.map(({ id }) => id)).toEqual(['c', 'b'])
  })

  it('are named for a rare tag or author where that says more than their words', () => {
    const fillers = Array.from({ length: 30 }, (_value, at) => {
      return createTextPost(
        { id: `filler-${at}`, title: `Filler ${at}` },
        'Plain bread and butter.',
      )
    })
    const related = relate([
      createTextPost({ id: 'a', title: 'Dawn', tags: [rare], authors: [ann] }, longText('egret')),
      createTextPost({ id: 'b', title: 'Fjord', tags: [rare] }, longText('grain')),
      createTextPost({ id: 'c', title: 'Heron', authors: [ann] }, longText('inlet')),
      ...fillers,
    ])
    expect(related.slice(0, 2)).toEqual([
      { id: 'b', reason: { kind: 'tag', facet: 'topic', name: 'Rare' } },
      { id: 'c', reason: { kind: 'author', name: 'Ann' } },
    ])
  })

  it('are never given a tag as reason that every post has', () => {
    const everywhere = createTag('region', 'National')
    const entries = [
      create('a', { tags: [everywhere] }),
      createTextPost({ id: 'b', title: 'Birds', tags: [everywhere] }, 'Up before dawn'),
    ]
    expect(relate(entries)).toEqual([{ id: 'b', reason: { kind: 'text', words: ['Dawn'] } }])
  })

  it('are not offered where they share nothing', () => {
    expect(relate([create('a', { tags: [rare] }), create('b'), create('c')])).toEqual([])
  })
})

describe('words that are named', () => {
  function namedFor(text: string, others: string): readonly string[] {
    const [related] = relate([
      createTextPost({ id: 'a', title: 'One' }, text),
      createTextPost({ id: 'b', title: 'Two' }, others),
      createTextPost({ id: 'c', title: 'Three' }, 'Nothing of the kind.'),
    ])
    return related?.reason.kind === 'text' ? related.reason.words : []
  }

  it.each([
    [
      'as the post has them, not their stems',
      'We test pharmacies.',
      'Pharmacies test.',
      ['pharmacies', 'test'],
    ],
    [
      'with the capitals of names and abbreviations',
      'See the NHS in Leeds.',
      'Leeds has an NHS.',
      ['NHS', 'Leeds'],
    ],
    [
      'without the capital of a sentence',
      'Wool warms. We like wool.',
      'Sheep give wool.',
      ['wool'],
    ],
    ['without a possessive', 'We saw Fenwick’s garden.', 'There is Fenwick.', ['Fenwick']],
    [
      'only where both posts have the very word',
      'They organise walks.',
      'The organisation walks.',
      ['walks'],
    ],
    ['never as numbers', 'In 2031 comes rain.', '2031: rain.', ['rain']],
    [
      'never as stop words or contractions',
      'I’ve been there with rain.',
      'I’ve been there with rain.',
      ['rain'],
    ],
    [
      'not in parts where the whole is named',
      'Our co-design is co-design.',
      'So co-design it.',
      ['co-design'],
    ],
    ['three at the most', 'oak elm ash fir yew', 'oak elm ash fir yew', ['oak', 'elm', 'ash']],
  ])('stand there %s', (_how, text, others, words) => {
    expect(namedFor(text, others).toSorted()).toEqual(words.toSorted())
  })
})

it('never offers the post itself', () => {
  const entries = ['a', 'b'].map((id) => create(id, { tags: [rare], authors: [ann] }))
  expect(relate([...entries, create('c')], ['a'], 10).map(({ id }) => id)).toEqual(['b'])
})
