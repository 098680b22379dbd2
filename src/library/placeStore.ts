import { isBegun, isFinished, type ReadingPlace } from '../model/ReadingPlace.ts'
import { blankNote, shelfPlaces, type ShelfPlace } from '../model/ShelfNote.ts'
import type { LibraryChange, LibraryConnection, LibraryOutcome } from './LibraryConnection.ts'
import { ifNoted, isNoted } from './settingStore.ts'

/** How far the reader has come in posts: traces, which the reader can wipe. */
export interface PlaceStore {
  find(id: string): Promise<LibraryOutcome<ReadingPlace | undefined>>
  /** Ids of the posts that have been begun and not read to the end. */
  begun(): Promise<LibraryOutcome<ReadonlySet<string>>>
  /** Of a kept post the place on the shelf follows, onwards only. */
  record(place: ReadingPlace): Promise<LibraryOutcome<void>>
  wipe(): Promise<LibraryOutcome<void>>
}

/** Older ones go: nobody resumes after so many other posts. */
const keptCount = 500

export function createPlaceStore({ read, change }: LibraryConnection): PlaceStore {
  return {
    find: (id) =>
      read((database) => ifNoted(database, 'places', () => database.get('places', id), undefined)),
    begun: () =>
      read(async (database) => {
        const places = await ifNoted(database, 'places', () => database.getAll('places'), [])
        return new Set(places.filter(isBegun).map(({ id }) => id))
      }),
    record: (place) =>
      change(
        ['places', 'summaries', 'notes'],
        'relaxed',
        async (library) => {
          if (!(await isNoted(library, 'places'))) return
          const store = library.objectStore('places')
          await store.put(place)
          await moveOnShelf(library, place)
          if ((await store.count()) <= keptCount) return
          const oldest = (await store.getAll()).toSorted((a, b) => (a.readAt < b.readAt ? -1 : 1))
          for (const { id } of oldest.slice(0, -keptCount)) await store.delete(id)
        },
        ['settings'],
      ),
    wipe: () => change(['places'], 'relaxed', (library) => library.objectStore('places').clear()),
  }
}

async function moveOnShelf(library: LibraryChange, place: ReadingPlace): Promise<void> {
  const reached: ShelfPlace | undefined = isFinished(place)
    ? 'finished'
    : isBegun(place)
      ? 'in-progress'
      : undefined
  const kept = await library.objectStore('summaries').get(place.id)
  if (!reached || !kept || kept.deletedAt) return
  const notes = library.objectStore('notes')
  const note = (await notes.get(place.id)) ?? blankNote(place.id)
  if (shelfPlaces.indexOf(note.place) >= shelfPlaces.indexOf(reached)) return
  await notes.put({ ...note, place: reached, changedAt: place.readAt })
}
