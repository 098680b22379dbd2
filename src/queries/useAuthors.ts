import { queryOptions, useQuery } from '@tanstack/react-query'
import type { AuthorListing } from '../archive/Archive.ts'
import { archiveKey } from './createQueryClient.ts'

export const authorsKey = [...archiveKey, 'authors']

export function authorKey(slug: string): readonly unknown[] {
  return [...archiveKey, 'author', slug]
}

const authorsQueryOptions = queryOptions({
  queryKey: authorsKey,
  queryFn: ({ meta }) => meta!.archive.authors(),
})

function authorQueryOptions(slug: string) {
  return queryOptions({
    queryKey: authorKey(slug),
    // TanStack Query takes `undefined` for a mistake, so "no such author" travels as null.
    queryFn: async ({ meta }): Promise<AuthorListing | null> =>
      (await meta!.archive.author(slug)) ?? null,
  })
}

export function useAuthors() {
  return useQuery(authorsQueryOptions)
}

/** An author with the number of posts; `data` is null when there is none of that slug. */
export function useAuthor(slug: string) {
  return useQuery(authorQueryOptions(slug))
}
