import { useEffect, useState, type RefObject } from 'react'
import { useHighlightsOf } from '../queries/useHighlightsOf.ts'
import { bodyOf } from './postBody.ts'

/** Whether passages of a post are marked, or the reader has begun to select one. */
export function useHighlighting(article: RefObject<HTMLElement | null>, postId: string): boolean {
  const count = useHighlightsOf(postId).length
  const [hasBegun, setHasBegun] = useState(false)
  // The last one may be removed, and brought back from where it was.
  if (count > 0 && !hasBegun) setHasBegun(true)
  useEffect(() => {
    if (hasBegun) return undefined
    function note(): void {
      const selection = getSelection()
      if (!selection || selection.isCollapsed) return
      if (bodyOf(article)?.contains(selection.anchorNode)) setHasBegun(true)
    }
    document.addEventListener('selectionchange', note)
    // Somebody was quicker than this code.
    note()
    return () => document.removeEventListener('selectionchange', note)
  }, [article, hasBegun])
  return hasBegun
}
