import { queryOptions, useMutation, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ArchiveStatus } from '../archive/Archive.ts'
import type { LibraryOutcome } from '../library/LibraryConnection.ts'
import { newestCount, newSince, type EarlierVisit, type Visit } from '../model/Visit.ts'
import { archiveKey, libraryKey } from './createQueryClient.ts'
import { useArchiveFact } from './useArchiveStatus.ts'

const visitQueryOptions = queryOptions({
  queryKey: [...libraryKey, 'visits'],
  queryFn: ({ meta }) => meta!.library.visits.find(),
})

function toEarlier(outcome: LibraryOutcome<Visit | undefined>): EarlierVisit | null {
  return (outcome.ok && outcome.value?.before) || null
}

/** The visit before this one; null on the first, `undefined` until known. */
export function useEarlierVisit(): EarlierVisit | null | undefined {
  return useQuery({ ...visitQueryOptions, select: toEarlier }).data
}

/** What there is to be seen. */
export const newestQueryOptions = queryOptions({
  queryKey: [...archiveKey, 'newest'],
  queryFn: ({ meta }) => meta!.archive.newest(newestCount),
})

/** As long as everything is being fetched, it is soon here, and need not be asked for besides. */
function isOnItsWay({ keeping }: ArchiveStatus): boolean {
  return keeping?.state === 'underway'
}

const none: ReadonlySet<string> = new Set()

/** Ids of the posts that the device did not know at the visit before; empty until known. */
export function useNewIds(): ReadonlySet<string> {
  const earlier = useEarlierVisit()
  const waits = useArchiveFact(isOnItsWay) !== false
  // On the first visit it is asked so that the next can tell what is new.
  const isWanted = earlier === null ? !waits : earlier !== undefined
  const { data } = useQuery({ ...newestQueryOptions, enabled: isWanted })
  return useMemo(
    () => (earlier && data ? new Set(newSince(earlier.known, data)) : none),
    [earlier, data],
  )
}

/** From now on nothing that is there is new. */
export function useMarkAllSeen() {
  return useMutation({
    mutationFn: async (_nothing: void, { meta }) => {
      const newest = await meta!.archive.newest(newestCount)
      return meta!.library.visits.markSeen(new Date().toISOString(), newest)
    },
  })
}

/** Makes new again what was marked as seen. */
export function useRestoreVisit() {
  return useMutation({
    mutationFn: (before: EarlierVisit, { meta }) => meta!.library.visits.restore(before),
  })
}

/** Forgets when the reader was here. */
export function useForgetVisits() {
  return useMutation({ mutationFn: (_nothing: void, { meta }) => meta!.library.visits.wipe() })
}
