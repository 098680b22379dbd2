import { Link } from 'react-router'
import type { BookmarkSummary } from '../../model/Bookmark.ts'
import { postPath, savedPath } from '../../url/paths.ts'
import { m } from '../messages/messages.ts'
import { Button } from '../page/Button.tsx'
import { Byline } from '../post/Byline.tsx'
import { PostMeta } from '../post/PostMeta.tsx'
import styles from './BookmarkCard.module.css'

interface BookmarkCardProps {
  readonly bookmark: BookmarkSummary
  readonly onRemove: () => void
}

/** A kept post on the shelf: when it was saved, how large it is, what of it is missing. */
export function BookmarkCard({ bookmark, onRemove }: BookmarkCardProps) {
  const { post, savedAt, bytes, missingImages } = bookmark
  return (
    <article className={styles.card}>
      <PostMeta post={post} />
      <h2 className={styles.title} lang={post.language} dir="auto">
        <Link to={postPath(post.slug)} state={{ list: savedPath }}>
          {post.title}
        </Link>
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
