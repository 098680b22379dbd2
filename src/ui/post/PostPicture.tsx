import { useState } from 'react'
import type { PostSummary } from '../../model/Post.ts'
import type { ImageSource } from './pictureSource.ts'
import styles from './PostPicture.module.css'

interface PostPictureProps {
  /** Of its place. */
  readonly className?: string | undefined
  readonly post: PostSummary
  /** Where the picture is to be loaded from; absent where there is none or it may not be loaded. */
  readonly source: ImageSource | undefined
  /** How wide it is shown, as the attribute `sizes` says it. */
  readonly sizes: string
}

const grounds = [styles.ink, styles.teal, styles.brick, styles.moss]

/**
 * A post's picture in a list or, where it has none (or none that loads), a card set in type. Beside
 * the title it tells nothing new, so screen readers pass it over.
 */
export function PostPicture({ className = '', post, source, sizes }: PostPictureProps) {
  const [failedSource, setFailedSource] = useState<string>()
  if (source && source.src !== failedSource) {
    return (
      <span className={`${styles.frame} ${className}`}>
        <img
          className={styles.image}
          {...source}
          sizes={source.srcSet && sizes}
          alt=""
          width="480"
          height="270"
          loading="lazy"
          decoding="async"
          referrerPolicy="no-referrer"
          onError={() => setFailedSource(source.src)}
        />
      </span>
    )
  }
  const initial = Array.from(post.title.replace(/[^\p{L}\p{N}]/gu, ''))[0] ?? ''
  return (
    <span
      className={`${styles.frame} ${styles.tile} ${grounds[post.slug.length % grounds.length]} ${className}`}
    >
      <span className={styles.initial} aria-hidden="true">
        {initial}
      </span>
    </span>
  )
}
