import { focusManager, queryOptions, useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import type { LibraryOutcome } from '../library/LibraryConnection.ts'
import type { PostSummary } from '../model/Post.ts'
import { toReadPost } from '../model/PostRead.ts'
import { libraryKey } from './createQueryClient.ts'

const readsQueryOptions = queryOptions({
  queryKey: [...libraryKey, 'reads', 'list'],
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

/** Says by hand that a post has been read, or has not. */
export function useMarkRead() {
  return useMutation({
    mutationFn: ({ post, isRead }: { post: PostSummary; isRead: boolean }, { meta }) =>
      isRead
        ? meta!.library.reads.record(post.id, new Date().toISOString(), toReadPost(post))
        : meta!.library.reads.remove(post.id),
  })
}

/** A post counts as read once it has been in front of the reader for this long, all in all. */
const readAfterMs = 10_000

/**
 * Notes that a post has been read. Time in a tab that is hidden does not count.
 *
 * @param isOn  false once the reader has said by hand whether it is read
 */
export function useRecordRead(post: PostSummary, isOn: boolean): void {
  const { mutate } = useMarkRead()
  const record = useEffectEvent((shown: string) => {
    if (shown === post.id) mutate({ post, isRead: true })
  })
  const { id } = post
  useEffect(() => {
    if (!isOn) return undefined
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
        record(id)
      }, leftMs)
    }

    follow(focusManager.isFocused())
    const unsubscribe = focusManager.subscribe(follow)
    return () => {
      unsubscribe()
      pause()
    }
  }, [id, isOn])
}
