import { describe, expect, it } from 'vitest'
import { emptyQuery } from '../../../src/model/SearchQuery.ts'
import { parseSite } from '../../../src/model/Site.ts'
import { analyzerFor } from '../../../src/search/analysis/analyzerFor.ts'
import { search } from '../../../src/search/search.ts'
import { answerWhenLoaded } from '../../../src/search/shards/answerWhenLoaded.ts'
import { createShardCorpus } from '../../../src/search/shards/createShardCorpus.ts'
import { MissingPieces } from '../../../src/search/shards/MissingPieces.ts'
import { createPieceShelf } from '../../../src/search/shards/PieceShelf.ts'
import { createTextPost, type TextPost } from '../buildCorpus.ts'
import { indexWhole, openReader, publish } from './buildShards.ts'

const { facets } = parseSite({}, 'https://reader.example/site.json')

const entries: readonly TextPost[] = [
  createTextPost({ id: 'new', title: 'Quiet wards', published: '2024-03-01T09:00:00Z' }, [
    { text: 'An e-mail list for the quiet wards.' },
    { heading: 'Bins', text: 'Soft closing bins, and the 𝒜𝓇𝓉 of Ζέφυρος.' },
  ]),
  createTextPost({ id: 'undated', title: 'Wards at night' }, 'Nothing is quiet.'),
  createTextPost({ id: 'old', title: 'Bins', published: '1955-01-01T00:00:00Z' }, 'To be.'),
]

const asked = [
  'quiet wards',
  'bins',
  '"e-mail list"',
  'email',
  'ζεφυρος',
  'qui',
  '"to be"',
  'wrads',
]

describe('a few posts', () => {
  const whole = indexWhole(entries, facets)
  const published = publish(entries, facets)

  it.each([...asked, '', 'w', '𝒜', 'before:2000', 'after:2020 bins', 'author:nobody'])(
    'are found by %j as in the whole index',
    async (words) => {
      for (const sort of ['relevance', 'newest', 'oldest'] as const) {
        const query = { ...emptyQuery, words, sort }
        const { answer } = await openReader(published).answer((corpus) => search(corpus, query))
        expect(answer).toEqual(search(whole, query))
      }
    },
  )

  it('give the same bytes whenever they are published', () => {
    const again = publish(entries, facets)
    expect(again.head).toEqual(published.head)
    expect([...again.pieces]).toEqual([...published.pieces])
  })

  it('are refused by a reader of another analyzer', () => {
    const german = analyzerFor('de')
    expect(() => createShardCorpus(published.head, german, createPieceShelf())).toThrow('english-1')
  })
})

it('finds nothing where nothing is published', async () => {
  const reader = openReader(publish([], facets))
  for (const words of [...asked, '']) {
    const { answer } = await reader.answer((corpus) => search(corpus, { ...emptyQuery, words }))
    expect(answer.total).toBe(0)
  }
})

it('takes three rounds at most for the words of a query and the posts it shows', async () => {
  const filler = (at: number) => `word${at} quiet ward night ${'other '.repeat(at % 5)}`
  const many = Array.from({ length: 200 }, (_value, at) =>
    createTextPost({ id: `${at}`, title: `Post ${at}` }, filler(at)),
  )
  const { rounds } = await openReader(publish(many, facets)).answer((corpus) =>
    search(corpus, { ...emptyQuery, words: 'quiet ward night' }),
  )
  expect(rounds.length).toBeLessThanOrEqual(3)
})

describe('an answer', () => {
  const bytes = new Uint8Array([1])

  it('has everything fetched side by side that it is known to need', async () => {
    const shelf = createPieceShelf()
    const fetched: string[] = []
    const answer = await answerWhenLoaded(
      () => {
        shelf.need(['a', 'b'])
        return shelf.get('c', ([first]) => first)
      },
      shelf,
      (name) => {
        fetched.push(name)
        return Promise.resolve(bytes)
      },
    )
    expect(answer).toBe(1)
    expect(fetched).toEqual(['a', 'b', 'c'])
  })

  it('that is wanted no more fetches nothing more', async () => {
    const shelf = createPieceShelf()
    const controller = new AbortController()
    const fetched: string[] = []
    const answering = answerWhenLoaded(
      () => {
        throw new MissingPieces([`piece ${fetched.length}`])
      },
      shelf,
      (name) => {
        fetched.push(name)
        if (fetched.length === 2) controller.abort()
        return Promise.resolve(bytes)
      },
      controller.signal,
    )
    await expect(answering).rejects.toThrow('aborted')
    expect(fetched).toHaveLength(2)
  })

  it('fails where a piece cannot be had', async () => {
    const shelf = createPieceShelf()
    const answering = answerWhenLoaded(
      () => shelf.need(['gone']),
      shelf,
      () => Promise.reject(new Error('offline')),
    )
    await expect(answering).rejects.toThrow('offline')
  })
})
