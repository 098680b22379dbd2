import { useMutation, useQuery } from '@tanstack/react-query'
import type { LibraryOutcome } from '../library/LibraryConnection.ts'
import type { ReadingPlace } from '../model/ReadingPlace.ts'
import { libraryKey } from './createQueryClient.ts'

/**
 * How far the reader had come in a post when it was opened; null where it had not been begun,
 * `undefined` until known. What is recorded from then on does not change it.
 */
export function useEarlierPlace(id: string): ReadingPlace | null | undefined {
  return useQuery({
    queryKey: ['earlier-place', id],
    queryFn: async ({ meta }) => {
      const found = await meta!.library.places.find(id)
      return (found.ok && found.value) || null
    },
    // Each time that it is opened.
    gcTime: 0,
  }).data
}

/** Notes how far the reader has come. */
export function useRecordPlace() {
  return useMutation({
    mutationFn: (place: ReadingPlace, { meta }) => meta!.library.places.record(place),
  })
}

function toIds(outcome: LibraryOutcome<ReadonlySet<string>>): ReadonlySet<string> {
  return outcome.ok ? outcome.value : none
}

const none: ReadonlySet<string> = new Set()

/** Ids of the posts that have been begun and not read to the end; empty until known. */
export function useBegunIds(): ReadonlySet<string> {
  return (
    useQuery({
      queryKey: [...libraryKey, 'places', 'begun'],
      queryFn: ({ meta }) => meta!.library.places.begun(),
      select: toIds,
    }).data ?? none
  )
}

/** Forgets how far the reader has come in all posts. */
export function useForgetPlaces() {
  return useMutation({ mutationFn: (_nothing: void, { meta }) => meta!.library.places.wipe() })
}
