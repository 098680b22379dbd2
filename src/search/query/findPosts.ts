import type { SearchQuery } from '../../model/SearchQuery.ts'
import type { Corpus, FiledPost } from '../Corpus.ts'
import { matchClause } from '../match/matchClause.ts'
import { matchPosts, type Match } from '../match/matchPosts.ts'
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

export function findPosts(corpus: Corpus, query: SearchQuery): FoundPosts {
  const read = readQuery(corpus, query)
  const { matches, precision } = matchText(corpus, read, query.isLoose === true)
  const unwanted = findExcluded(corpus, read.text.excluded)
  const isWanted = ({ id }: Match) => {
    const entry = corpus.byId.get(id)
    return entry !== undefined && !unwanted.has(id) && !hasExcludedValue(read, entry)
  }
  return { read, precision, matches: matches.filter(isWanted) }
}

function matchText(
  corpus: Corpus,
  { text, isQuestion }: ReadQuery,
  isLoose: boolean,
): Omit<FoundPosts, 'read'> {
  if (text.clauses.length === 0) return { precision: 'all', matches: corpus.filed.map(unscored) }
  const exact = matchPosts(corpus, text.clauses, 'all')
  const isAnswered = exact.length >= (isQuestion ? wholeAnswer : 1)
  if ((isAnswered && !isLoose) || text.clauses.length === 1)
    return { precision: 'all', matches: exact }
  const some = matchPosts(corpus, text.clauses, 'some')
  const precision = some.length > exact.length ? 'some' : 'all'
  return { precision, matches: isAnswered ? inFront(exact, some) : some }
}

function inFront(first: readonly Match[], all: readonly Match[]): readonly Match[] {
  const ids = new Set(first.map(({ id }) => id))
  return [...first, ...all.filter(({ id }) => !ids.has(id))]
}

function unscored({ post }: FiledPost): Match {
  return { id: post.id, score: 0 }
}

function findExcluded({ index }: Corpus, clauses: readonly Clause[]): ReadonlySet<string> {
  const ids = clauses.flatMap((clause) =>
    Array.from(matchClause(index, clause).has, (isThere, place) =>
      isThere ? index.idAt(place) : undefined,
    ),
  )
  return new Set(ids.filter((id) => id !== undefined))
}

function hasExcludedValue({ excludedValues }: ReadQuery, { slugs }: FiledPost): boolean {
  return excludedValues.some(({ facet, slugs: unwanted }) =>
    slugs.get(facet)?.some((slug) => unwanted.includes(slug)),
  )
}
