import { useState } from 'react'
import { useArchiveFact } from '../queries/useArchiveStatus.ts'
import { useKnownReadIds } from '../queries/useReads.ts'
import type { RelatedPost } from '../search/related/relatedPosts.ts'
import { chooseRelated } from '../ui/post/chooseRelated.ts'

const none: readonly RelatedPost[] = []
const noIds: ReadonlySet<string> = new Set()

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
  const phase = useArchiveFact(({ phase: now }) => now)
  const readIds = useKnownReadIds()
  // What came with the page was chosen among all posts, before anybody asked.
  const [written] = useState(phase === undefined ? candidates : none)
  const [chosen, setChosen] = useState<readonly RelatedPost[]>()
  if (chosen) return chosen
  const isWritten = written.length > 0
  const isWhole = readIds !== undefined && phase === 'ready' && isCurrent
  if (!isWritten && (!isWhole || candidates.length === 0)) return none
  const first = chooseRelated(isWritten ? written : candidates, readIds ?? noIds)
  if (readIds) setChosen(first)
  return first
}
