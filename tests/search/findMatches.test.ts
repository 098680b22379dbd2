import { describe, expect, it } from 'vitest'
import { findMatches } from '../../src/search/findMatches.ts'
import { addToIndex, createIndex, type PostIndex } from '../../src/search/PostIndex.ts'
import { createTag } from '../factories/post.ts'
import { createTextPost, type TextPost } from './buildCorpus.ts'

function indexOf(entries: readonly TextPost[]): PostIndex {
  const index = createIndex()
  for (const { post, sections } of entries) addToIndex(index, post, sections)
  return index
}

/** Posts whose id is their only distinction, by their texts. */
function indexTexts(texts: Readonly<Record<string, string>>): PostIndex {
  return indexOf(
    Object.entries(texts).map(([id, text]) => createTextPost({ id, title: 'Untitled' }, text)),
  )
}

function idsOf(index: PostIndex, words: string): string[] {
  return findMatches(index, words)
    .matches.map(({ id }) => id)
    .toSorted()
}

describe('all words', () => {
  const index = indexTexts({
    both: 'A pilot on one ward.',
    pilot: 'A pilot in the community.',
    ward: 'A ward at night.',
  })

  it.each([
    ['pilot ward', ['both']],
    ['ward, pilot', ['both']],
    ['pilot', ['both', 'pilot']],
    ['pilot ward night', []],
    ['pilot zebra', []],
  ])('have to be in a post: %j', (words, ids) => {
    expect(idsOf(index, words)).toEqual(ids)
  })

  it('may stand in different fields of it', () => {
    const post = createTextPost(
      {
        id: 'a',
        title: 'Titled',
        summary: 'Summed',
        tags: [createTag('topic', 'Tagged')],
        authors: [{ slug: 'ann', name: 'Ann Signed' }],
      },
      [{ heading: 'Headed', text: 'Told' }],
    )
    expect(idsOf(indexOf([post]), 'titled summed tagged signed headed told')).toEqual(['a'])
  })
})

describe('the last word', () => {
  const index = indexTexts({ a: 'evaluation of a pilot', b: 'evaluate the pilots' })

  it('may be unfinished', () => {
    expect(idsOf(index, 'eval')).toEqual(['a', 'b'])
    expect(idsOf(index, 'pilot evalua')).toEqual(['a'])
    expect(idsOf(index, 'pilots evalua')).toEqual(['b'])
  })

  it('is the only one that may', () => {
    expect(idsOf(index, 'eva pilot')).toEqual([])
  })
})

describe('spelling', () => {
  const index = indexTexts({
    cafe: 'The café’s naïve façade',
    patient: 'A patient’s view',
    half: 'It took 1½ years',
  })

  it.each([
    ['cafe', ['cafe']],
    ['CAFÉ', ['cafe']],
    ['cafe\u0301', ['cafe']],
    ['facade naive', ['cafe']],
    ['patient', ['patient']],
    ["patient's", ['patient']],
    ['Patient’s view', ['patient']],
    ['1½', ['half']],
    ['1½ years', ['half']],
  ])('does not mind case, accents and possessives: %j', (words, ids) => {
    expect(findMatches(index, words).precision).toBe('exact')
    expect(idsOf(index, words)).toEqual(ids)
  })
})

describe('near spellings', () => {
  const index = indexTexts({
    procurement: 'About procurement of software',
    pilot: 'About a pilot',
    form: 'About a form',
    from: 'About coming from far',
  })

  it.each([
    ['pilto', []],
    ['pilott', ['pilot']],
    ['pylot', ['pilot']],
    ['procuremnt', ['procurement']],
    ['prcuremnt', ['procurement']],
    ['prcremnt', []],
    ['softwear procuremnt', ['procurement']],
  ])('within one edit, two from eight letters, are found for %j', (words, ids) => {
    expect(findMatches(index, words).precision).toBe('near')
    expect(idsOf(index, words)).toEqual(ids)
  })

  it('are not tried where something has the words as typed', () => {
    expect(findMatches(index, 'form').precision).toBe('exact')
    expect(idsOf(index, 'form')).toEqual(['form'])
  })

  it('are not tried for words of three letters or fewer', () => {
    expect(idsOf(index, 'fan')).toEqual([])
  })
})

describe('words that are none', () => {
  it.each([[''], ['   '], ['!?…'], ['👩‍⚕️']])('find nothing and are no error: %j', (words) => {
    expect(findMatches(indexTexts({ a: 'text' }), words)).toEqual({
      precision: 'exact',
      matches: [],
    })
  })
})

it('puts a word in the title before the same word in headings, and that before the text', () => {
  const filler = 'and many other words that make the text as long as any'
  const index = indexOf([
    createTextPost({ id: 'text', title: 'First' }, [{ heading: 'One', text: `A pilot ${filler}` }]),
    createTextPost({ id: 'heading', title: 'Second' }, [{ heading: 'Pilot', text: filler }]),
    createTextPost({ id: 'title', title: 'Pilot' }, [{ heading: 'Two', text: filler }]),
  ])
  expect(findMatches(index, 'pilot').matches.map(({ id }) => id)).toEqual([
    'title',
    'heading',
    'text',
  ])
})

it('names the terms that stand in the post, for marking', () => {
  const index = indexTexts({ a: 'Evaluators evaluate evaluations' })
  const [match] = findMatches(index, 'evaluat').matches
  expect(match?.terms.toSorted()).toEqual(['evaluate', 'evaluations', 'evaluators'])
})
