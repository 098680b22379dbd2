import { queryOptions, useMutation, useQuery } from '@tanstack/react-query'
import { libraryKey } from './createQueryClient.ts'

const searchesQueryOptions = queryOptions({
  queryKey: [...libraryKey, 'searches'],
  queryFn: ({ meta }) => meta!.library.searches.list(),
})

/** What the reader searched for lately, last used first, or why nothing can be kept. */
export function useRecentSearches() {
  return useQuery(searchesQueryOptions)
}

/** Keeps the words of a search that was meant: submitted, or followed by opening a post. */
export function useRememberSearch() {
  return useMutation({
    mutationFn: (words: string, { meta }) =>
      meta!.library.searches.remember(words, new Date().toISOString()),
  })
}

export function useRemoveSearch() {
  return useMutation({
    mutationFn: (words: string, { meta }) => meta!.library.searches.remove(words),
  })
}

export function useWipeSearches() {
  return useMutation({
    mutationFn: (_nothing: void, { meta }) => meta!.library.searches.wipe(),
  })
}
