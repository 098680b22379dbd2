import { queryOptions, useMutation, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { LibraryOutcome } from '../library/LibraryConnection.ts'
import type { PostSummary } from '../model/Post.ts'
import { toReadPost, type PostRead, type ReadPost } from '../model/PostRead.ts'
import { archiveKey, libraryKey } from './createQueryClient.ts'
import { useBookmarks } from './useBookmarks.ts'

const historyQueryOptions = queryOptions({
  queryKey: [...libraryKey, 'reads', 'history'],
  queryFn: ({ meta }) => meta!.library.reads.history(),
})

/** A read whose post can be named. */
export interface NamedRead extends PostRead {
  readonly post: ReadPost
}

export interface History {
  /** Last read first. */
  readonly reads: readonly NamedRead[]
  /** Of posts that nobody knows any more. */
  readonly unnamedCount: number
}

/** What has been read, or why that cannot be known; `undefined` until known. */
export function useHistory(): LibraryOutcome<History> | undefined {
  const { data } = useQuery(historyQueryOptions)
  const reads = data?.ok ? data.value : noReads
  const unnamed = useMemo(() => reads.filter(({ post }) => !post).map(({ id }) => id), [reads])
  const kept = useBookmarks().data
  const { data: published, isPending } = useQuery({
    queryKey: [...archiveKey, 'listed-ids', unnamed],
    queryFn: ({ meta }) => meta!.archive.listed(unnamed),
    enabled: unnamed.length > 0,
  })
  const names = useMemo(
    () => nameById(published ?? [], kept?.ok ? kept.value.map(({ post }) => post) : []),
    [published, kept],
  )
  return useMemo(() => {
    if (!data || !data.ok) return data
    const named = data.value.flatMap((read): NamedRead[] => {
      const post = read.post ?? names.get(read.id)
      return post ? [{ ...read, post }] : []
    })
    // Nothing is said to be gone that only is not known yet.
    const isLookedUp = unnamed.length === 0 || !isPending
    const unnamedCount = isLookedUp ? data.value.length - named.length : 0
    return { ok: true, value: { reads: named, unnamedCount } }
  }, [data, names, unnamed, isPending])
}

const noReads: readonly PostRead[] = []

function nameById(...lists: readonly (readonly PostSummary[])[]): ReadonlyMap<string, ReadPost> {
  return new Map(lists.flat().map((post) => [post.id, toReadPost(post)]))
}

/** Takes one post out of the history: it is unread again. */
export function useRemoveRead() {
  return useMutation({ mutationFn: (id: string, { meta }) => meta!.library.reads.remove(id) })
}

/** Forgets which posts have been read, and gives what was forgotten, so that it can be brought back. */
export function useForgetHistory() {
  return useMutation({
    mutationFn: async (_nothing: void, { meta }): Promise<LibraryOutcome<readonly PostRead[]>> => {
      const before = await meta!.library.reads.history()
      if (!before.ok) return before
      const wiped = await meta!.library.reads.wipe()
      return wiped.ok ? before : wiped
    },
  })
}

export function useRestoreReads() {
  return useMutation({
    mutationFn: (reads: readonly PostRead[], { meta }) => meta!.library.reads.restore(reads),
  })
}
