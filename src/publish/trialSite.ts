import type { FeedDetails } from '../model/Feed.ts'
import { feedLimits } from '../model/feedLimits.ts'
import { FeedFetchError } from '../feed/FeedFetchError.ts'
import { readFeed } from '../feed/readFeed.ts'
import { openFeedInput } from './check/FeedInput.ts'
import { CommandError } from './CommandError.ts'
import type { FeedOrigin } from './feedProxy.ts'

/** What it takes to try a feed. */
export interface Trial {
  /** Text of a site file that leaves everything to the feed. */
  readonly siteFile: string
  /** What the server passes on; absent where the browser may ask the publisher itself. */
  readonly feed?: FeedOrigin
}

/**
 * Looks at a feed far enough to know how it can be tried. The host that it calls its home may show
 * its pictures. One that cannot be read is tried all the same: the reader says best what is wrong.
 *
 * @param argument  a file, or the address of a feed, of a page that links to one, or of a WordPress
 * @throws {CommandError} when there is no such file, or nothing answers
 */
export async function prepareTrial(argument: string): Promise<Trial> {
  if (argument === '-')
    throw new CommandError('A feed that is tried has to be a file or an address.')
  const input = await openFeedInput(argument)
  const origin: FeedOrigin = input.isWeb
    ? { kind: 'web', url: argument }
    : { kind: 'file', path: argument }
  try {
    const reading = readFeed(
      { url: input.url },
      { facets: [], limits: feedLimits, open: input.open },
    )
    const { value, done } = await reading.next()
    await reading.return(undefined as never)
    if (done) return { siteFile: writeSite({ feed: 'feed.json' }), feed: origin }
    const { format, page, details } = value
    // WordPress answers every site that asks, and there is more to it than one document.
    if (format === 'wordpress' && input.isWeb) {
      return { siteFile: writeSite({ feed: argument }, details) }
    }
    return {
      siteFile: writeSite({ feed: 'feed.json' }, details),
      feed: input.isWeb ? { kind: 'web', url: page } : origin,
    }
  } catch (error) {
    if (error instanceof FeedFetchError) throw new CommandError(describe(error, argument))
    return { siteFile: writeSite({ feed: 'feed.json' }), feed: origin }
  }
}

function writeSite(site: { feed: string }, { homePageUrl }: FeedDetails = {}): string {
  return JSON.stringify({ ...site, imageHosts: homePageUrl ? [new URL(homePageUrl).host] : [] })
}

function describe({ status }: FeedFetchError, argument: string): string {
  return status
    ? `The feed ${argument} answered with status ${status}.`
    : `The feed ${argument} could not be reached.`
}
