import type { RemovedHighlight } from '../model/Highlight.ts'
import { useAnnounce } from '../queries/useAnnouncement.ts'
import {
  usePurgeHighlights,
  useRemovedHighlights,
  useRestoreHighlights,
} from '../queries/useHighlights.ts'
import { RemovedHighlights } from '../ui/highlight/RemovedHighlights.tsx'
import { shortenPassage } from '../ui/highlight/shortenPassage.ts'
import { marking } from '../ui/messages/highlightMessages.ts'
import { m } from '../ui/messages/messages.ts'
import { focusPageHeadingInPlace } from '../ui/page/PageHeading.tsx'

/** Highlights that were removed lately; nothing where none were. */
export function RecentlyRemovedHighlights() {
  const { data } = useRemovedHighlights()
  const restore = useRestoreHighlights()
  const purge = usePurgeHighlights()
  const announce = useAnnounce()
  if (!data?.ok || data.value.length === 0) return null

  async function handleRestore({ id, anchor }: RemovedHighlight): Promise<void> {
    const outcome = await restore.mutateAsync([id])
    if (!outcome.ok) return announce(m.refusals[outcome.refusal], { isProblem: true })
    focusPageHeadingInPlace()
    announce(marking.restored(shortenPassage(anchor.exact)))
  }

  async function handlePurge(): Promise<void> {
    const outcome = await purge.mutateAsync()
    if (!outcome.ok) return announce(m.refusals[outcome.refusal], { isProblem: true })
    focusPageHeadingInPlace()
    announce(marking.purged)
  }

  return (
    <RemovedHighlights
      removed={data.value}
      onRestore={(highlight) => void handleRestore(highlight)}
      onPurge={() => void handlePurge()}
    />
  )
}
