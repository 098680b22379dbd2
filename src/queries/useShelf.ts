import { keepPreviousData, queryOptions, useMutation, useQuery } from '@tanstack/react-query'
import type { CopyDifferences } from '../archive/Archive.ts'
import type { LibraryOutcome } from '../library/LibraryConnection.ts'
import type { BookmarkSummary } from '../model/Bookmark.ts'
import type { ShelfNote } from '../model/ShelfNote.ts'
import { archiveKey, libraryKey } from './createQueryClient.ts'
import { withRoom } from './makeRoom.ts'
import { highlightsQueryOptions } from './useHighlights.ts'

const bookmarksKey = [...libraryKey, 'bookmarks']

/** Changed with the bookmarks too: what is told of one is told of the other. */
const notesKey = [...libraryKey, 'notes']

const notesQueryOptions = queryOptions({
  queryKey: [...notesKey, 'list'],
  queryFn: ({ meta }) => meta!.library.notes.list(),
})

const noNotes: ReadonlyMap<string, ShelfNote> = new Map()

/** What the reader has noted of kept posts, by post id; `undefined` until known. */
export function useShelfNotes(): ReadonlyMap<string, ShelfNote> | undefined {
  const { data } = useQuery(notesQueryOptions)
  return data && (data.ok ? data.value : noNotes)
}

interface NoteChange {
  readonly ids: readonly string[]
  readonly edit: (note: ShelfNote) => Partial<ShelfNote>
}

/** Changes what is noted of kept posts. */
export function useChangeNotes() {
  return useMutation({
    mutationFn: ({ ids, edit }: NoteChange, { meta }) =>
      withRoom(meta!, () => meta!.library.notes.change(ids, edit, new Date().toISOString())),
  })
}

/** Outside the hook, so that the set stays the same while the answer does. */
function toFound(outcome: LibraryOutcome<ReadonlySet<string>>): ReadonlySet<string> | undefined {
  return outcome.ok ? outcome.value : undefined
}

/** Ids of the kept posts that have the words; `undefined` where there are none or as long as that is not known. */
export function useFoundOnShelf(words: string): ReadonlySet<string> | undefined {
  const sought = words.trim()
  // It looks into highlights, too: where those have changed, what was found before counts no more.
  const { dataUpdatedAt } = useQuery(highlightsQueryOptions)
  const { data } = useQuery({
    queryKey: [...notesKey, 'search', sought, dataUpdatedAt],
    queryFn: ({ meta }) => meta!.library.bookmarks.search(sought),
    placeholderData: keepPreviousData,
    enabled: sought !== '',
    select: toFound,
  })
  return sought === '' ? undefined : data
}

/** What was removed and can be brought back, last removed first. */
export function useRemovedBookmarks() {
  return useQuery({
    queryKey: [...bookmarksKey, 'removed'],
    queryFn: ({ meta }) => meta!.library.bookmarks.removed(),
  })
}

/** Deletes the pictures of as many posts as that, those saved longest ago first. The texts stay. */
export function useDropPictures() {
  return useMutation({
    mutationFn: (postCount: number, { meta }) => meta!.library.bookmarks.dropPictures(postCount),
  })
}

/** How kept copies differ from what is published now; nothing as long as that is not known. */
export function useCopyDifferences(bookmarks: readonly BookmarkSummary[]): CopyDifferences {
  const copies = bookmarks.map(({ id, revision }) => ({ id, revision }))
  const { data } = useQuery({
    queryKey: [...archiveKey, 'copies', copies],
    queryFn: ({ meta }) => meta!.archive.compareCopies(copies),
    placeholderData: keepPreviousData,
    enabled: copies.length > 0,
  })
  return data ?? noDifferences
}

const noDifferences: CopyDifferences = { changed: new Map(), withdrawn: new Set() }

/** Deletes for good what was removed. */
export function usePurgeBookmarks() {
  return useMutation({
    mutationFn: (_nothing: void, { meta }) => meta!.library.bookmarks.purge(),
  })
}
