import { useEffect, useRef } from 'react'
import type { BookmarkSummary } from '../../model/Bookmark.ts'
import { postPath, savedPath } from '../../url/paths.ts'
import { m } from '../messages/messages.ts'
import { Button } from '../page/Button.tsx'
import { SiteLink } from '../page/SiteLink.tsx'
import { Byline } from '../post/Byline.tsx'
import { PostMeta } from '../post/PostMeta.tsx'
import styles from './BookmarkCard.module.css'

interface BookmarkCardProps {
  readonly bookmark: BookmarkSummary
  /** It has just been brought back: the focus, which was on Undo, goes to its title. */
  readonly isRestored: boolean
  readonly onRemove: () => void
}

/** A kept post on the shelf: when it was saved, how large it is, what of it is missing. */
export function BookmarkCard({ bookmark, isRestored, onRemove }: BookmarkCardProps) {
  const { post, savedAt, bytes, missingImages } = bookmark
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (isRestored) link.current?.focus()
  }, [isRestored])
  return (
    <article className={styles.card}>
      <PostMeta post={post} />
      <h2 className={styles.title} lang={post.language} dir="auto">
        <SiteLink ref={link} to={postPath(post.slug)} state={{ list: savedPath }}>
          {post.title}
        </SiteLink>
      </h2>
      <Byline authors={post.authors} />
      <p className={styles.facts}>
        <span>{m.savedOn(m.date(savedAt))}</span>
        <span>{m.size(bytes)}</span>
        {missingImages > 0 && <span>{m.missingImages(missingImages)}</span>}
      </p>
      <Button look="link" aria-label={m.removeSaved(post.title)} onClick={onRemove}>
        {m.remove}
      </Button>
    </article>
  )
}
