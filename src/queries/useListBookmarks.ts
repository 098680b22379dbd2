import { useMutation } from '@tanstack/react-query'
import type { LibraryOutcome } from '../library/LibraryConnection.ts'
import type { BookmarkSummary } from '../model/Bookmark.ts'
import type { ShelfNote } from '../model/ShelfNote.ts'

export interface NotedBookmark {
  readonly bookmark: BookmarkSummary
  readonly note: ShelfNote | undefined
}

/** Kept posts with what is noted of them, last saved first. */
export function useListBookmarks() {
  return useMutation({
    mutationFn: async (
      ids: readonly string[],
      { meta },
    ): Promise<LibraryOutcome<readonly NotedBookmark[]>> => {
      const { bookmarks, notes } = meta!.library
      const [listed, noted] = await Promise.all([bookmarks.list(), notes.list()])
      if (!listed.ok) return listed
      if (!noted.ok) return noted
      const chosen = listed.value.filter(({ id }) => ids.includes(id))
      const value = chosen.map((bookmark) => ({ bookmark, note: noted.value.get(bookmark.id) }))
      return { ok: true, value }
    },
  })
}
