import { queryOptions, useMutation, useMutationState, useQuery } from '@tanstack/react-query'
import { copyImages } from '../library/copyImages.ts'
import { askToPersist } from '../library/storage.ts'
import type { LibraryOutcome } from '../library/LibraryConnection.ts'
import { mayLoadImage } from '../model/mayLoadImage.ts'
import { libraryKey, type Sources } from './createQueryClient.ts'
import { lacksRoom, makeRoom, withRoom } from './makeRoom.ts'

/** A disk that was too busy to answer is asked again after this long, so many times. */
const askAgainMs = 5_000
const askedTimes = 5

const bookmarksQueryOptions = queryOptions({
  queryKey: [...libraryKey, 'bookmarks', 'list'],
  queryFn: ({ meta }) => meta!.library.bookmarks.list(),
  refetchInterval: ({ state: { data, dataUpdateCount } }) => {
    const isSilent = data?.ok === false && data.refusal === 'timeout'
    return isSilent && dataUpdateCount < askedTimes ? askAgainMs : false
  },
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

/** What had to give way to a post that was saved, where there was no room for it. */
type GivenUp = 'archive' | 'pictures'

interface Saved {
  /** Nothing most often: there is room. */
  readonly givenUp: GivenUp | undefined
}

async function save(slug: string, { archive, library }: Sources): Promise<LibraryOutcome<Saved>> {
  const [page, publication] = await Promise.all([archive.post(slug), archive.publication()])
  if (!page) return { ok: false, refusal: 'failed' }
  const images = await copyImages(page.images, (url) => mayLoadImage(url, publication))
  const { post, authors } = page
  const bookmark = { id: post.id, savedAt: new Date().toISOString(), post, authors, images }
  let givenUp: GivenUp | undefined
  let saved = await library.bookmarks.save(bookmark)
  if (lacksRoom(saved) && (await makeRoom({ archive }))) {
    givenUp = 'archive'
    saved = await library.bookmarks.save(bookmark)
  }
  if (lacksRoom(saved) && images.length > 0) {
    // The text is what must not be lost. The shelf says which pictures are missing.
    givenUp = 'pictures'
    const missing = images.map(({ url }) => ({ url, isMissing: true }) as const)
    saved = await library.bookmarks.save({ ...bookmark, images: missing })
  }
  if (!saved.ok) return saved
  // Of something worth keeping, and while the reader is looking: some browsers ask in turn.
  void askToPersist()
  return { ok: true, value: { givenUp } }
}

export function useRemoveBookmarks() {
  return useMutation({
    mutationFn: (ids: readonly string[], { meta }) =>
      withRoom(meta!, () => meta!.library.bookmarks.remove(ids)),
  })
}

export function useRestoreBookmarks() {
  return useMutation({
    mutationFn: (ids: readonly string[], { meta }) =>
      withRoom(meta!, () => meta!.library.bookmarks.restore(ids)),
  })
}
