import { useState } from 'react'
import type { PostSummary } from '../../model/Post.ts'
import styles from './PostPicture.module.css'

interface PostPictureProps {
  readonly post: PostSummary
  /** Where the picture is to be loaded from; absent where there is none or it may not be loaded. */
  readonly source: string | undefined
}

const grounds = [styles.ink, styles.teal, styles.brick, styles.moss]

/**
 * A post's picture in a list or, where it has none (or none that loads), a card set in type. Beside
 * the title it tells nothing new, so screen readers pass it over.
 */
export function PostPicture({ post, source }: PostPictureProps) {
  const [failedSource, setFailedSource] = useState<string>()
  if (source && source !== failedSource) {
    return (
      <span className={styles.frame}>
        <img
          className={styles.image}
          src={source}
          alt=""
          width="480"
          height="270"
          loading="lazy"
          decoding="async"
          referrerPolicy="no-referrer"
          onError={() => setFailedSource(source)}
        />
      </span>
    )
  }
  const initial = Array.from(post.title.replace(/[^\p{L}\p{N}]/gu, ''))[0] ?? ''
  return (
    <span
      className={`${styles.frame} ${styles.tile} ${grounds[post.slug.length % grounds.length]}`}
    >
      <span className={styles.initial} aria-hidden="true">
        {initial}
      </span>
    </span>
  )
}
