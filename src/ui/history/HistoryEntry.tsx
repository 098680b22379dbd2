import { useEffect, useRef } from 'react'
import type { ReadPost } from '../../model/PostRead.ts'
import { postPath } from '../../url/paths.ts'
import { m } from '../messages/messages.ts'
import { trace } from '../messages/traceMessages.ts'
import { SiteLink } from '../page/SiteLink.tsx'
import metaStyles from '../post/PostMeta.module.css'
import { Time } from '../post/Time.tsx'
import styles from './HistoryEntry.module.css'

interface HistoryEntryProps {
  readonly post: ReadPost
  /** Address of the history as it is, so that the post leads back to it. */
  readonly historyHref: string
  /** It has just been brought back: the focus, which was on Undo, goes to its title. */
  readonly isRestored: boolean
  readonly onRemove: () => void
}

/** A post that was read, in two lines. */
export function HistoryEntry({ post, historyHref, isRestored, onRemove }: HistoryEntryProps) {
  const { slug, title, language, type, published } = post
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (isRestored) link.current?.focus()
  }, [isRestored])
  return (
    <article className={styles.entry}>
      <div>
        <h3 className={styles.title} lang={language} dir="auto">
          <SiteLink ref={link} to={postPath(slug)} state={{ list: historyHref }}>
            {title}
          </SiteLink>
        </h3>
        {(type || published) && (
          <p className={metaStyles.meta}>
            {type && <span className={metaStyles.type}>{type}</span>}
            {published && <Time iso={published} />}
          </p>
        )}
      </div>
      <button
        className={styles.remove}
        type="button"
        aria-label={trace.removeRead(title)}
        onClick={onRemove}
      >
        {m.remove}
      </button>
    </article>
  )
}
