import { useState } from 'react'
import { localDay } from '../model/localDay.ts'
import { newestCount, type EarlierVisit } from '../model/Visit.ts'
import { useAnnounce } from '../queries/useAnnouncement.ts'
import { useReadIds } from '../queries/useReads.ts'
import { useEarlierVisit, useMarkAllSeen, useNewIds, useRestoreVisit } from '../queries/useVisit.ts'
import { m } from '../ui/messages/messages.ts'
import { trace } from '../ui/messages/traceMessages.ts'
import { NewPostsLine } from '../ui/post/NewPostsLine.tsx'

/** What was marked as seen on this screen, as it was before. */
interface Marked {
  readonly before: EarlierVisit
  readonly count: number
}

/** How many posts have come since the visit before, and the way to have them count as seen. */
export function NewSinceVisit() {
  const earlier = useEarlierVisit()
  const fresh = useNewIds()
  const read = useReadIds()
  const markAll = useMarkAllSeen()
  const restore = useRestoreVisit()
  const announce = useAnnounce()
  const [marked, setMarked] = useState<Marked>()
  const [isRestored, setIsRestored] = useState(false)
  const count = [...fresh].filter((id) => !read.has(id)).length

  async function handleMark(before: EarlierVisit): Promise<void> {
    const outcome = await markAll.mutateAsync()
    if (!outcome.ok) return announce(m.refusals[outcome.refusal], { isProblem: true })
    announce(trace.markedSeenAnnouncement(count))
    setMarked({ before, count })
  }

  async function handleUndo({ before, count: again }: Marked): Promise<void> {
    const outcome = await restore.mutateAsync(before)
    if (!outcome.ok) return announce(m.refusals[outcome.refusal], { isProblem: true })
    announce(trace.newAgain(again))
    setIsRestored(true)
    setMarked(undefined)
  }

  if (marked) {
    return (
      <NewPostsLine
        key="marked"
        action={m.undo}
        actionLabel={trace.undoMarkSeen}
        takesFocus
        onAction={() => void handleUndo(marked)}
      >
        {trace.markedSeen}
      </NewPostsLine>
    )
  }
  if (!earlier || count === 0) return null
  return (
    <NewPostsLine
      key="new"
      detail={trace.sinceVisit(m.date(localDay(earlier.endedAt)))}
      action={trace.markAllSeen}
      takesFocus={isRestored}
      onAction={() => void handleMark(earlier)}
    >
      {trace.newCount(count, fresh.size >= newestCount)}
    </NewPostsLine>
  )
}
