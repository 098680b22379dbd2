import { webAddress } from '../model/webAddress.ts'

/**
 * A site file for a feed that is only being tried: everything is left to the feed, and the host it
 * calls its home may show its pictures.
 *
 * @param feed  text of the feed; one that cannot be read gets a site file all the same, since the
 *   reader says best what is wrong with it
 */
export function trialSite(feed: string): string {
  const home = webAddress(readHome(feed))
  return JSON.stringify({ feed: 'feed.json', imageHosts: home ? [new URL(home).host] : [] })
}

function readHome(feed: string): unknown {
  try {
    return (JSON.parse(feed) as { home_page_url?: unknown } | null)?.home_page_url
  } catch {
    // Not JSON: there is no home to learn.
    return undefined
  }
}
