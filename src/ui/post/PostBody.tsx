import type { MouseEvent } from 'react'
import '../../styles/prose.css'
import styles from './PostBody.module.css'
import type { SafeHtml } from './sanitizeHtml.ts'

interface PostBodyProps {
  readonly html: SafeHtml
  readonly lang: string | undefined
  /** Called with an address on this site instead of loading it anew. */
  readonly onInternalLink: (href: string) => void
  /** Start of all addresses of posts on this site. */
  readonly internalPrefix: string
}

/** The text of a post: the only place where HTML from a feed is rendered. */
export function PostBody({ html, lang, onInternalLink, internalPrefix }: PostBodyProps) {
  function handleClick(event: MouseEvent<HTMLDivElement>): void {
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey
    const link = (event.target as Element).closest('a')
    const href = link?.getAttribute('href')
    if (!isPlain || !href?.startsWith(internalPrefix)) return
    event.preventDefault()
    onInternalLink(href)
  }
  return (
    // Clicks are only caught on their way up from links, which keyboards reach by themselves.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div
      className={`prose ${styles.body}`}
      lang={lang}
      dir="auto"
      data-post-text
      onClick={handleClick}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  )
}
