import { queryOptions, useMutation, useMutationState, useQuery } from '@tanstack/react-query'
import { copyImages } from '../library/copyImages.ts'
import { askToPersist } from '../library/storage.ts'
import type { LibraryOutcome } from '../library/LibraryConnection.ts'
import { mayLoadImage } from '../model/mayLoadImage.ts'
import { libraryKey, type Sources } from './createQueryClient.ts'

const bookmarksQueryOptions = queryOptions({
  queryKey: [...libraryKey, 'bookmarks', 'list'],
  queryFn: ({ meta }) => meta!.library.bookmarks.list(),
})

/** Everything the reader keeps, or why nothing can be. */
export function useBookmarks() {
  return useQuery(bookmarksQueryOptions)
}

/** Ids of the kept posts; empty until known. */
export function useBookmarkIds(): ReadonlySet<string> {
  const { data } = useBookmarks()
  return new Set(data?.ok ? data.value.map(({ id }) => id) : [])
}

const saveKey = ['save']

/** Keeps a post with its text and images. It succeeds only once everything is on the disk. */
export function useSaveBookmark() {
  return useMutation({
    mutationKey: saveKey,
    mutationFn: (slug: string, { meta }) => save(slug, meta!),
  })
}

/** Slugs of the posts that are being saved, wherever on the page that was asked for. */
export function useSavingSlugs(): ReadonlySet<string> {
  const slugs = useMutationState({
    filters: { mutationKey: saveKey, status: 'pending' },
    select: (mutation) => mutation.state.variables as string,
  })
  return new Set(slugs)
}

async function save(slug: string, { archive, library }: Sources): Promise<LibraryOutcome<void>> {
  const [page, publication] = await Promise.all([archive.post(slug), archive.publication()])
  if (!page) return { ok: false, refusal: 'failed' }
  const images = await copyImages(page.images, (url) => mayLoadImage(url, publication))
  const saved = await library.bookmarks.save({
    id: page.post.id,
    savedAt: new Date().toISOString(),
    post: page.post,
    authors: page.authors,
    images,
  })
  // Of something worth keeping, and while the reader is looking: some browsers ask in turn.
  if (saved.ok) void askToPersist()
  return saved
}

export function useRemoveBookmarks() {
  return useMutation({
    mutationFn: (ids: readonly string[], { meta }) => meta!.library.bookmarks.remove(ids),
  })
}

export function useRestoreBookmarks() {
  return useMutation({
    mutationFn: (ids: readonly string[], { meta }) => meta!.library.bookmarks.restore(ids),
  })
}
