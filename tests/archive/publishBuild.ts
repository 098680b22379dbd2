import { createEdition } from '../../src/archive/Edition.ts'
import { draftSource, findRead, noSource } from '../../src/archive/postSources.ts'
import { createPublicationReading } from '../../src/archive/readFeeds.ts'
import { readSite } from '../../src/archive/readSite.ts'
import { createStoredEdition } from '../../src/archive/StoredEdition.ts'
import { archiveFiles } from '../../src/publish/writeArchive.ts'
import { createIndex } from '../../src/search/index/PostIndex.ts'
import type { FeedServer } from './feedServer.ts'

/**
 * Builds the site from what the server has now, and puts the files up beside it.
 *
 * @returns paths of all files, the head's last
 */
export async function publishBuild(server: FeedServer): Promise<readonly string[]> {
  const base = new URL('.', server.siteUrl).href
  const site = await readSite(server.siteUrl)
  const reading = createPublicationReading(site, new Map())
  await reading.read(async () => {})
  const stored = createStoredEdition(
    site,
    reading.feeds.map((feed) => feed.result()),
  )
  const find = findRead(reading.feeds)
  const edition = createEdition(stored, draftSource(find, noSource), createIndex())
  const paths: string[] = []
  for await (const { path, text } of archiveFiles(edition, find, base)) {
    const address = `/${encodeURI(path)}`
    server.publishAt(address, (response) => {
      response.end(text)
    })
    paths.push(address)
  }
  server.requests.length = 0
  return paths
}
