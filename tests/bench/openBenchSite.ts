import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseSite } from '../../src/model/Site.ts'
import { CommandError } from '../../src/publish/CommandError.ts'
import { serveSite } from '../../src/publish/serveSite.ts'
import { prepareTrial } from '../../src/publish/trialSite.ts'

const root = join(import.meta.dirname, '../..')
const samplePath = join(root, 'public/feed.json')
/** A real publication of some size, where the machine has it. */
const blogPath = join(root, '../shared/feeds/18f.json')

export interface BenchSite {
  readonly url: string
  /** Folder of the built files. */
  readonly folder: string
  readonly feedPath: string
  readonly postCount: number
  readonly close: () => Promise<void>
}

/** What is measured when nothing else is asked for. */
export function defaultFeedPath(): string {
  return existsSync(blogPath) ? blogPath : samplePath
}

/**
 * Serves a built site on this machine, unthrottled and uncompressed, over the feed.
 *
 * @throws {CommandError} when the feed cannot be read
 */
export async function openBenchSite(folder: string, feedPath: string): Promise<BenchSite> {
  const feed = await readFeed(feedPath)
  // The sample has a site file of its own; any other feed is tried as `npm start -- --feed` does.
  const isSample = feedPath === samplePath
  const siteFile = isSample
    ? await readFile(join(folder, 'site.json'), 'utf8')
    : (await prepareTrial(feedPath)).siteFile
  const server = await serveSite({
    folder,
    port: 0,
    feed: { kind: 'file', path: feedPath },
    siteFile,
    site: parseSite(JSON.parse(siteFile), 'http://localhost/site.json'),
  })
  return {
    url: server.url,
    folder,
    feedPath,
    postCount: countItems(feed),
    close: server.close,
  }
}

async function readFeed(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw new CommandError(`The feed ${path} could not be read: ${String(error)}`)
  }
}

function countItems(feed: string): number {
  try {
    return (JSON.parse(feed) as { items: unknown[] }).items.length
  } catch {
    throw new CommandError('The feed should be a JSON Feed with items.')
  }
}
