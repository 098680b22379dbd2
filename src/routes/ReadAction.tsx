import type { PostSummary } from '../model/Post.ts'
import { useAnnounce } from '../queries/useAnnouncement.ts'
import { useMarkRead, useReadIds } from '../queries/useReads.ts'
import { useUnnoted } from '../queries/useSettings.ts'
import { ReadButton } from '../ui/bookmark/ReadButton.tsx'
import { m } from '../ui/messages/messages.ts'

interface ReadActionProps {
  readonly post: PostSummary
  /** The reader has said by hand whether it is read. */
  readonly onMark: () => void
}

/** Marks a post as read or unread by hand; nothing where that is not to be noted. */
export function ReadAction({ post, onMark }: ReadActionProps) {
  const isRead = useReadIds().has(post.id)
  const isOff = useUnnoted()?.has('reads') === true
  const mark = useMarkRead()
  const announce = useAnnounce()
  if (isOff) return null

  async function handleToggle(): Promise<void> {
    onMark()
    const outcome = await mark.mutateAsync({ post, isRead: !isRead })
    if (!outcome.ok) announce(m.refusals[outcome.refusal], { isProblem: true })
    else announce((isRead ? m.markedUnread : m.markedRead)(post.title))
  }

  return <ReadButton isRead={isRead} onToggle={() => void handleToggle()} />
}
