import type { SearchResult as MiniSearchResult } from 'minisearch'
import type { PostIndex } from './PostIndex.ts'
import { tokenize } from './terms.ts'

export interface Match {
  /** The post's id. */
  readonly id: string
  readonly score: number
  /** Terms of the index that the query's words stand for in this post. */
  readonly terms: readonly string[]
}

export interface Matches {
  /** `near`: nothing has the words as typed, so spellings close to them were taken. */
  readonly precision: 'exact' | 'near'
  /** Best first. */
  readonly matches: readonly Match[]
}

const boost = { title: 4, headings: 2, tags: 2, authors: 2, summary: 1.5, body: 1 }

/** Finds the posts that have all words, the last one as a prefix; an exact title comes first. */
export function findMatches(index: PostIndex, words: string): Matches {
  const terms = tokenize(words).map(({ term }) => term)
  if (terms.length === 0) return { precision: 'exact', matches: [] }
  const exact = run(index, terms, false)
  if (exact.length > 0) return { precision: 'exact', matches: exact.map(toMatch) }
  return { precision: 'near', matches: run(index, terms, true).map(toMatch) }
}

function run(index: PostIndex, terms: readonly string[], isFuzzy: boolean): MiniSearchResult[] {
  return index.search(terms.join(' '), {
    // They are terms already: folded once more, "1½" would fall apart into 11 and 2.
    tokenize: () => [...terms],
    boost,
    combineWith: 'AND',
    prefix: (_term, position, all) => position === all.length - 1,
    // One edit for words of four letters or more, two from eight: fewer letters match anything.
    fuzzy: (term) => isFuzzy && (term.length >= 8 ? 2 : term.length >= 4 && 1),
  })
}

function toMatch(result: MiniSearchResult): Match {
  return { id: result.id as string, score: result.score, terms: result.terms }
}
