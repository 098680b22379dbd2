import { queryOptions, useQuery } from '@tanstack/react-query'
import type { ArchiveStatus } from '../archive/Archive.ts'
import { archiveKey, statusKey } from './createQueryClient.ts'

/** A post that somebody has named: its title, or why there is none. */
type ListedPost =
  | { readonly slug: string; readonly title: string; readonly language: string | undefined }
  /** `unknown`: not published here · `unfetched`: nobody could be asked. */
  | { readonly slug: string; readonly lack: 'unknown' | 'unfetched' }

/** Texts that are asked for at the same time. */
const atOnce = 4

function listedPostsQueryOptions(slugs: readonly string[]) {
  return queryOptions({
    queryKey: [...archiveKey, 'listed', slugs],
    queryFn: async ({ meta, client }): Promise<readonly ListedPost[]> => {
      const listed = new Map<string, ListedPost>()
      const left = [...slugs]
      async function lookUp(): Promise<void> {
        for (let slug = left.shift(); slug !== undefined; slug = left.shift()) {
          const page = await meta!.archive.post(slug)
          const status = client.getQueryData<ArchiveStatus>(statusKey)
          const isUnasked = status?.phase === 'failed' || status?.unfetched.includes(slug) === true
          listed.set(
            slug,
            page
              ? { slug, title: page.post.title, language: page.post.language }
              : { slug, lack: isUnasked ? 'unfetched' : 'unknown' },
          )
        }
      }
      await Promise.all(Array.from({ length: atOnce }, lookUp))
      return slugs.map((slug) => listed.get(slug)!)
    },
    placeholderData: (before) => before,
  })
}

/** What the archive knows of posts by their slugs, in the same order. */
export function useListedPosts(slugs: readonly string[]) {
  return useQuery(listedPostsQueryOptions(slugs))
}
