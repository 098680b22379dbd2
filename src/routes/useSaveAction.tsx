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
    const outcome = await (isSaved ? remove.mutateAsync([id]) : save.mutateAsync(slug))
    if (!outcome.ok) announce(m.refusals[outcome.refusal], { isProblem: true })
    else announce(isSaved ? m.removedAnnouncement(title) : m.savedAnnouncement(title))
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
