import { noteLength, shelfPlaces, tidyLabels, type ShelfNote } from '../../model/ShelfNote.ts'
import type { ExchangedStore } from './ExchangedStore.ts'
import { joinTexts } from './joinTexts.ts'
import { keepMerged } from './keepMerged.ts'
import { listOf, moment, name, object, oneOf, optional, text } from './shape.ts'

const maximumLabels = 1_000

export const exchangedNotes: ExchangedStore<ShelfNote, ShelfNote> = {
  name: 'notes',
  toFile: (stored, removed) => (removed.has(stored.id) ? undefined : stored),
  shape: object<ShelfNote>({
    id: name,
    place: oneOf(shelfPlaces),
    labels: listOf(text, maximumLabels),
    note: text,
    declinedRevision: optional(name),
    changedAt: moment,
  }),
  fromFile: (filed) => ({ ...filed, labels: tidyLabels(filed.labels) }),
  keep: (library, theirs) => keepMerged(library, 'notes', theirs.id, theirs, mergeNotes),
}

/**
 * Labels of both, texts of both, the place that was chosen later.
 *
 * @returns `undefined` where both texts together are longer than a note may be: cutting would lose
 *   some of one
 */
function mergeNotes(mine: ShelfNote, theirs: ShelfNote): ShelfNote | undefined {
  const note = joinTexts(mine.note, theirs.note)
  if (note !== mine.note && note.length > noteLength) return undefined
  const labels = tidyLabels([...mine.labels, ...theirs.labels])
  const later = isLater(theirs, mine) ? theirs : mine
  const declined = later.declinedRevision ?? mine.declinedRevision ?? theirs.declinedRevision
  const isKnown =
    declined === mine.declinedRevision &&
    note === mine.note &&
    labels.length === mine.labels.length &&
    later.place === mine.place
  if (isKnown) return mine
  return {
    ...mine,
    place: later.place,
    labels,
    note,
    ...(declined !== undefined && { declinedRevision: declined }),
    changedAt: later.changedAt,
  }
}

/** Of the same moment, the place further on: the order of the two must not decide. */
function isLater(a: ShelfNote, b: ShelfNote): boolean {
  if (a.changedAt !== b.changedAt) return Date.parse(a.changedAt) > Date.parse(b.changedAt)
  return shelfPlaces.indexOf(a.place) > shelfPlaces.indexOf(b.place)
}
