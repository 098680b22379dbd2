import { useState } from 'react'
import type { Publication } from '../archive/Archive.ts'
import type { LibraryOutcome } from '../library/LibraryConnection.ts'
import type { Follow } from '../model/Follow.ts'
import { useAnnounce } from '../queries/useAnnouncement.ts'
import {
  useFollows,
  useMarkSeen,
  useNewPosts,
  useNewsCount,
  useRestoreFollow,
  useUnfollow,
} from '../queries/useFollows.ts'
import { usePublication } from '../queries/usePublication.ts'
import { SiteLink } from '../ui/page/SiteLink.tsx'
import { topicsPath } from '../url/paths.ts'
import { searchPath } from '../url/searchParams.ts'
import { LibraryNavigation } from '../ui/bookmark/LibraryNavigation.tsx'
import { m } from '../ui/messages/messages.ts'
import { PageHeading } from '../ui/page/PageHeading.tsx'
import { Skeleton } from '../ui/page/Skeleton.tsx'
import { StatusLine } from '../ui/page/StatusLine.tsx'
import { UndoLine } from '../ui/page/UndoLine.tsx'
import { FollowCard } from '../ui/search/FollowCard.tsx'
import styles from './IndexPage.module.css'
import listStyles from '../ui/post/PostList.module.css'
import { withRemoved, type Removed } from './withRemoved.ts'

/** What is new in the searches that the reader follows. */
export function FollowingRoute() {
  const { data } = useFollows()
  const newsCount = useNewsCount()
  const publication = usePublication()
  if (!data || !publication) return <Skeleton shape="list" />
  return (
    <div className={styles.index}>
      <PageHeading titleParts={[m.following, publication.title]}>{m.following}</PageHeading>
      <LibraryNavigation newsCount={newsCount} />
      {data.ok ? (
        <Follows follows={data.value} publication={publication} />
      ) : (
        <StatusLine tone="problem">{m.refusals[data.refusal]}</StatusLine>
      )}
    </div>
  )
}

interface FollowsProps {
  readonly follows: readonly Follow[]
  readonly publication: Publication
}

function Follows({ follows, publication }: FollowsProps) {
  const [removed, setRemoved] = useState<readonly Removed<Follow>[]>([])
  /** Follows as they were before they were marked as seen on this visit. */
  const [marked, setMarked] = useState<readonly Follow[]>([])
  const [restoredId, setRestoredId] = useState<string>()
  const news = useNewPosts()
  const unfollow = useUnfollow()
  const restore = useRestoreFollow()
  const markSeen = useMarkSeen()
  const announce = useAnnounce()

  /** @returns whether it was done; where it was not, the reader has been told why */
  async function attempt(change: Promise<LibraryOutcome<void>>, said: string): Promise<boolean> {
    const outcome = await change
    if (outcome.ok) announce(said)
    else announce(m.refusals[outcome.refusal], { isProblem: true })
    return outcome.ok
  }

  async function handleUnfollow(item: Follow, position: number): Promise<void> {
    const change = unfollow.mutateAsync(item.id)
    if (!(await attempt(change, m.unfollowedAnnouncement(item.name)))) return
    setRestoredId(undefined)
    setRemoved((before) => [...before, { item, position }])
  }

  async function handleMarkSeen(follow: Follow, ids: readonly string[]): Promise<void> {
    const change = markSeen.mutateAsync({ id: follow.id, ids })
    if (!(await attempt(change, m.markedSeenAnnouncement(follow.name)))) return
    setRestoredId(undefined)
    setMarked((before) => [...before.filter(({ id }) => id !== follow.id), follow])
  }

  async function handleUndo(before: Follow, said: string): Promise<void> {
    if (!(await attempt(restore.mutateAsync(before), said))) return
    setRemoved((entries) => entries.filter(({ item }) => item.id !== before.id))
    setMarked((entries) => entries.filter(({ id }) => id !== before.id))
    setRestoredId(before.id)
  }

  const rows = withRemoved(follows, removed)
  if (rows.length === 0) return <NoFollows />
  return (
    <>
      <p className={styles.intro}>{m.followingIntro}</p>
      <ul>
        {rows.map((row, position) => {
          const { item } = row
          const before = marked.find(({ id }) => id === item.id)
          return (
            <li key={item.id} className={listStyles.item}>
              {'position' in row ? (
                <div className={styles.removed}>
                  <UndoLine
                    label={m.undoUnfollow(item.name)}
                    onUndo={() => void handleUndo(item, m.followedAnnouncement(item.name))}
                  >
                    {m.unfollowed(item.name)}
                  </UndoLine>
                </div>
              ) : (
                <FollowCard
                  follow={item}
                  news={news.get(item.id)}
                  listHref={listHref(item, publication)}
                  isRestored={item.id === restoredId}
                  onMarkSeen={(ids) => void handleMarkSeen(item, ids)}
                  onUndoMarkSeen={
                    before && (() => void handleUndo(before, m.notSeenAnnouncement(item.name)))
                  }
                  onUnfollow={() => void handleUnfollow(item, position)}
                />
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** What is new comes first there, however well it answers. */
function listHref({ query }: Follow, { facetIds }: Publication): string {
  return searchPath({ ...query, sort: 'newest' }, facetIds)
}

function NoFollows() {
  return (
    <>
      <p className={styles.intro}>{m.followingEmpty}</p>
      <p>
        <SiteLink to={topicsPath}>{m.followingEmptyAction}</SiteLink>
      </p>
    </>
  )
}
