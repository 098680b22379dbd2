import type { PostSummary } from '../../model/Post.ts'
import { readingMinutes } from '../../model/readingMinutes.ts'
import { m } from '../messages/messages.ts'
import { Time } from './Time.tsx'
import styles from './PostMeta.module.css'

/** Type, date and reading time in one quiet line. */
export function PostMeta({ post }: { post: PostSummary }) {
  const type = post.tags.find(({ facet }) => facet === 'type')
  return (
    <p className={styles.meta}>
      {type && <span className={styles.type}>{type.name}</span>}
      {post.published && <Time iso={post.published} />}
      {post.words > 0 && <span>{m.minuteRead(readingMinutes(post.words))}</span>}
    </p>
  )
}
