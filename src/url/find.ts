import { maximumWordsLength } from '../model/SearchQuery.ts'

/** Name of the parameter that says what is looked for in the text of a post. */
export const findParam = 'find'

/**
 * Reads from the address of a post what is marked in it.
 *
 * @returns `undefined` where nothing is looked for
 */
export function readFind(params: URLSearchParams): string | undefined {
  return clampFind(params.get(findParam) ?? '')
}

/** Words as they may stand in an address: trimmed, and no longer than a search may be. */
export function clampFind(words: string): string | undefined {
  return words.trim().slice(0, maximumWordsLength) || undefined
}

/** The query part of an address, with its question mark, as it is once the marks are cleared. */
export function withoutFind(search: string): string {
  const params = new URLSearchParams(search)
  params.delete(findParam)
  const text = params.toString()
  return text ? `?${text}` : ''
}
