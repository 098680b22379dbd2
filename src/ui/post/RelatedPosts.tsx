import type { PostSummary } from '../../model/Post.ts'
import type { RelatedPost, RelatedReason } from '../../search/related/relatedPosts.ts'
import { postPath } from '../../url/paths.ts'
import { m } from '../messages/messages.ts'
import { SiteLink } from '../page/SiteLink.tsx'
import type { ImageSource } from './pictureSource.ts'
import { PostMeta } from './PostMeta.tsx'
import { PostPicture } from './PostPicture.tsx'
import styles from './RelatedPosts.module.css'

interface RelatedPostsProps {
  readonly related: readonly RelatedPost[]
  readonly imageSourceOf: (post: PostSummary) => ImageSource | undefined
}

/** Of a picture: three in a row, two, one. */
const shownWidth = '(min-width: 54rem) 21rem, (min-width: 36rem) 45vw, 92vw'

/** What to read next, each with the reason why it is offered. */
export function RelatedPosts({ related, imageSourceOf }: RelatedPostsProps) {
  if (related.length === 0) return null
  return (
    <section className={styles.related} aria-labelledby="related">
      <h2 id="related" className={styles.heading}>
        {m.related}
      </h2>
      <ul className={styles.list}>
        {related.map(({ post, reason }) => (
          <li key={post.id}>
            <article className={styles.card}>
              <PostPicture post={post} source={imageSourceOf(post)} sizes={shownWidth} />
              <p className={styles.reason}>{describeReason(reason)}</p>
              <h3 className={styles.title} lang={post.language} dir="auto">
                <SiteLink to={postPath(post.slug)}>{post.title}</SiteLink>
              </h3>
              <PostMeta post={post} />
              {post.summary && (
                <p className={styles.summary} lang={post.language} dir="auto">
                  {post.summary}
                </p>
              )}
            </article>
          </li>
        ))}
      </ul>
    </section>
  )
}

function describeReason(reason: RelatedReason): string {
  switch (reason.kind) {
    case 'pick':
      return m.reasons.pick
    case 'text':
      return reason.words.length > 0 ? m.reasons.words(reason.words) : m.reasons.text
    case 'author':
      return m.reasons.author(reason.name)
    case 'tag':
      return reason.facet === 'audience'
        ? m.reasons.audience(reason.name)
        : m.reasons.tag(reason.name)
  }
}
