import { createEdition } from '../../src/archive/Edition.ts'
import { findRead, readingSource } from '../../src/archive/postSources.ts'
import { createPublicationReading } from '../../src/archive/readFeeds.ts'
import { readSite } from '../../src/archive/readSite.ts'
import { createStoredEdition } from '../../src/archive/StoredEdition.ts'
import { answerPost } from '../../src/archive/answers.ts'
import { archiveFiles, type SiteFile } from '../../src/publish/site/archiveFiles.ts'
import { createIndex } from '../../src/search/index/PostIndex.ts'
import { encodeJson } from '../../src/search/shards/createColumnWriter.ts'
import { createShardWriter } from '../../src/search/shards/createShardWriter.ts'
import type { FeedServer } from './feedServer.ts'

/** Builds the site from what its address gives now. @returns the files, the head last */
export async function buildFiles(siteUrl: string): Promise<readonly SiteFile[]> {
  const base = new URL('.', siteUrl).href
  const site = await readSite(siteUrl)
  const reading = createPublicationReading(site, new Map())
  await reading.read(async () => {})
  const stored = createStoredEdition(
    site,
    reading.feeds.map((feed) => feed.result()),
  )
  const find = findRead(reading.feeds)
  const edition = createEdition(stored, readingSource(reading.feeds), createIndex())
  const sectionsOf = (rank: number) => find(edition.origins.get(edition.posts[rank]!.id)!)!.sections
  const writer = createShardWriter(edition.corpus.index.analyzer, site.facets)
  const files: SiteFile[] = []
  const archive = archiveFiles({
    edition,
    pageOf: async (rank) => (await answerPost(edition, edition.posts[rank]!.slug))!,
    textOf: (rank) => encodeJson(sectionsOf(rank)),
    index: {
      add: ({ rank, post, version }) => writer.add(post, sectionsOf(rank), version),
      finish: async function* () {
        return yield* writer.finish()
      },
    },
    base,
  })
  for await (const file of archive) files.push(file)
  return files
}

/**
 * Builds the site from what the server has now, and puts the files up beside it.
 *
 * @returns paths of all files, the head's last
 */
export async function publishBuild(server: FeedServer): Promise<readonly string[]> {
  const files = await buildFiles(server.siteUrl)
  const paths = files.map(({ path, content }) => {
    const address = `/${encodeURI(path)}`
    server.publishAt(address, (response) => {
      response.end(content)
    })
    return address
  })
  server.requests.length = 0
  return paths
}
