import { FeedFetchError } from '../feed/FeedFetchError.ts'
import { parseSite, SiteFileError, type Site } from '../model/Site.ts'

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
    throw new FeedFetchError(siteUrl, undefined, { cause })
  }
  if (!response.ok) throw new SiteFileError(`site.json answered ${response.status}.`)
  return parseSite(parseJson(await response.text()), siteUrl)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new SiteFileError(`site.json is not valid JSON: ${(cause as Error).message}.`, { cause })
  }
}
