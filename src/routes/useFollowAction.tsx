import { useEffect, type ReactNode } from 'react'
import { useLocation } from 'react-router'
import { followedQuery, type Follow } from '../model/Follow.ts'
import type { SearchQuery } from '../model/SearchQuery.ts'
import { useAnnounce } from '../queries/useAnnouncement.ts'
import {
  useFollow,
  useFollows,
  useMarkSeen,
  useNewPosts,
  useUnfollow,
} from '../queries/useFollows.ts'
import { followId } from '../url/followId.ts'
import { m } from '../ui/messages/messages.ts'
import { FollowButton, type FollowKind } from '../ui/search/FollowButton.tsx'
import type { FollowedState } from '../ui/search/FollowCard.tsx'

interface Followable {
  readonly kind: FollowKind
  /** What is listed on this screen, and shown by now. */
  readonly query: SearchQuery
  /** Names of the chosen filters. */
  readonly filterNames: readonly string[]
}

/**
 * The Follow button of a list, with what pressing it does and says. A list that one came to from
 * Following counts as seen from here on.
 *
 * @returns null for the list of everything, which is not a search
 */
export function useFollowAction({ kind, query, filterNames }: Followable): ReactNode {
  const id = followId(query)
  const asked = followedQuery(query)
  const name = m.followName(asked.words, filterNames, asked)
  const { data } = useFollows()
  const followed = data?.ok ? data.value.find((known) => known.id === id) : undefined
  const follow = useFollow()
  const unfollow = useUnfollow()
  const announce = useAnnounce()
  useSeenOnceShown(followed)
  if (id === '') return null

  async function toggle(): Promise<void> {
    const outcome = await (followed
      ? unfollow.mutateAsync(id)
      : follow.mutateAsync({ id, name, query: asked }))
    if (!outcome.ok) announce(m.refusals[outcome.refusal], { isProblem: true })
    else announce(followed ? m.unfollowedAnnouncement(name) : m.followedAnnouncement(name))
  }

  const isStarting = follow.isPending && follow.variables.id === id
  return (
    <FollowButton
      kind={kind}
      name={name}
      state={followed ? 'following' : isStarting ? 'starting' : 'unfollowed'}
      onToggle={() => void toggle()}
    />
  )
}

function useSeenOnceShown(followed: Follow | undefined): void {
  const state: unknown = useLocation().state
  const cameFor = (state as Partial<FollowedState> | null)?.followed
  const id = followed && followed.id === cameFor ? followed.id : undefined
  const news = useNewPosts().get(id ?? '')
  const { mutate } = useMarkSeen()
  useEffect(() => {
    if (id !== undefined && news && news.freshCount > 0) mutate({ id, ids: news.ids })
  }, [id, news, mutate])
}
