import { useMemo, useState } from 'react'
import type { LibraryOutcome } from '../library/LibraryConnection.ts'
import { toHistoryDays } from '../model/historyDays.ts'
import type { PostRead } from '../model/PostRead.ts'
import { useAnnounce } from '../queries/useAnnouncement.ts'
import {
  useForgetHistory,
  useRemoveRead,
  useRestoreReads,
  type History,
  type NamedRead,
} from '../queries/useHistory.ts'
import { HistoryEntry } from '../ui/history/HistoryEntry.tsx'
import { HistorySearch } from '../ui/history/HistorySearch.tsx'
import { m } from '../ui/messages/messages.ts'
import { trace } from '../ui/messages/traceMessages.ts'
import { Button } from '../ui/page/Button.tsx'
import { focusPageHeadingInPlace } from '../ui/page/PageHeading.tsx'
import { Pagination } from '../ui/page/Pagination.tsx'
import { SiteLink } from '../ui/page/SiteLink.tsx'
import { UndoLine } from '../ui/page/UndoLine.tsx'
import { historyAddress, parseHistoryParams } from '../url/historyParams.ts'
import { postsPath } from '../url/paths.ts'
import styles from './HistoryRoute.module.css'
import pageStyles from './IndexPage.module.css'
import { useAddressSearch } from './useAddressSearch.ts'
import { useAddressState } from './useAddressState.ts'
import { withRemoved, type Removed } from './withRemoved.ts'

const pageSize = 50

/** Shown where it was removed, and nowhere else: elsewhere it would have no place. */
interface RemovedHere extends Removed<NamedRead> {
  readonly href: string
}

/** What was read, as the address asks for it, and the ways to forget it. */
export function ReadHistory({ history }: { history: History }) {
  const search = useAddressSearch()
  const inAddress = useMemo(() => parseHistoryParams(new URLSearchParams(search)), [search])
  const { query, type } = useAddressState(inAddress, historyAddress)
  const [removedHere, setRemovedHere] = useState<readonly RemovedHere[]>([])
  const [forgotten, setForgotten] = useState<readonly PostRead[]>()
  const [restoredId, setRestoredId] = useState<string>()
  const { remove, restore, forget } = useHistoryActions()
  const { reads, unnamedCount } = history

  const listed = useMemo(() => titled(reads, query.words), [reads, query.words])
  const pageCount = Math.max(1, Math.ceil(listed.length / pageSize))
  const page = Math.min(query.page, pageCount)
  const href = historyAddress({ ...query, page })
  // What was read again meanwhile is in the history again.
  const readIds = useMemo(() => new Set(reads.map(({ id }) => id)), [reads])
  const removed = removedHere.filter((row) => row.href === href && !readIds.has(row.item.id))
  const rows = withRemoved(listed.slice((page - 1) * pageSize, page * pageSize), removed)
  const positions = new Map(rows.map(({ item }, position) => [item.id, position]))
  const removedIds = new Set(removed.map(({ item }) => item.id))

  async function handleRemove(item: NamedRead): Promise<void> {
    const said = trace.readRemoved(item.post.title)
    if (!(await remove(item.id, said))) return
    setRestoredId(undefined)
    setRemovedHere((before) => [...before, { item, position: positions.get(item.id)!, href }])
  }

  async function handleUndo(item: NamedRead): Promise<void> {
    if (!(await restore([item], trace.readRestored(item.post.title)))) return
    setRemovedHere((before) => before.filter((row) => row.item.id !== item.id))
    setRestoredId(item.id)
  }

  async function handleForget(): Promise<void> {
    const gone = await forget()
    if (!gone) return
    setRemovedHere([])
    setRestoredId(undefined)
    setForgotten(gone)
  }

  async function handleUndoForget(gone: readonly PostRead[]): Promise<void> {
    if (!(await restore(gone, trace.broughtBack(gone.length)))) return
    setForgotten(undefined)
    focusPageHeadingInPlace()
  }

  if (forgotten && reads.length === 0) {
    return (
      <div className={pageStyles.removed}>
        <UndoLine
          label={trace.undoForget(forgotten.length)}
          onUndo={() => void handleUndoForget(forgotten)}
        >
          {trace.forgotten(forgotten.length)}
        </UndoLine>
      </div>
    )
  }
  if (reads.length + unnamedCount === 0 && removed.length === 0) return <NoHistory />
  return (
    <>
      <p className={pageStyles.intro}>{trace.historyIntro}</p>
      <HistorySearch words={query.words} onType={(words) => type({ words, page: 1 })} />
      <p className={styles.tools}>
        {trace.historyCount(listed.length)}
        {pageCount > 1 && `, ${m.pageOf(page, pageCount).toLowerCase()}`}
        <Button look="link" onClick={() => void handleForget()}>
          {trace.forgetAll}
        </Button>
      </p>
      {rows.length === 0 && query.words.trim() !== '' && <p>{trace.historyNothing}</p>}
      {toHistoryDays(rows.map(({ item }) => item)).map(({ day, reads: ofDay }) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h2 className={styles.day} id={`day-${day}`}>
            <time dateTime={day}>{m.date(day)}</time>
          </h2>
          <ul className={styles.entries}>
            {ofDay.map((item) => (
              <li key={item.id}>
                {removedIds.has(item.id) ? (
                  <UndoLine
                    label={trace.undoRemoveRead(item.post.title)}
                    onUndo={() => void handleUndo(item)}
                  >
                    {trace.readRemoved(item.post.title)}
                  </UndoLine>
                ) : (
                  <HistoryEntry
                    post={item.post}
                    historyHref={href}
                    isRestored={item.id === restoredId}
                    onRemove={() => void handleRemove(item)}
                  />
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {unnamedCount > 0 && <p className={styles.more}>{trace.unnamed(unnamedCount)}</p>}
      <Pagination
        page={page}
        pageCount={pageCount}
        hrefOf={(number) => historyAddress({ ...query, page: number })}
      />
    </>
  )
}

/** Titles that have all of the words, whatever their capitals. */
function titled(reads: readonly NamedRead[], words: string): readonly NamedRead[] {
  const sought = words.toLowerCase().split(/\s+/).filter(Boolean)
  if (sought.length === 0) return reads
  return reads.filter(({ post }) => {
    const title = post.title.toLowerCase()
    return sought.every((word) => title.includes(word))
  })
}

/** What can be done with the history; each says what came of it. */
function useHistoryActions() {
  const removal = useRemoveRead()
  const restoring = useRestoreReads()
  const forgetting = useForgetHistory()
  const announce = useAnnounce()

  async function attempt(doing: Promise<LibraryOutcome<void>>, said: string): Promise<boolean> {
    const outcome = await doing
    if (outcome.ok) announce(said)
    else announce(m.refusals[outcome.refusal], { isProblem: true })
    return outcome.ok
  }

  return {
    remove: (id: string, said: string) => attempt(removal.mutateAsync(id), said),
    restore: (reads: readonly PostRead[], said: string) =>
      attempt(restoring.mutateAsync(reads), said),
    /** @returns what was forgotten; nothing where it could not be */
    forget: async (): Promise<readonly PostRead[] | undefined> => {
      const outcome = await forgetting.mutateAsync()
      if (outcome.ok) announce(trace.forgotten(outcome.value.length))
      else announce(m.refusals[outcome.refusal], { isProblem: true })
      return outcome.ok ? outcome.value : undefined
    },
  }
}

function NoHistory() {
  return (
    <>
      <p className={pageStyles.intro}>{trace.historyEmpty}</p>
      <p>
        <SiteLink to={postsPath}>{trace.historyEmptyAction}</SiteLink>
      </p>
    </>
  )
}
