import { focusManager, queryOptions, useMutation, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { LibraryOutcome } from '../library/LibraryConnection.ts'
import { libraryKey } from './createQueryClient.ts'

const readsQueryOptions = queryOptions({
  queryKey: [...libraryKey, 'reads'],
  queryFn: ({ meta }) => meta!.library.reads.list(),
})

const none: ReadonlySet<string> = new Set()

/** Outside the hook, so that the set is made anew only when the reads change. */
function toIds(outcome: LibraryOutcome<ReadonlyMap<string, string>>): ReadonlySet<string> {
  return outcome.ok ? new Set(outcome.value.keys()) : none
}

/** Ids of the posts that have been read; `undefined` until known, empty where that cannot be known. */
export function useKnownReadIds(): ReadonlySet<string> | undefined {
  const { data, isError } = useQuery({ ...readsQueryOptions, select: toIds })
  return data ?? (isError ? none : undefined)
}

/** Ids of the posts that have been read; empty until known. */
export function useReadIds(): ReadonlySet<string> {
  return useKnownReadIds() ?? none
}

/** Forgets which posts have been read. */
export function useForgetReads() {
  return useMutation({ mutationFn: (_nothing: void, { meta }) => meta!.library.reads.wipe() })
}

/** A post counts as read once it has been in front of the reader for this long, all in all. */
const readAfterMs = 10_000

/** Notes that a post has been read. Time in a tab that is hidden does not count. */
export function useRecordRead(id: string): void {
  const { mutate } = useMutation({
    mutationFn: (post: string, { meta }) =>
      meta!.library.reads.record(post, new Date().toISOString()),
  })
  useEffect(() => {
    let leftMs = readAfterMs
    let shownAt = 0
    let timer: ReturnType<typeof setTimeout> | undefined

    function pause(): void {
      if (timer === undefined) return
      clearTimeout(timer)
      timer = undefined
      leftMs -= performance.now() - shownAt
    }
    function follow(isShown: boolean): void {
      pause()
      if (!isShown || leftMs <= 0) return
      shownAt = performance.now()
      timer = setTimeout(() => {
        leftMs = 0
        timer = undefined
        mutate(id)
      }, leftMs)
    }

    follow(focusManager.isFocused())
    const unsubscribe = focusManager.subscribe(follow)
    return () => {
      unsubscribe()
      pause()
    }
  }, [id, mutate])
}
