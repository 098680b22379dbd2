import { queryOptions, useQuery } from '@tanstack/react-query'
import type { PostPage } from '../archive/Archive.ts'
import { archiveKey, libraryKey } from './createQueryClient.ts'

export function postKey(slug: string): readonly unknown[] {
  return [...archiveKey, 'post', slug]
}

export function postQueryOptions(slug: string) {
  return queryOptions({
    queryKey: postKey(slug),
    // TanStack Query takes `undefined` for a mistake, so "no such post" travels as null.
    queryFn: async ({ meta }): Promise<PostPage | null> => (await meta!.archive.post(slug)) ?? null,
  })
}

/** A published post; `data` is null when no post has the slug. */
export function usePost(slug: string) {
  return useQuery(postQueryOptions(slug))
}

function keptPostQueryOptions(slug: string) {
  return queryOptions({
    queryKey: [...libraryKey, 'bookmarks', 'slug', slug],
    queryFn: ({ meta }) => meta!.library.bookmarks.findBySlug(slug),
  })
}

/** The reader's own copy of a post, `undefined` when it is not kept, or why it cannot be had. */
export function useKeptPost(slug: string) {
  return useQuery(keptPostQueryOptions(slug))
}
