import { m } from '../messages/messages.ts'
import type { Lack } from '../../model/PostText.ts'
import styles from './PostNotice.module.css'

interface PostNoticeProps {
  readonly lack: Lack
  /** The whole post at its publisher. */
  readonly url: string | undefined
}

/** What the feed does not have of a post, and where that is. */
export function PostNotice({ lack, url }: PostNoticeProps) {
  const host = url && new URL(url).host
  return (
    <p className={styles.notice}>
      {texts[lack]}{' '}
      {host && (
        <a
          className={styles.link}
          href={url}
          rel="noopener noreferrer"
          referrerPolicy="no-referrer"
        >
          {lack === 'rest' ? m.readWhole(host) : m.readAt(host)}
        </a>
      )}
    </p>
  )
}

const texts: Readonly<Record<Lack, string>> = {
  password: m.isProtected,
  rest: m.isBeginning,
  text: m.hasNoText,
}
