import type { ReactNode } from 'react'
import type { PostSummary } from '../model/Post.ts'
import { useBegunIds } from '../queries/useReadingPlace.ts'
import { useReadIds } from '../queries/useReads.ts'
import { ReadMark } from '../ui/bookmark/ReadMark.tsx'
import { useSaveAction } from './useSaveAction.tsx'

/** What stands beside a post in a list: Save, and how far the reader has come. */
export function useCardAction(): (post: PostSummary) => ReactNode {
  const saveFor = useSaveAction()
  const read = useReadIds()
  const begun = useBegunIds()
  return (post) => (
    <>
      {saveFor(post)}
      {begun.has(post.id) ? (
        <ReadMark state="begun" />
      ) : (
        read.has(post.id) && <ReadMark state="read" />
      )}
    </>
  )
}
