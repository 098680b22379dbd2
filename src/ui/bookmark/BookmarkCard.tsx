import { useEffect, useId, useRef, useState } from 'react'
import type { ShelfNote, ShelfPlace } from '../../model/ShelfNote.ts'
import { wholeShelf, type ShelfItem } from '../../model/ShelfQuery.ts'
import { postPath } from '../../url/paths.ts'
import { shelfPath } from '../../url/shelfParams.ts'
import { m } from '../messages/messages.ts'
import { shelf } from '../messages/shelfMessages.ts'
import { Button } from '../page/Button.tsx'
import { Byline } from '../post/Byline.tsx'
import { PostMeta } from '../post/PostMeta.tsx'
import { SiteLink } from '../page/SiteLink.tsx'
import styles from './BookmarkCard.module.css'
import { NoteForm } from './NoteForm.tsx'
import { PlaceSelect } from './PlaceSelect.tsx'

interface BookmarkCardProps {
  readonly item: ShelfItem
  /** What has become of the post since it was saved, as far as that is known. */
  readonly difference: 'changed' | 'withdrawn' | undefined
  /** Passages of it that the reader marked. */
  readonly highlightCount: number
  /** Address of the shelf as it is, so that the post leads back to it. */
  readonly shelfHref: string
  /** Absent while nothing is being selected. */
  readonly isSelected: boolean | undefined
  /** It has just been brought back: the focus, which was on Undo, goes to its title. */
  readonly isRestored: boolean
  readonly onSelect: (isSelected: boolean) => void
  readonly onPlace: (place: ShelfPlace) => void
  /** @returns whether it is on the disk */
  readonly onNote: (change: Pick<ShelfNote, 'labels' | 'note'>) => Promise<boolean>
  readonly onRemove: () => void
}

/** A kept post on the shelf: what it is, how large it is, what of it is missing, what is noted of it. */
export function BookmarkCard(props: BookmarkCardProps) {
  const { item, difference, highlightCount, shelfHref, isSelected, isRestored } = props
  const { onSelect, onPlace, onNote, onRemove } = props
  const { bookmark, note } = item
  const { post, savedAt, bytes, missingImages } = bookmark
  const link = useRef<HTMLAnchorElement>(null)
  const [isNoting, setIsNoting] = useState(false)
  const formId = useId()
  useEffect(() => {
    if (isRestored) link.current?.focus()
  }, [isRestored])
  return (
    <article className={styles.card}>
      {isSelected !== undefined && (
        <label className={styles.select}>
          <input
            type="checkbox"
            aria-label={shelf.selectOne(post.title)}
            checked={isSelected}
            onChange={(event) => onSelect(event.target.checked)}
          />
        </label>
      )}
      <div className={styles.text}>
        <PostMeta post={post} />
        <h2 className={styles.title} lang={post.language} dir="auto">
          <SiteLink ref={link} to={postPath(post.slug)} state={{ list: shelfHref }}>
            {post.title}
          </SiteLink>
        </h2>
        <Byline authors={post.authors} />
        <p className={styles.facts}>
          <span>{m.savedOn(m.date(savedAt))}</span>
          <span>{m.size(bytes)}</span>
          {missingImages > 0 && <span>{m.missingImages(missingImages)}</span>}
          {highlightCount > 0 && <span>{shelf.highlightCount(highlightCount)}</span>}
          {difference === 'changed' && <span>{shelf.changedSince}</span>}
          {difference === 'withdrawn' && <span>{shelf.withdrawn}</span>}
        </p>
        {note.labels.length > 0 && (
          <ul className={styles.labels} aria-label={shelf.labelsOf(post.title)}>
            {note.labels.map((label) => (
              <li key={label}>
                <SiteLink to={shelfPath({ ...wholeShelf, label })}>
                  <bdi>{label}</bdi>
                </SiteLink>
              </li>
            ))}
          </ul>
        )}
        {note.note !== '' && !isNoting && (
          <p className={styles.note} dir="auto">
            {note.note}
          </p>
        )}
      </div>
      <div className={styles.actions}>
        <PlaceSelect label={shelf.placeOf(post.title)} place={note.place} onPlace={onPlace} />
        <Button
          look="link"
          aria-label={shelf.noteOf(post.title)}
          aria-expanded={isNoting}
          aria-controls={isNoting ? formId : undefined}
          onClick={() => setIsNoting(!isNoting)}
        >
          {shelf.editNote}
        </Button>
        <Button look="link" aria-label={m.removeSaved(post.title)} onClick={onRemove}>
          {m.remove}
        </Button>
      </div>
      {isNoting && (
        <div id={formId} className={styles.form}>
          <NoteForm title={post.title} note={note} onChange={onNote} />
        </div>
      )}
    </article>
  )
}
