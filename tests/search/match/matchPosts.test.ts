import { describe, expect, it } from 'vitest'
import { analyzerFor } from '../../../src/search/analysis/analyzerFor.ts'
import type { Corpus } from '../../../src/search/Corpus.ts'
import { matchPosts, type Match } from '../../../src/search/match/matchPosts.ts'
import { removeFromIndex } from '../../../src/search/index/PostIndex.ts'
import type { Clause } from '../../../src/search/query/TextQuery.ts'
import { loadIndex, saveIndex } from '../../../src/search/index/savedIndex.ts'
import { createTag } from '../../factories/post.ts'
import { buildCorpus, createTextPost } from '../buildCorpus.ts'

const analyzer = analyzerFor()

/** `word*` is unfinished, `two words` is a phrase. */
function clause(text: string, isTitleOnly?: true): Clause {
  const tokens = analyzer.tokenize(text).filter(({ isCompound }) => !isCompound)
  const [{ word, term }] = tokens as [(typeof tokens)[0]]
  const unit =
    tokens.length > 1
      ? ({ kind: 'phrase', words: tokens.map((token) => token.word) } as const)
      : ({ kind: 'word', word, term, isPrefix: text.endsWith('*') } as const)
  return { units: [unit], ...(isTitleOnly && { isTitleOnly }) }
}

function words(text: string): Clause[] {
  return text.split(' ').map((word) => clause(word))
}

function corpusOf(texts: Readonly<Record<string, string>>): Corpus {
  return buildCorpus(
    Object.entries(texts).map(([id, text]) => createTextPost({ id, title: 'Untitled' }, text)),
  )
}

function idsOf(
  corpus: Corpus,
  clauses: readonly Clause[],
  needs: 'all' | 'some' = 'all',
): string[] {
  return matchPosts(corpus, clauses, needs)
    .map(({ rank }) => corpus.idOf(rank))
    .toSorted()
}

const wards = corpusOf({
  both: 'A pilot on one ward.',
  pilot: 'A pilot in the community.',
  ward: 'A ward at night.',
})

describe('words', () => {
  it.each([
    ['pilot ward', ['both'], ['both', 'pilot', 'ward']],
    ['pilot', ['both', 'pilot'], ['both', 'pilot']],
    ['pilots', ['both', 'pilot'], ['both', 'pilot']],
    ['pilot zebra', [], ['both', 'pilot']],
    ['zebra', [], []],
    ['at', ['ward'], ['ward']],
  ])('have to be there all, or some: %j', (text, all, some) => {
    expect(idsOf(wards, words(text), 'all')).toEqual(all)
    expect(idsOf(wards, words(text), 'some')).toEqual(some)
  })

  it('may stand in any part of the post', () => {
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
    expect(idsOf(buildCorpus([post]), words('titled summed tagged signed headed told'))).toEqual([
      'a',
    ])
  })

  it('of one clause may be any of them', () => {
    const either = [{ units: [...clause('night').units, ...clause('pilot').units] }]
    expect(idsOf(wards, either)).toEqual(['both', 'pilot', 'ward'])
  })
})

describe('an unfinished word', () => {
  const corpus = corpusOf({ a: 'the evaluation', b: 'to install it', c: 'color', d: 'instalment' })

  it.each([
    ['eval*', ['a']],
    ['evaluati*', ['a']],
    ['instal*', ['b', 'd']],
    ['installed*', ['b', 'd']],
    ['colou*', ['c']],
    ['t*', ['a', 'b']],
    ['eval', []],
  ])('is found by its beginning: %s', (text, ids) => {
    expect(idsOf(corpus, words(text))).toEqual(ids)
  })

  it('is found in every post, however many words begin so', () => {
    const texts = Object.fromEntries(
      Array.from({ length: 60 }, (_value, at) => [`${at}`, `q${at}x`]),
    )
    expect(idsOf(corpusOf(texts), words('q*'))).toHaveLength(60)
  })
})

describe('a phrase', () => {
  const corpus = buildCorpus([
    createTextPost(
      { id: 'a', title: 'The quiet' },
      'Wards are quiet. An e-mail list, Colour coded.',
    ),
    createTextPost({ id: 'b', title: 'Other' }, [
      { heading: 'The who', text: 'quiet wards' },
      { text: 'to be or not to be' },
    ]),
  ])

  it.each([
    ['quiet wards', ['b']],
    ['quiet ward', []],
    ['the quiet', ['a']],
    ['email list', ['a']],
    ['e-mail list', ['a']],
    ['color coded', ['a']],
    ['to be or not to be', ['b']],
    ['who quiet', []],
    ['be be', []],
  ])('is just these words in this order in one stretch of text: %j', (text, ids) => {
    expect(idsOf(corpus, [clause(text)])).toEqual(ids)
  })

  it.each([
    ['the quiet', ['a']],
    ['quiet wards', []],
    ['quiet', ['a']],
    ['the', ['a']],
    ['qui*', ['a']],
  ])('or a word may be asked of the title: %j', (text, ids) => {
    expect(idsOf(corpus, [clause(text, true)])).toEqual(ids)
  })
})

describe('the order', () => {
  it('is title before headings before text', () => {
    const filler = 'and many other words that make the text as long as any'
    const corpus = buildCorpus([
      createTextPost({ id: 'text', title: 'First' }, [
        { heading: 'One', text: `A pilot ${filler}` },
      ]),
      createTextPost({ id: 'heading', title: 'Second' }, [{ heading: 'Pilot', text: filler }]),
      createTextPost({ id: 'title', title: 'Pilot day' }, [{ heading: 'Two', text: filler }]),
    ])
    expect(matchPosts(corpus, words('pilot'), 'all').map(({ rank }) => corpus.idOf(rank))).toEqual([
      'title',
      'heading',
      'text',
    ])
  })

  it('has the exact title first, however often others say it', () => {
    const corpus = buildCorpus([
      createTextPost({ id: 'much', title: 'Guide guide pilot' }, 'The pilot guide. '.repeat(9)),
      createTextPost({ id: 'nearly', title: 'A Pilot Guide' }, 'Nothing else.'),
      createTextPost({ id: 'exact', title: 'Pilot guide' }, 'Nothing else of the kind.'),
    ])
    const ids = matchPosts(corpus, words('pilot guide'), 'all').map(({ rank }) => corpus.idOf(rank))
    expect(ids).toEqual(['exact', 'nearly', 'much'])
  })

  it('has words that stand together before the same words apart', () => {
    const corpus = corpusOf({
      apart: 'Ward staff tried it out for a year, and then liked the new pilot.',
      together: 'Staff tried it out for a year, and then liked the new ward pilot.',
    })
    expect(corpus.idOf(matchPosts(corpus, words('ward pilot'), 'all')[0]!.rank)).toBe('together')
  })

  it('is newest first among equals', () => {
    const corpus = corpusOf({ c: 'pilot', a: 'pilot', b: 'pilot' })
    expect(matchPosts(corpus, words('pilot'), 'all').map(({ rank }) => corpus.idOf(rank))).toEqual([
      'c',
      'a',
      'b',
    ])
  })
})

describe('an index', () => {
  const texts = Object.fromEntries(
    Array.from({ length: 30 }, (_value, at) => [`p${at}`, `pilot ${at % 3} ward ${at % 7} night`]),
  )
  const asked = ['pilot', 'ward 1', 'pi*', 'n* 2']

  function answers(corpus: Corpus): (readonly Match[])[] {
    return asked.map((text) => matchPosts(corpus, words(text), 'some'))
  }

  it('answers the same with the same scores once it was saved and loaded', () => {
    const corpus = corpusOf(texts)
    const loaded = { ...corpus, index: loadIndex(saveIndex(corpus.index)) }
    expect(answers(loaded)).toEqual(answers(corpus))
  })

  it('answers as if posts that left it had never been there', () => {
    const { p3: _three, p8: _eight, ...rest } = texts
    const shrunk = corpusOf({ p3: texts['p3']!, ...rest, p8: texts['p8']! })
    removeFromIndex(shrunk.index, 'p3')
    removeFromIndex(shrunk.index, 'p8')
    const rounded = (corpus: Corpus) =>
      answers(corpus).map(
        (matches) =>
          new Map(matches.map(({ rank, score }) => [corpus.idOf(rank), score.toFixed(8)])),
      )
    expect(rounded(shrunk)).toEqual(rounded(corpusOf(rest)))
  })
})
