import type { Site } from '../model/Site.ts'
import type { Archive } from './Archive.ts'
import { toArchiveFault } from './archiveFault.ts'
import type { FeedArchiveOptions, Handover } from './feedArchive.ts'
import { openPublishedArchive } from './published/publishedArchive.ts'
import { createStatusBoard } from './StatusBoard.ts'

export interface ArchiveOptions extends Pick<FeedArchiveOptions, 'siteUrl' | 'databaseName'> {
  /** No build has published files beside the site file, so none are asked for. False where absent. */
  readonly isBare?: boolean
  /** How long nothing has to be asked before work in the background goes on; 1,500 ms where absent. */
  readonly quietMs?: number
}

/**
 * The archive that the site has. It begins as the one over what a build has published, or where none
 * has as the one over feeds, which knows from the device or learns from the site file that another
 * engine searches. Either makes room for the next one, and questions that wait for an answer are asked
 * of that.
 */
export function openArchive({ isBare, quietMs, ...options }: ArchiveOptions): Archive {
  const board = createStatusBoard()
  /** Asks the archive that has come meanwhile. */
  const waiting = new Set<() => void>()
  /** None until its code is here. */
  let current: Archive | undefined

  function take(archive: Archive): void {
    const editionBefore = board.status.edition
    current = archive
    void archive.subscribe((status) => {
      if (current !== archive) return
      board.tell({ ...cleared, ...status, edition: editionBefore + 1 + status.edition })
    })
    const asked = [...waiting]
    waiting.clear()
    for (const askAgain of asked) askAgain()
  }

  /** The others are files of their own: few sites need one of them. */
  async function open(load: () => Promise<Archive>): Promise<void> {
    try {
      take(await load())
    } catch (error) {
      // Not to be had: offline before it was kept, or gone with an older version of the program.
      board.tell({ phase: 'failed', fault: toArchiveFault(error, options.siteUrl) })
    }
  }

  function openFeeds(site?: Site): void {
    void open(async () => {
      const { openFeedArchive } = await import('./feedArchive.ts')
      return openFeedArchive({ ...options, ...(site && { site }), onOtherSearch: openEngine })
    })
  }

  function openEngine(handover: Handover): void {
    void open(async () => {
      const { openDelegatedArchive } = await import('./delegated/delegatedArchive.ts')
      const databaseName = `${options.databaseName} asked`
      return openDelegatedArchive({ ...options, databaseName, handover, onOtherSearch: openFeeds })
    })
  }

  function openPublished(): void {
    const databaseName = `${options.databaseName} published`
    take(openPublishedArchive({ ...options, databaseName, quietMs, onUnpublished: openFeeds }))
  }

  function ask<T>(question: (archive: Archive) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      let isOutrun = false
      function askAgain(): void {
        isOutrun = true
        ask(question).then(resolve, reject)
      }
      waiting.add(askAgain)
      if (!current) return
      question(current)
        .finally(() => waiting.delete(askAgain))
        .then(
          (answer) => isOutrun || resolve(answer),
          (error: unknown) => isOutrun || reject(error as Error),
        )
    })
  }

  if (isBare) openFeeds()
  else openPublished()
  return {
    subscribe: async (listener) => board.subscribe(listener),
    publication: () => ask((archive) => archive.publication()),
    search: (query, signal) => ask((archive) => archive.search(query, signal)),
    complete: (query, signal) => ask((archive) => archive.complete(query, signal)),
    suggest: (words, signal) => ask((archive) => archive.suggest(words, signal)),
    repairs: (query, signal) => ask((archive) => archive.repairs(query, signal)),
    findInText: (words, blocks) => ask((archive) => archive.findInText(words, blocks)),
    newIn: (query, seen) => ask((archive) => archive.newIn(query, seen)),
    newest: (count) => ask((archive) => archive.newest(count)),
    listed: (ids) => ask((archive) => archive.listed(ids)),
    post: (slug) => ask((archive) => archive.post(slug)),
    author: (slug) => ask((archive) => archive.author(slug)),
    authors: () => ask((archive) => archive.authors()),
    topics: () => ask((archive) => archive.topics()),
    refresh: () => ask((archive) => archive.refresh()),
    showNews: () => ask((archive) => archive.showNews()),
    keepWhole: (isWanted) => ask((archive) => archive.keepWhole(isWanted)),
    compareCopies: (copies) => ask((archive) => archive.compareCopies(copies)),
    giveWay: () => ask((archive) => archive.giveWay()),
  }
}

/** What a status may leave out must not stay from the archive before. */
const cleared = {
  totalBytes: undefined,
  fault: undefined,
  news: undefined,
  isRemote: undefined,
  keeping: undefined,
}
