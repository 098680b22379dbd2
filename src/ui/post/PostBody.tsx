import '../../styles/prose.css'
import styles from './PostBody.module.css'
import type { SafeHtml } from './sanitizeHtml.ts'

interface PostBodyProps {
  readonly html: SafeHtml
  readonly lang: string | undefined
}

/** The text of a post: the only place where HTML from a feed is rendered. */
export function PostBody({ html, lang }: PostBodyProps) {
  return (
    <div
      className={`prose ${styles.body}`}
      lang={lang}
      dir="auto"
      data-post-text
      dangerouslySetInnerHTML={{ __html: html }}
    />
  )
}
