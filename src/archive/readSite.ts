import { FeedFetchError } from '../feed/FeedFetchError.ts'
import { feedLimits } from '../model/feedLimits.ts'
import { parseSiteFile, SiteFileError, type Site } from '../model/Site.ts'

/**
 * Reads the site file.
 *
 * @throws {SiteFileError} with a sentence for the publisher when there is none or it cannot be used
 * @throws {FeedFetchError} when the network does not answer
 */
export async function readSite(siteUrl: string): Promise<Site> {
  let response: Response
  let text: string
  try {
    response = await fetch(siteUrl, {
      cache: 'no-cache',
      credentials: 'same-origin',
      signal: AbortSignal.timeout(feedLimits.idleMs),
    })
    text = await response.text()
  } catch (cause) {
    throw new FeedFetchError(siteUrl, { cause })
  }
  if (!response.ok) throw new SiteFileError(`site.json answered ${response.status}.`)
  return parseSiteFile(text, siteUrl)
}
