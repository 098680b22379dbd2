/** Where a kept post stands on the shelf. */
export type ShelfPlace = 'to-read' | 'in-progress' | 'finished'

export const shelfPlaces: readonly ShelfPlace[] = ['to-read', 'in-progress', 'finished']

/** What the reader has noted of a kept post. The copy itself stays as it was sealed. */
export interface ShelfNote {
  /** The post's id. */
  readonly id: string
  readonly place: ShelfPlace
  /** The reader's own words for it, each once, in the order in which they were given. */
  readonly labels: readonly string[]
  /** Plain text, empty where there is none. */
  readonly note: string
  /** Revision of the post that the reader preferred the copy to. */
  readonly declinedRevision?: string
  /** ISO 8601. */
  readonly changedAt: string
}

/** Longer ones are cut: a label is a word or two, and a note is not another post. */
export const labelLength = 60
export const noteLength = 10_000

/** What is noted of a post of which nothing has been noted. */
export function blankNote(id: string): ShelfNote {
  return { id, place: 'to-read', labels: [], note: '', changedAt: '' }
}

/** Labels as they are kept: without surrounding spaces, none twice whatever its capitals. */
export function tidyLabels(labels: readonly string[]): readonly string[] {
  const tidy = new Map<string, string>()
  for (const label of labels) {
    const words = label.replace(/\s+/g, ' ').trim().slice(0, labelLength).trim()
    const key = words.toLowerCase()
    if (words !== '' && !tidy.has(key)) tidy.set(key, words)
  }
  return [...tidy.values()]
}
