import { maximumWordsLength } from '../../model/SearchQuery.ts'
import type { Analyzer } from '../analysis/Analyzer.ts'
import { complete, mostCompletions, typedOperator } from './complete.ts'
import type { SearchCorpus } from '../SearchCorpus.ts'
import { bothOf, together } from '../shards/together.ts'
import { findTitles } from './findTitles.ts'
import { parseWords } from '../query/parseWords.ts'
import type { TextPart } from '../text/snippet.ts'
import type { SuggestedValue, Suggestions } from './Suggestions.ts'
import {
  askWords,
  findNamed,
  tablesOf,
  type AskedWords,
  type SuggestionTables,
} from './suggestionTables.ts'

/** So many of each kind at the most: what does not fit a glance is no help. */
const most = { posts: 3, authors: 2, topics: 3 }

/**
 * What the words in the field may become, and what they may mean. Pages are suggested for plain words
 * only: who writes an operator is asking a question, not looking for a name.
 */
export function suggest(corpus: SearchCorpus, words: string): Suggestions {
  const tables = tablesOf(corpus)
  const asked = askedWords(corpus, tables, words)
  const topics = findNamed(tables.topics, asked).slice(0, most.topics)
  const [completions, posts] = bothOf(
    () => complete(corpus, tables, words),
    () => together(findTitles(corpus, asked, most.posts), (rank) => corpus.postOf(rank)),
  )
  return {
    completions: completions
      .filter((text) => text !== words && text.length <= maximumWordsLength)
      .slice(0, mostCompletions),
    posts: posts.map(({ slug, title }) => ({
      slug,
      title: markWords(corpus.index.analyzer, title, asked),
    })),
    authors: findNamed(tables.authors, asked).slice(0, most.authors).map(toValue),
    topics: topics.map((value) => ({
      ...toValue(value),
      facet: value.facet,
      ...(value.label && { label: value.label }),
    })),
  }
}

/** The plain words that names are looked through for; none where there is more to the query. */
function askedWords(corpus: SearchCorpus, tables: SuggestionTables, text: string): AskedWords {
  const nothing = { whole: [], beginnings: [] }
  if (typedOperator(tables, text)) return nothing
  const parts = parseWords(text, (name) => tables.operators.has(name))
  const isPlain = parts.every(
    ({ kind, isExcluded, isAlternative }) => kind !== 'operator' && !isExcluded && !isAlternative,
  )
  if (!isPlain) return nothing
  return askWords(corpus.index.analyzer, parts.map((part) => part.text).join(' '))
}

function toValue({ slug, name, postCount }: SuggestedValue): SuggestedValue {
  return { slug, name, postCount }
}

function markWords(analyzer: Analyzer, text: string, asked: AskedWords): TextPart[] {
  const isAsked = (word: string) =>
    asked.whole.includes(word) || asked.beginnings.some((beginning) => word.startsWith(beginning))
  const parts: TextPart[] = []
  let at = 0
  for (const { word, start, end, isCompound } of analyzer.tokenize(text)) {
    if (isCompound || start < at || !isAsked(word)) continue
    if (start > at) parts.push({ text: text.slice(at, start), isMatch: false })
    parts.push({ text: text.slice(start, end), isMatch: true })
    at = end
  }
  if (at < text.length) parts.push({ text: text.slice(at), isMatch: false })
  return parts
}
