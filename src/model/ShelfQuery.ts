import type { BookmarkSummary } from './Bookmark.ts'
import { blankNote, shelfPlaces, type ShelfNote, type ShelfPlace } from './ShelfNote.ts'

export type ShelfOrder = 'saved' | 'oldest' | 'title' | 'shortest' | 'largest'

/** In the order in which they are offered; the first holds where none is asked for. */
export const shelfOrders: readonly ShelfOrder[] = [
  'saved',
  'oldest',
  'title',
  'shortest',
  'largest',
]

/** What of the shelf is asked for. */
export interface ShelfQuery {
  /** As typed. */
  readonly words: string
  /** All places where absent. */
  readonly place?: ShelfPlace
  readonly label?: string
  readonly order: ShelfOrder
  /** From 1. */
  readonly page: number
}

export const wholeShelf: ShelfQuery = { words: '', order: 'saved', page: 1 }

/** A kept post with what is noted of it. */
export interface ShelfItem {
  /** The post's id. */
  readonly id: string
  readonly bookmark: BookmarkSummary
  readonly note: ShelfNote
}

/** The shelf as it was asked for, and what may be asked of it. */
export interface ShelfView {
  /** In order, of all pages. */
  readonly items: readonly ShelfItem[]
  /** How many there are of each place among what the rest of the query finds. */
  readonly placeCounts: Readonly<Record<ShelfPlace, number>>
  /** Those of all places together. */
  readonly count: number
  /** Every label on the shelf, in alphabetical order. */
  readonly labels: readonly string[]
}

/** All that is on the shelf. */
export interface ShelfContent {
  readonly bookmarks: readonly BookmarkSummary[]
  readonly notes: ReadonlyMap<string, ShelfNote>
  /** Ids of the posts that have the words; absent where none are sought. */
  readonly found?: ReadonlySet<string> | undefined
}

/** Narrows and orders the shelf. */
export function viewShelf({ bookmarks, notes, found }: ShelfContent, query: ShelfQuery): ShelfView {
  const all = bookmarks.map((bookmark) => {
    const { id } = bookmark
    return { id, bookmark, note: notes.get(id) ?? blankNote(id) }
  })
  const sought = all.filter(
    ({ id, note }) =>
      (!found || found.has(id)) && (query.label === undefined || hasLabel(note, query.label)),
  )
  const counts = shelfPlaces.map((place) => [
    place,
    sought.filter(({ note }) => note.place === place).length,
  ])
  return {
    items: sought
      .filter(({ note }) => query.place === undefined || note.place === query.place)
      .toSorted(comparisons[query.order]),
    placeCounts: Object.fromEntries(counts) as ShelfView['placeCounts'],
    count: sought.length,
    labels: labelsOf(all),
  }
}

function hasLabel({ labels }: ShelfNote, label: string): boolean {
  return labels.some((one) => one.toLowerCase() === label.toLowerCase())
}

function labelsOf(items: readonly ShelfItem[]): string[] {
  const labels = new Map(
    items.flatMap(({ note }) => note.labels.map((label) => [label.toLowerCase(), label])),
  )
  return [...labels.values()].toSorted((a, b) => a.localeCompare(b))
}

type Comparison = (a: ShelfItem, b: ShelfItem) => number

const lastSaved: Comparison = (a, b) => compare(b.bookmark.savedAt, a.bookmark.savedAt)

const comparisons: Readonly<Record<ShelfOrder, Comparison>> = {
  saved: lastSaved,
  oldest: (a, b) => lastSaved(b, a),
  title: (a, b) => a.bookmark.post.title.localeCompare(b.bookmark.post.title) || lastSaved(a, b),
  shortest: (a, b) => a.bookmark.post.words - b.bookmark.post.words || lastSaved(a, b),
  largest: (a, b) => b.bookmark.bytes - a.bookmark.bytes || lastSaved(a, b),
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
