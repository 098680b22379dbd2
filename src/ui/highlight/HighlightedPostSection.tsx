import { useId, type ReactNode } from 'react'
import type { HighlightedPost } from '../../model/Highlight.ts'
import { highlightsPath, postPath } from '../../url/paths.ts'
import { marking } from '../messages/highlightMessages.ts'
import { m } from '../messages/messages.ts'
import { Button } from '../page/Button.tsx'
import { SiteLink } from '../page/SiteLink.tsx'
import { Byline } from '../post/Byline.tsx'
import styles from './HighlightedPostSection.module.css'

interface HighlightedPostSectionProps {
  readonly post: HighlightedPost
  readonly onCopyMarkdown: () => void
  readonly children: ReactNode
}

/** A post whose passages are marked, and those passages. */
export function HighlightedPostSection(props: HighlightedPostSectionProps) {
  const { post, onCopyMarkdown, children } = props
  const id = useId()
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.head}>
        {post.published && (
          <p className={styles.date}>
            <time dateTime={post.published}>{m.date(post.published)}</time>
          </p>
        )}
        <h2 className={styles.title} id={id} lang={post.language} dir="auto">
          <SiteLink to={postPath(post.slug)} state={{ list: highlightsPath }}>
            {post.title}
          </SiteLink>
        </h2>
        <Byline authors={post.authors} />
        <Button
          look="link"
          aria-label={marking.copyMarkdownOf(post.title)}
          onClick={onCopyMarkdown}
        >
          {marking.copyMarkdown}
        </Button>
      </div>
      <div>{children}</div>
    </section>
  )
}
