import { queryOptions, useMutation, useQuery } from '@tanstack/react-query'
import type { LibraryOutcome } from '../library/LibraryConnection.ts'
import { highlightedPost, type Highlight } from '../model/Highlight.ts'
import type { PostSummary } from '../model/Post.ts'
import type { TextAnchor } from '../model/textAnchor.ts'
import { withRoom } from './makeRoom.ts'
import { highlightsKey, toHighlights } from './useHighlightsOf.ts'

export const highlightsQueryOptions = queryOptions({
  queryKey: [...highlightsKey, 'list'],
  queryFn: ({ meta }) => meta!.library.highlights.list(),
})

/** Every highlight, last made first, or why none can be had. */
export function useHighlights() {
  return useQuery(highlightsQueryOptions)
}

/** Outside the hook, so that what it gives stays the same while the answer does. */
function toCounts(outcome: LibraryOutcome<readonly Highlight[]>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { post } of toHighlights(outcome)) counts.set(post.id, (counts.get(post.id) ?? 0) + 1)
  return counts
}

const noCounts: ReadonlyMap<string, number> = new Map()

/** How many highlights there are of each post that has any, by its id; empty until known. */
export function useHighlightCounts(): ReadonlyMap<string, number> {
  return useQuery({ ...highlightsQueryOptions, select: toCounts }).data ?? noCounts
}

interface NewHighlight {
  readonly post: PostSummary
  readonly anchor: TextAnchor
}

/** Marks a passage of a post. It succeeds only once it is on the disk. */
export function useAddHighlight() {
  return useMutation({
    mutationFn: async (
      { post, anchor }: NewHighlight,
      { meta },
    ): Promise<LibraryOutcome<Highlight>> => {
      const createdAt = new Date().toISOString()
      const made = { id: createId(), post: highlightedPost(post), anchor, note: '' }
      const highlight = { ...made, createdAt, changedAt: createdAt }
      const outcome = await withRoom(meta!, () => meta!.library.highlights.add(highlight))
      return outcome.ok ? { ok: true, value: highlight } : outcome
    },
  })
}

/** Unlike `randomUUID` it is there without a secure connection, too. */
function createId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

interface NoteOfHighlight {
  readonly id: string
  readonly note: string
}

/** Changes what is written to a highlight. */
export function useChangeHighlightNote() {
  return useMutation({
    mutationFn: ({ id, note }: NoteOfHighlight, { meta }) =>
      withRoom(meta!, () =>
        meta!.library.highlights.changeNote(id, note, new Date().toISOString()),
      ),
  })
}

export function useRemoveHighlights() {
  return useMutation({
    mutationFn: (ids: readonly string[], { meta }) =>
      withRoom(meta!, () => meta!.library.highlights.remove(ids)),
  })
}

export function useRestoreHighlights() {
  return useMutation({
    mutationFn: (ids: readonly string[], { meta }) =>
      withRoom(meta!, () => meta!.library.highlights.restore(ids)),
  })
}

/** What was removed and can be brought back, last removed first. */
export function useRemovedHighlights() {
  return useQuery({
    queryKey: [...highlightsKey, 'removed'],
    queryFn: ({ meta }) => meta!.library.highlights.removed(),
  })
}

/** Deletes for good what was removed. */
export function usePurgeHighlights() {
  return useMutation({
    mutationFn: (_nothing: void, { meta }) => meta!.library.highlights.purge(),
  })
}
