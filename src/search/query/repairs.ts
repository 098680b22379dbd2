import type { SearchQuery } from '../../model/SearchQuery.ts'
import { findPosts } from './findPosts.ts'
import { withoutPart } from './parseWords.ts'
import type { Repair } from './QueryReading.ts'
import { readQuery } from './readQuery.ts'
import { createFilter } from '../search.ts'
import type { SearchCorpus } from '../SearchCorpus.ts'

/** Offered at the most. */
const repairCount = 4

type Candidate = Omit<Repair, 'total'>

/**
 * What to take away from a query, one thing at a time, so that it finds something: each word,
 * phrase and operator, each filter, the dates; and words that are spelt much like one of its own,
 * which are all that is offered where it finds a little. Most posts first. The number is what going
 * there gives.
 */
export function repairs(corpus: SearchCorpus, query: SearchQuery): readonly Repair[] {
  const now = count(corpus, query)
  const isAnswered = now.total > 0 && now.precision === 'all'
  const candidates = isAnswered
    ? otherSpellings(corpus, query)
    : [
        ...otherSpellings(corpus, query),
        ...fewerWords(corpus, query),
        ...fewerFilters(corpus, query),
        ...anyDate(query),
      ]
  return candidates
    .flatMap((candidate) => {
      const { total, precision } = count(corpus, candidate.query)
      // Where there are posts already, only more of them, or posts with all of the words, are better.
      const isBetter = isAnswered ? total > now.total : now.total === 0 || precision === 'all'
      return total > 0 && isBetter ? [{ ...candidate, total }] : []
    })
    .toSorted((a, b) => b.total - a.total)
    .slice(0, repairCount)
}

function count(
  corpus: SearchCorpus,
  query: SearchQuery,
): { total: number; precision: 'all' | 'some' } {
  const { read, matches, precision } = findPosts(corpus, query)
  const isPassing = createFilter(corpus, read)
  return { total: matches.filter(({ rank }) => isPassing(rank)).length, precision }
}

function otherSpellings(corpus: SearchCorpus, query: SearchQuery): Candidate[] {
  const { index } = corpus
  return readQuery(corpus, query).parts.flatMap((part): Candidate[] => {
    const [token] = index.analyzer.tokenize(part.text)
    const near = part.kind === 'word' && token ? index.nearest(token.word) : undefined
    if (near === undefined || near === token!.word) return []
    const words = query.words.slice(0, part.start) + near + query.words.slice(part.end)
    return [
      {
        query: { ...query, words, page: 1 },
        removed: { kind: 'spelling', from: part.text, to: near },
      },
    ]
  })
}

function fewerWords(corpus: SearchCorpus, query: SearchQuery): Candidate[] {
  const { parts } = readQuery(corpus, query)
  if (parts.length < 2 && Object.keys(query.filters).length === 0) return []
  return parts.map((part) => ({
    query: { ...query, words: withoutPart(query.words, part), page: 1 },
    removed: { kind: 'words', text: query.words.slice(part.start, part.end) },
  }))
}

function fewerFilters(corpus: SearchCorpus, query: SearchQuery): Candidate[] {
  return Object.entries(query.filters).flatMap(([facet, slugs]) =>
    slugs.map((slug): Candidate => {
      const { [facet]: _group, ...others } = query.filters
      const left = slugs.filter((other) => other !== slug)
      const filters = left.length > 0 ? { ...others, [facet]: left } : others
      const values = corpus.facets.find(({ id }) => id === facet)?.values
      const name = values?.find((value) => value.slug === slug)?.name ?? slug
      return {
        query: { ...query, filters, page: 1 },
        removed: { kind: 'filter', facet, slug, name },
      }
    }),
  )
}

function anyDate(query: SearchQuery): Candidate[] {
  const { from, to, ...rest } = query
  return (from ?? to) ? [{ query: { ...rest, page: 1 }, removed: { kind: 'dates' } }] : []
}
