import { ownTags } from '../../model/Tag.ts'
import type { PostSummary } from '../../model/Post.ts'
import type { RelatedPost, RelatedReason } from '../../search/related/relatedPosts.ts'
import type { SearchCorpus } from '../../search/SearchCorpus.ts'
import { together } from '../../search/shards/together.ts'
import { writtenForm } from '../../search/suggest/spell.ts'

/** As many as are offered for other posts. */
const relatedCount = 8
/** Terms that a post is looked up by; each may have to be fetched. */
const askedTerms = 24
/** Terms that may be named. */
const namedTerms = 3
/** A term that every fourth post has names no subject. */
const commonFrom = 0.25
/** What a word counts that stands in a title, a heading or a summary. */
const weights = { title: 3, heading: 2, summary: 2, text: 1 }

/** A term of a post that tells what it is about. */
interface TellingTerm {
  readonly term: string
  readonly word: string
  readonly count: number
}

/**
 * Chooses what is related to a post that no build knows: the posts that have most of its telling words.
 * Where pieces are missing it throws `MissingPieces`.
 */
export function relateLive(corpus: SearchCorpus, rank: number): readonly RelatedPost[] {
  const { index } = corpus
  const post = corpus.postOf(rank)
  const telling = tellingTerms(corpus, post, rank)
  const found = together(telling, ({ term }) => index.scoresOf(term))
  const scores = new Float64Array(index.placeCount)
  for (const [at, { count }] of telling.entries()) {
    const { places, scores: own } = found[at]!
    for (const [position, place] of places.entries())
      scores[place]! += (count / (count + 1)) * own[position]!
  }
  const mostPosts = Math.max(3, commonFrom * index.documentCount)
  const best = Array.from(scores.entries())
    .filter(([, score]) => score > 0)
    .toSorted((a, b) => b[1] - a[1])
    .flatMap(([place]) => {
      const other = corpus.rankAt(place)
      return other === undefined || other === rank ? [] : [{ rank: other, place }]
    })
    .slice(0, relatedCount)
  return together(best, (other) => {
    const related = corpus.postOf(other.rank)
    const words = telling.flatMap(({ word }, at) => {
      const { places } = found[at]!
      return places.length <= mostPosts && places.includes(other.place) ? word : []
    })
    return { post: related, reason: chooseReason(post, related, words) }
  })
}

/** Those that it says most often, above all in its title. */
function tellingTerms(
  { index: { analyzer }, sectionsOf }: Pick<SearchCorpus, 'index' | 'sectionsOf'>,
  post: PostSummary,
  rank: number,
): readonly TellingTerm[] {
  const terms = new Map<string, TellingTerm>()

  function read(text: string, weight: number): void {
    for (const token of analyzer.tokenize(text)) {
      const { term, word, isCompound } = token
      if (isCompound || analyzer.isStopWord(word) || !/\p{L}{2}/u.test(word)) continue
      const before = terms.get(term)
      const written = before?.word ?? writtenForm(text, token) ?? word
      terms.set(term, { term, word: written, count: (before?.count ?? 0) + weight })
    }
  }

  for (const { heading = '', text } of sectionsOf(rank)) {
    read(text, weights.text)
    read(heading, weights.heading)
  }
  read(post.title, weights.title)
  read(post.summary ?? '', weights.summary)
  return [...terms.values()]
    .toSorted((a, b) => b.count - a.count || (a.term < b.term ? -1 : 1))
    .slice(0, askedTerms)
}

function chooseReason(
  post: PostSummary,
  other: PostSummary,
  words: readonly string[],
): RelatedReason {
  if (words.length > 0) return { kind: 'text', words: words.slice(0, namedTerms) }
  const tag = ownTags(post.tags).find(({ facet, slug }) =>
    other.tags.some((its) => its.facet === facet && its.slug === slug),
  )
  if (tag) return { kind: 'tag', facet: tag.facet, name: tag.name }
  const author = post.authors.find(({ slug }) => other.authors.some((its) => its.slug === slug))
  return author ? { kind: 'author', name: author.name } : { kind: 'text', words: [] }
}
