import { createCorpus, type Corpus } from '../../src/search/Corpus.ts'
import { matchPosts } from '../../src/search/match/matchPosts.ts'
import type { PostSummary } from '../../src/model/Post.ts'
import { addToIndex, createIndex, type SearchSection } from '../../src/search/index/PostIndex.ts'
import { relatedPosts } from '../../src/search/related/relatedPosts.ts'
import { createSeededRandom } from '../fixtures/seededRandom.ts'
import type { PickedFeed } from './readPickedFeed.ts'

/** Ids of the posts that are most related to one, best first, at most `limit`. */
export type Ranker = (post: PostSummary, limit: number) => readonly string[]

export function buildPickedCorpus({ posts, sections, facets }: PickedFeed): Corpus {
  const index = createIndex()
  for (const post of posts) addToIndex(index, post, sections.get(post.id)!)
  return createCorpus(posts, facets, index, (id) => sections.get(id) ?? [])
}

/** The app's own function, without the publisher's picks. */
export function rankAsLectern(corpus: Corpus): Ranker {
  return (post, limit) => relatedPosts(corpus, post, [], limit).map(({ post: { id } }) => id)
}

/** The same where posts have neither tags nor authors. */
export function rankByTextAlone(feed: PickedFeed): Ranker {
  const posts = feed.posts.map((post) => ({ ...post, tags: [], authors: [] }))
  const byId = new Map(posts.map((post) => [post.id, post]))
  const rank = rankAsLectern(buildPickedCorpus({ ...feed, posts }))
  return (post, limit) => rank(byId.get(post.id)!, limit)
}

/** The search of the app, asked for any word of the title. */
export function rankByTitle(corpus: Corpus): Ranker {
  const { analyzer } = corpus.index
  return ({ id, title }, limit) => {
    const clauses = analyzer
      .tokenize(title)
      .filter(({ word }) => !analyzer.isStopWord(word))
      .map(({ word, term }) => ({
        units: [{ kind: 'word' as const, word, term, isPrefix: false }],
      }))
    if (clauses.length === 0) return []
    return matchPosts(corpus, clauses, 'some')
      .map(({ rank }) => corpus.idOf(rank))
      .filter((other) => other !== id)
      .slice(0, limit)
  }
}

/** The usual way: (1 + ln tf) · ln(N / df), vectors of length 1. Title, summary and text count alike. */
export function rankByCosine({ posts, sections }: PickedFeed, { index }: Corpus): Ranker {
  const counts = posts.map((post) => countTerms(post, sections.get(post.id)!, index.analyzer))
  const frequencies = new Map<string, number>()
  for (const term of counts.flatMap((count) => [...count.keys()])) {
    frequencies.set(term, (frequencies.get(term) ?? 0) + 1)
  }
  const vectors = counts.map((count) => normalize(count, frequencies, posts.length))
  const postings = invert(vectors)
  const places = new Map(posts.map(({ id }, place) => [id, place]))
  return ({ id }, limit) => {
    const own = places.get(id)!
    const scores = new Float64Array(posts.length)
    for (const [term, weight] of vectors[own]!) {
      for (const [place, other] of postings.get(term)!) scores[place]! += weight * other
    }
    scores[own] = 0
    return posts
      .map((post, place) => ({ id: post.id, score: scores[place]! }))
      .filter(({ score }) => score > 0)
      .toSorted((a, b) => b.score - a.score)
      .slice(0, limit)
      .map((other) => other.id)
  }
}

type Counts = ReadonlyMap<string, number>

function normalize(count: Counts, frequencies: Counts, postCount: number): Counts {
  const vector = [...count].map(([term, times]) => {
    const idf = Math.log(postCount / frequencies.get(term)!)
    return [term, (1 + Math.log(times)) * idf] as const
  })
  const length = Math.hypot(...vector.map(([, weight]) => weight)) || 1
  return new Map(vector.map(([term, weight]) => [term, weight / length]))
}

/** Term → the places of the posts that have it, each with its weight there. */
function invert(vectors: readonly Counts[]): ReadonlyMap<string, readonly [number, number][]> {
  const postings = new Map<string, [number, number][]>()
  for (const [place, vector] of vectors.entries()) {
    for (const [term, weight] of vector) {
      const known = postings.get(term)
      if (known) known.push([place, weight])
      else postings.set(term, [[place, weight]])
    }
  }
  return postings
}

function countTerms(
  { title, summary = '' }: PostSummary,
  sections: readonly SearchSection[],
  analyzer: Corpus['index']['analyzer'],
): Counts {
  const counts = new Map<string, number>()
  const texts = [title, summary, ...sections.flatMap(({ heading = '', text }) => [heading, text])]
  for (const { word, term } of texts.flatMap((text) => analyzer.tokenize(text))) {
    if (!analyzer.isStopWord(word)) counts.set(term, (counts.get(term) ?? 0) + 1)
  }
  return counts
}

/** The same order at every run. */
export function rankAtRandom({ posts }: PickedFeed): Ranker {
  const random = createSeededRandom(1)
  return ({ id }, limit) => {
    const others = posts.filter((other) => other.id !== id).map((other) => other.id)
    const drawn: string[] = []
    while (drawn.length < limit && others.length > 0) {
      drawn.push(...others.splice(random.below(others.length), 1))
    }
    return drawn
  }
}
