import { useQuery } from '@tanstack/react-query'
import type { LibraryOutcome } from '../library/LibraryConnection.ts'
import type { Highlight } from '../model/Highlight.ts'
import { libraryKey } from './createQueryClient.ts'

export const highlightsKey = [...libraryKey, 'highlights']

const none: readonly Highlight[] = []

/** Outside the hook, so that what it gives stays the same while the answer does. */
export function toHighlights(outcome: LibraryOutcome<readonly Highlight[]>): readonly Highlight[] {
  return outcome.ok ? outcome.value : none
}

/** Highlights of a post; empty until known. */
export function useHighlightsOf(postId: string): readonly Highlight[] {
  return (
    useQuery({
      queryKey: [...highlightsKey, 'of', postId],
      queryFn: ({ meta }) => meta!.library.highlights.listOf(postId),
      select: toHighlights,
    }).data ?? none
  )
}
