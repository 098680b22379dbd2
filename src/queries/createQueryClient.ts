import { focusManager, onlineManager, QueryClient } from '@tanstack/react-query'
import type { Archive } from '../archive/Archive.ts'
import type { LibraryExchange } from '../library/exchange/LibraryExchange.ts'
import type { Library } from '../library/openLibrary.ts'
import type { HeldAnswers } from './HeldAnswers.ts'

/** Where the answers come from; every query and mutation gets it as its `meta`. */
export interface Sources {
  readonly archive: Archive
  readonly library: Library
  readonly exchange: LibraryExchange
  /** What a page that was written ahead of time shows. */
  readonly held?: HeldAnswers
}

interface SourcesMeta extends Record<string, unknown>, Sources {}

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: SourcesMeta
    mutationMeta: SourcesMeta
  }
}

/** Key of everything that the archive answers and that a new edition may change. */
export const archiveKey = ['archive']
export const statusKey = ['status']
/** Whether the program is on the device, once it is. */
export const programKey = ['program']
/** How to begin another version of the program, once there is one. */
export const newVersionKey = ['new-version']
/** With the name of a store: what that store answers. */
export const libraryKey = ['library']
/** How much there is in all stores. */
export const inventoryKey = [...libraryKey, 'inventory']
/** What has become of the wish to have everything removed from the device, once there is one. */
export const removalKey = ['removal']

/**
 * The cache between the screens and their sources. All of it is on the device, so nothing waits for
 * a network, nothing is retried and nothing grows stale by itself: archive and library say when.
 *
 * @param sources  absent where pages are written ahead of time: then only what was put in is there
 */
export function createQueryClient(sources?: Sources): QueryClient {
  const meta: { meta?: SourcesMeta } = sources ? { meta: { ...sources } } : {}
  return new QueryClient({
    defaultOptions: {
      queries: {
        ...meta,
        networkMode: 'always',
        retry: false,
        staleTime: Infinity,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { ...meta, networkMode: 'always' },
    },
  })
}

/** A page that is looked at again after this long asks the publisher whether there is news. */
const recheckMs = 10 * 60 * 1000

/** From now on what archive and library tell of reaches the screens. */
export function followSources(client: QueryClient, { archive, library, held }: Sources): void {
  let edition = -1
  let checkedAt = 0
  void archive.subscribe((status) => {
    client.setQueryData(statusKey, { ...status, news: status.news ?? held?.news() })
    if (status.edition !== edition) {
      void client.invalidateQueries({
        queryKey: archiveKey,
        predicate: ({ queryHash }) => held?.has(queryHash) !== true,
      })
      // From the device it costs nothing. Else the page has come over the network, as what is new has.
      if (status.isStored && status.phase !== 'reading') void held?.compare(archive)
    }
    edition = status.edition
    checkedAt = Math.max(
      0,
      ...status.feeds.map((feed) => Date.parse(feed.checkedAt ?? '1970-01-01')),
    )
  })
  onlineManager.subscribe((isOnline) => {
    if (isOnline) void archive.refresh()
  })
  focusManager.subscribe((isFocused) => {
    if (isFocused && Date.now() - checkedAt > recheckMs) void archive.refresh()
  })
  library.subscribe((store) => {
    void client.invalidateQueries({ queryKey: [...libraryKey, store] })
    void client.invalidateQueries({ queryKey: inventoryKey })
  })
}
