import type { RemovedBookmark } from '../model/Bookmark.ts'
import { useAnnounce } from '../queries/useAnnouncement.ts'
import { useRestoreBookmarks } from '../queries/useBookmarks.ts'
import { usePurgeBookmarks, useRemovedBookmarks } from '../queries/useShelf.ts'
import { RemovedBookmarks } from '../ui/bookmark/RemovedBookmarks.tsx'
import { m } from '../ui/messages/messages.ts'
import { shelf } from '../ui/messages/shelfMessages.ts'
import { focusPageHeadingInPlace } from '../ui/page/PageHeading.tsx'

/** What was removed from the shelf lately; nothing where nothing was. */
export function RecentlyRemoved() {
  const { data } = useRemovedBookmarks()
  const restore = useRestoreBookmarks()
  const purge = usePurgeBookmarks()
  const announce = useAnnounce()
  if (!data?.ok || data.value.length === 0) return null

  async function handleRestore({ id, post }: RemovedBookmark): Promise<void> {
    const outcome = await restore.mutateAsync([id])
    if (!outcome.ok) return announce(m.refusals[outcome.refusal], { isProblem: true })
    focusPageHeadingInPlace()
    announce(m.savedAnnouncement(post.title))
  }

  async function handlePurge(): Promise<void> {
    const outcome = await purge.mutateAsync()
    if (!outcome.ok) return announce(m.refusals[outcome.refusal], { isProblem: true })
    focusPageHeadingInPlace()
    announce(shelf.purged)
  }

  return (
    <RemovedBookmarks
      removed={data.value}
      onRestore={(bookmark) => void handleRestore(bookmark)}
      onPurge={() => void handlePurge()}
    />
  )
}
