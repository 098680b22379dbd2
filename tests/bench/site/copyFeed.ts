import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CommandError } from '../../../src/publish/CommandError.ts'
import { feedName, newestCount, siteFileName, type BenchFeed, type FeedPost } from './BenchFeed.ts'

interface FeedItem {
  readonly title?: string
  readonly summary?: string
  readonly content_html?: string
  readonly date_published?: string
  readonly authors?: readonly { readonly name?: string }[]
}

/**
 * Takes a JSON Feed of one's own to be measured, with a site file that leaves everything to it.
 *
 * @throws {CommandError} when it cannot be read, or is none
 */
export async function copyFeed(path: string, folder: string): Promise<BenchFeed> {
  const text = await readText(path)
  const { title, items } = parseFeed(text)
  const feedPath = join(folder, feedName)
  const siteFilePath = join(folder, siteFileName)
  await writeFile(feedPath, text)
  await writeFile(siteFilePath, JSON.stringify({ feed: feedName }))
  return {
    feedPath,
    siteFilePath,
    postCount: items.length,
    title: title ?? '',
    newest: items
      .map(toPost)
      .toSorted((a, b) => b.published.localeCompare(a.published))
      .slice(0, newestCount),
  }
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw new CommandError(`The feed ${path} could not be read: ${String(error)}`)
  }
}

function parseFeed(text: string): { title?: string; items: readonly FeedItem[] } {
  try {
    const feed = JSON.parse(text) as { title?: string; items?: readonly FeedItem[] }
    if (feed.items && feed.items.length > 0) return { ...feed, items: feed.items }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new CommandError('The feed should be a JSON Feed with items.')
}

function toPost(item: FeedItem): FeedPost {
  const { title = '', summary = '', content_html: html = '', date_published = '' } = item
  // In the same form everywhere, so that the order of the texts is that of time.
  const published = date_published && new Date(date_published).toISOString()
  return { title, summary, html, published, author: item.authors?.[0]?.name ?? '' }
}
