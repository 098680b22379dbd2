import type { ReactNode } from 'react'
import type { PostSummary } from '../../model/Post.ts'
import { m } from '../messages/messages.ts'
import { PageHeading } from '../page/PageHeading.tsx'
import { Byline } from './Byline.tsx'
import type { ImageSource } from './pictureSource.ts'
import styles from './PostHeader.module.css'
import { PostMeta } from './PostMeta.tsx'
import { Time } from './Time.tsx'
import { TopicLinks } from './TopicLinks.tsx'

interface PostHeaderProps {
  readonly post: PostSummary
  /** Absent where there is none or the text itself says it. */
  readonly summary: string | undefined
  readonly siteTitle: string
  readonly lang: string | undefined
  /** Where the lead picture is to be loaded from; absent where none is shown. */
  readonly imageSource: ImageSource | undefined
  readonly actions: ReactNode
}

/** Of the picture: that of `.image`, or the page without its gutters. */
const shownWidth = '(min-width: 59rem) 54rem, 92vw'

/** Everything above the text of a post. */
export function PostHeader(props: PostHeaderProps) {
  const { post, summary, siteTitle, lang, imageSource, actions } = props
  const { updated, published } = post
  const isUpdated = updated && updated.slice(0, 10) !== published?.slice(0, 10)
  return (
    <header className={styles.header}>
      <div className={styles.text}>
        <PostMeta post={post} />
        <PageHeading titleParts={[post.title, siteTitle]} lang={lang}>
          {post.title}
        </PageHeading>
        {summary && (
          <p className={styles.summary} lang={lang} dir="auto" data-post-text>
            {summary}
          </p>
        )}
        <div className={styles.signature}>
          <Byline authors={post.authors} />
          {isUpdated && (
            <p className={styles.updated}>
              {m.updatedLabel} <Time iso={updated} />
            </p>
          )}
        </div>
        <TopicLinks
          tags={post.tags.filter(({ facet }) => facet === 'audience' || facet === 'region')}
          label={m.audienceLabel}
        />
        <div className={styles.actions}>{actions}</div>
      </div>
      {imageSource && (
        <img
          className={styles.image}
          {...imageSource}
          sizes={imageSource.srcSet && shownWidth}
          alt={post.image?.alt ?? ''}
          width="1200"
          height="675"
          decoding="async"
          referrerPolicy="no-referrer"
        />
      )}
    </header>
  )
}
