import type { CheckedFeed, ServerAnswers } from './CheckedFeed.ts'
import { counted } from './counted.ts'
import { hostOf, internalLinks } from './internalLinks.ts'

export const noAnswers: ServerAnswers = { statuses: new Map(), notes: [] }

const mostAddresses = 200
const atOnce = 4
const timeoutMs = 10_000

interface AskOptions {
  readonly asksLinks: boolean
  /** Told before each page which one it is, of how many. */
  readonly onProgress: (page: number, pageCount: number) => void
}

/**
 * Asks about the headers of the feed and, unless that is left out, whether the pages are there that
 * its posts link to.
 */
export async function askServer(
  feed: CheckedFeed,
  { asksLinks, onProgress }: AskOptions,
): Promise<ServerAnswers> {
  const linked = asksLinks ? [...new Set(internalLinks(feed).map(({ url }) => url))] : []
  const asked = linked.slice(0, mostAddresses)
  const [first] = feed.pages
  return {
    mayOthersRead: first && (await askWhetherOthersMayRead(first.url)),
    statuses: await askStatuses(asked, onProgress),
    notes: asked.length > 0 ? [describe(asked, linked.length)] : [],
  }
}

function describe(asked: readonly string[], count: number): string {
  const pages = counted(asked.length, 'page', 'pages')
  const what = asked.length < count ? `${pages} of ${counted(count, 'page', 'pages')}` : pages
  const hosts = [...new Set(asked.map(hostOf))].join(' and ')
  return `Asked ${hosts} for ${what} that posts link to. --no-links leaves that out.`
}

/** Some at a time, so that the server hardly notices. */
async function askStatuses(
  addresses: readonly string[],
  onProgress: AskOptions['onProgress'],
): Promise<ReadonlyMap<string, number>> {
  const statuses = new Map<string, number>()
  const waiting = addresses.entries()
  async function askInTurn(): Promise<void> {
    // All take from the one iterator, so each address is asked once.
    for (const [index, url] of waiting) {
      onProgress(index + 1, addresses.length)
      const status = await askStatus(url)
      if (status !== undefined) statuses.set(url, status)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, askInTurn))
  return statuses
}

/** Some servers do not know HEAD and say that there is nothing. */
async function askStatus(url: string): Promise<number | undefined> {
  const status = await request(url, 'HEAD')
  return status !== undefined && status >= 400 ? request(url, 'GET') : status
}

async function request(url: string, method: 'HEAD' | 'GET'): Promise<number | undefined> {
  try {
    const response = await fetch(url, { method, signal: AbortSignal.timeout(timeoutMs) })
    await response.body?.cancel()
    return response.status
  } catch {
    // No answer is not known to be a dead link: the network may be at fault.
    return undefined
  }
}

const otherSite = 'https://lectern.invalid'

/** @returns nothing where the server did not answer */
async function askWhetherOthersMayRead(url: string): Promise<boolean | undefined> {
  try {
    const response = await fetch(url, {
      headers: { origin: otherSite },
      signal: AbortSignal.timeout(timeoutMs),
    })
    await response.body?.cancel()
    const allowed = response.headers.get('access-control-allow-origin')
    return allowed === '*' || allowed === otherSite
  } catch {
    // It has just answered; if it does not now, that says nothing of whom it lets read.
    return undefined
  }
}
