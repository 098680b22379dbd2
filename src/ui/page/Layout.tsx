import type { ReactNode } from 'react'
import { m } from '../messages/messages.ts'
import styles from './Layout.module.css'

interface LayoutProps {
  readonly masthead: ReactNode
  /** Absent until there is something to say, so that it need not move. */
  readonly footer: ReactNode | undefined
  /** Said politely by screen readers when it changes. */
  readonly announcement: string
  readonly children: ReactNode
}

/** The frame of every screen: skip link, masthead, main content, footer, and one live region. */
export function Layout({ masthead, footer, announcement, children }: LayoutProps) {
  return (
    <div className={styles.layout}>
      <a className={styles.skip} href="#main">
        {m.skipToContent}
      </a>
      {masthead}
      <main className={styles.main} id="main" tabIndex={-1}>
        {children}
      </main>
      {footer && (
        <footer className={styles.footer}>
          <div className={styles.facts}>{footer}</div>
        </footer>
      )}
      <p className={styles.announcement} role="status">
        {announcement}
      </p>
    </div>
  )
}
