import { useMemo, useState } from 'react'
import type { Bookmark } from '../model/Bookmark.ts'
import type { Post } from '../model/Post.ts'
import { useAnnounce } from '../queries/useAnnouncement.ts'
import { useSaveBookmark } from '../queries/useBookmarks.ts'
import { usePublication } from '../queries/usePublication.ts'
import { useChangeNotes, useShelfNotes } from '../queries/useShelf.ts'
import { m } from '../ui/messages/messages.ts'
import { reading } from '../ui/messages/readingMessages.ts'
import { Button } from '../ui/page/Button.tsx'
import { focusPageHeadingInPlace } from '../ui/page/PageHeading.tsx'
import { StatusLine } from '../ui/page/StatusLine.tsx'
import type { SafeHtml } from '../ui/post/sanitizeHtml.ts'
import { compareTexts } from '../ui/post/compareTexts.ts'
import { readTextBlocks } from '../ui/post/textBlocks.ts'
import { TextChanges } from '../ui/post/TextChanges.tsx'
import { arrangePage, noKeptImages } from './arrangePage.ts'
import styles from './KeptDifference.module.css'
import { useArranger } from './useArranger.ts'

interface KeptDifferenceProps {
  readonly kept: Bookmark
  readonly published: Post
}

/**
 * Where a post was changed after the reader saved it: what is different, and the choice between the
 * copy as it is and a new one. Neither is taken without being asked for.
 */
export function KeptDifference({ kept, published }: KeptDifferenceProps) {
  const notes = useShelfNotes()
  const change = useChangeNotes()
  const save = useSaveBookmark()
  const announce = useAnnounce()
  const [isOpen, setIsOpen] = useState(false)
  if (!notes || notes.get(kept.id)?.declinedRevision === published.revision) return null

  async function handleUpdate(): Promise<void> {
    const outcome = await save.mutateAsync(published.slug)
    if (!outcome.ok) return announce(m.refusals[outcome.refusal], { isProblem: true })
    focusPageHeadingInPlace()
    announce(reading.difference.updated)
  }

  async function handleKeep(): Promise<void> {
    const { revision } = published
    const outcome = await change.mutateAsync({
      ids: [kept.id],
      edit: () => ({ declinedRevision: revision }),
    })
    if (!outcome.ok) return announce(m.refusals[outcome.refusal], { isProblem: true })
    focusPageHeadingInPlace()
    announce(reading.difference.kept)
  }

  return (
    <StatusLine>
      <p>{reading.difference.since(m.date(kept.savedAt))}</p>
      <div className={styles.actions}>
        <Button aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? reading.difference.hide : reading.difference.show}
        </Button>
        <Button onClick={() => void handleUpdate()}>
          {save.isPending ? m.saving : reading.difference.update}
        </Button>
        <Button onClick={() => void handleKeep()}>{reading.difference.keep}</Button>
      </div>
      {isOpen && <Changes kept={kept.post} published={published} />}
    </StatusLine>
  )
}

function Changes({ kept, published }: { kept: Post; published: Post }) {
  const arrange = useArranger(true)
  const publication = usePublication()
  const changes = useMemo(() => {
    if (!arrange) return undefined
    const options = { arrange, publication, keptImages: noKeptImages }
    const textOf = (post: Post) => {
      const { html } = arrangePage(
        { post, authors: [], related: [], links: {}, images: [] },
        options,
      )
      return [post.title, ...paragraphsOf(html)]
    }
    return compareTexts(textOf(kept), textOf(published))
  }, [arrange, publication, kept, published])
  if (!changes) return null
  return changes.every(({ kind }) => kind === 'same') ? (
    <p>{reading.difference.onlyAround}</p>
  ) : (
    <TextChanges changes={changes} lang={published.language} />
  )
}

function paragraphsOf(html: SafeHtml): string[] {
  const { body } = document.implementation.createHTMLDocument()
  body.innerHTML = html as unknown as string
  return readTextBlocks([body]).map(({ text }) => text.replace(/\s+/g, ' ').trim())
}
