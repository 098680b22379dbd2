import type { Analyzer } from '../search/analysis/Analyzer.ts'
import type { SearchSection } from '../search/index/PostIndex.ts'
import { indexVersion, loadIndex, saveIndex } from '../search/index/savedIndex.ts'
import {
  openArchiveDatabase,
  type ArchiveDatabase,
  type EditionChanges,
  type StoredIndex,
} from './archiveDatabase.ts'
import type { PostSource } from './Edition.ts'
import { deviceSource, textsOf, withStoredBodies } from './postSources.ts'
import type { StoredEdition } from './StoredEdition.ts'
import type { TrackedIndex } from './updateIndex.ts'

/** What the device holds of the publication: one edition and its index. */
export interface EditionStore {
  /** The edition of an earlier visit, its bodies on the device and its texts not yet at hand. */
  load(): Promise<{ readonly stored: StoredEdition; readonly source: PostSource } | undefined>
  /** The texts of that edition, and the index unless other code, another analyzer or damage made it. */
  loadIndex(
    analyzer: Analyzer,
  ): Promise<{ readonly source: PostSource; readonly tracked: TrackedIndex | undefined }>
  /**
   * Puts an edition in the place of the one at hand.
   *
   * @param before  source of the edition that the changes start from; absent where they are everything
   * @returns where its posts are to be had now; nothing where it could not be stored
   */
  put(
    edition: StoredEdition,
    changes: EditionChanges,
    before?: PostSource,
  ): Promise<PostSource | undefined>
  putIndex(tracked: TrackedIndex): Promise<void>
  /** Deletes all of it, and keeps nothing any more in this visit. @returns whether there was something */
  giveWay(): Promise<boolean>
}

/** @param onRefusal  called when the browser gives no storage, or gives no more */
export function openEditionStore(name: string, onRefusal: () => void): EditionStore {
  let isRefused = false
  /** Version of the edition on the device, as far as this tab knows. */
  let version: string | undefined
  const opened = openArchiveDatabase(name).catch(() => refuse())

  /** Private windows, full disks and policies: the publication can be read without storage. */
  function refuse(): undefined {
    isRefused = true
    version = undefined
    onRefusal()
  }

  async function usable(): Promise<ArchiveDatabase | undefined> {
    const database = await opened
    return isRefused ? undefined : database
  }

  async function put(
    edition: StoredEdition,
    changes: EditionChanges,
    before?: PostSource,
  ): Promise<PostSource | undefined> {
    const database = await usable()
    if (!database || (before && version === undefined)) return undefined
    try {
      const isStored = await database.putEdition(edition, changes, before && version)
      // Another tab was quicker: what it stored is as good, and this visit goes on from memory.
      version = isStored ? edition.version : undefined
      if (!isStored) return undefined
    } catch {
      return refuse()
    }
    return withStoredBodies(textsOf(changes), before, database)
  }

  return {
    load: async () => {
      const database = await usable()
      const stored = await database?.edition()
      if (!database || !stored) return undefined
      version = stored.version
      return { stored, source: deviceSource(database, new Map<string, readonly SearchSection[]>()) }
    },
    loadIndex: async (analyzer) => {
      const database = (await usable())!
      const [texts, saved] = await Promise.all([database.texts(), database.index()])
      return { source: deviceSource(database, texts), tracked: saved && restore(saved, analyzer) }
    },
    put,
    putIndex: async ({ index, revisions }) => {
      const database = await usable()
      try {
        await database?.putIndex({ version: indexVersion, saved: saveIndex(index), revisions })
      } catch {
        refuse()
      }
    },
    giveWay: async () => {
      // Also where there was no room for the last edition: the one before it takes room still.
      const database = await opened
      if (!database) return false
      refuse()
      try {
        return await database.clear()
      } catch {
        // Whoever wants the room hears that there is none.
        return false
      }
    },
  }
}

function restore(
  { version, saved, revisions }: StoredIndex,
  analyzer: Analyzer,
): TrackedIndex | undefined {
  if (version !== indexVersion) return undefined
  try {
    return { index: loadIndex(saved, analyzer), revisions: new Map(revisions) }
  } catch {
    // Damaged: it is built anew from the texts.
    return undefined
  }
}
