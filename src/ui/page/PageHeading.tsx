import { useEffect, useRef } from 'react'
import { NavigationType, useLocation, useNavigationType } from 'react-router'
import styles from './PageHeading.module.css'

interface PageHeadingProps {
  /** Text of the heading, and the first part of the document's title where that has none. */
  readonly children: string
  /** The document's title, from the particular to the general. */
  readonly titleParts: readonly string[]
  readonly lang?: string | undefined
  readonly isHidden?: boolean
}

const pageHeadingId = 'page-heading'

/** Where the focus goes when what had it is gone. */
export function focusPageHeading(): void {
  document.getElementById(pageHeadingId)?.focus()
}

/** The same where the reader stays at the place that is being read. */
export function focusPageHeadingInPlace(): void {
  document.getElementById(pageHeadingId)?.focus({ preventScroll: true })
}

/** Of the page that is being written ahead of time, where there is no document to give it to. */
let writtenTitle = ''

/** The title of the page that was rendered last, in a program without a document. */
export function takeWrittenTitle(): string {
  return writtenTitle
}

/** Someone who was quicker than the page must not lose letters to it. */
function isTyping(): boolean {
  return document.activeElement?.matches('input, textarea, select') ?? false
}

/**
 * The one `h1` of a screen. It takes the focus when one comes here by a link, so that a screen reader
 * starts at the new content; not on the first load, and not on the way back, where the focus returns
 * to the link one had followed.
 */
export function PageHeading({ children, titleParts, lang, isHidden = false }: PageHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { key } = useLocation()
  const isNewPage = useNavigationType() === NavigationType.Push && key !== 'default'
  const title = titleParts.filter((part) => part !== '').join(' – ')
  if (typeof document === 'undefined') writtenTitle = title

  useEffect(() => {
    document.title = title
  }, [title])

  useEffect(() => {
    if (isNewPage && !isTyping()) heading.current?.focus({ preventScroll: true })
    // Only what was true when the heading appeared counts: a later change of the query is no new page.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  return (
    <h1
      ref={heading}
      className={isHidden ? styles.hidden : styles.heading}
      id={pageHeadingId}
      tabIndex={-1}
      lang={lang}
      dir="auto"
    >
      {children}
    </h1>
  )
}
