import { memo, type ReactNode } from 'react'
import type { PostSummary } from '../../model/Post.ts'
import type { Hit } from '../../search/search.ts'
import { postPath } from '../../url/paths.ts'
import { m } from '../messages/messages.ts'
import { SiteLink } from '../page/SiteLink.tsx'
import { MarkedText } from '../search/MarkedText.tsx'
import { Byline } from './Byline.tsx'
import type { ImageSource } from './pictureSource.ts'
import styles from './PostCard.module.css'
import { PostMeta } from './PostMeta.tsx'
import { PostPicture } from './PostPicture.tsx'
import { TopicLinks } from './TopicLinks.tsx'

interface PostCardProps extends CardTextProps {
  readonly action: ReactNode
}

interface CardTextProps {
  readonly hit: Hit
  readonly imageSourceOf: (post: PostSummary) => ImageSource | undefined
  /** Address of the list, so that the post can lead back to just this one. */
  readonly listHref: string
  /** Words that the list was searched by: the post opens at them, with all of them marked. */
  readonly find?: string | undefined
  readonly headingLevel: 2 | 3
  /** Large, as the first of a front page. */
  readonly isLead: boolean
}

/** Of the picture, with the widths of `PostCard.module.css` in the columns of the list. */
const shownWidths = {
  lead: '(min-width: 60rem) 25rem, (min-width: 42rem) 52vw, 92vw',
  card: '11rem',
}

/** One post of a list. Its title is the one link to it. */
export function PostCard({ action, ...text }: PostCardProps) {
  return (
    <article className={text.isLead ? styles.lead : styles.card}>
      <CardText {...text} />
      <div className={styles.action}>{action}</div>
    </article>
  )
}

/** Drawn once: what is kept and read changes for all cards together, and changes nothing here. */
const CardText = memo(function CardText(props: CardTextProps) {
  const { hit, imageSourceOf, listHref, find, headingLevel, isLead } = props
  const { post } = hit
  const Heading = `h${headingLevel}` as const
  return (
    <>
      <div className={styles.text}>
        <PostMeta post={post} />
        <Heading className={styles.title} lang={post.language} dir="auto">
          <SiteLink to={postPath(post.slug, { find })} state={{ list: listHref }}>
            <MarkedText parts={hit.title} />
          </SiteLink>
        </Heading>
        <Extract hit={hit} listHref={listHref} find={find} />
        <Byline authors={post.authors} />
        <TopicLinks
          tags={post.tags.filter(({ facet }) => facet === 'audience')}
          label={m.audienceLabel}
        />
      </div>
      <PostPicture
        className={styles.picture}
        post={post}
        source={imageSourceOf(post)}
        sizes={isLead ? shownWidths.lead : shownWidths.card}
      />
    </>
  )
})

/** The passage that matched, under its heading; without a search the summary. */
function Extract({ hit, listHref, find }: Pick<CardTextProps, 'hit' | 'listHref' | 'find'>) {
  const { post } = hit
  if (!hit.snippet) {
    return post.summary && !post.isTitleDerived ? (
      <p className={styles.extract} lang={post.language} dir="auto">
        {post.summary}
      </p>
    ) : null
  }
  const { heading, parts } = hit.snippet
  return (
    <>
      <p className={styles.extract} lang={post.language} dir="auto">
        <MarkedText parts={parts} />
      </p>
      {heading && (
        <p className={styles.heading}>
          <SiteLink
            to={postPath(post.slug, { anchor: heading.anchor, find })}
            state={{ list: listHref }}
          >
            {m.under(heading.text)}
          </SiteLink>
        </p>
      )}
    </>
  )
}
