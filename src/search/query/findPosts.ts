import type { SearchQuery } from '../../model/SearchQuery.ts'
import { hasValue } from '../hasValue.ts'
import { matchClause } from '../match/matchClause.ts'
import { matchPosts, type Match } from '../match/matchPosts.ts'
import type { SearchCorpus } from '../SearchCorpus.ts'
import type { Clause } from './TextQuery.ts'
import { readQuery, type ReadQuery } from './readQuery.ts'

/** The posts that answer the words of a query, whatever its filters. */
export interface FoundPosts {
  readonly read: ReadQuery
  /**
   * `some`: posts need not have all words: none has, or few have all of many words, or the reader
   * wants it so.
   */
  readonly precision: 'all' | 'some'
  /** Best first; newest first where there are no words. */
  readonly matches: readonly Match[]
}

/** With fewer posts than this a search is not answered well. */
export const wholeAnswer = 10

export function findPosts(corpus: SearchCorpus, query: SearchQuery): FoundPosts {
  const read = readQuery(corpus, query)
  const { matches, precision } = matchText(corpus, read, query.isLoose === true)
  const unwanted = findExcluded(corpus, read.text.excluded)
  const hasUnwantedValue = excludedValues(corpus, read)
  const isWanted = ({ rank }: Match) => !unwanted.has(rank) && !hasUnwantedValue(rank)
  return { read, precision, matches: matches.filter(isWanted) }
}

function matchText(
  corpus: SearchCorpus,
  { text, isQuestion }: ReadQuery,
  isLoose: boolean,
): Omit<FoundPosts, 'read'> {
  if (text.clauses.length === 0) return { precision: 'all', matches: everyPost(corpus) }
  const exact = matchPosts(corpus, text.clauses, 'all')
  const isAnswered = exact.length >= (isQuestion ? wholeAnswer : 1)
  if ((isAnswered && !isLoose) || text.clauses.length === 1)
    return { precision: 'all', matches: exact }
  const some = matchPosts(corpus, text.clauses, 'some')
  const precision = some.length > exact.length ? 'some' : 'all'
  return { precision, matches: isAnswered ? inFront(exact, some) : some }
}

function inFront(first: readonly Match[], all: readonly Match[]): readonly Match[] {
  const ranks = new Set(first.map(({ rank }) => rank))
  return [...first, ...all.filter(({ rank }) => !ranks.has(rank))]
}

function everyPost({ postCount }: SearchCorpus): readonly Match[] {
  return Array.from({ length: postCount }, (_value, rank) => ({ rank, score: 0 }))
}

function findExcluded(corpus: SearchCorpus, clauses: readonly Clause[]): ReadonlySet<number> {
  const ranks = new Set<number>()
  for (const clause of clauses) {
    for (const [place, isThere] of matchClause(corpus.index, clause).has.entries()) {
      const rank = isThere ? corpus.rankAt(place) : undefined
      if (rank !== undefined) ranks.add(rank)
    }
  }
  return ranks
}

function excludedValues(corpus: SearchCorpus, read: ReadQuery): (rank: number) => boolean {
  const tests = read.excludedValues.map(({ facet, slugs }) => hasValue(corpus, facet, slugs))
  return (rank) => tests.some((hasIt) => hasIt(rank))
}
