import { maximumWordsLength } from '../model/SearchQuery.ts'
import { highlightsPath } from './paths.ts'

/** Name of the parameter; the form field carries the same name. */
export const highlightsParam = 'q'

/** Reads which words are looked for among the highlights; empty where none are. */
export function parseHighlightsParams(params: URLSearchParams): string {
  return (params.get(highlightsParam) ?? '').slice(0, maximumWordsLength)
}

/** Where the highlights are that have certain words. */
export function highlightsWithPath(words: string): string {
  const params = new URLSearchParams({ [highlightsParam]: words.trim() })
  return words.trim() === '' ? highlightsPath : `${highlightsPath}?${params}`
}
