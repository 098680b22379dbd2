import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Suggestions } from '../search/suggest/Suggestions.ts'
import { archiveKey } from './createQueryClient.ts'

function suggestionsQueryOptions(words: string) {
  return queryOptions({
    queryKey: [...archiveKey, 'suggestions', words],
    queryFn: ({ meta, signal }): Promise<Suggestions> => meta!.archive.suggest(words, signal),
    placeholderData: (previous: Suggestions | undefined) =>
      previous && keepFitting(previous, words),
  })
}

const none: Suggestions = { completions: [], posts: [], authors: [], topics: [] }

/**
 * What the words in the field may become. Until that is known, those of the words before that still
 * fit.
 *
 * @param isWanted  off as long as nobody is at the field, unless it is empty: for that the archive has
 *   nothing to suggest, and makes itself ready for the first letter
 */
export function useSuggestions(words: string, isWanted: boolean): Suggestions {
  const { data } = useQuery({ ...suggestionsQueryOptions(words), enabled: isWanted })
  return data ?? none
}

function keepFitting({ completions, posts, authors, topics }: Suggestions, words: string) {
  const typed = words.toLowerCase()
  const parts = typed.split(/\s+/)
  const fits = (text: string) => parts.every((part) => text.toLowerCase().includes(part))
  return {
    completions: completions.filter(
      (text) => text !== words && text.toLowerCase().startsWith(typed),
    ),
    posts: posts.filter(({ title }) => fits(title.map(({ text }) => text).join(''))),
    authors: authors.filter(({ name }) => fits(name)),
    topics: topics.filter(({ name }) => fits(name)),
  }
}
