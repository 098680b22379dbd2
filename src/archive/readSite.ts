import { FeedFetchError } from '../feed/FeedFetchError.ts'
import { parseSiteFile, SiteFileError, type Site } from '../model/Site.ts'

/**
 * Reads the site file.
 *
 * @throws {SiteFileError} with a sentence for the publisher when there is none or it cannot be used
 * @throws {FeedFetchError} when the network does not answer
 */
export async function readSite(siteUrl: string): Promise<Site> {
  let response: Response
  try {
    response = await fetch(siteUrl, { cache: 'no-cache', credentials: 'same-origin' })
  } catch (cause) {
    throw new FeedFetchError(siteUrl, { cause })
  }
  if (!response.ok) throw new SiteFileError(`site.json answered ${response.status}.`)
  return parseSiteFile(await response.text(), siteUrl)
}
