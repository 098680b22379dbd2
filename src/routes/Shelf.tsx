import { useMemo, useState, type ReactNode } from 'react'
import type { LibraryOutcome } from '../library/LibraryConnection.ts'
import type { BookmarkSummary } from '../model/Bookmark.ts'
import type { ShelfNote, ShelfPlace } from '../model/ShelfNote.ts'
import {
  viewShelf,
  type ShelfContent,
  type ShelfItem,
  type ShelfQuery,
} from '../model/ShelfQuery.ts'
import { useAnnounce } from '../queries/useAnnouncement.ts'
import { useRemoveBookmarks, useRestoreBookmarks } from '../queries/useBookmarks.ts'
import { useHighlightCounts } from '../queries/useHighlights.ts'
import { useChangeNotes, useCopyDifferences, useFoundOnShelf } from '../queries/useShelf.ts'
import { savedPath } from '../url/paths.ts'
import { parseShelfParams, shelfPath } from '../url/shelfParams.ts'
import { BookmarkCard } from '../ui/bookmark/BookmarkCard.tsx'
import { SelectionBar } from '../ui/bookmark/SelectionBar.tsx'
import { ShelfControls } from '../ui/bookmark/ShelfControls.tsx'
import { ShelfPlaces } from '../ui/bookmark/ShelfPlaces.tsx'
import { m } from '../ui/messages/messages.ts'
import { shelf } from '../ui/messages/shelfMessages.ts'
import { Button } from '../ui/page/Button.tsx'
import { Pagination } from '../ui/page/Pagination.tsx'
import { UndoLine } from '../ui/page/UndoLine.tsx'
import listStyles from '../ui/post/PostList.module.css'
import { SiteLink } from '../ui/page/SiteLink.tsx'
import styles from './IndexPage.module.css'
import { useAddressSearch } from './useAddressSearch.ts'
import { useAddressState } from './useAddressState.ts'
import { useStayingIds } from './useStayingIds.ts'
import { withRemoved, type Removed } from './withRemoved.ts'

const pageSize = 24

interface ShelfProps {
  /** Last saved first. */
  readonly bookmarks: readonly BookmarkSummary[]
  readonly notes: ReadonlyMap<string, ShelfNote>
  /** What is shown where nothing is kept. */
  readonly empty: ReactNode
}

/** Shown where it was removed, and nowhere else: elsewhere it would have no place. */
interface RemovedHere extends Removed<ShelfItem> {
  readonly href: string
}

/** The shelf: what is kept, as the address asks for it, and what can be done with it. */
export function Shelf({ bookmarks, notes, empty }: ShelfProps) {
  const search = useAddressSearch()
  const inAddress = useMemo(() => parseShelfParams(new URLSearchParams(search)), [search])
  const { query, go, type } = useAddressState(inAddress, shelfPath)
  const found = useFoundOnShelf(query.words)
  const view = useMemo(
    () => viewShelf({ bookmarks, notes, found }, query),
    [bookmarks, notes, found, query],
  )
  const listed = useListed({ bookmarks, notes, found }, query, view.items)
  const differences = useCopyDifferences(bookmarks)
  const href = shelfPath(query)
  const [removedHere, setRemovedHere] = useState<readonly RemovedHere[]>([])
  const [removedAtOnce, setRemovedAtOnce] = useState<readonly string[]>([])
  // What has been brought back in another way or tab is on the shelf again.
  const keptIds = new Set(bookmarks.map(({ id }) => id))
  const removed = removedHere.filter((row) => row.href === href && !keptIds.has(row.item.id))
  const removedTogether = removedAtOnce.filter((id) => !keptIds.has(id))
  const [selected, setSelected] = useState<ReadonlySet<string>>()
  const [restoredId, setRestoredId] = useState<string>()
  const { place, note, label, remove, restore } = useShelfActions()
  const highlightCounts = useHighlightCounts()

  /** Which of two versions is better has been decided by the reader, until there is a third. */
  function differenceOf({ id, note: { declinedRevision } }: ShelfItem) {
    if (differences.withdrawn.has(id)) return 'withdrawn'
    const current = differences.changed.get(id)
    return current !== undefined && current !== declinedRevision ? 'changed' : undefined
  }

  async function handleRemove(item: ShelfItem, position: number): Promise<void> {
    const { title } = item.bookmark.post
    if (!(await remove([item.id], m.removedAnnouncement(title)))) return
    setRemovedHere((before) => [...before, { item, position, href }])
  }

  async function handleUndo({ id, bookmark }: ShelfItem): Promise<void> {
    if (!(await restore([id], m.savedAnnouncement(bookmark.post.title)))) return
    setRemovedHere((before) => before.filter(({ item }) => item.id !== id))
    setRestoredId(id)
  }

  async function handleRemoveSelected(): Promise<void> {
    if (!(await remove(idsOf(chosen), shelf.removedMany(chosen.length)))) return
    setSelected(undefined)
    setRemovedAtOnce(idsOf(chosen))
  }

  async function handleUndoTogether(): Promise<void> {
    if (!(await restore(removedTogether, shelf.restoredMany(removedTogether.length)))) return
    setRestoredId(removedTogether[0])
    setRemovedAtOnce([])
  }

  function select(ids: readonly string[], isSelected: boolean): void {
    const next = new Set(selected)
    for (const id of ids) next[isSelected ? 'add' : 'delete'](id)
    setSelected(next)
  }

  if (bookmarks.length === 0 && removed.length === 0 && removedTogether.length === 0) return empty
  const chosen = listed.filter(({ id }) => selected?.has(id))
  const pageCount = Math.max(1, Math.ceil(listed.length / pageSize))
  const page = Math.min(query.page, pageCount)
  const start = (page - 1) * pageSize
  const rows = withRemoved(listed.slice(start, start + pageSize), removed)
  const bytes = bookmarks.reduce((sum, bookmark) => sum + bookmark.bytes, 0)
  return (
    <>
      <p className={styles.intro}>{shelf.intro(bookmarks.length, m.size(bytes))}</p>
      <ShelfControls
        query={query}
        labels={view.labels}
        onType={(words) => type({ ...query, words, page: 1 })}
        onLabel={(next) => go(withLabel(query, next), true)}
        onOrder={(order) => go({ ...query, order, page: 1 }, true)}
      />
      <ShelfPlaces query={query} view={view} />
      {removedTogether.length > 0 && (
        <UndoLine
          label={shelf.undoRemoveMany(removedTogether.length)}
          onUndo={() => void handleUndoTogether()}
        >
          {shelf.removedMany(removedTogether.length)}
        </UndoLine>
      )}
      {selected ? (
        <SelectionBar
          count={chosen.length}
          all={listed.length}
          labels={view.labels}
          onSelectAll={() => setSelected(new Set(listed.map(({ id }) => id)))}
          onSelectNone={() => setSelected(new Set())}
          onPlace={(next) => void place(chosen, next)}
          onLabel={(next) => void label(chosen, next)}
          onRemove={() => void handleRemoveSelected()}
          onDone={() => setSelected(undefined)}
        />
      ) : (
        <p className={styles.count}>
          {shelf.shown(listed.length, bookmarks.length)}
          {listed.length > 1 && (
            <Button look="link" onClick={() => setSelected(new Set())}>
              {shelf.select}
            </Button>
          )}
        </p>
      )}
      {rows.length === 0 && (
        <p>
          {shelf.nothing} <SiteLink to={savedPath}>{shelf.showAll}</SiteLink>
        </p>
      )}
      <ul>
        {rows.map((row, position) => (
          <li key={row.item.id} className={listStyles.item}>
            {'position' in row ? (
              <div className={styles.removed}>
                <UndoLine
                  label={m.undoRemove(row.item.bookmark.post.title)}
                  onUndo={() => void handleUndo(row.item)}
                >
                  {m.removed(row.item.bookmark.post.title)}
                </UndoLine>
              </div>
            ) : (
              <BookmarkCard
                item={row.item}
                difference={differenceOf(row.item)}
                highlightCount={highlightCounts.get(row.item.id) ?? 0}
                shelfHref={href}
                isSelected={selected?.has(row.item.id)}
                isRestored={row.item.id === restoredId}
                onSelect={(isSelected) => select([row.item.id], isSelected)}
                onPlace={(next) => void place([row.item], next)}
                onNote={(change) => note(row.item.id, change)}
                onRemove={() => void handleRemove(row.item, position)}
              />
            )}
          </li>
        ))}
      </ul>
      <Pagination
        page={page}
        pageCount={pageCount}
        hrefOf={(number) => shelfPath({ ...query, page: number })}
      />
    </>
  )
}

function withLabel({ label: _before, ...query }: ShelfQuery, label: string | undefined) {
  return { ...query, ...(label && { label }), page: 1 }
}

/**
 * What is listed. A post that has been moved or labelled stays in front of the reader although it is
 * not what was asked for any more, until something else is asked for.
 */
function useListed(
  { bookmarks, notes, found }: ShelfContent,
  query: ShelfQuery,
  items: readonly ShelfItem[],
): readonly ShelfItem[] {
  const staying = useStayingIds(
    JSON.stringify([query.place, query.label]),
    items.map(({ id }) => id),
  )
  return useMemo(() => {
    const { place: _place, label: _label, ...order } = query
    const asked = new Set(items.map(({ id }) => id))
    return viewShelf({ bookmarks, notes, found }, order).items.filter(
      ({ id }) => asked.has(id) || staying.has(id),
    )
  }, [bookmarks, notes, found, query, items, staying])
}

/** What can be done with kept posts; each says what came of it, and whether it was done. */
function useShelfActions() {
  const change = useChangeNotes()
  const removal = useRemoveBookmarks()
  const restoring = useRestoreBookmarks()
  const announce = useAnnounce()

  async function attempt(doing: Promise<LibraryOutcome<void>>, said?: string): Promise<boolean> {
    const outcome = await doing
    if (!outcome.ok) announce(m.refusals[outcome.refusal], { isProblem: true })
    else if (said !== undefined) announce(said)
    return outcome.ok
  }

  return {
    place: (items: readonly ShelfItem[], place: ShelfPlace) => {
      const name = shelf.places[place]
      const said =
        items.length === 1
          ? shelf.moved(items[0]!.bookmark.post.title, name)
          : shelf.movedMany(items.length, name)
      return attempt(change.mutateAsync({ ids: idsOf(items), edit: () => ({ place }) }), said)
    },
    label: (items: readonly ShelfItem[], label: string) =>
      attempt(
        change.mutateAsync({
          ids: idsOf(items),
          edit: ({ labels }) => ({ labels: [...labels, label] }),
        }),
        shelf.labelled(items.length, label),
      ),
    note: (id: string, edited: Partial<ShelfNote>) =>
      attempt(change.mutateAsync({ ids: [id], edit: () => edited })),
    remove: (ids: readonly string[], said: string) => attempt(removal.mutateAsync(ids), said),
    restore: (ids: readonly string[], said: string) => attempt(restoring.mutateAsync(ids), said),
  }
}

function idsOf(items: readonly ShelfItem[]): string[] {
  return items.map(({ id }) => id)
}
