import type { ReactNode } from 'react'
import type { PostSummary } from '../model/Post.ts'
import { useBegunIds } from '../queries/useReadingPlace.ts'
import { useReadIds } from '../queries/useReads.ts'
import { useNewIds } from '../queries/useVisit.ts'
import { ReadMark } from '../ui/bookmark/ReadMark.tsx'
import { useSaveAction } from './useSaveAction.tsx'

/** What stands beside a post in a list: Save, and how far the reader has come, or that it is new. */
export function useCardAction(): (post: PostSummary) => ReactNode {
  const saveFor = useSaveAction()
  const read = useReadIds()
  const begun = useBegunIds()
  const fresh = useNewIds()

  function markOf({ id }: PostSummary): ReactNode {
    if (begun.has(id)) return <ReadMark state="begun" />
    if (read.has(id)) return <ReadMark state="read" />
    return fresh.has(id) && <ReadMark state="new" />
  }

  return (post) => (
    <>
      {saveFor(post)}
      {markOf(post)}
    </>
  )
}
