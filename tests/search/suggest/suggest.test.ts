import { describe, expect, it } from 'vitest'
import type { Suggestions } from '../../../src/search/suggest/Suggestions.ts'
import { suggest } from '../../../src/search/suggest/suggest.ts'
import { createTag } from '../../factories/post.ts'
import { buildCorpus, createTextPost } from '../buildCorpus.ts'

const ida = { slug: 'ida-fenwick', name: 'Ida Fenwick' }
const tom = { slug: 'tom-okafor', name: 'Tom Okafor' }
const zoe = { slug: 'zoe-feng', name: 'Zoë Feng' }

const professionals = createTag('audience', 'Health and care professionals')
const public_ = createTag('audience', 'Patients and public')

/** Newest first. */
const corpus = buildCorpus([
  createTextPost(
    {
      title: 'Quiet wards sleep better',
      published: '2026-05-03T08:00:00Z',
      authors: [ida],
      tags: [professionals, createTag('type', 'News'), createTag('topic', 'Sleep')],
    },
    'A ward is quiet when its bins are. The organisation of a ward, the colour of its bins.',
  ),
  createTextPost(
    {
      title: 'What a ward hears at night',
      published: '2025-05-03T08:00:00Z',
      authors: [ida, zoe],
      tags: [professionals, public_, createTag('type', 'Guide'), createTag('topic', 'Sleep')],
    },
    'Wards, wards, wards, wards. Warmth helps; an audit does not. Audits do. An audit of warmth.',
  ),
  createTextPost(
    {
      title: 'Ward rounds without paper',
      published: '2024-05-03T08:00:00Z',
      authors: [tom],
      tags: [public_, createTag('type', 'Guide'), createTag('topic', 'Ward design')],
    },
    'The NHS has wards. A co-designed café. Do not organise it.',
  ),
])

function ask(words: string): Suggestions {
  return suggest(corpus, words)
}

describe('completions', () => {
  it.each([
    ['nothing typed', '', []],
    ['only a space', ' ', []],
    ['the most frequent first, one of each stem', 'war', ['wards', 'warmth']],
    ['never the word itself', 'ward', ['wards']],
    [
      'of the last word, the text before as typed',
      'Quiet  BINS war',
      ['wards', 'warmth'].map((word) => `Quiet  BINS ${word}`),
    ],
    ['none after a space', 'quiet ', []],
    ['none after a full stop', 'quiet.', []],
    ['no words that say nothing', 'th', []],
    [
      'of a phrase that is still open',
      '"quiet war',
      ['wards', 'ward', 'warmth'].map((word) => `"quiet ${word}`),
    ],
    ['of a word that is not wanted', 'quiet -warm', ['quiet -warmth']],
    ['of a word of the title', 'title:warm', ['title:warmth']],
    ['of the second half of a compound', 'co-desi', ['co-design']],
    ['as the publication spells it', 'organ', ['organisation']],
    ['as it spells it where that is half typed', 'organis', ['organisation']],
    ['as the reader spells it where that is another way', 'organiz', ['organization']],
    ['with the letter that only one spelling has', 'colo', ['colour']],
    ['with accents', 'caf', ['café']],
    ['with the capitals of an abbreviation', 'nh', ['NHS']],
    ['without a word that no post has', 'xyl', []],
  ])('%s: %j', (_what, words, completions) => {
    expect(ask(words).completions).toEqual(completions)
  })

  it.each([
    ['an operator from three letters on', 'aut', ['author:']],
    ['not from two', 'au', ['audit']],
    ['after the words that begin so', 'aud', ['audit', 'audience:']],
    ['whatever its case', 'TYP', ['type:']],
    ['by its whole name', 'title', ['title:']],
    ['behind other words, and not wanted', 'ward -aud', ['ward -audit', 'ward -audience:']],
    ['not inside quotes', '"sleep aut', []],
    ['one for any tag', 'tag', ['tag:']],
    ['dates', 'bef', ['before:']],
  ])('offer %s: %j', (_what, words, completions) => {
    expect(ask(words).completions).toEqual(completions)
  })

  it.each([
    ['all values, the most used first', 'type:', ['type:Guide', 'type:News']],
    ['those that have the words', 'audience:hea', ['audience:"Health and care professionals"']],
    ['within quotes', 'audience:"care prof', ['audience:"Health and care professionals"']],
    [
      'behind other words',
      'quiet AUTHOR:fe',
      ['quiet AUTHOR:"Ida Fenwick"', 'quiet AUTHOR:"Zoë Feng"'],
    ],
    ['without accents', 'author:zoe', ['author:"Zoë Feng"']],
    ['that are not wanted', '-type:n', ['-type:News']],
    ['of all facets of the publication', 'tag:war', ['tag:"Ward design"']],
    ['years of a date', 'after:', ['after:2026', 'after:2025', 'after:2024']],
    ['years that begin so', 'before:2025', []],
    ['none that is there already', 'type:News', []],
    ['none after the quotes', 'audience:"Patients and public"', []],
    ['none of an operator that there is not', 'colour:re', []],
  ])('give values, %s: %j', (_what, words, completions) => {
    expect(ask(words).completions).toEqual(completions)
  })

  it('take the label of a facet for its name', () => {
    const facets = [{ id: 'who', label: 'Leser', from: [], values: [], takesOtherTags: false }]
    const labelled = buildCorpus(
      [createTextPost({ tags: [createTag('who', 'Alle Fachleute')] })],
      facets,
    )
    expect(suggest(labelled, 'les').completions).toEqual(['leser:'])
    expect(suggest(labelled, 'leser:fach').completions).toEqual(['leser:"Alle Fachleute"'])
    expect(suggest(labelled, 'who:').completions).toEqual(['who:"Alle Fachleute"'])
  })

  it('are never longer than the field', () => {
    const words = `${'x'.repeat(195)} warm`
    expect(words).toHaveLength(200)
    expect(ask(words).completions).toEqual([])
  })

  it('leave out quotes of a name, which would end the value', () => {
    const quoted = buildCorpus([createTextPost({ tags: [createTag('topic', 'The "long" wait')] })])
    expect(suggest(quoted, 'topic:lo').completions).toEqual(['topic:"The long wait"'])
  })
})

describe('posts', () => {
  it.each([
    [
      'the last word is a beginning; titles that begin so first',
      'war',
      ['ward-rounds-without-paper', 'quiet-wards-sleep-better', 'what-a-ward-hears-at-night'],
    ],
    ['all words are needed', 'night war', ['what-a-ward-hears-at-night']],
    ['only the last is a beginning', 'wa night', []],
    ['words that say nothing count too', 'what a', ['what-a-ward-hears-at-night']],
    ['whatever case, and a space at the end', 'QUIET ', ['quiet-wards-sleep-better']],
    ['quotes make no difference', '"quiet wards', ['quiet-wards-sleep-better']],
    ['not while an operator is typed', 'type:war', []],
    ['nor beside one', 'type:News war', []],
    ['nor for words that are not wanted', '-war', []],
    ['nor for alternatives', 'quiet OR war', []],
  ])('%s: %j', (_what, words, slugs) => {
    expect(ask(words).posts.map(({ slug }) => slug)).toEqual(slugs)
  })

  it('have the words marked', () => {
    expect(ask('better qui').posts[0]?.title).toEqual([
      { text: 'Quiet', isMatch: true },
      { text: ' wards sleep ', isMatch: false },
      { text: 'better', isMatch: true },
    ])
  })

  it('are three at the most', () => {
    const many = buildCorpus(
      Array.from({ length: 9 }, (_, at) => createTextPost({ id: `${at}`, title: `Ward ${at}` })),
    )
    expect(suggest(many, 'ward').posts).toHaveLength(3)
  })
})

describe('authors and topics', () => {
  it.each([
    ['fe', ['Ida Fenwick', 'Zoë Feng'], []],
    ['zoe f', ['Zoë Feng'], []],
    ['sleep', [], ['Sleep']],
    ['war', [], ['Ward design']],
    ['pat', [], ['Patients and public']],
    ['2026', [], []],
    ['short', [], []],
  ])('have all words of %j', (words, authors, topics) => {
    const found = ask(words)
    expect(found.authors.map(({ name }) => name)).toEqual(authors)
    expect(found.topics.map(({ name }) => name)).toEqual(topics)
  })

  it('come with their facet and the number of their posts', () => {
    expect(ask('health').topics).toEqual([
      {
        facet: 'audience',
        label: 'Audience',
        slug: 'health-and-care-professionals',
        name: 'Health and care professionals',
        postCount: 2,
      },
    ])
    expect(ask('ida').authors).toEqual([{ ...ida, postCount: 2 }])
  })
})

it('suggests nothing on an empty publication', () => {
  const nothing = { posts: [], authors: [], topics: [] }
  const empty = buildCorpus([])
  expect(suggest(empty, 'ward')).toEqual({ ...nothing, completions: [] })
  expect(suggest(empty, 'type:')).toEqual({ ...nothing, completions: [] })
})

it.each(['"', '-', ':', 'author:"', '((', '\u0000', '🙂', 'a'.repeat(200), 'OR', 'the the the'])(
  'takes whatever is typed: %j',
  (words) => {
    expect(() => ask(words)).not.toThrow()
  },
)
