import { afterEach } from 'vitest'
import type { Archive } from '../../../src/archive/Archive.ts'
import { openArchive } from '../../../src/archive/openArchive.ts'
import { emptyQuery, type SearchQuery } from '../../../src/model/SearchQuery.ts'
import { startFakeWordPress, type FakeContent, type FakeWordPress } from './fakeWordPress.ts'

const servers: FakeWordPress[] = []
const archives: Archive[] = []

afterEach(async () => {
  // What is still being asked must not meet the device of the next test.
  for (const archive of archives.splice(0)) {
    await archive.newIn(emptyQuery, [])
    await archive.refresh()
  }
  for (const server of servers.splice(0)) await server.close()
})

/** A WordPress that the site file has search for the reader, until the test ends. */
export async function publish(
  content: FakeContent,
  { collections, ...site }: { readonly collections?: object } & Record<string, unknown> = {},
): Promise<FakeWordPress> {
  const server = await startFakeWordPress(content)
  servers.push(server)
  const feed = { url: server.url, ...(collections && { collections }) }
  server.publishSite({ search: 'wordpress', feeds: [feed], ...site })
  return server
}

/** A visit to that publication. */
export function visit({ siteUrl }: FakeWordPress): Archive {
  const archive = openArchive({ siteUrl, databaseName: 'lectern-archive:/', isBare: true })
  archives.push(archive)
  return archive
}

export function ask(archive: Archive, query: Partial<SearchQuery> = {}, signal?: AbortSignal) {
  return archive.search({ ...emptyQuery, ...query }, signal)
}

export async function titlesOf(
  archive: Archive,
  query: Partial<SearchQuery> = {},
): Promise<readonly string[]> {
  const { hits } = await ask(archive, query)
  return hits.map(({ post }) => post.title)
}
