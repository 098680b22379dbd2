import { useLayoutEffect, useRef, useState } from 'react'
import '../../styles/prose.css'
import { adjustTo } from './adjustTo.ts'
import styles from './PostBody.module.css'
import type { SafeHtml } from './sanitizeHtml.ts'

interface PostBodyProps {
  readonly html: SafeHtml
  readonly lang: string | undefined
}

/** The text of a post: the only place where HTML from a feed is rendered. */
export function PostBody({ html, lang }: PostBodyProps) {
  // A text that is known better, as links are once all posts have come, is not put in anew.
  const [first] = useState(html)
  const body = useRef<HTMLDivElement>(null)
  const shown = useRef(html)
  useLayoutEffect(() => {
    // oxlint-disable-next-line typescript/no-base-to-string -- trusted HTML becomes its text
    if (String(shown.current) === String(html)) return
    shown.current = html
    const wanted = document.createElement('template')
    wanted.innerHTML = html as unknown as string
    adjustTo(body.current!, wanted.content)
  }, [html])
  return (
    <div
      ref={body}
      className={`prose ${styles.body}`}
      lang={lang}
      dir="auto"
      data-post-text
      dangerouslySetInnerHTML={{ __html: first }}
    />
  )
}
