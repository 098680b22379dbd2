import type { ReactNode } from 'react'
import type { PostSummary } from '../model/Post.ts'
import { useAnnounce } from '../queries/useAnnouncement.ts'
import {
  useBookmarkIds,
  useRemoveBookmarks,
  useSaveBookmark,
  useSavingSlugs,
} from '../queries/useBookmarks.ts'
import { SaveButton } from '../ui/bookmark/SaveButton.tsx'
import { m } from '../ui/messages/messages.ts'
import { useStableHandler } from './useStableHandler.ts'

/** The Save button of any post, with what pressing it does and says. */
export function useSaveAction(): (post: PostSummary) => ReactNode {
  const ids = useBookmarkIds()
  const saving = useSavingSlugs()
  const save = useSaveBookmark()
  const remove = useRemoveBookmarks()
  const announce = useAnnounce()

  async function toggle({ id, slug, title }: PostSummary): Promise<void> {
    const isSaved = ids.has(id)
    if (isSaved) {
      const removed = await remove.mutateAsync([id])
      if (removed.ok) announce(m.removedAnnouncement(title))
      else announce(m.refusals[removed.refusal], { isProblem: true })
      return
    }
    const saved = await save.mutateAsync(slug)
    if (!saved.ok) announce(m.refusals[saved.refusal], { isProblem: true })
    else if (!saved.value.givenUp) announce(m.savedAnnouncement(title))
    else announce(m.savedInstead[saved.value.givenUp](title), { isProblem: true })
  }
  const handleToggle = useStableHandler((post: PostSummary) => void toggle(post))

  return (post) => (
    <SaveButton
      post={post}
      state={ids.has(post.id) ? 'saved' : saving.has(post.slug) ? 'saving' : 'unsaved'}
      onToggle={handleToggle}
    />
  )
}
