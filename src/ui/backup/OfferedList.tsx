import type { ReactNode } from 'react'
import { moving } from '../messages/movingMessages.ts'
import { Button } from '../page/Button.tsx'
import styles from './OfferedList.module.css'
import { WorkState, type Work } from './WorkState.tsx'

const headingId = 'offered-list'

/** Where the focus goes when the button that saves is gone. */
export function focusOffer(): void {
  document.getElementById(headingId)?.focus()
}

/** A post of the list as far as it is known here. */
export interface OfferedPost {
  readonly slug: string
  readonly title: string
  readonly language: string | undefined
  readonly isKept: boolean
}

interface OfferedListProps {
  readonly posts: readonly OfferedPost[]
  /** Slugs that the publication does not have. */
  readonly unknown: readonly string[]
  /** Posts of which that could not be told. */
  readonly unfetchedCount: number
  readonly work: Work | undefined
  /** Posts that would be saved. */
  readonly savable: number
  readonly onSave: () => void
  readonly onDismiss: () => void
}

/** What a link brought: shown, and saved only when the reader says so. */
export function OfferedList(props: OfferedListProps) {
  const { posts, unknown, unfetchedCount, work, savable, onSave, onDismiss } = props
  const isWorking = work?.state === 'working'
  return (
    <>
      {posts.length > 0 && (
        <ul>
          {posts.map(({ slug, title, language, isKept }) => (
            <li key={slug} className={styles.post}>
              <span lang={language} dir="auto">
                {title}
              </span>
              {isKept && <span className={styles.kept}>{moving.offerKept}</span>}
            </li>
          ))}
        </ul>
      )}
      {unknown.length > 0 && (
        <div className={styles.unknown}>
          <p>{moving.offerUnknown(unknown.length)}</p>
          <ul>
            {unknown.map((slug) => (
              <li key={slug}>
                <bdi>{slug}</bdi>
              </li>
            ))}
          </ul>
        </div>
      )}
      {unfetchedCount > 0 && <p>{moving.offerUnfetched(unfetchedCount)}</p>}
      {savable === 0 && !work && (
        <p>{posts.length > 0 ? moving.offerAllKept : moving.offerNothing}</p>
      )}
      <WorkState work={work} />
      <p className={styles.actions}>
        {savable > 0 && (
          <Button look="primary" aria-disabled={isWorking} onClick={() => !isWorking && onSave()}>
            {moving.offerSave(savable)}
          </Button>
        )}
        <Button onClick={onDismiss}>
          {savable > 0 && !work ? moving.offerDismiss : moving.offerClose}
        </Button>
      </p>
    </>
  )
}

interface OfferProps {
  /** Posts that the link names. */
  readonly count: number
  readonly children: ReactNode
}

/** The frame of a list that came by a link, there before it is known what the list has. */
export function Offer({ count, children }: OfferProps) {
  return (
    <section className={styles.offer} aria-labelledby={headingId}>
      <h2 className={styles.heading} id={headingId} tabIndex={-1}>
        {moving.offer(count)}
      </h2>
      {children}
    </section>
  )
}
