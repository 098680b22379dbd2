import { useEffect } from 'react'
import type { Removal } from '../queries/useRemoval.ts'
import { m } from '../ui/messages/messages.ts'
import styles from '../ui/page/MessagePage.module.css'
import { postsPath } from '../url/paths.ts'
import { siteHref } from '../url/siteHref.ts'
import { forgetScrollPositions } from './scrollPositions.ts'

/** What is left of every screen once everything is removed from the device. It keeps nothing. */
export function RemovedRoute({ removal }: { removal: Removal }) {
  const { title, text } = m.removals[removal]
  useEffect(() => forgetScrollPositions(), [])
  useEffect(() => {
    document.title = title
    document.getElementById(headingId)?.focus()
  }, [title])
  return (
    <main className={styles.alone} id="main">
      <h1 id={headingId} tabIndex={-1}>
        {title}
      </h1>
      <p>{text}</p>
      {removal !== 'underway' && (
        <a href={siteHref(postsPath)} target="_top">
          {m.beginAnew}
        </a>
      )}
    </main>
  )
}

const headingId = 'removed'
