import type { SearchQuery } from '../../model/SearchQuery.ts'
import type { Corpus } from '../../search/Corpus.ts'
import type { WordsPart } from '../../search/query/parseWords.ts'
import type { QueryReading, ReadPart } from '../../search/query/QueryReading.ts'
import { readQuery, type ReadQuery } from '../../search/query/readQuery.ts'
import type { PassedOver } from '../../search/search.ts'
import type { Wanted } from './planListings.ts'

/** A query as WordPress is asked it. */
export interface RemoteQuery {
  readonly wanted: Wanted
  readonly reading: QueryReading
  /** For marking. */
  readonly text: ReadQuery['text']
  readonly passedOver: readonly PassedOver[]
}

/** Of more words WordPress makes one long phrase, which no post has. */
const mostWords = 9

/**
 * Reads what was typed as the reader's own search does, and says it as WordPress understands it:
 * words that posts must all have, "phrases", and words after a hyphen that they must not have.
 * Facets and dates become filters. What is passed over is told.
 */
export function readRemoteQuery(corpus: Corpus, query: SearchQuery): RemoteQuery {
  const { reading, parts, text, filters, dates, excludedValues } = readQuery(corpus, query)
  const said = parts.flatMap(sayPart)
  const { analyzer } = corpus.index
  const telling =
    said.length > mostWords ? said.filter((word) => !analyzer.isStopWord(word.toLowerCase())) : said
  const passedOver = new Set<PassedOver>([
    ...(parts.some(({ isAlternative }) => isAlternative) ? (['either'] as const) : []),
    ...(parts.some(({ operator }) => operator === 'title') ? (['titles'] as const) : []),
    ...(parts.some(isUnwantedPhrase) ? (['unwanted-phrases'] as const) : []),
    ...(telling.length > mostWords ? (['many-words'] as const) : []),
  ])
  const words = telling.slice(0, mostWords).join(' ')
  return {
    wanted: { filters, dates, excludedValues, words },
    reading: { ...reading, parts: reading.parts.flatMap(explainPart) },
    text,
    passedOver: [...passedOver],
  }
}

function isUnwantedPhrase({ kind, isExcluded }: WordsPart): boolean {
  return kind === 'phrase' && isExcluded
}

function sayPart(part: WordsPart): string[] {
  const { kind, operator, isExcluded } = part
  const text = part.text.replaceAll('"', '')
  // Facets and dates are filters by now; WordPress would look for an unwanted phrase.
  if ((kind === 'operator' && operator !== 'title') || isUnwantedPhrase(part)) return []
  if (kind === 'phrase') return [`"${text}"`]
  const words = text.split(/[\s,+]+/u).filter(Boolean)
  return words.map((word) => (isExcluded ? `-${word}` : word))
}

function explainPart(part: ReadPart): ReadPart[] {
  if (part.kind === 'either') return part.texts.map((text) => ({ kind: 'word', text }))
  if (part.kind === 'title') return [{ ...part, kind: 'word' }]
  return part.kind === 'phrase' && part.isExcluded ? [] : [part]
}
