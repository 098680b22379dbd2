import { focusManager, hashKey, type QueryClient } from '@tanstack/react-query'
import type { ArchiveStatus } from '../archive/Archive.ts'
import type { NewestPosts } from '../model/Visit.ts'
import { statusKey, type Sources } from './createQueryClient.ts'
import { newestQueryOptions } from './useVisit.ts'

/** How often it is noted that a page is in sight still: a crash loses no more of a visit. */
const beatMs = 5 * 60 * 1000

/**
 * Notes, as long as the page is in front of the reader, that this is a visit, and which posts there are
 * to be seen on it: those that a list has asked for, or that are on the device.
 */
export function noteVisits(client: QueryClient, { archive, library }: Sources): void {
  let newest: NewestPosts | undefined

  function note(): void {
    void library.visits.note(new Date().toISOString(), newest)
  }

  function noteNewest(found: NewestPosts): void {
    // What is told as news has not been seen.
    const hasNews = client.getQueryData<ArchiveStatus>(statusKey)?.news !== undefined
    if (hasNews || found.posts.length === 0 || found === newest) return
    newest = found
    if (focusManager.isFocused()) note()
  }

  focusManager.subscribe(note)
  setInterval(() => focusManager.isFocused() && note(), beatMs)
  if (focusManager.isFocused()) note()

  const asked = hashKey(newestQueryOptions.queryKey)
  client.getQueryCache().subscribe(({ query }) => {
    if (query.queryHash === asked && query.state.data) noteNewest(query.state.data as NewestPosts)
  })
  let edition: number | undefined
  void archive.subscribe((status) => {
    if (!status.isStored || status.edition === edition) return
    edition = status.edition
    void client.fetchQuery(newestQueryOptions)
  })
}
