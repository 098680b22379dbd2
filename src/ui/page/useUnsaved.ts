import { useCallback, useEffect, useRef } from 'react'

/** Without a key for this long, typing has paused. */
const pauseMs = 500

/** Keeps the newest change once no other has come for a moment, or when the form goes away. */
export function useUnsaved<Change>(keep: (change: Change) => Promise<void>) {
  const newest = useRef(keep)
  const waiting = useRef<{ readonly change: Change; readonly timer: number }>(undefined)
  useEffect(() => {
    newest.current = keep
  })

  const flush = useCallback(() => {
    if (!waiting.current) return
    clearTimeout(waiting.current.timer)
    const { change } = waiting.current
    waiting.current = undefined
    void newest.current(change)
  }, [])

  useEffect(() => {
    // The page may be gone for good: a phone never says more than that it was hidden.
    document.addEventListener('visibilitychange', flush)
    return () => {
      document.removeEventListener('visibilitychange', flush)
      flush()
    }
  }, [flush])

  return {
    put: (change: Change) => {
      clearTimeout(waiting.current?.timer)
      waiting.current = { change, timer: window.setTimeout(flush, pauseMs) }
    },
    flush,
  }
}
