import { useEffect, type ReactNode } from 'react'

interface StartedProps {
  /** Called once, when the page is alive. */
  readonly onStart: () => void
  readonly children: ReactNode
}

/**
 * Tells when a page that was written ahead of time has been taken over: an answer that came before
 * would be drawn into a page that does not have it yet.
 */
export function Started({ onStart, children }: StartedProps) {
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  useEffect(onStart, [])
  return children
}
