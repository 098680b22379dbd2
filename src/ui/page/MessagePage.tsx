import type { ReactNode } from 'react'
import { PageHeading } from './PageHeading.tsx'
import styles from './MessagePage.module.css'

interface MessagePageProps {
  readonly heading: string
  readonly siteTitle: string
  readonly children: ReactNode
}

/** A screen that is only words and a way on: not found, failed, empty. */
export function MessagePage({ heading, siteTitle, children }: MessagePageProps) {
  return (
    <div className={styles.message}>
      <PageHeading titleParts={[heading, siteTitle]}>{heading}</PageHeading>
      {children}
    </div>
  )
}
