import { parseSite } from '../../../src/model/Site.ts'
import { serveSite } from '../../../src/publish/serveSite.ts'
import type { Format } from './Format.ts'
import type { FormatReadings } from './formatFigures.ts'
import { readFormat } from './readFormat.ts'
import { serveFeed } from './serveFeed.ts'
import { writeFeed, type WrittenFeed } from './writeFeed.ts'

/** What all readings of one format found. */
export interface FormatResult {
  readonly label: string
  /** Of all documents, as served: nothing is compressed. */
  readonly bytes: number
  readonly wordsPerPost: number
  readonly runs: readonly FormatReadings[]
}

export interface FormatOptions {
  readonly formats: readonly Format[]
  readonly postCount: number
  readonly runCount: number
}

/**
 * Has a made-up publication read in each format, on the device of a reader who comes for the first
 * time.
 *
 * @param folder  of the built site
 */
export async function measureFormats(
  folder: string,
  { formats, postCount, runCount }: FormatOptions,
): Promise<FormatResult[]> {
  const results: FormatResult[] = []
  for (const format of formats) {
    console.error(`${postCount} posts: ${format.label}`)
    const feed = await writeFeed(format, postCount)
    try {
      const { bytes, wordsPerPost } = feed
      const runs: FormatReadings[] = []
      for (let run = 1; run <= runCount; run++) {
        runs.push(await readOnce(folder, format, feed, postCount))
      }
      results.push({ label: format.label, bytes, wordsPerPost, runs })
    } finally {
      await feed.remove()
    }
  }
  return results
}

async function readOnce(
  folder: string,
  { address }: Format,
  { files }: WrittenFeed,
  postCount: number,
): Promise<FormatReadings> {
  const publisher = await serveFeed(files)
  const siteFile = JSON.stringify({ feed: publisher.url + address })
  const site = parseSite(JSON.parse(siteFile), publisher.url)
  const reader = await serveSite({ folder, port: 0, siteFile, site })
  try {
    return await readFormat(reader.url, postCount)
  } finally {
    await reader.close()
    await publisher.close()
  }
}
