import { useState } from 'react'
import type { LibraryOutcome } from '../library/LibraryConnection.ts'
import type { Highlight } from '../model/Highlight.ts'
import { useAnnounce } from '../queries/useAnnouncement.ts'
import {
  useChangeHighlightNote,
  useRemoveHighlights,
  useRestoreHighlights,
} from '../queries/useHighlights.ts'
import { shortenPassage } from '../ui/highlight/shortenPassage.ts'
import { marking } from '../ui/messages/highlightMessages.ts'
import { m } from '../ui/messages/messages.ts'
import { postAddress } from './postAddress.ts'

/** What can be done with highlights on a screen, and which were removed there. */
export function useHighlightActions(highlights: readonly Highlight[]) {
  const change = useChangeHighlightNote()
  const removal = useRemoveHighlights()
  const restoring = useRestoreHighlights()
  const announce = useAnnounce()
  const [removedHere, setRemovedHere] = useState<readonly Highlight[]>([])
  const [restoredId, setRestoredId] = useState<string>()
  // What has been brought back in another way or tab is there again.
  const ids = new Set(highlights.map(({ id }) => id))
  const removed = removedHere.filter(({ id }) => !ids.has(id))

  async function attempt(doing: Promise<LibraryOutcome<void>>, said?: string): Promise<boolean> {
    const outcome = await doing
    if (!outcome.ok) announce(m.refusals[outcome.refusal], { isProblem: true })
    else if (said !== undefined) announce(said)
    return outcome.ok
  }

  async function handleRemove(highlight: Highlight): Promise<void> {
    const said = marking.removed(shortenPassage(highlight.anchor.exact))
    setRestoredId(undefined)
    if (!(await attempt(removal.mutateAsync([highlight.id]), said))) return
    setRemovedHere((before) => [...before.filter(({ id }) => id !== highlight.id), highlight])
  }

  async function handleUndo({ id, anchor }: Highlight): Promise<void> {
    const said = marking.restored(shortenPassage(anchor.exact))
    if (await attempt(restoring.mutateAsync([id]), said)) setRestoredId(id)
  }

  async function copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text)
      announce(marking.copied)
    } catch {
      announce(marking.notCopied, { isProblem: true })
    }
  }

  return {
    /** With those that were removed here, which keep their place. */
    shown: removed.length === 0 ? highlights : [...highlights, ...removed],
    removedIds: new Set(removed.map(({ id }) => id)),
    restoredId,
    copy,
    onNote: ({ id }: Highlight, note: string) => attempt(change.mutateAsync({ id, note })),
    onCopy: ({ anchor, post }: Highlight) =>
      void copy(`${anchor.exact}\n\n${post.title}\n${postAddress(post)}`),
    onRemove: (highlight: Highlight) => void handleRemove(highlight),
    onUndo: (highlight: Highlight) => void handleUndo(highlight),
  }
}
