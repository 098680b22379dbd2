import { useState } from 'react'
import { useArchiveStatus } from '../queries/useArchiveStatus.ts'
import { useKnownReadIds } from '../queries/useReads.ts'
import type { RelatedPost } from '../search/related/relatedPosts.ts'
import { chooseRelated } from '../ui/post/chooseRelated.ts'

const none: readonly RelatedPost[] = []

/**
 * The related posts to offer with a post: chosen once, when search is whole and it is known what has
 * been read. Reading this post on, or one of them in another tab, changes nothing on the page.
 *
 * @param isCurrent  the candidates are the archive's latest answer
 */
export function useChosenRelated(
  candidates: readonly RelatedPost[],
  isCurrent: boolean,
): readonly RelatedPost[] {
  const isSearchWhole = useArchiveStatus()?.phase === 'ready'
  const readIds = useKnownReadIds()
  const [chosen, setChosen] = useState<readonly RelatedPost[]>()
  if (chosen) return chosen
  if (!readIds || !isSearchWhole || !isCurrent || candidates.length === 0) return none
  const first = chooseRelated(candidates, readIds)
  setChosen(first)
  return first
}
