import { createWriteStream } from 'node:fs'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { feedLimits } from '../../../src/model/feedLimits.ts'
import { writeFiledJsonFeed } from '../formats/jsonFeed.ts'
import { createPublication, postsOf } from '../publication/Publication.ts'
import { feedName, newestCount, siteFileName, type BenchFeed } from './BenchFeed.ts'

interface MadeUpFeedOptions {
  readonly folder: string
  readonly postCount: number
  readonly seed: number
}

const wordsPerPost = 600
const samplePath = join(import.meta.dirname, '../../../public/site.json')

/** Writes a made-up publication with a site file that has the facets of the sample. */
export async function writeMadeUpFeed(options: MadeUpFeedOptions): Promise<BenchFeed> {
  const { folder, postCount, seed } = options
  const publication = createPublication({ postCount, wordsPerPost, seed })
  const feedPath = join(folder, feedName)
  const siteFilePath = join(folder, siteFileName)
  await pipeline(Readable.from(writeFiledJsonFeed(publication)), createWriteStream(feedPath))
  await writeFile(siteFilePath, await createSiteFile((await stat(feedPath)).size))
  return {
    feedPath,
    siteFilePath,
    postCount,
    title: publication.title,
    newest: Array.from(postsOf(publication, 1, newestCount), (post) => ({
      title: post.title,
      summary: post.summary,
      html: post.html,
      published: post.published.toISOString(),
      author: post.author.name,
    })),
  }
}

/** Whatever it costs, the whole feed is read: what is left out would make the figures too good. */
async function createSiteFile(feedBytes: number): Promise<string> {
  const { facets } = JSON.parse(await readFile(samplePath, 'utf8')) as { facets: unknown }
  const limits = { bytes: Math.max(feedLimits.bytes, 2 * feedBytes) }
  return JSON.stringify({ feed: feedName, facets, limits })
}
