import { useCallback, useLayoutEffect, useRef } from 'react'

/**
 * One function for as long as the component is there, which does what the newest one does: what gets
 * it need not be drawn again at each key.
 */
export function useStableHandler<Args extends readonly unknown[]>(
  handler: (...args: Args) => void,
): (...args: Args) => void {
  const newest = useRef(handler)
  useLayoutEffect(() => {
    newest.current = handler
  })
  return useCallback((...args: Args) => newest.current(...args), [])
}
