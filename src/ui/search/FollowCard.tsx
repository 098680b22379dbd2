import { useEffect, useRef } from 'react'
import type { Follow, NewPosts } from '../../model/Follow.ts'
import { followingPath, postPath } from '../../url/paths.ts'
import { m } from '../messages/messages.ts'
import { Button } from '../page/Button.tsx'
import { SiteLink } from '../page/SiteLink.tsx'
import { UndoLine } from '../page/UndoLine.tsx'
import { PostMeta } from '../post/PostMeta.tsx'
import styles from './FollowCard.module.css'

/** What the link to a list carries in its state: what is shown there counts as seen. */
export interface FollowedState {
  readonly followed: string
}

interface FollowCardProps {
  readonly follow: Follow
  /** Absent until known. */
  readonly news: NewPosts | undefined
  readonly listHref: string
  /** It has just been brought back: the focus, which was on Undo, goes to its name. */
  readonly isRestored: boolean
  readonly onMarkSeen: (ids: readonly string[]) => void
  /** Absent where it was not marked as seen on this visit. */
  readonly onUndoMarkSeen: (() => void) | undefined
  readonly onUnfollow: () => void
}

/** A followed search and what is new in it. Its name is the way to the whole list. */
export function FollowCard(props: FollowCardProps) {
  const { follow, news, listHref, isRestored, onMarkSeen, onUndoMarkSeen, onUnfollow } = props
  const { id, name, seenAt } = follow
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (isRestored) link.current?.focus()
  }, [isRestored])
  const hasNews = news !== undefined && news.freshCount > 0
  return (
    <article className={styles.card}>
      <h2 className={styles.title} dir="auto">
        <SiteLink ref={link} to={listHref} state={{ followed: id } satisfies FollowedState}>
          {name}
        </SiteLink>
      </h2>
      <p className={styles.facts}>
        {hasNews ? (
          <span className={styles.news}>{m.newSince(news.freshCount, m.date(seenAt))}</span>
        ) : (
          news && m.nothingNewSince(m.date(seenAt))
        )}
      </p>
      {hasNews && <NewPostList news={news} />}
      {!hasNews && onUndoMarkSeen && (
        <UndoLine label={m.undoMarkSeen(name)} onUndo={onUndoMarkSeen}>
          {m.markedSeen}
        </UndoLine>
      )}
      <div className={styles.actions}>
        {hasNews && (
          <Button aria-label={m.followLabel(m.markSeen, name)} onClick={() => onMarkSeen(news.ids)}>
            {m.markSeen}
          </Button>
        )}
        <Button aria-label={m.followLabel(m.stopFollowing, name)} onClick={onUnfollow}>
          {m.stopFollowing}
        </Button>
      </div>
    </article>
  )
}

function NewPostList({ news: { fresh, freshCount } }: { news: NewPosts }) {
  return (
    <ul className={styles.posts}>
      {fresh.map((post) => (
        <li key={post.id}>
          <PostMeta post={post} />
          <SiteLink
            to={postPath(post.slug)}
            state={{ list: followingPath }}
            lang={post.language}
            dir="auto"
          >
            {post.title}
          </SiteLink>
        </li>
      ))}
      {freshCount > fresh.length && <li>{m.moreNew(freshCount - fresh.length)}</li>}
    </ul>
  )
}
