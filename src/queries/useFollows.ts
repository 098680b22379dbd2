import { keepPreviousData, queryOptions, useMutation, useQuery } from '@tanstack/react-query'
import type { LibraryOutcome } from '../library/LibraryConnection.ts'
import type { Follow, NewPosts } from '../model/Follow.ts'
import { archiveKey, libraryKey, type Sources } from './createQueryClient.ts'

const followsQueryOptions = queryOptions({
  queryKey: [...libraryKey, 'follows'],
  queryFn: ({ meta }) => meta!.library.follows.list(),
})

/** The searches that the reader follows, last followed first, or why none can be kept. */
export function useFollows() {
  return useQuery(followsQueryOptions)
}

/** Ids may be thousands, so that the key goes without them: they change with the time of looking. */
function newPostsQueryOptions(follows: readonly Follow[]) {
  return queryOptions({
    queryKey: [...archiveKey, 'new-posts', follows.map(({ id, seenAt }) => [id, seenAt])],
    queryFn: async ({ meta }): Promise<ReadonlyMap<string, NewPosts>> => {
      const answers = follows.map(async ({ id, query, seen }) => {
        return [id, await meta!.archive.newIn(query, seen)] as const
      })
      return new Map(await Promise.all(answers))
    },
    placeholderData: keepPreviousData,
  })
}

const noFollows: readonly Follow[] = []
const noNews: ReadonlyMap<string, NewPosts> = new Map()

/** Id of each follow → what it finds now. Empty until known; what was known stays until it is anew. */
export function useNewPosts(): ReadonlyMap<string, NewPosts> {
  const { data: listed } = useFollows()
  return useQuery(newPostsQueryOptions(listed?.ok ? listed.value : noFollows)).data ?? noNews
}

/** How many of the followed searches have something new. */
export function useNewsCount(): number {
  return [...useNewPosts().values()].filter(({ freshCount }) => freshCount > 0).length
}

/** Follows a search. What it finds now counts as seen, so it waits until search is ready. */
export function useFollow() {
  return useMutation({
    mutationFn: (search: Pick<Follow, 'id' | 'name' | 'query'>, { meta }) => follow(search, meta!),
  })
}

async function follow(
  { id, name, query }: Pick<Follow, 'id' | 'name' | 'query'>,
  { archive, library }: Sources,
): Promise<LibraryOutcome<void>> {
  const { ids } = await archive.newIn(query, [])
  const followedAt = new Date().toISOString()
  return library.follows.put({ id, name, query, followedAt, seenAt: followedAt, seen: ids })
}

export function useUnfollow() {
  return useMutation({ mutationFn: (id: string, { meta }) => meta!.library.follows.remove(id) })
}

/** Brings a follow back as it was. */
export function useRestoreFollow() {
  return useMutation({
    mutationFn: (before: Follow, { meta }) => meta!.library.follows.put(before),
  })
}

/** The reader has looked at what a followed search finds. */
export function useMarkSeen() {
  return useMutation({
    mutationFn: ({ id, ids }: { id: string; ids: readonly string[] }, { meta }) =>
      meta!.library.follows.markSeen(id, ids, new Date().toISOString()),
  })
}
